"""A log that is printed page by page, in memory that does not grow with the ledger."""

from collections.abc import Sequence
from typing import Any

from cli.listing import COLUMNS, data_cells, echo_log
from cli.table import echo_whole

PAGED = ("csv", "json")
"""The formats that do not need all rows to print the first."""


class PagedLog:
    """Prints rows of the log as `echo_log` does, while they arrive.

    The last page waits for `end`. So a log of one page, as most are, is printed when
    the ledger is closed again, and a reader who takes long keeps nobody from recording.
    """

    def __init__(self, format_: str) -> None:
        """Print in the format that was asked for; table and Markdown at the end."""
        self._format = format_
        self._waiting: list[dict[str, Any]] = []
        self._begun = False

    def add(self, rows: Sequence[dict[str, Any]]) -> None:
        """Take the next page, and print the one before it."""
        if self._format in PAGED and self._waiting:
            echo_whole(self._next())
            self._waiting = []
        self._waiting.extend(rows)

    def end(self) -> None:
        """Print what is left."""
        if self._begun:
            echo_whole(self._next() + ("\n]\n" if self._format == "json" else ""))
        else:
            echo_log(self._format, self._waiting)

    def _next(self) -> str:
        begun, self._begun = self._begun, True
        if self._format == "json":
            from projections.documents.data import as_json_items

            return (",\n" if begun else "[\n") + as_json_items(self._waiting)
        from projections.documents.separated import as_csv, as_csv_rows

        cells = data_cells(self._waiting, COLUMNS)
        return as_csv_rows(cells) if begun else as_csv(tuple(COLUMNS), cells)
