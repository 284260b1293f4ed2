"""Rows that entries add to the views, written together, which takes half the time."""

from collections.abc import Sequence
from typing import Any

from projections.line_row import LineRow
from projections.tables import Cursor, WritableConnection

FactRow = tuple[str, str, int, int, int, int, str, str | None, str, str]
"""A row of the table `fact`, its columns in the order of `_FACT`; then of what it is:
its subject and field."""

_FIELD = (
    "INSERT INTO subject_field (id, plan, subject, field) VALUES"
    " ((SELECT coalesce(max(id), 0) + 1 FROM subject_field), ?, ?, ?)"
    " ON CONFLICT DO NOTHING"
)
_FACT = (
    "INSERT INTO fact (about, valid_from, seen_from, place, number, until, entry,"
    " value, extra) SELECT id, ?, ?, ?, ?, ?, ?, ?, ? FROM subject_field"
    " WHERE subject = ? AND field = ?"
)
_LINE = (
    f"INSERT INTO line ({', '.join(LineRow._fields)})"
    f" VALUES ({', '.join('?' * len(LineRow._fields))})"
)


class Rows:
    """The views of one transaction, to which rows are added and which can be asked."""

    def __init__(self, connection: WritableConnection) -> None:
        """Add to the views of `connection`."""
        self._connection = connection
        self._lines: list[LineRow] = []
        self._facts: list[FactRow] = []
        # As they come, for they are numbered in the order of the entries.
        self._fields: dict[tuple[str, str, str], None] = {}

    def add_line(self, line: LineRow) -> None:
        """Add the line of an entry."""
        self._lines.append(line)

    def add_fact(self, plan: str, fact: FactRow) -> None:
        """Add what an entry states."""
        self._facts.append(fact)
        self._fields[plan, fact[-2], fact[-1]] = None

    def execute(self, sql: str, values: Sequence[Any]) -> Cursor:
        """Run one statement, which sees all that was added before."""
        self.write()
        return self._connection.execute(sql, values)

    def write(self) -> None:
        """Write what was added since."""
        for sql, rows in (
            (_LINE, self._lines),
            (_FIELD, self._fields),
            (_FACT, self._facts),
        ):
            if rows:
                self._connection.executemany(sql, rows)
        self._lines.clear()
        self._fields.clear()
        self._facts.clear()
