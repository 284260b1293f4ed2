"""The reports of a plan: what was sent to whom and when, at some (V, K)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, NamedTuple

from domain.errors import LedgerError
from domain.printing import print_day
from projections.facts import Row, history_rows
from projections.tables import Connection


class UnknownReportError(LedgerError):
    """A report number that the plan does not have."""

    def __init__(self, number: int, as_at: date, known: Sequence[int]) -> None:
        held = f"only {', '.join(map(str, known))}" if known else "nor any other"
        super().__init__(
            f"The plan has no report {number} as at {print_day(as_at)}, {held};"
            " `ledger log --type registered` lists also those that were retracted."
        )
        self.number, self.known = number, tuple(known)


@dataclass(frozen=True)
class Report:
    """One report as it stands.

    Attributes:
        number: Its permanent number in the plan.
        audience: To whom it was sent.
        sent: ISO day on which it was sent, at the latest.
        sent_printed: The same as people gave it.
        precision: How exact that date is.
        made: How it came into the ledger: "registered".
        recorded_at: When it was registered, as stored.
        recorded_on: The same as ISO day in London.
        recorded_by: Who registered it.
        days_late: Days from the day it was sent to its registration.
        by: Who sent it, by role; None when not recorded.
        title: What it was called; None when not recorded.
        name: Name of the file.
        media_type: What kind of file it is.
        size: How many bytes it has.
        sha256: Hash of the bytes.
        entry: The entry that says so.
        place: The entry that registered it; another one if it was corrected.
    """

    number: int
    audience: str
    sent: str
    sent_printed: str
    precision: str
    made: str
    recorded_at: str
    recorded_on: str
    recorded_by: str
    days_late: int
    by: str | None
    title: str | None
    name: str
    media_type: str
    size: int
    sha256: str
    entry: int
    place: int

    def as_json(self) -> dict[str, Any]:
        """Return the report under the keys of `report list --format json`."""
        return asdict(self)


def reports(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> list[Report]:
    """Return the reports sent by the day `as_at`, as known up to entry `known_to`.

    They come by the day on which they were sent, and then by number. One that was
    retracted is not among them.
    """
    rows = history_rows(connection, plan, "report/%", as_at, known_to)
    lines = _lines(connection, rows[0].subject) if rows else {}
    found = [_report(row, lines) for row in rows]
    return sorted(found, key=lambda report: (report.sent, report.number))


def report(
    connection: Connection, plan: str, number: int, as_at: date, known_to: int
) -> Report:
    """Return the report with that number.

    Raises:
        UnknownReportError: nobody had sent it by then, or it was not known.
    """
    found = reports(connection, plan, as_at, known_to)
    for one in found:
        if one.number == number:
            return one
    raise UnknownReportError(number, as_at, sorted(one.number for one in found))


class _Line(NamedTuple):
    """What a line of the log says of the dates of a report."""

    number: int
    effective: str
    precision: str
    recorded_at: str
    recorded_day: str
    recorded_by: str


def _lines(connection: Connection, subject: str) -> dict[int, _Line]:
    """Return the entries about a plan's reports, by their numbers."""
    sql = f"SELECT {', '.join(_Line._fields)} FROM line WHERE subject = ?"
    found = connection.execute(sql, (subject,))
    return {line.number: line for line in map(_Line._make, found)}


def _report(row: Row, lines: Mapping[int, _Line]) -> Report:
    # A correction says what is so; when it came into the ledger it does not change.
    says, came = lines[row.entry], lines[row.place]
    late = date.fromisoformat(came.recorded_day) - date.fromisoformat(row.valid_from)
    return Report(
        number=int(row.field.removeprefix("report/")),
        sent=row.valid_from,
        sent_printed=says.effective,
        precision=says.precision,
        made="registered",
        recorded_at=came.recorded_at,
        recorded_on=came.recorded_day,
        recorded_by=came.recorded_by,
        days_late=max(late.days, 0),
        entry=row.entry,
        place=row.place,
        **json.loads(row.value),
    )
