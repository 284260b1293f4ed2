"""A plan as an Excel workbook: real tables, every cell text, no formula."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import xlsxwriter

from domain.errors import LedgerError
from projections.documents import content
from projections.documents.content import Plan
from projections.documents.stamping import stamped

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST = 32_767
"""The characters that Excel keeps in a cell."""

TALLEST = 409
"""Points: the height of a row at the most."""

Row = Sequence[str]

_COLUMNS: tuple[tuple[str, int, Callable[[Plan], str]], ...] = (
    ("Reference", 10, lambda action: str(action["code"])),
    ("Action", 45, lambda action: content.joined(content.wording(action))),
    ("Target timescales", 24, lambda a: content.joined(content.targets(a, False))),
    ("Success measure", 18, lambda a: content.joined(content.measures(a, False))),
    ("Originally", 16, content.originals),
    ("Progress", 42, lambda a: content.joined(content.progress(a, False))),
    ("Progress dated", 18, content.dated),
    ("Rating", 13, lambda a: content.joined(content.rating(a, False))),
    ("Rating since", 16, content.since),
    ("Delivery", 14, lambda action: str(action["delivery"])),
    ("Owner", 20, lambda a: content.joined(content.plain(a["owner"]))),
)
_RATING = 8


class CellTooLongError(LedgerError):
    """A text that a cell of Excel cannot hold."""

    def __init__(self, what: str, length: int) -> None:
        super().__init__(
            f"The {what} has {length:,} characters and Excel keeps {MOST:,} in a"
            " cell; print the plan with --format docx or json instead."
        )


def as_workbook(data: Plan) -> bytes:
    """Return the plan as the bytes of an .xlsx file; the same data, the same bytes.

    The sheet `Plan` has a row for each live action, `Outcomes` one for each outcome,
    `RAG rating` the key, `Acronyms` the terms, and `About` says what this is.

    Args:
        data: The plan under the keys of `ledger snapshot --format json`.

    Raises:
        CellTooLongError: a text is longer than Excel keeps.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False}
    with xlsxwriter.Workbook(out, options) as book:
        made = datetime.fromisoformat(data["generated"])
        title = content.shown(data["title"])[:255]
        book.set_properties({"title": title, "author": "", "created": made})
        _plan(book, data)
        outcomes = [
            (content.area_heading(area), outcome)
            for area in data["areas"]
            for outcome in content.outcomes(area) or [""]
        ]
        _listing(book, "Outcomes", (("Area", 40), ("Outcome", 90)), outcomes)
        _key(book, data["scheme"])
        heads = (("Acronym", 16), ("Meaning", 60))
        _listing(book, "Acronyms", heads, content.terms(data))
        said = [("Title", content.shown(data["title"])), *content.about(data)]
        said += [("About", sentence) for sentence in content.marked(data)]
        _listing(book, "About", (("Item", 16), ("Words", 100)), said)
    return stamped(out.getvalue())


def _plan(book: Workbook, data: Plan) -> None:
    areas = {area["code"]: content.area_heading(area) for area in data["areas"]}
    rows = [(areas[action["area"]], *_cells(action)) for action in data["actions"]]
    heads = [("Area", 22), *((name, width) for name, width, _ in _COLUMNS)]
    sheet = _listing(book, "Plan", heads, rows)
    for at, row in enumerate(rows, 1):
        fill = content.fill_of(row[_RATING])
        if fill:
            sheet.write_string(at, _RATING, row[_RATING], _look(book, fill))


def _cells(action: Plan) -> list[str]:
    cells = []
    for name, _, part in _COLUMNS:
        words = part(action)
        _check(f"{name.lower()} of action {action['code']}", words)
        cells.append(words)
    return cells


def _check(what: str, words: str) -> None:
    """Refuse words that XlsxWriter would leave out without saying so."""
    # Excel counts as UTF-16 does.
    length = len(words.encode("utf-16-le")) // 2
    if length > MOST:
        raise CellTooLongError(what, length)


def _key(book: Workbook, scheme: Sequence[Plan]) -> None:
    rows = [
        (value["value"], value["letter"] or "", content.meaning(value))
        for value in scheme
    ]
    heads = (("Rating", 16), ("Letter", 10), ("Meaning", 90))
    sheet = _listing(book, "RAG rating", heads, rows)
    for at, (word, _, _) in enumerate(rows, 1):
        fill = content.fill_of(word)
        if fill:
            sheet.write_string(at, 0, word, _look(book, fill))


def _listing(
    book: Workbook, name: str, heads: Sequence[tuple[str, int]], rows: Sequence[Row]
) -> Worksheet:
    """Add a sheet with one table, a heading row that stays, and pages that fit."""
    sheet = book.add_worksheet(name)
    look = _look(book, None)
    for at, (_, width) in enumerate(heads):
        sheet.set_column(at, at, width)
    for at, row in enumerate(rows, 1):
        for column, words in enumerate(row):
            _check(f"{heads[column][0].lower()} of {content.short(row[0])}", words)
            sheet.write_string(at, column, words, look)
        sheet.set_row(at, _height(row, [width for _, width in heads]))
    columns = [{"header": head} for head, _ in heads]
    table = name.replace(" ", "")
    # Excel wants a row below the headings even in an empty table.
    area = (0, 0, max(len(rows), 1), len(heads) - 1)
    sheet.add_table(*area, {"name": f"{table}Table", "columns": columns})
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    return sheet


def _height(row: Row, widths: Sequence[int]) -> float:
    """Return the height in points at which every line of a row can be read.

    It is an estimate: only a program that draws the letters knows better.
    """
    lines = max(
        sum(1 + len(line) // width for line in words.split("\n"))
        for words, width in zip(row, widths, strict=True)
    )
    return float(min(15 * lines, TALLEST))


def _look(book: Workbook, fill: str | None) -> Format:
    look = {"text_wrap": True, "valign": "top", "num_format": "@"}
    if fill is not None:
        look["bg_color"] = f"#{fill}"
    return book.add_format(look)
