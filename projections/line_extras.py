"""What an entry says beside its own words: which target, what before, whose leave."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from projections.line_row import LineRow
from projections.tables import Connection

_TARGETS = frozenset({"action.target_set", "action.target_revised"})
_MERGES = frozenset({"plan.actions_merged", "entry.corrected", "entry.retracted"})


class Extras(NamedTuple):
    """What goes with one entry.

    Attributes:
        target: Number of the target that it sets or revises; None for any other entry.
        before: What that target said until then; None for nothing.
        approved_by: Who approved it; None when not recorded.
        also: Ids of the other actions that it is about, as those that were merged.
    """

    target: int | None = None
    before: str | None = None
    approved_by: str | None = None
    also: tuple[str, ...] = ()


def extras(connection: Connection, rows: Iterable[LineRow]) -> dict[int, Extras]:
    """Return entry -> what goes with it, for those entries that have something.

    Args:
        connection: To the views, or to a veiled copy of them.
        rows: Entries, as the table `line` has them.
    """
    found: dict[int, Extras] = {}
    for row in rows:
        made = Extras()
        if row.type in _TARGETS or row.type == "entry.corrected":
            made = _target(connection, row.number)
        if row.type in _MERGES:
            made = made._replace(also=_also(connection, row))
        if made != Extras():
            found[row.number] = made
    return found


def _also(connection: Connection, row: LineRow) -> tuple[str, ...]:
    subjects = connection.execute(
        "SELECT subject FROM line_subject WHERE number = ? ORDER BY subject",
        (row.number,),
    )
    return tuple(subject for (subject,) in subjects)


def _target(connection: Connection, number: int) -> Extras:
    row = connection.execute(
        "SELECT subject, field, valid_from, place, value FROM fact"
        " WHERE entry = ? AND field LIKE 'target/%' LIMIT 1",
        (number,),
    ).fetchone()
    if row is None:
        return Extras()
    subject, field, day, place, value = row
    return Extras(
        int(field.removeprefix("target/")),
        _before(connection, (subject, field, number, number, place, day, place)),
        json.loads(value)["approved_by"],
    )


def _before(connection: Connection, where: tuple[object, ...]) -> str | None:
    """Return what a target said before an entry, as known when that was recorded."""
    row = connection.execute(
        "SELECT value FROM fact WHERE subject = ? AND field = ? AND number < ?"
        " AND until > ? AND place <> ? AND (valid_from, place) < (?, ?)"
        " ORDER BY valid_from DESC, place DESC LIMIT 1",
        where,
    ).fetchone()
    return None if row is None else str(json.loads(row[0])["words"])
