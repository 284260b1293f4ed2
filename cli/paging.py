"""A log that is printed page by page, in memory that does not grow with the ledger."""

from collections.abc import Sequence
from typing import Any

import click

from cli.listing import COLUMNS, HEADS, cells, data_cells, echo_log
from cli.table import Table, as_markdown, as_markdown_rows, echo_whole


class PagedLog:
    """Prints rows of the log as `echo_log` does, while they arrive.

    The last page waits for `end`. So a log of one page, as most are, is printed when
    the ledger is closed again, and a reader who takes long keeps nobody from recording.
    """

    def __init__(self, format_: str) -> None:
        """Print in the format that was asked for."""
        self._format = format_
        self._table = Table(HEADS)
        self._waiting: list[dict[str, Any]] = []
        self._begun = False

    def add(self, rows: Sequence[dict[str, Any]]) -> None:
        """Take the next page, and print the one before it."""
        if self._waiting:
            self._print()
            self._waiting = []
        self._waiting.extend(rows)

    def end(self) -> None:
        """Print what is left."""
        if not self._begun:
            echo_log(self._format, self._waiting)
            return
        if self._waiting:
            self._print()
        if self._format == "json":
            echo_whole("\n]\n")

    def _print(self) -> None:
        begun, self._begun = self._begun, True
        if self._format == "table":
            click.echo(self._table.page([cells(row) for row in self._waiting]))
        elif self._format == "json":
            from projections.documents.data import as_json_items

            echo_whole((",\n" if begun else "[\n") + as_json_items(self._waiting))
        elif self._format == "csv":
            from projections.documents.separated import as_csv, as_csv_rows

            rows = data_cells(self._waiting, COLUMNS)
            echo_whole(as_csv_rows(rows) if begun else as_csv(tuple(COLUMNS), rows))
        else:
            rows = data_cells(self._waiting, COLUMNS)
            heads = tuple(COLUMNS)
            click.echo(as_markdown_rows(rows) if begun else as_markdown(heads, rows))
