"""Legal holds: what may not be redacted, and what once was not."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from projections.facts import history_rows
from projections.tables import Connection


@dataclass(frozen=True)
class Hold:
    """One hold.

    Attributes:
        plan: The plan's slug.
        number: Its permanent number in the plan.
        entry: The entry whose words it keeps; None for everything of the plan.
        because: Why it was placed.
        placed_on: ISO day on which it was.
        placed_by: The entry that says so.
        lifted_on: ISO day on which it was lifted; None while it stands.
        lifted_by: The entry that says so; None likewise.
        lifted_because: Why it was lifted; None likewise.
    """

    plan: str
    number: int
    entry: int | None
    because: str
    placed_on: str
    placed_by: int
    lifted_on: str | None
    lifted_by: int | None
    lifted_because: str | None

    def as_json(self) -> dict[str, Any]:
        """Return the hold under the keys of `hold list --format json`."""
        return asdict(self)


def holds(connection: Connection, plan: str, as_at: date, known_to: int) -> list[Hold]:
    """Return the holds of a plan in the order of their numbers, lifted ones too."""
    axes = as_at, known_to
    lifted = {
        row.field.removeprefix("lifted/"): row
        for row in history_rows(connection, plan, "lifted/%", *axes)
    }
    found = []
    for row in history_rows(connection, plan, "hold/%", *axes):
        number = row.field.removeprefix("hold/")
        end = lifted.get(number)
        found.append(
            Hold(
                plan,
                int(number),
                json.loads(row.value)["entry"],
                row.extra or "",
                row.valid_from,
                row.entry,
                end and end.valid_from,
                end and end.entry,
                end and end.value,
            )
        )
    return sorted(found, key=lambda hold: hold.number)
