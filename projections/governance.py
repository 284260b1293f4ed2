"""Who holds which role in a plan, and which judgements need a second person."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from domain.policies import APPROVER, DELIVERY, NOTHING, RATINGS, ROLE
from projections.facts import Row, history_rows, values
from projections.tables import Connection


@dataclass(frozen=True)
class RoleHeld:
    """One period in which somebody held a role.

    Attributes:
        role: The role.
        person: Their user name.
        since: ISO day from which on.
        until: ISO day from which on no longer; None while they hold it.
        entry: The entry that granted it.
        revoked_by: The entry that revoked it; None while they hold it.
        because: Why it was revoked, if anybody said.
    """

    role: str
    person: str
    since: str
    until: str | None
    entry: int
    revoked_by: int | None
    because: str | None

    def as_json(self) -> dict[str, Any]:
        """Return the period under the keys of `plan role list --format json`."""
        return {
            "role": self.role,
            "person": self.person,
            "from": self.since,
            "until": self.until,
            "entry": self.entry,
            "revoked_by": self.revoked_by,
            "because": self.because,
        }


def roles(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> list[RoleHeld]:
    """Return who held which role, by role, then by day, those of the past too."""
    rows = history_rows(connection, plan, "role/%", as_at, known_to)
    found: list[RoleHeld] = []
    for _, of_one in groupby(rows, key=lambda row: row.field):
        found += _periods(list(of_one))
    return sorted(found, key=lambda r: (r.role.casefold(), r.since, r.person))


def policy(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> dict[str, Any]:
    """Return which judgements need a second person on a day, and who can be it.

    Returns:
        `ratings` and `delivery` that need one, the `role` that confirms, and its
        `holders` by user name.
    """

    def listed(name: str) -> list[str]:
        said = _said(connection, plan, f"policy/{name}", as_at, known_to)
        return [value for value in said if value != NOTHING]

    role = (listed(ROLE) or [APPROVER])[0]
    held = roles(connection, plan, as_at, known_to)
    return {
        "ratings": listed(RATINGS),
        "delivery": listed(DELIVERY),
        "role": role,
        "holders": [r.person for r in held if _is(r, role)],
    }


def delegation(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> list[dict[str, str]]:
    """Return who may record for whom on a day: `delegate` and `principal` of each."""
    return _said(connection, plan, "delegation", as_at, known_to)


def _said(
    connection: Connection, plan: str, field: str, as_at: date, known_to: int
) -> list[Any]:
    """Return the list that a field of a plan holds; an empty one if it says nothing."""
    found = values(connection, plan, [field], as_at, known_to)
    return list(json.loads(found[0].value)) if found else []


def _is(held: RoleHeld, role: str) -> bool:
    return held.until is None and held.role.casefold() == role.casefold()


def _periods(rows: list[Row]) -> list[RoleHeld]:
    """Return the periods that grants and revocations of one role make, in order."""
    found: list[RoleHeld] = []
    start: Row | None = None
    for row in rows:
        if json.loads(row.value)["held"]:
            start = start or row
        elif start is not None:
            found.append(_period(start, row))
            start = None
    return found if start is None else [*found, _period(start, None)]


def _period(start: Row, end: Row | None) -> RoleHeld:
    parts = json.loads(start.value)
    return RoleHeld(
        parts["role"],
        parts["person"],
        start.valid_from,
        end and end.valid_from,
        start.entry,
        end and end.entry,
        end and end.extra,
    )
