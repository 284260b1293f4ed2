"""Listings as CSV: data for a spreadsheet, no cell of which it takes for a formula."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import dropwhile
from typing import Any

from domain.printing import NOT_RECORDED, audience_name, printable, visible

Plan = Mapping[str, Any]
"""A plan under the keys of `ledger snapshot --format json`."""

Row = Sequence[str]

_MARKS = ("Snapshot", "As at", "Known to")
_MORE_MARKS = ("Generated", "Ledger head", "Withheld")

PLAN_HEADS = (
    *_MARKS,
    "Area",
    "Outcomes",
    "Reference",
    "Action",
    "Target timescales",
    "Success measure",
    "Originally",
    "Move approved by",
    "Progress",
    "Progress dated",
    "Rating",
    "Rating since",
    "Last rated",
    "Because",
    "Delivery",
    "Owner",
    "Exception report",
    "Date passed",
    *_MORE_MARKS,
)
"""The columns of a plan as CSV: a row for each live action."""

_BOM = b"\xef\xbb\xbf"
"""Without it, Excel on Windows reads a file that is opened by a double click in the
letters of old, and "–" and "é" become others. Our own reader takes it off again."""

_FORMULA = frozenset("=+-@＝＋－＠")


_WHOLE = re.compile("-?[0-9]{1,9}")

_HARMLESS = re.compile("([0-9A-Za-z][\n -~]*)?")
"""Most cells: nothing in them is to be shown otherwise, and they begin no formula."""


def as_csv(heads: Sequence[str], rows: Sequence[Row]) -> str:
    """Return the rows as CSV, no cell of which a spreadsheet takes for a formula."""
    return _written([heads]) + as_csv_rows(rows)


def as_csv_rows(rows: Sequence[Row]) -> str:
    """Return the rows as they stand in `as_csv`, without the heads."""
    return _written([[inert(cell) for cell in row] for row in rows])


def _written(rows: Sequence[Row]) -> str:
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def inert(cell: str) -> str:
    """Return `cell` printable, and marked as text if it looks like a formula.

    What a spreadsheet may skip in front of a formula is skipped here too.
    """
    if _HARMLESS.fullmatch(cell):
        return cell
    skipped = dropwhile(lambda c: unicodedata.category(c)[0] in "CZM", visible(cell))
    if _WHOLE.fullmatch(cell):
        return cell  # Days that have passed are no formula.
    dangerous = next(skipped, "") in _FORMULA
    return ("'" if dangerous else "") + printable(cell)


def plan_rows(data: Plan) -> list[Row]:
    """Return one row for each live action, each marked with what it is a part of."""
    from projections.documents import content, rated, targets

    marks, more = _marks(data), _more_marks(data)
    areas = {area["code"]: area for area in data["areas"]}
    outcomes = {code: "\n".join(content.outcomes(area)) for code, area in areas.items()}
    rows = [
        (
            *marks,
            content.area_heading(areas[action["area"]]),
            outcomes[action["area"]],
            *_said(action),
            rated.exception_said(data, action),
            targets.passed_said(data, action),
            *more,
        )
        for action in data["actions"]
    ]
    return [_untabbed(row) for row in rows]


def _said(action: Plan) -> Row:
    """Return what the plan has of an action, from its code to its owner."""
    from projections.documents import content, targets

    return (
        action["code"],
        content.joined(content.wording(action)),
        content.joined(targets.targets(action, remark=False)),
        content.joined(targets.measures(action, remark=False)),
        targets.originals(action),
        targets.approvals(action),
        content.joined(content.progress(action, remark=False)),
        content.dated(action),
        action["rating"],
        action["rating_since"] or "",
        action["rating_on"] or "",
        action["rating_reason"] or "",
        action["delivery"],
        action["owner"] or NOT_RECORDED,
    )


def as_plan_csv(data: Plan) -> bytes:
    """Return the plan as the bytes of a .csv file: UTF-8, a row for each live action.

    Args:
        data: The plan under the keys of `ledger snapshot --format json`.
    """
    return as_csv_file(PLAN_HEADS, plan_rows(data))


def as_timeline_csv(data: Plan, lines: Sequence[Mapping[str, Any]]) -> bytes:
    """Return entries as the bytes of a .csv file: UTF-8, a row for each.

    Args:
        data: The plan under the keys of `ledger snapshot --format json`.
        lines: Its entries under the keys of `ledger log --format json`.
    """
    from projections.documents.timeline import COLUMNS, cells

    marks, more = _marks(data), _more_marks(data)
    heads = (*_MARKS, *(column.head for column in COLUMNS), *_MORE_MARKS)
    rows = [_untabbed((*marks, *map(str, cells(line)), *more)) for line in lines]
    return as_csv_file(heads, rows)


def as_csv_file(heads: Sequence[str], rows: Sequence[Row]) -> bytes:
    """Return the rows as the bytes of a .csv file, which Excel reads as UTF-8."""
    return _BOM + as_csv(heads, rows).encode("utf-8")


def _marks(data: Plan) -> Row:
    """Return what a row is a part of: "working copy" or "report 2 to Ofsted"."""
    report = data["report"]
    what = "working copy"
    if report is not None:
        what = f"report {report['number']} to {audience_name(report['audience'])}"
    return (what, data["as_at"], f"#{data['known_to']['entry']}")


def _more_marks(data: Plan) -> Row:
    head = data["head"]
    root = f"{head['entries']} entries, root {head['root']}"
    return (data["generated"], root, ", ".join(data["withheld"]))


def _untabbed(row: Row) -> Row:
    # A tab would be printed by its number, as what moves a terminal is.
    return tuple(cell.replace("\t", " ") for cell in row)
