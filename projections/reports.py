"""The reports of a plan: what was sealed or registered, and what was sent to whom."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from domain.errors import LedgerError
from domain.printing import print_day
from projections.facts import Row, history_rows
from projections.tables import OPEN, Connection

REGISTERED, SEALED = "registered", "sealed"


class UnknownReportError(LedgerError):
    """A report number that the plan does not have."""

    def __init__(self, number: int, as_at: date, known: Sequence[int]) -> None:
        held = f"only {', '.join(map(str, known))}" if known else "nor any other"
        when = "" if as_at == date.max else f" as at {print_day(as_at)}"
        super().__init__(
            f"The plan has no report {number}{when}, {held};"
            " `ledger log` lists also those that were retracted."
        )
        self.number, self.known = number, tuple(known)


@dataclass(frozen=True)
class Report:
    """One report as it stands.

    Attributes:
        number: Its permanent number in the plan.
        audience: To whom it goes.
        sent_on: ISO day on which it was sent, at the latest; None if it was not.
        as_at: ISO day that it speaks of; None for one made without the ledger.
        known_to: The last entry that it takes into account; None likewise.
        sent_printed: When it was sent, as people gave it; None if it was not.
        precision: How exact that date is; None likewise.
        days_late: Days from the day it was sent to the recording of that; None
            likewise.
        by: Who sent it, by role; None when not recorded.
        sent_entry: The entry that says that it was sent; None if none does.
        made: How it came into the ledger: "sealed" or "registered".
        recorded_at: When it was, as stored.
        recorded_on: The same as ISO day in London.
        recorded_by: Who did that.
        on_behalf_of: For whom, if for somebody else.
        title: What it was called; None when not recorded.
        name: Name of the file.
        media_type: What kind of file it is.
        size: How many bytes it has.
        sha256: Hash of the bytes.
        manifest: Hash of the list of its files; None for one that was registered.
        withheld: What was left out for the audience.
        because: Why it was sealed although something spoke against it.
        replaces: The report of which it is the redacted edition; None for most.
        replaced_by: The redacted edition of it, for which its own file was given up;
            None while its file is kept.
        entry: The entry that says so.
        place: The entry that sealed or registered it; another one if it was
            corrected.
    """

    number: int
    audience: str
    sent_on: str | None
    as_at: str | None
    known_to: int | None
    sent_printed: str | None
    precision: str | None
    days_late: int | None
    by: str | None
    sent_entry: int | None
    made: str
    recorded_at: str
    recorded_on: str
    recorded_by: str
    on_behalf_of: str | None
    title: str | None
    name: str
    media_type: str
    size: int
    sha256: str
    manifest: str | None
    withheld: list[str]
    because: str | None
    replaces: int | None
    replaced_by: int | None
    entry: int
    place: int

    def as_json(self) -> dict[str, Any]:
        """Return the report under the keys of `report list --format json`."""
        return asdict(self)


def reports(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> list[Report]:
    """Return the reports made or sent by the day `as_at`, as known up to `known_to`.

    They come by the day on which they were sent, those not sent last, and then by
    number. One that was retracted is not among them.
    """
    rows = history_rows(connection, plan, "report/%", date.max, known_to)
    lines = _lines(connection, rows[0].subject) if rows else {}
    sent = {
        row.field.removeprefix("sent/"): row
        for row in history_rows(connection, plan, "sent/%", as_at, known_to)
    }
    editions = _editions(connection, plan) if rows else {}
    found = [
        replace(one, replaced_by=editions.get(one.number))
        for row in rows
        for one in (_report(row, sent.get(row.field.removeprefix("report/")), lines),)
        if row.valid_from <= as_at.isoformat()
        or row.field.removeprefix("report/") in sent
    ]
    return sorted(found, key=lambda r: (r.sent_on is None, r.sent_on or "", r.number))


def report(
    connection: Connection, plan: str, number: int, as_at: date, known_to: int
) -> Report:
    """Return the report with that number.

    Raises:
        UnknownReportError: nobody had made it by then, or it was not known.
    """
    found = reports(connection, plan, as_at, known_to)
    for one in found:
        if one.number == number:
            return one
    raise UnknownReportError(number, as_at, sorted(one.number for one in found))


def edition_of(connection: Connection, plan: str, report: Report) -> Report:
    """Return the report whose file is kept: itself, or its last redacted edition."""
    while report.replaced_by is not None:
        report = _numbered(connection, plan, report.replaced_by)
    return report


def _numbered(connection: Connection, plan: str, number: int) -> Report:
    return report(connection, plan, number, date.max, OPEN - 1)


def _editions(connection: Connection, plan: str) -> dict[int, int]:
    """Return report -> redacted edition, whatever is asked of whom.

    What a file is replaced by does not depend on a point of view: it is gone.
    """
    rows = history_rows(connection, plan, "report/%", date.max, OPEN - 1)
    parts = {row.field.removeprefix("report/"): json.loads(row.value) for row in rows}
    return {
        one["replaces"]: int(number)
        for number, one in parts.items()
        if one.get("replaces")
    }


class _Line(NamedTuple):
    """What a line of the log says of the dates of a report."""

    number: int
    effective: str
    precision: str
    recorded_at: str
    recorded_day: str
    recorded_by: str
    on_behalf_of: str | None


def _lines(connection: Connection, subject: str) -> dict[int, _Line]:
    """Return the entries about a plan's reports, by their numbers."""
    sql = f"SELECT {', '.join(_Line._fields)} FROM line WHERE subject = ?"
    found = connection.execute(sql, (subject,))
    return {line.number: line for line in map(_Line._make, found)}


def _report(row: Row, sent: Row | None, lines: Mapping[int, _Line]) -> Report:
    # A correction says what is so; when it came into the ledger it does not change.
    came, parts = lines[row.place], json.loads(row.value)
    by = parts.pop("by", None)
    sending = row if "as_at" not in parts else sent
    said: dict[str, Any] = dict.fromkeys(
        ("as_at", "known_to", "manifest", "replaces", "replaced_by")
    )
    return Report(
        **{"withheld": [], **said, **parts, **_sending(sending, lines)},
        number=int(row.field.removeprefix("report/")),
        by=by if sent is None else sent.value,
        made=REGISTERED if sending is row else SEALED,
        recorded_at=came.recorded_at,
        recorded_on=came.recorded_day,
        recorded_by=came.recorded_by,
        on_behalf_of=came.on_behalf_of,
        because=row.extra,
        entry=row.entry,
        place=row.place,
    )


def _sending(sent: Row | None, lines: Mapping[int, _Line]) -> dict[str, Any]:
    """Return when a report was sent, and how much later that was recorded."""
    if sent is None:
        names = "sent_on sent_printed precision days_late sent_entry"
        return dict.fromkeys(names.split())
    says, came = lines[sent.entry], lines[sent.place]
    late = date.fromisoformat(came.recorded_day) - date.fromisoformat(sent.valid_from)
    return {
        "sent_on": sent.valid_from,
        "sent_printed": says.effective,
        "precision": says.precision,
        "days_late": max(late.days, 0),
        "sent_entry": sent.entry,
    }
