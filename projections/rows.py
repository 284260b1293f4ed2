"""Rows that entries add to the views, written together, which takes half the time."""

from collections.abc import Sequence
from typing import Any

from projections.line_row import LineRow
from projections.tables import Cursor, WritableConnection

FactRow = tuple[str, str, str, str, int, int, int, int, str, str, str | None]
"""A row of the table `fact`, its columns in the order of `_FACT`."""

_FACT = (
    "INSERT INTO fact (subject, field, valid_from, seen_from, place, number, until,"
    " entry, plan, value, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_FIELD = (
    "INSERT INTO subject_field (plan, subject, field) VALUES (?, ?, ?)"
    " ON CONFLICT DO NOTHING"
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

    def add_line(self, line: LineRow) -> None:
        """Add the line of an entry."""
        self._lines.append(line)

    def add_fact(self, fact: FactRow) -> None:
        """Add what an entry states."""
        self._facts.append(fact)

    def execute(self, sql: str, values: Sequence[Any]) -> Cursor:
        """Run one statement, which sees all that was added before."""
        self.write()
        return self._connection.execute(sql, values)

    def write(self) -> None:
        """Write what was added since."""
        fields = {
            (plan, subject, field) for subject, field, *_, plan, _, _ in self._facts
        }
        for sql, rows in ((_LINE, self._lines), (_FACT, self._facts), (_FIELD, fields)):
            if rows:
                self._connection.executemany(sql, rows)
        self._lines.clear()
        self._facts.clear()
