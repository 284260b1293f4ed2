"""Who was told otherwise: the audiences of reports that showed what is now amended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from domain.printing import audience_name, print_day
from domain.withholding import Withholding
from projections.reports import SEALED, Report, reports
from projections.tables import FACTS, Connection


class ToldOtherwise(NamedTuple):
    """A report that showed what an entry said before it was amended.

    Attributes:
        report: Its number.
        audience: To whom it was sent.
        sent_on: ISO day on which it was.
        entry: The entry as it was reported.
    """

    report: int
    audience: str
    sent_on: str
    entry: int

    def __str__(self) -> str:
        """Return the audience and its report in words."""
        day = print_day(date.fromisoformat(self.sent_on))
        audience = audience_name(self.audience)
        return f"{audience} by report {self.report} of {day} (#{self.entry})"


def told_otherwise(
    connection: Connection, plan: str, amended: Iterable[int], known_to: int
) -> list[ToldOtherwise]:
    """Return the reports that counted an entry which was corrected or retracted.

    Args:
        connection: A connection to the views.
        plan: The plan's slug.
        amended: The numbers of the entries that were amended.
        known_to: The last entry that is taken into account.
    """
    entries = sorted(set(amended))
    sent = [
        one
        for one in reports(connection, plan, date.max, known_to)
        if one.sent_on is not None and one.made == SEALED
    ]
    return [
        ToldOtherwise(one.number, one.audience, one.sent_on or "", entry)
        for one in sent
        for entry in entries
        if _counted(connection, one, entry) and not _hidden(connection, one, entry)
    ]


_MORE_THAN_WORDS = frozenset(
    {
        *("action.rated", "action.delivery_recorded", "action.reopened"),
        *("action.rating_confirmed", "action.delivery_confirmed"),
        *("action.target_set", "action.target_revised"),
        *("measure.defined", "measure.read"),
    }
)
"""Entries that say something even where their words were left out of a report."""


def _hidden(connection: Connection, report: Report, entry: int) -> bool:
    """Tell whether a report left out all that an entry says."""
    wire, text = connection.execute(
        "SELECT f.type, e.text FROM line e JOIN line f ON f.number = e.place"
        " WHERE e.number = ?",
        (entry,),
    ).fetchone()
    without = Withholding.read(report.withheld)
    return wire not in _MORE_THAN_WORDS and without.hides(entry, wire, text or "")


def _counted(connection: Connection, report: Report, entry: int) -> bool:
    """Tell whether what `entry` states was among the facts of a report.

    What was only proposed is not, nor that it was refused.
    """
    row = connection.execute(
        f"SELECT 1 FROM {FACTS} WHERE f.entry = ? AND f.number <= ? AND f.until > ?"
        " AND f.seen_from <= ? AND s.field NOT LIKE 'proposal/%'"
        " AND s.field NOT LIKE 'decision/%' LIMIT 1",
        (entry, report.known_to, report.known_to, report.as_at),
    ).fetchone()
    return row is not None
