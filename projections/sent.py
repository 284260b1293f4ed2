"""What was sent to an audience by a day, and what was once said to have been."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from domain.printing import audience_key
from projections.reports import Report, reports
from projections.tables import FACTS, Connection


def sent_to(
    connection: Connection,
    plan: str,
    audience: str,
    on: date,
    known_to: int,
    *,
    also: Iterable[str] = (),
) -> list[Report]:
    """Return what was sent to `audience` on or before a day, the last one last.

    Of several that were sent on one day, one that was recorded on that very day is
    never displaced by one of which that was said afterwards; otherwise the one
    recorded last is the last.

    Args:
        connection: A connection to the views.
        plan: The plan's slug.
        audience: To whom.
        on: The last day on which it can have been sent.
        known_to: The last entry that is taken into account.
        also: What else the audience is called.
    """
    wanted = set(map(audience_key, (audience, *also)))
    found = [
        one
        for one in reports(connection, plan, on, known_to)
        if one.sent_on is not None and audience_key(one.audience) in wanted
    ]
    return sorted(
        found, key=lambda r: (r.sent_on, not r.days_late, r.sent_entry or r.number)
    )


class TakenBack(NamedTuple):
    """A sending that was recorded once and retracted.

    Attributes:
        number: Which report it was.
        sent_on: ISO day on which it was said to have been sent.
        by: The entry that took it back.
    """

    number: int
    sent_on: str
    by: int


def taken_back(
    connection: Connection, plan: str, audience: str, on: date, known_to: int
) -> list[TakenBack]:
    """Return what was once recorded as sent to `audience` by a day and is no more."""
    wanted = audience_key(audience)
    made = {
        one.number: one
        for one in reports(connection, plan, date.max, known_to)
        if audience_key(one.audience) == wanted and one.sent_on is None
    }
    rows = connection.execute(
        f"SELECT s.field, f.valid_from, f.until FROM {FACTS} WHERE s.plan = ?"
        " AND s.field LIKE 'sent/%' AND f.number <= ? AND f.until <= ?"
        " AND f.valid_from <= ? ORDER BY f.until",
        (plan, known_to, known_to, on.isoformat()),
    )
    last = {int(field.removeprefix("sent/")): (day, by) for field, day, by in rows}
    return [
        TakenBack(number, *said)
        for number, said in sorted(last.items())
        if number in made
    ]
