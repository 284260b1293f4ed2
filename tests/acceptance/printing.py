"""A real ledger of a drawn plan: what it prints, and what is read back of that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from domain.correcting import Changes
from domain.errors import LedgerError
from domain.partial_date import PartialDate
from domain.text import Text
from ledger.book import Ledger
from ledger.connection import connect
from ledger.documents.opening import read_document
from ledger.documents.plan_reading import PlanReading
from ledger.documents.reading import read_plan
from ledger.importing import import_plan
from ledger.recording import record
from ledger.session import Command, Session
from ledger.updating import Update, propose
from projections.catch_up import catch_up
from projections.documents.data import as_json_file
from projections.documents.separated import as_plan_csv
from projections.documents.word import as_word
from projections.documents.workbook import as_workbook
from projections.status import status
from tests.acceptance.drawn_plans import Drawn
from tests.acceptance.drawn_steps import Amendment
from tests.acceptance.drawn_words import OPENED
from tests.ledger.given import Clock, made

SLUG = "northmoor-2021"
NOW = datetime(2022, 12, 1, 9, 30, tzinfo=UTC)
FORMATS = ("docx", "xlsx", "csv", "json")
EVERY_ENTRY = 10**6
BEGUN = 2
"""The opening and the scheme."""

Plan = dict[str, Any]


@dataclass
class Kept:
    """A ledger with one plan."""

    ledger: Ledger
    folder: Path

    def printed(self, as_at: date) -> Plan:
        """Return the plan on a day, as `ledger snapshot --format json` has it."""
        with closing(connect(self.ledger.log.place)) as connection:
            catch_up(connection, self.ledger.entries_after)
            seen = status(connection, SLUG, as_at, EVERY_ENTRY)
        data = seen.as_json(entries=seen.entry, root="0f" * 32)
        marks: Plan = {"snapshot": "working copy", "report": None, "withheld": []}
        return {**marks, "generated": NOW.date().isoformat(), **data}

    def read(self, format_: str, as_at: date) -> PlanReading:
        """Print the plan of a day, and return what is read of that."""
        return read_back(self.folder, format_, self.printed(as_at))

    def proposed(self, format_: str, as_at: date) -> Update:
        """Print the plan of a day, and compare that with the ledger on that day."""
        reading = self.read(format_, as_at)
        return propose(self.ledger.log, SLUG, reading, PartialDate.day(as_at), {})


def printed_as(format_: str, data: Plan) -> bytes:
    """Return a plan as the bytes of a file."""
    if format_ == "docx":
        return as_word(data)
    if format_ == "xlsx":
        return as_workbook(data)
    if format_ == "csv":
        return as_plan_csv(data)
    return as_json_file(data)


def read_back(folder: Path, format_: str, data: Plan) -> PlanReading:
    """Return what is read of a plan that was printed."""
    place = folder / f"plan.{format_}"
    place.write_bytes(printed_as(format_, data))
    return read_plan(read_document(place))


@contextmanager
def kept(drawn: Drawn) -> Iterator[Kept]:
    """Yield a new ledger in which `drawn` is recorded."""
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        made(Path(folder) / "ledger.db", Clock(NOW)) as ledger,
    ):
        command = Command("drawn", "h.mensah", PartialDate.day(OPENED))
        record(ledger.log, command, ("drawn",), lambda s: _record(s, drawn))
        _amend(ledger, drawn.amendments)
        yield Kept(ledger, Path(folder))


def _record(session: Session, drawn: Drawn) -> None:
    by = session.by
    authority = Text(drawn.authority) if drawn.authority else None
    new = session.new_plan(SLUG)
    session.add(new.open(Text(drawn.title), authority, drawn.inspection, by))
    session.add(session.plan(SLUG).adopt_scheme(drawn.scheme, by))
    for term, meaning in drawn.terms.items():
        session.add(session.plan(SLUG).define_term(Text(term), Text(meaning), by))
    for code, title, outcomes in drawn.areas:
        session.add(session.plan(SLUG).add_area(code, Text(title), by))
        for outcome in outcomes:
            said = session.plan(SLUG).set_outcome(code, None, Text(outcome), by)
            session.add(said)
    for code, area, wording in drawn.actions:
        parent = drawn.parents.get(code)
        plan = session.plan(SLUG)
        session.add(plan.add_action(code, area, Text(wording), by, parent))
    for step in drawn.steps:
        # What a person could not have recorded is not in any ledger.
        with suppress(LedgerError):
            session.add(step.decide(session.action(SLUG, step.ref), by.on(step.on)))
    for on, change in drawn.changes:
        with suppress(LedgerError):
            session.add(change(session.plan(SLUG), by.on(on)))


def _amend(ledger: Ledger, amendments: list[Amendment]) -> None:
    last = sum(1 for _ in ledger.entries_after(0))
    why = Text("It was wrong")
    for at, amendment in enumerate(amendments):
        command = Command(f"amendment-{at}", "h.mensah")
        number = last - amendment.back
        if number <= BEGUN:
            continue  # Before its opening there is no plan to print.
        with suppress(LedgerError):
            if amendment.text is None:
                ledger.retract(command, number, why)
            else:
                changes = Changes(on=amendment.on, text=amendment.text)
                ledger.correct(command, number, changes, why)


@contextmanager
def kept_again(reading: PlanReading, as_at: date) -> Iterator[Kept]:
    """Yield a new ledger into which `reading` was imported as it was on a day."""
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        made(Path(folder) / "ledger.db", Clock(NOW)) as ledger,
    ):
        import_plan(ledger.log, "h.mensah", SLUG, reading, PartialDate.day(as_at))
        yield Kept(ledger, Path(folder))
