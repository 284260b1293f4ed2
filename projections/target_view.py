"""A target as status shows it: now, at first, and how often it was revised."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from projections.facts import Row


class TargetStatus(NamedTuple):
    """One target of an action at some (V, K).

    Attributes:
        number: Its permanent number in the action.
        text: The words it stands in now.
        kind: `date`, `standing`, `measure`, `review` or `text`.
        due: ISO day on which it falls due; None for a standing target.
        due_printed: The same as the plan prints it, such as "March 2021".
        since: ISO day from which on a standing target runs, at the latest.
        since_printed: The same as the plan prints it, such as "January 2020".
        precision: How exact that date is; None without one.
        original_due: ISO day on which it fell due when it was first set.
        original_due_printed: The same as the plan prints it.
        original_text: The words it was first set in.
        revisions: How many revisions of it stand.
        approved_by: Who agreed to the last revision.
        because: Why it was last revised.
        set_on: ISO day from which on it stands as it does.
        entry: The number of the entry that states it.
    """

    number: int
    text: str
    kind: str
    due: str | None
    due_printed: str | None
    since: str | None
    since_printed: str | None
    precision: str | None
    original_due: str | None
    original_due_printed: str | None
    original_text: str
    revisions: int
    approved_by: str | None
    because: str | None
    set_on: str
    entry: int


def target_of(rows: list[Row]) -> TargetStatus:
    """Return the target whose standing facts `rows` are, in order of effect."""
    parts: list[dict[str, Any]] = [json.loads(row.value) for row in rows]
    now, row = parts[-1], rows[-1]
    first = next((part for part in parts if not part["revises"]), parts[0])
    return TargetStatus(
        number=int(row.field.removeprefix("target/")),
        text=now["words"],
        kind=now["kind"],
        due=now["due"],
        due_printed=now["due_printed"],
        since=now["since"],
        since_printed=now["since_printed"],
        precision=now["precision"],
        original_due=first["due"],
        original_due_printed=first["due_printed"],
        original_text=first["words"],
        revisions=sum(part["revises"] for part in parts),
        approved_by=now["approved_by"],
        because=row.extra,
        set_on=row.valid_from,
        entry=row.entry,
    )
