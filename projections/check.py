"""Contradictions and gaps in a plan, listed as data and never resolved."""

from __future__ import annotations

from datetime import date

from domain.printing import code_order, ordinal, print_day
from projections import check_entries as e
from projections import check_gaps as g
from projections import check_reports as r
from projections import check_states as s
from projections.check_delegation import UNLET, unlet
from projections.check_facts import Finding, Standing, finding_of
from projections.check_policy import POLICY, unmatched
from projections.check_targets import MOVED, moved
from projections.contradictions import Contradiction, contradictions
from projections.exceptions import OWED, ExceptionStatus
from projections.status import PlanStatus, status
from projections.tables import Connection

__all__ = ["RULES", "Finding", "check"]

EXCEPTION = "exception report owed"
FIGURES = "rating against its figures"

RULES = (
    *(e.REASON, e.APPROVAL, MOVED, e.BEFORE, e.AFTER, e.NOT_IN_SCHEME, POLICY),
    UNLET,
    *(s.OUTLIVED, s.CLAIMED, s.UNCLAIMED, g.SAID_DONE, g.WAITING, EXCEPTION),
    *(FIGURES, g.NO_EVIDENCE),
    *(g.NO_OWNER, g.NOT_RATED, g.NO_TARGET, s.NO_DUE_DATE),
    *(r.REPORT_LATE, r.SEALED_AFTER, r.LATE_ENTRIES, r.CHANGED),
)
"""What `check` looks for, in the order in which it lists them."""


def check(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> list[Finding]:
    """Return what contradicts itself or is missing in a plan at (V, K).

    Only what is certain: an entry that nobody dated is neither early nor late. The
    plan itself comes first, then each action by area and code, then rule and entry.

    Raises:
        UnknownPlanError, NotKnownYetError, NotOpenYetError: there is nothing to check.
    """
    now = status(connection, plan, as_at, known_to)
    held = Standing.at(connection, plan, as_at, known_to)
    found = [*e.of_the_plan(held), *r.of_reports(connection, plan, as_at, known_to)]
    found += [*unmatched(held, as_at.isoformat()), *moved(connection, held, known_to)]
    found += unlet(connection, held, known_to)
    found += [_owed(held, one) for one in now.exceptions if one.state == OWED]
    ids = {action.code: action.id for action in now.actions}
    against = contradictions(connection, now)
    found += [_against_figures(ids[one.action], one) for one in against]
    found += _of_actions(held, now)

    def order(one: Finding) -> tuple[object, ...]:
        rule = RULES.index(one.rule)
        if one.action is None:
            return (0, rule, one.entries)
        place = code_order(held.area(one.subject)), code_order(one.action)
        return (1, *place, ordinal(one.subject), rule, one.entries)

    return sorted(found, key=order)


def _of_actions(held: Standing, now: PlanStatus) -> list[Finding]:
    undecided = {one["entry"] for action in now.actions for one in action.proposals}
    found: list[Finding] = []
    for subject in held.actions():
        for of_entry in (e.unexplained, e.misplaced, e.rated_outside):
            found += of_entry(held, subject)
        if held.now(subject, "ended") is None and held.ended is None:
            for of_state in _OF_STATES:
                found += of_state(held, subject, now.as_at.isoformat())
            for of_gap in (g.said_done, g.unevidenced):
                found += of_gap(held, subject)
            found += g.waiting(held, subject, undecided)
    return found


_OF_STATES = (s.outlived, s.claimed, s.unclaimed, s.undue, g.missing)


def _owed(held: Standing, one: ExceptionStatus) -> Finding:
    """Return the finding that a rating owes an exception report."""
    rating = held.history(one.id, "rating")[-1]
    since = print_day(date.fromisoformat(one.since))
    said = (
        f'Action {one.code} is rated "{one.rating}" by {held.named(rating)} and owes an'
        f" exception report since {since}."
    )
    mend = f'ledger exception report {one.code} --cause "why" --recovery "how"'
    return finding_of(
        EXCEPTION, one.id, one.code, [rating], said, f"{mend} --nothing-asked"
    )


def _against_figures(subject: str, one: Contradiction) -> Finding:
    """Return the finding that a rating is better than a measure supports."""
    entries = tuple(sorted({one.entry, one.read_by}))
    mend = f'ledger rate {one.action} RATING --because "why"'
    return Finding(FIGURES, one.action, entries, one.sentence, mend, subject=subject)
