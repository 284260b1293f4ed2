"""Rules about reports: what they rest on, what changed since, and what is owed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from domain.printing import audience_key, audience_name, day
from projections.amended import known_otherwise
from projections.check_facts import Finding
from projections.commitments import LATE, OVERDUE, Commitment, commitments
from projections.reports import SEALED, Report, reports
from projections.tables import Connection

LATE_ENTRIES = "recorded late before a report"
CHANGED = "changed since it was reported"
REPORT_LATE = "report late"
SEALED_AFTER = "sealed after it was sent"

EVE, LATENESS = 7, 14
"""An entry counts as late before a report if it was recorded in the `EVE` days before
the sealing, and more than `LATENESS` days after it was so."""


def of_reports(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> Iterator[Finding]:
    """Yield what is wrong with the reports of a plan at (V, K), report by report."""
    found = reports(connection, plan, as_at, known_to)
    sealed = [one for one in found if one.made == SEALED]
    for one in sealed:
        yield from _late_entries(connection, plan, one, known_to)
        yield from _sealed_after(plan, one)
    for one in _last_sent(sealed):
        yield from _changed(connection, plan, one, known_to)
    owed = commitments(connection, plan, as_at, known_to, made=found)
    yield from _owed(plan, owed)


def _last_sent(sealed: list[Report]) -> list[Report]:
    """Return the last report sent to each audience: what they hold to be so."""
    last = {audience_key(one.audience): one for one in sealed if one.sent_on}
    return sorted(last.values(), key=lambda one: one.number)


def _late_entries(
    connection: Connection, plan: str, report: Report, known_to: int
) -> Iterator[Finding]:
    """Yield entries typed shortly before a report about what was so long before.

    What a document said is no such entry: it had been written down in time.
    """
    eve = date.fromisoformat(report.recorded_on) - timedelta(EVE)
    rows = connection.execute(
        "SELECT number FROM line WHERE plan = ? AND number <= ? AND recorded_day >= ?"
        " AND recorded_day <= ? AND days_late > ? AND names IS NULL AND source IS NULL"
        " AND type LIKE 'action.%' ORDER BY number",
        (
            *(plan, min(report.known_to or 0, known_to)),
            *(eve.isoformat(), report.recorded_on, LATENESS),
        ),
    )
    entries = tuple(number for (number,) in rows)
    if not entries:
        return
    many, they = ("entries", "they were") if len(entries) > 1 else ("entry", "it was")
    said = (
        f"{_named(report)}, sealed on {day(report.recorded_on)}, rests on"
        f" {len(entries)} {many} recorded in the {EVE} days before, more than"
        f" {LATENESS} days after {they} so."
    )
    mend = f"ledger show {entries[0]}"
    yield _of_plan(LATE_ENTRIES, plan, entries, said, mend)


def _sealed_after(plan: str, report: Report) -> Iterator[Finding]:
    if report.sent_on is None or report.sent_on >= report.recorded_on:
        return
    entries = tuple(sorted({report.entry, report.sent_entry or report.entry}))
    said = (
        f"{_named(report)} is recorded as sent on {day(report.sent_on)}, but was"
        f" sealed only on {day(report.recorded_on)}."
    )
    mend = f'ledger correct {report.sent_entry} --on "DATE" --because "why"'
    yield _of_plan(SEALED_AFTER, plan, entries, said, mend)


def _changed(
    connection: Connection, plan: str, report: Report, known_to: int
) -> Iterator[Finding]:
    """Yield what the last report to an audience said otherwise than is known now."""
    if report.as_at is None or report.known_to is None:
        return
    seen = report.as_at, report.known_to
    for change in known_otherwise(connection, plan, *seen, known_to):
        what = f"{change.field} of action {change.action}" if change.action else "plan"
        said = (
            f"{_named(report)}, sent on {day(report.sent_on or report.as_at)}, said"
            f" otherwise of the {what} on {day(report.as_at)} than is known now."
        )
        mend = f"ledger report diff {report.number}"
        made = Finding(CHANGED, change.action, change.entries, said, mend)
        told = change.before or "nothing", change.after or "nothing"
        yield made._replace(before=told[0], after=told[1], subject=change.subject)


def _owed(plan: str, promised: Iterable[Commitment]) -> Iterator[Finding]:
    for one in promised:
        to = audience_name(one.audience)
        owed = f"The report to {to} that was due by {one.due_printed}"
        if one.state == OVERDUE:
            mend: str | None = f'ledger report seal --to "{one.audience}"'
            said = f"{owed} has not been sent."
        elif one.state == LATE:
            said, mend = f"{owed} was sent on {day(one.sent_on or one.due)}.", None
        else:
            continue
        yield _of_plan(REPORT_LATE, plan, (one.entry,), said, mend)


def _of_plan(
    rule: str, plan: str, entries: tuple[int, ...], said: str, mend: str | None
) -> Finding:
    return Finding(rule, None, entries, said, mend, subject=f"report/{plan}")


def _named(report: Report) -> str:
    return f"Report {report.number} to {audience_name(report.audience)}"
