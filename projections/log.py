"""The entries as a log of the whole ledger, and as the timeline of one action."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from domain.standing import Link, retracted
from projections.axes import codes, latest
from projections.line_extras import Extras, extras
from projections.line_row import LineRow
from projections.tables import Connection

_COLUMNS = ", ".join(LineRow._fields)


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
    connection: Connection,
    plan: str | None = None,
    *,
    action: str | None = None,
    actor: str | None = None,
    type: str | None = None,
    since: date | None = None,
    until: date | None = None,
    backdated: bool = False,
    known_to: int,
    as_at: date | None = None,
) -> list[Line]:
    """Return the entries up to `known_to` that fit every filter, oldest first.

    Args:
        connection: A connection to the views.
        plan: Slug of the only plan wanted.
        action: Id of the only action wanted, as `resolve` gives it.
        actor: The only user name wanted: of who recorded it, or for whom.
        type: A wire name, or the part of it after the dot.
        since: First day of recording, in London.
        until: Last day of recording, in London.
        backdated: Only entries recorded on a later day than they were effective.
        known_to: The last entry that is taken into account.
        as_at: Last effective day. A correction or retraction of what was so by then is
            wanted too, whatever day it names.
    """
    wanted: list[tuple[str, object]] = [
        ("number <= ?", known_to),
        ("plan = ?", plan),
        (_ABOUT, action),
        ("(recorded_by = ? OR on_behalf_of = ?)", actor),
        (_OF_TYPE, type and type.lower()),
        ("recorded_day >= ?", since and since.isoformat()),
        ("recorded_day <= ?", until and until.isoformat()),
        ("days_late > ?", 0 if backdated else None),
        (_SO_BY, as_at and as_at.isoformat()),
    ]
    filters = [
        (sql, (value,) * sql.count("?")) for sql, value in wanted if value is not None
    ]
    return _lines(connection, filters, known_to)


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
    if not numbers:
        return []
    last = latest(connection) if known_to is None else known_to
    ends = [
        ("number >= ?", (min(numbers),)),
        ("number <= ?", (min(max(numbers), last),)),
    ]
    wanted = set(numbers)
    lines = _lines(connection, ends, last)
    return [line for line in lines if line.stored.number in wanted]


_FEW = 500
"""Of so many facts what amends them is sought one by one; of more, all is read."""
# What amends a listed entry is listed: its own day says of when it speaks, and not
# when it acts.
_SO_BY = """(effective_day IS NULL OR effective_day <= ? OR names IS NOT NULL
    AND EXISTS (
        SELECT 1 FROM line before
        WHERE (before.number = line.place
            OR before.place = line.place AND before.names IS NOT NULL)
        AND before.number < line.number
        AND (before.effective_day IS NULL OR before.effective_day <= ?)
    ))"""
# Not by LIKE, of which each engine has its own idea.
_OF_TYPE = "(type = ? OR substr(type, length(type) - length(?)) = '.' || ?)"
_ABOUT = (
    "(subject = ? OR number IN (SELECT number FROM line_subject WHERE subject = ?))"
)


def _lines(
    connection: Connection,
    filters: Sequence[tuple[str, tuple[object, ...]]],
    known_to: int,
) -> list[Line]:
    sql = f"SELECT {_COLUMNS} FROM line WHERE {' AND '.join(f for f, _ in filters)}"
    values = [value for _, some in filters for value in some]
    rows = connection.execute(f"{sql} ORDER BY number", values)
    stored = [LineRow._make(row) for row in rows]
    worn = {
        id_: code
        for plan in sorted({row.plan for row in stored})
        for id_, code in codes(connection, plan, known_to).items()
    }
    corrected, taken_back = _amended(connection, known_to, {r.place for r in stored})
    more = extras(connection, stored)
    return [
        Line(
            row,
            worn.get(row.subject),
            corrected.get(row.number),
            taken_back.get(row.number),
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


def _amended(
    connection: Connection, known_to: int, places: set[int]
) -> tuple[dict[int, int], dict[int, int]]:
    """Return entry -> correction, and entry -> retraction, of those that stand.

    Args:
        connection: A connection to the views.
        known_to: The last entry that is taken into account.
        places: The facts that are wanted; what amends them has the same place.
    """
    few = len(places) <= _FEW
    marks = ", ".join("?" * len(places)) or "NULL"
    among = f" AND place IN ({marks})" if few else ""
    rows = connection.execute(
        "SELECT number, type, names FROM line"
        " WHERE names IS NOT NULL AND type <> 'text.redacted'"
        f" AND number <= ?{among} ORDER BY number",
        (known_to, *(sorted(places) if few else ())),
    )
    links = [
        Link(
            number, "correction" if type_ == "entry.corrected" else "retraction", names
        )
        for number, type_, names in rows
    ]
    gone = retracted(links)
    corrected = {
        link.names: link.key
        for link in links
        if link.kind == "correction" and link.names is not None and link.key not in gone
    }
    return corrected, gone
