"""What an entry says beside its own words: which target, what before, whose leave."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from projections.chunks import chunks
from projections.line_row import LineRow
from projections.tables import FACTS, Connection

_AIMING = frozenset({"action.target_set", "action.target_revised", "entry.corrected"})
_MERGES = frozenset({"plan.actions_merged", "entry.corrected", "entry.retracted"})

_BEFORE = """SELECT g.value FROM fact g
    WHERE g.about = f.about
    AND g.number < f.entry AND g.until > f.entry AND g.place <> f.place
    AND (g.valid_from, g.place) < (f.valid_from, f.place)
    ORDER BY g.valid_from DESC, g.place DESC LIMIT 1"""
"""What a target said before an entry, as known when that was recorded."""


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
    types = {row.number: row.type for row in rows}
    aiming = {number for number, type_ in types.items() if type_ in _AIMING}
    found = _targets(connection, aiming)
    also = _also(connection, (n for n, type_ in types.items() if type_ in _MERGES))
    for number, subjects in also.items():
        found[number] = found.get(number, Extras())._replace(also=tuple(subjects))
    return found


def _also(connection: Connection, numbers: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for some, marks in chunks(numbers):
        for number, subject in connection.execute(
            "SELECT number, subject FROM line_subject"
            f" WHERE number IN ({marks}) ORDER BY number, subject",
            some,
        ):
            found.setdefault(number, []).append(subject)
    return found


def _targets(connection: Connection, numbers: Iterable[int]) -> dict[int, Extras]:
    found: dict[int, Extras] = {}
    for some, marks in chunks(numbers):
        for number, field, value, before in connection.execute(
            f"SELECT f.entry, s.field, f.value, ({_BEFORE}) FROM {FACTS}"
            f" WHERE f.entry IN ({marks}) AND s.field LIKE 'target/%'"
            " ORDER BY f.entry, s.subject, s.field, f.valid_from, f.place, f.number",
            some,
        ):
            # What was taken back and stands again has two rows, that say the same.
            found.setdefault(number, _extras(field, value, before))
    return found


def _extras(field: str, value: str, before: str | None) -> Extras:
    return Extras(
        int(field.removeprefix("target/")),
        None if before is None else str(json.loads(before)["words"]),
        json.loads(value)["approved_by"],
    )
