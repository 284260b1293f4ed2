"""The rule that a due date is put back by a revision, and not around it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from projections.check_facts import Finding, Standing, finding_of
from projections.facts import Row
from projections.tables import FACTS, Connection

MOVED = "due date moved without a revision"


class _First(NamedTuple):
    """A target as it was typed, which no longer stands as it was."""

    subject: str
    field: str
    place: int
    until: int
    value: str


def moved(connection: Connection, held: Standing, known_to: int) -> Iterator[Finding]:
    """Yield due dates that a correction, or a retraction and a new target, put back.

    A revision would say why, and who approved, and `slippage` would count from the date
    that was typed first. What was put right on the day on which it was typed is no such
    move; a revision that was corrected shows in `slippage` all the same.

    Args:
        connection: A connection to the views.
        held: What stands.
        known_to: The last entry that is known.
    """
    found = connection.execute(
        f"SELECT s.subject, s.field, f.place, f.until, f.value FROM {FACTS}"
        " JOIN line AS typed ON typed.number = f.place"
        " JOIN line AS ended ON ended.number = f.until"
        " WHERE s.plan = ? AND s.field LIKE 'target/%'"
        " AND f.number = f.place AND f.until <= ?"
        " AND ended.recorded_day > typed.recorded_day ORDER BY f.place",
        (held.plan, known_to),
    )
    live = {id_ for id_ in held.actions() if held.now(id_, "ended") is None}
    for first in map(_First._make, found):
        if first.subject in live and _is_set(first.value):
            later = _later(held, first)
            if later is not None:
                yield _finding(held, first, later)


def _later(held: Standing, first: _First) -> Row | None:
    """Return the target that stands instead and is due later; None if none is."""
    rows = [row for one in held.targets(first.subject) for row in one]
    instead = [row for row in rows if row.place == first.place] or [
        row for row in rows if row.place > first.until and _is_set(row.value)
    ]
    due = _parts(first.value)["due"]
    if due is None or not instead:
        return None
    now = _parts(instead[0].value)["due"]
    return instead[0] if now is None or now > due else None


def _finding(held: Standing, first: _First, later: Row) -> Finding:
    code, number = held.code(first.subject), first.field.removeprefix("target/")
    said_of = (_parts(value)["words"] for value in (first.value, later.value))
    was, now = (" ".join(words.split()) for words in said_of)
    how = "corrected" if later.place == first.place else "retracted"
    said = (
        f'Target {number} of action {code}, "{was}" by #{first.place}, was {how} by'
        f' #{first.until}, and "{now}" by #{later.entry} stands instead: no revision'
        " says who approved it."
    )
    mend = f'ledger retract {first.until} --because "It was a revision"'
    one = finding_of(MOVED, first.subject, code, [later], said, mend)
    entries = tuple(sorted({first.place, first.until, later.entry}))
    return one._replace(entries=entries, before=was, after=now)


def _is_set(value: str) -> bool:
    return not _parts(value)["revises"]


def _parts(value: str) -> dict[str, Any]:
    parts: dict[str, Any] = json.loads(value)
    return parts
