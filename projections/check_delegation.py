"""The rule that whoever recorded for another was let do it when they did.

The program refuses anything else. On a server an officer can call the function that
records without it, and then claim to act for whom they like.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from projections.check_facts import Finding, Standing
from projections.governance import delegation
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
    for line in numbered(connection, [number for (number,) in rows], known_to):
        if line.retracted_by is None and not _was_let(connection, line):
            yield _finding(held, line)


def _was_let(connection: Connection, line: Line) -> bool:
    """Tell whether the policy before an entry let it be recorded for another."""
    row = line.stored
    if row.type in IN_PERSON or _is_edition(connection, row.number):
        return False
    wanted = row.recorded_by.casefold(), (row.on_behalf_of or "").casefold()
    pairs = delegation(connection, row.plan, date.max, row.number - 1)
    return any(
        (pair["delegate"].casefold(), pair["principal"].casefold()) == wanted
        for pair in pairs
    )


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
