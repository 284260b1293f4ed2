"""The rule that whoever recorded for another was let do it when they did.

The program refuses anything else. On a server an officer can call the function that
records without it, and then claim to act for whom they like.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from projections.check_facts import Finding, Standing
from projections.governance import delegation
from projections.line_row import LineRow
from projections.log import Line, numbered
from projections.tables import FACTS, Connection

UNLET = "recorded for another without leave"

IN_PERSON = frozenset(
    {
        *("action.rating_confirmed", "action.rating_refused"),
        *("action.delivery_confirmed", "action.delivery_refused"),
        *("plan.role_granted", "plan.role_revoked", "plan.policy_set"),
        *("plan.delegation_set", "text.redacted"),
    }
)
"""Types of what nobody does for another, whatever a policy says; so are redacted
editions, among sealed reports."""

SEALED = "report.sealed"
AMENDMENTS = ("entry.corrected", "entry.retracted")


def unlet(connection: Connection, held: Standing, known_to: int) -> Iterator[Finding]:
    """Yield entries for somebody for whom their recorder could not record then.

    Args:
        connection: A connection to the views.
        held: What stands.
        known_to: The last entry that is taken into account.
    """
    rows = connection.execute(
        "SELECT number FROM line"
        " WHERE plan = ? AND on_behalf_of IS NOT NULL AND number <= ?",
        (held.plan, known_to),
    )
    policies = _Policies(connection, held.plan)
    for line in numbered(connection, [number for (number,) in rows], known_to):
        if line.retracted_by is None and not _was_let(connection, line, policies):
            yield _finding(held, line)


class _Policies:
    """Who could record for whom in a plan before each entry, each policy read once."""

    def __init__(self, connection: Connection, plan: str) -> None:
        self.connection, self.plan = connection, plan
        rows = connection.execute(
            f"SELECT f.number, f.until FROM {FACTS} WHERE s.plan = ?"
            " AND s.field = 'delegation'",
            (plan,),
        )
        self.changes = sorted({number for row in rows for number in row})
        self.known: dict[int, frozenset[tuple[str, str]]] = {}

    def before(self, number: int) -> frozenset[tuple[str, str]]:
        """Return delegate and principal of each, in small letters."""
        at = bisect_left(self.changes, number)
        if at not in self.known:
            pairs = delegation(self.connection, self.plan, date.max, number - 1)
            self.known[at] = frozenset(
                (one["delegate"].casefold(), one["principal"].casefold())
                for one in pairs
            )
        return self.known[at]


def _was_let(connection: Connection, line: Line, policies: _Policies) -> bool:
    """Tell whether the policy before an entry let it be recorded for another."""
    row = line.stored
    fact, kind = _fact(connection, row)
    if kind in IN_PERSON or (kind == SEALED and _is_edition(connection, fact)):
        return False
    wanted = row.recorded_by.casefold(), (row.on_behalf_of or "").casefold()
    return wanted in policies.before(row.number)


def _fact(connection: Connection, row: LineRow) -> tuple[int, str]:
    """Return number and type of what an entry is about: its own, or the amended."""
    number, kind, names = row.number, row.type, row.names
    while kind in AMENDMENTS and names is not None and names < number:
        number, kind, names = connection.execute(
            "SELECT number, type, names FROM line WHERE number = ?", (names,)
        ).fetchone()
    return number, kind


def _is_edition(connection: Connection, number: int) -> bool:
    """Tell whether an entry seals a redacted edition."""
    rows = connection.execute(
        f"SELECT f.value FROM {FACTS} WHERE f.entry = ? AND s.field LIKE 'report/%'",
        (number,),
    )
    return any(json.loads(value).get("replaces") for (value,) in rows)


def _finding(held: Standing, line: Line) -> Finding:
    row = line.stored
    said = (
        f"Entry #{row.number} says that {row.recorded_by} recorded it for"
        f" {row.on_behalf_of}, which the plan's policy did not let them."
    )
    mend = f'ledger retract {row.number} --because "why"'
    known = "added" in held.histories.get(row.subject, {})
    code = line.action if known else None
    return Finding(UNLET, code, (row.number,), said, mend, subject=row.subject)
