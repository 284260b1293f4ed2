"""A workbook as it is kept by hand: a sheet of how things stand, and one of updates."""

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar

import openpyxl

from benchmarks.estate import KINDS, Point, Update
from benchmarks.peers.course import main
from benchmarks.peers.oracle import Line, Status
from benchmarks.peers.protocol import Peer, Reach, Work

HEADS = ("Action", *(kind.capitalize() for kind in KINDS))
LOG = ("Number", "Recorded", "Action", "Kind", "Effective", "Value", "Words")
WHY = (
    "Each update reads and writes the whole workbook: seconds at 3,000 updates, and"
    " minutes at 100,000. A sheet has 1,048,576 rows at most."
)


class Workbook(Peer):
    """The recorded clock alone: the cell of a late update is overwritten too."""

    name: ClassVar[str] = "openpyxl, a workbook"
    appends: ClassVar[int] = 10
    reach: ClassVar[dict[Work, Reach]] = {"bulk": Reach(3_000, WHY)}

    def __init__(self, at: str) -> None:
        """Say where the workbook lies."""
        super().__init__(at)
        self.place = Path(at) / "plan.xlsx"

    def bulk(self, updates: Iterable[Update]) -> None:
        """Write both sheets in openpyxl's write-only mode."""
        book = openpyxl.Workbook(write_only=True)
        standing, log = book.create_sheet("Standing"), book.create_sheet("Updates")
        log.append(LOG)
        rows: dict[str, list[str]] = {}
        for update in updates:
            log.append(_row(update))
            own = rows.setdefault(update.key, [update.key, *("" for _ in KINDS)])
            own[1 + KINDS.index(update.kind)] = update.value
        standing.append(HEADS)
        for row in rows.values():
            standing.append(row)
        self._save(book)

    def append(self, update: Update) -> None:
        """Load the workbook, change a cell, add a row, save it, all of it."""
        book = openpyxl.load_workbook(self._bytes())
        standing, log = book["Standing"], book["Updates"]
        for row in standing.iter_rows(min_row=2):
            if row[0].value == update.key:
                break
        else:
            standing.append([update.key, *("" for _ in KINDS)])
            row = standing[standing.max_row]
        row[1 + KINDS.index(update.kind)].value = update.value
        log.append(_row(update))
        self._save(book)

    def now(self, point: Point) -> Status:
        """Read the sheet of how things stand."""
        del point
        return {
            str(row[0]): _four([str(value or "") for value in row[1:]])
            for row in self._rows("Standing")
        }

    def status(self, point: Point) -> Status:
        """Go through the updates up to the instant."""
        rows: dict[str, list[str]] = {}
        by_then = point.instant.isoformat()
        for _, recorded, action, kind, _, value, _ in self._rows("Updates"):
            if recorded > by_then:
                break
            own = rows.setdefault(action, ["" for _ in KINDS])
            own[KINDS.index(kind)] = value
        return {action: _four(row) for action, row in rows.items()}

    def timeline(self, key: str) -> list[Line]:
        """Filter the updates by action."""
        return [
            Line(number, kind, effective, value, words)
            for number, _, action, kind, effective, value, words in self._rows(
                "Updates"
            )
            if action == key
        ]

    def _rows(self, sheet: str) -> Iterator[tuple[Any, ...]]:
        # Closed even by whoever does not want all rows.
        with closing(openpyxl.load_workbook(self._bytes(), read_only=True)) as book:
            yield from book[sheet].iter_rows(min_row=2, values_only=True)

    def _bytes(self) -> BytesIO:
        # Some versions leave a file open that they were given by its name.
        return BytesIO(self.place.read_bytes())

    def _save(self, book: openpyxl.Workbook) -> None:
        """Save it beside the old one, make it certain, and put it in its place."""
        beside = self.place.with_suffix(".new.xlsx")
        book.save(beside)
        with beside.open("rb") as written:
            os.fsync(written.fileno())
        beside.replace(self.place)


def _row(update: Update) -> list[object]:
    when, day = update.recorded_at.isoformat(), str(update.effective)
    place = (update.number, when, update.key)
    return [*place, update.kind, day, update.value, update.words]


def _four(values: list[str]) -> tuple[str, str, str, str]:
    rating, progress, target, delivery = values
    return rating, progress, target, delivery


if __name__ == "__main__":
    main(Workbook)
