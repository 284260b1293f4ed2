"""The entries of a plan as rows of a listing, a fact in each column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from projections.says import says

Line = Mapping[str, Any]
"""An entry under the keys of `ledger log --format json`."""


class Column(NamedTuple):
    """A column of the listing.

    Attributes:
        head: Its heading.
        width: In characters.
        says: What it says of an entry; "" for nothing.
        when: Whether that is a day or an instant.
    """

    head: str
    width: int
    says: Callable[[Line], str | int]
    when: bool = False


def _plain(key: str) -> Callable[[Line], str | int]:
    """Return what gives the value under a key; "" for none."""

    def says(line: Line) -> str | int:
        value: str | int | None = line[key]
        return "" if value is None else value

    return says


def _entry(key: str) -> Callable[[Line], str]:
    """Return what gives the entry that a key names: "#57"; "" for none."""
    return lambda line: f"#{line[key]}" if line[key] else ""


def _what(line: Line) -> str:
    return str(line["type"]).partition(".")[2].replace("_", " ")


def _given(line: Line) -> str:
    return str(line["words"] or line["effective_printed"])


COLUMNS = (
    Column("Entry", 8, _plain("number")),
    Column("Recorded at (UTC)", 19, _plain("recorded_at"), when=True),
    Column("Recorded by", 15, _plain("recorded_by")),
    Column("Effective by", 13, _plain("effective"), when=True),
    Column("Effective as given", 18, _given),
    Column("Days late", 9, _plain("days_late")),
    Column("Of action", 10, _plain("action")),
    Column("What happened", 18, _what),
    Column("Says", 54, lambda line: says(line) or ""),
    Column("Because", 34, _plain("reason")),
    Column("In place of", 11, _entry("names")),
    Column("Corrected by", 13, _entry("corrected_by")),
    Column("Retracted by", 13, _entry("retracted_by")),
    Column("Holds redacted text", 14, lambda line: "yes" if line["redacted"] else ""),
    Column("Source", 30, _plain("source")),
    Column("On behalf of", 15, _plain("on_behalf_of")),
)
"""Their headings are known to the reader of documents, which passes over the rows.

It knows them by the first ones, so a further one comes last.
"""


def cells(line: Line) -> list[str | int]:
    """Return the cells of an entry in the order of `COLUMNS`; "" for nothing."""
    return [column.says(line) for column in COLUMNS]
