"""A plan as an Excel workbook: real tables, every cell text, no formula."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter

from projections.documents import content, rated, targets
from projections.documents.content import Plan
from projections.documents.sheets import Sheets, Value
from projections.documents.stamping import stamped

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_COLUMNS: tuple[tuple[str, int, Callable[[Plan], str]], ...] = (
    ("Reference", 10, lambda action: str(action["code"])),
    ("Action", 44, lambda action: content.joined(content.wording(action))),
    ("Target timescales", 24, lambda a: content.joined(targets.targets(a, False))),
    ("Success measure", 16, lambda a: content.joined(targets.measures(a, False))),
    ("Originally", 15, targets.originals),
    ("Progress", 42, lambda a: content.joined(content.progress(a, False))),
    ("Progress dated", 16, content.dated),
    ("Rating", 12, lambda a: content.shown(a["rating"])),
    ("Rating since", 14, rated.since),
    ("Delivery", 14, lambda action: str(action["delivery"])),
    ("Owner", 18, lambda a: content.joined(content.plain(a["owner"]))),
    ("Last rated", 14, rated.rated_on),
    ("Because", 30, lambda action: content.shown(action["rating_reason"] or "")),
    ("Move approved by", 16, targets.approvals),
)
_OF_THE_DAY: tuple[tuple[str, int, Callable[[Plan, Plan], str]], ...] = (
    ("Exception report", 16, rated.exception_said),
    ("Date passed", 14, targets.passed_said),
)
"""Columns that depend on the scheme or on the day of the plan as well."""

_RATING = 8

_FIRST_DAY = "1900-03-01"
"""Excel counts a day too many before it."""


def as_workbook(
    data: Plan, lines: Sequence[Mapping[str, Any]] = (), *, cut: bool = False
) -> bytes:
    """Return the plan as the bytes of an .xlsx file; the same data, the same bytes.

    The sheet `Plan` has a row for each live action, `Outcomes` one for each outcome,
    `RAG rating` the key, `Acronyms` the terms, `Measures` the measures if there are
    any, `Timeline` the entries if any are given, and `About` says what this is. Every
    printed page says it too.

    Args:
        data: The plan under the keys of `ledger snapshot --format json`.
        lines: Its entries under the keys of `ledger log --format json`. A text that
            Excel cannot hold is cut off there, and says where it is whole.
        cut: Whether one of the plan is cut off likewise, for `plan.json` and
            `timeline.csv` lie beside it. The plan of a print that stands alone has to
            be whole.

    Raises:
        CellTooLongError: a text is longer than Excel keeps, and `cut` is not wanted.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False}
    marks, although = content.marked(data), content.sealed_although(data)
    with xlsxwriter.Workbook(out, options) as book:
        _name(book, data, marks)
        sheets = Sheets(book, marks, "plan.json" if cut else None)
        _plan(sheets, data)
        outcomes = [
            (content.area_heading(area), outcome)
            for area in data["areas"]
            for outcome in content.outcomes(area) or [""]
        ]
        sheets.add("Outcomes", (("Area", 40), ("Outcome", 90)), outcomes)
        _key(sheets, data["scheme"])
        heads = (("Acronym", 16), ("Meaning", 60))
        sheets.add("Acronyms", heads, content.terms(data))
        _measures(sheets, data)
        if lines:
            whole_in = "timeline.csv" if cut else "the ledger"
            _timeline(Sheets(book, marks, whole_in), lines)
        said = [("Title", content.shown(data["title"])), *content.about(data)]
        said += [("About", words) for words in (*marks, although) if words]
        sheets.add("About", (("Item", 16), ("Words", 100)), said)
    return stamped(out.getvalue())


def _name(book: Workbook, data: Plan, marks: Sequence[str]) -> None:
    """Give the file its properties."""
    made = datetime.fromisoformat(data["generated"])
    title, mark = content.shown(data["title"])[:255], marks[0][:255]
    book.set_properties(
        {"title": title, "author": "", "comments": mark, "created": made}
    )


def _plan(sheets: Sheets, data: Plan) -> None:
    areas = {area["code"]: content.area_heading(area) for area in data["areas"]}
    rows = [
        (
            areas[action["area"]],
            *(part(action) for *_, part in _COLUMNS),
            *(part(data, action) for *_, part in _OF_THE_DAY),
        )
        for action in data["actions"]
    ]
    names = [f"action {action['code']}" for action in data["actions"]]
    columns = (*_COLUMNS, *_OF_THE_DAY)
    heads = [("Area", 20), *((name, width) for name, width, _ in columns)]
    sheet = sheets.add("Plan", heads, rows, names, large=True)
    for at, row in enumerate(rows, 1):
        sheets.shade(sheet, (at, _RATING), row[_RATING])


def _key(sheets: Sheets, scheme: Sequence[Plan]) -> None:
    rows = [
        (value["value"], value["letter"] or "", content.meaning(value))
        for value in scheme
    ]
    heads = (("Rating", 16), ("Letter", 10), ("Meaning", 90))
    sheet = sheets.add("RAG rating", heads, rows)
    for at, (word, _, _) in enumerate(rows, 1):
        sheets.shade(sheet, (at, 0), word)


def _measures(sheets: Sheets, data: Plan) -> None:
    if not data["measures"]:
        return
    from projections.documents.measured import COLUMNS, HEADING

    heads = [(name, width) for name, width, _ in COLUMNS]
    rows = [[part(one) for *_, part in COLUMNS] for one in data["measures"]]
    names = [f"measure {one['code']}" for one in data["measures"]]
    sheets.add(HEADING, heads, rows, names)


def _timeline(sheets: Sheets, lines: Sequence[Mapping[str, Any]]) -> None:
    from projections.documents.timeline import COLUMNS

    heads = [(column.head, column.width) for column in COLUMNS]
    rows = [
        tuple(_typed(column.says(line), column.when) for column in COLUMNS)
        for line in lines
    ]
    sheets.add("Timeline", heads, rows, large=True)


def _typed(value: str | int, when: bool) -> Value:
    """Return a value of the timeline as Excel sorts it: days are dates there."""
    if isinstance(value, int):
        return value
    if not when or value < _FIRST_DAY:
        return content.shown(value)
    if len(value) == len(_FIRST_DAY):
        return date.fromisoformat(value)
    return datetime.fromisoformat(value.removesuffix("Z"))
