"""The entries as a log of the whole ledger, and as the timeline of one action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple, Unpack

from projections.axes import codes, latest
from projections.became import became
from projections.errors import ViewsGoneError
from projections.line_extras import Extras, extras
from projections.line_row import LineRow
from projections.lines_of import lines_of
from projections.log_filters import Wanted, conditions
from projections.position import NO_VIEWS, position
from projections.tables import Connection

_COLUMNS = ", ".join(LineRow._fields)

PAGE = 2000
"""How many entries are read at once: some megabytes as Python holds them."""


class Line(NamedTuple):
    """One entry, as known up to another.

    Attributes:
        stored: What was recorded, which never changes.
        action: The code that its action wears now; None for the plan's own entries.
        corrected_by: The correction of it that stands, if any.
        retracted_by: The retraction of it that stands, if any.
        more: Which target it is about, what that said before, and the like.
    """

    stored: LineRow
    action: str | None
    corrected_by: int | None
    retracted_by: int | None
    more: Extras = Extras()

    def as_json(self) -> dict[str, Any]:
        """Return the line under the keys of `log --format json`."""
        row = self.stored
        return {
            "number": row.number,
            "recorded_at": row.recorded_at,
            "recorded_by": row.recorded_by,
            "on_behalf_of": row.on_behalf_of,
            "effective": row.known_day,
            "type": row.type,
            "action": self.action,
            "reason": row.reason,
            "text": row.text,
            "corrected_by": self.corrected_by,
            "retracted_by": self.retracted_by,
            "redacted": bool(row.redacted),
            "plan": row.plan,
            "subject": row.subject,
            "effective_printed": row.effective,
            "precision": row.precision,
            "words": row.words,
            "days_late": row.days_late,
            "names": row.names,
            "source": row.source,
            "command": row.command,
            "target": self.more.target,
            "before": self.more.before,
            "approved_by": self.more.approved_by,
            "also": list(self.more.also),
        }


def log(
    connection: Connection, plan: str | None = None, **wanted: Unpack[Wanted]
) -> list[Line]:
    """Return the entries that are wanted, of one plan or of all, oldest first."""
    return [line for page in pages(connection, plan, **wanted) for line in page]


def pages(
    connection: Connection,
    plan: str | None = None,
    *,
    size: int = PAGE,
    **wanted: Unpack[Wanted],
) -> Iterator[list[Line]]:
    """Yield the same entries, at most `size` at a time.

    A page is read when it is asked for: whoever lets go of each before the next needs
    memory for one. The views may be made anew in between.

    Raises:
        ViewsGoneError: another version made them.
    """
    filters = conditions(plan, wanted)
    wheres = " AND ".join(["number > ?", *(sql for sql, _ in filters)])
    sql = f"SELECT {_COLUMNS} FROM line WHERE {wheres} ORDER BY number LIMIT ?"
    values = [value for _, some in filters for value in some]
    worn = _Worn(connection, wanted["known_to"])
    last, full = 0, True
    while full:
        if last and position(connection) == NO_VIEWS:
            raise ViewsGoneError
        rows = connection.execute(sql, (last, *values, size))
        stored = [LineRow._make(row) for row in rows]
        full = len(stored) == size
        if stored:
            last = stored[-1].number
            yield _lines(connection, stored, worn)


def timeline(
    connection: Connection,
    subject: str,
    known_to: int,
    as_at: date | None = None,
    order: Literal["recorded", "effective"] = "recorded",
) -> list[Line]:
    """Return the entries about one action, or a plan's own, oldest first.

    Args:
        connection: A connection to the views.
        subject: Id of the action or plan.
        known_to: The last entry that is taken into account.
        as_at: Last effective day.
        order: By number, or by effective day and then by number.
    """
    lines = log(connection, action=subject, known_to=known_to, as_at=as_at)
    if order == "effective":
        lines.sort(key=lambda line: line.stored.effective_day or "")
    return lines


def numbered(
    connection: Connection, numbers: Sequence[int], known_to: int | None = None
) -> list[Line]:
    """Return the entries with these numbers, oldest first.

    They are as known up to entry `known_to`, which leaves out later ones, or as
    known now.
    """
    last = latest(connection) if known_to is None else known_to
    found = lines_of(connection, (number for number in numbers if number <= last))
    stored = [found[number] for number in sorted(found)]
    return _lines(connection, stored, _Worn(connection, last))


class _Worn:
    """The codes that actions wear as known up to an entry, each plan's read once."""

    def __init__(self, connection: Connection, known_to: int) -> None:
        self.known_to = known_to
        self._connection = connection
        self._plans: dict[str, dict[str, str]] = {}

    def code(self, row: LineRow) -> str | None:
        """Return the code of the action that an entry is about; None for none."""
        if row.plan not in self._plans:
            of_plan = codes(self._connection, row.plan, self.known_to)
            self._plans[row.plan] = of_plan
        return self._plans[row.plan].get(row.subject)


def _lines(
    connection: Connection, stored: Sequence[LineRow], worn: _Worn
) -> list[Line]:
    of = became(connection, {row.place for row in stored}, worn.known_to)
    more = extras(connection, stored)
    return [
        Line(
            row,
            worn.code(row),
            of.corrected.get(row.number),
            of.retracted.get(row.number),
            more.get(row.number, Extras()),
        )
        for row in stored
    ]


def types(connection: Connection) -> list[str]:
    """Return the wire names of all that was ever recorded, sorted."""
    rows = connection.execute("SELECT DISTINCT type FROM line ORDER BY type")
    return [type_ for (type_,) in rows]


def actors(connection: Connection) -> list[str]:
    """Return the user names of all by or for whom anything was recorded, sorted."""
    rows = connection.execute(
        "SELECT recorded_by AS user_name FROM line UNION SELECT on_behalf_of FROM line"
        " WHERE on_behalf_of IS NOT NULL ORDER BY user_name"
    )
    return [user for (user,) in rows]
