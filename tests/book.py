"""A ledger of one plan in memory, written by hand through the real aggregates.

A book numbers entries as the ledger would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from domain.action import Action
from domain.clock import day_of
from domain.correcting import Changes, amended
from domain.entry import Entry
from domain.entry_events import EntryCorrected, EntryRetracted
from domain.event import Attribution, Event
from domain.holding import hold
from domain.measures import Definition, Measures, Reading
from domain.named_file import NamedFile
from domain.partial_date import PartialDate
from domain.plan import Plan
from domain.printing import redacted_on
from domain.redacting import redaction
from domain.reports import Reports, Sealing
from domain.scheme import ragb
from domain.standing import Link
from domain.text import Text
from tests.blanking import blanked

SLUG = "riverton-2019"
START = datetime(2020, 1, 6, 9, 30, tzinfo=UTC)
OPENED = date(2019, 12, 2)
WHY = Text("The board wanted it so")


@dataclass
class Book:
    """A ledger of one plan, in memory.

    Attributes:
        now: The instant of the next entry; each one takes a minute.
        entries: What was recorded so far.
    """

    slug: str = SLUG
    now: datetime = START
    entries: list[Entry] = field(default_factory=list)

    def record(self, event: Event) -> int:
        """Record `event` as if it had been stored and read back; return its number."""
        if isinstance(event, EntryCorrected):
            event = type(event).model_validate(event.model_dump(exclude_none=True))
        number = len(self.entries) + 1
        self.entries.append(Entry(number, self.now, event))
        self.now += timedelta(minutes=1)
        return number

    def wait(self, days: int) -> None:
        """Let some days pass."""
        self.now += timedelta(days=days)

    def by(
        self, on: date | PartialDate | None = None, user: str = "h.mensah"
    ) -> Attribution:
        """Return the attribution of an entry about the day `on`, or about today."""
        today = day_of(self.now)
        day = today if on is None else on
        effective = PartialDate.day(day) if isinstance(day, date) else day
        command = f"command-{len(self.entries) + 1}"
        return Attribution(user, command, today, effective)

    def plan(self) -> Plan:
        """Return the plan as it stands."""
        return Plan.called(self.slug).apply(self._stream(f"plan/{self.slug}"))

    def action(self, ref: str) -> Action:
        """Return the action called `ref` as it stands."""
        plan = self.plan()
        id_ = plan.action(ref).id
        return Action.of(plan, id_).apply(self._stream(id_))

    def reports(self) -> Reports:
        """Return the plan's reports as they stand."""
        return Reports.of(self.slug).apply(self._stream(f"report/{self.slug}"))

    def measures(self) -> Measures:
        """Return the plan's measures as they stand."""
        return Measures.of(self.slug).apply(self._stream(f"measure/{self.slug}"))

    def define(
        self,
        said: Definition,
        on: date | PartialDate | None = None,
        ref: str | None = None,
    ) -> int:
        """Define a measure, or `ref` anew; return the number of the entry."""
        return self.record(self.measures().define(said, ref, self.by(on), WHY))

    def read(self, ref: str, figure: Reading | str, on: date | PartialDate) -> int:
        """Record a reading of a period; return the number of the entry."""
        reading = Reading(figure) if isinstance(figure, str) else figure
        return self.record(self.measures().read(ref, reading, self.by(on)))

    def register(self, name: str, to: str, on: date | PartialDate) -> int:
        """Register a report sent on a day; return the number of its entry."""
        hashed = sha256(name.encode()).hexdigest()
        file = NamedFile(Text(name), hashed, "application/pdf", len(name))
        return self.record(self.reports().register(file, to, self.by(on)))

    def seal(self, to: str, as_at: date, known_to: int = 0) -> int:
        """Seal a report as known to an entry, or to the last; return its entry."""
        known = known_to or len(self.entries)
        hashed = sha256(f"{to} {known}".encode()).hexdigest()
        number = self.reports().next_number
        file = NamedFile(Text(f"{number}.zip"), hashed, "application/zip", 9)
        sealing = Sealing(number, to, as_at, known, hashed)
        return self.record(self.reports().seal(file, sealing, self.by()))

    def send(self, number: int, on: date | PartialDate | None = None) -> int:
        """Send a report; return the number of the entry."""
        return self.record(self.reports().send(number, Text("Director"), self.by(on)))

    def commit(self, to: str, due: date, on: date | None = None) -> int:
        """Promise a report; return the number of the entry."""
        promised = PartialDate.day(due)
        return self.record(self.reports().commit(to, promised, None, self.by(on)))

    def begin(self, *codes: str) -> None:
        """Open the plan with two areas and an action for each code.

        Area 1 takes the codes that begin with 1, area 2 all others.
        """
        by = self.by(OPENED)
        self.record(
            self.plan().open(Text("Children first"), Text("Riverton"), None, by)
        )
        self.record(self.plan().adopt_scheme(ragb(), by))
        for code, title in (("1", "Front door"), ("2", "Leadership")):
            self.record(self.plan().add_area(code, Text(title), by))
        for code in codes:
            area = "1" if code.startswith("1") else "2"
            wording = Text(f"What {code} is about")
            self.record(self.plan().add_action(code, area, wording, by))

    def correct(self, number: int, changes: Changes) -> int:
        """Correct entry `number`; return the number of the correction."""
        event = self.entries[number - 1].event
        replacement = amended(event, changes, number)
        replacement = replacement.model_copy(
            update={"originator_version": event.originator_version}
        )
        owner = self._owner(event)
        numbers = self.numbers(event.originator_id)
        made = owner.correct(replacement, WHY, self.by(changes.on), numbers)
        return self.record(made)

    def retract(self, number: int, user: str = "h.mensah") -> int:
        """Retract entry `number`; return the number of the retraction."""
        event = self.entries[number - 1].event
        version, numbers = event.originator_version, self.numbers(event.originator_id)
        owner = self._owner(event)
        return self.record(owner.retract(version, WHY, self.by(user=user), numbers))

    def redact(self, number: int, *fields: str) -> int:
        """Redact words of entry `number`; return the number of the entry that says so.

        The entry reads from then on as it would be read back.
        """
        event = self.entries[number - 1].event
        stream = event.originator_id
        history, numbers = self._owner(event).history, self.numbers(stream)
        grounds = Text("UK GDPR Article 17"), Text("Data Protection Officer")
        about = history, event.originator_version, fields
        made = redaction(*about, *grounds, self.by(), numbers)
        mark = redacted_on(day_of(self.now))
        gone = blanked(event, made.fields, mark)
        old = self.entries[number - 1]
        self.entries[number - 1] = replace(old, event=gone, redacted=True)
        return self.record(made)

    def hold(self, entry: int | None = None) -> int:
        """Place a hold; return the number of the entry."""
        return self.record(hold(self.plan().history, entry, WHY, self.by()))

    def numbers(self, stream: str) -> Callable[[int], int]:
        """Return what gives the entry number of a version of `stream`."""
        found = [e.number for e in self.entries if e.event.originator_id == stream]
        return lambda version: found[version - 1]

    def after(self, number: int) -> Iterable[Entry]:
        """Return the entries after `number`, as the views ask for them."""
        return (entry for entry in self.entries[number:])

    def links(self) -> list[Link]:
        """Return what each entry does to the standing of others, by numbers."""
        return [_link(entry) for entry in self.entries]

    def _owner(self, event: Event) -> Plan | Action | Reports | Measures:
        stream = event.originator_id
        if stream.startswith("measure/"):
            return self.measures()
        if stream.startswith("report/"):
            return self.reports()
        return self.plan() if stream.startswith("plan/") else self.action(stream)

    def _stream(self, stream: str) -> list[Event]:
        events = [entry.event for entry in self.entries]
        return [event for event in events if event.originator_id == stream]


def _link(entry: Entry) -> Link:
    event = entry.event
    if isinstance(event, EntryCorrected):
        return Link(entry.number, "correction", event.entry)
    if isinstance(event, EntryRetracted):
        return Link(entry.number, "retraction", event.entry)
    return Link(entry.number, "remark" if event.final else "fact")
