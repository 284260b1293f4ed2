"""Ledgers to fold: written by hand through a `Book`, or drawn at random.

A book decides with the real aggregates, and numbers entries as the ledger would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from domain.action import Action
from domain.clock import day_of
from domain.correcting import Changes, amended
from domain.entry import Entry
from domain.entry_events import EntryCorrected, EntryRetracted
from domain.errors import LedgerError
from domain.event import Attribution, Event
from domain.partial_date import PartialDate
from domain.plan import Plan
from domain.scheme import RatingScheme, RatingValue, ragb
from domain.standing import Link
from domain.target import Target
from domain.text import Text

SLUG = "riverton-2019"
START = datetime(2020, 1, 6, 9, 30, tzinfo=UTC)
OPENED = date(2019, 12, 2)
RATINGS = ("Red", "Amber", "Green", "Blue")
DELIVERIES = ("not started", "in progress", "completion claimed", "signed off")
WHY = Text("The board wanted it so")
LETTERLESS = tuple(RatingValue(value=word, meaning=WHY) for word in RATINGS[:3])
SCHEMES = (ragb(), RatingScheme(values=LETTERLESS))


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

    def by(self, on: date | PartialDate | None = None) -> Attribution:
        """Return the attribution of an entry about the day `on`, or about today."""
        today = day_of(self.now)
        day = today if on is None else on
        effective = PartialDate.day(day) if isinstance(day, date) else day
        command = f"command-{len(self.entries) + 1}"
        return Attribution("h.mensah", command, today, effective)

    def plan(self) -> Plan:
        """Return the plan as it stands."""
        return Plan.called(self.slug).apply(self._stream(f"plan/{self.slug}"))

    def action(self, ref: str) -> Action:
        """Return the action called `ref` as it stands."""
        plan = self.plan()
        id_ = plan.action(ref).id
        return Action.of(plan, id_).apply(self._stream(id_))

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

    def retract(self, number: int) -> int:
        """Retract entry `number`; return the number of the retraction."""
        event = self.entries[number - 1].event
        version, numbers = event.originator_version, self.numbers(event.originator_id)
        owner = self._owner(event)
        return self.record(owner.retract(version, WHY, self.by(), numbers))

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

    def _owner(self, event: Event) -> Plan | Action:
        stream = event.originator_id
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
    return Link(entry.number, "fact")


def days() -> st.SearchStrategy[date]:
    """Return days from before the plan until after anything that is drawn."""
    return st.dates(date(2019, 11, 1), date(2020, 8, 1))


def effective_dates() -> st.SearchStrategy[PartialDate]:
    """Return days, months and dates nobody knows."""
    return st.one_of(
        days().map(PartialDate.day),
        st.integers(1, 3).map(lambda month: PartialDate.month(2020, month)),
        st.just(PartialDate.unknown(Text("some time ago"))),
        st.just(PartialDate.unknown()),
    )


def targets() -> st.SearchStrategy[Target]:
    """Return targets with and without a due date."""
    return st.one_of(
        st.integers(1, 12).map(
            lambda month: Target(
                kind="date",
                words=Text(f"by month {month}"),
                due=PartialDate.month(2021, month),
            )
        ),
        st.just(Target(kind="measure", words=Text("95% of cases"))),
    )


@st.composite
def ledgers(draw: st.DrawFn, most: int = 20) -> Book:
    """Return a book with a begun plan and up to `most` further entries."""
    book = Book()
    book.begin("1.1", "1.2", "2.10")
    steps = (_about_the_plan, _about_an_action, _about_an_action, _amendment)
    for _ in range(draw(st.integers(0, most))):
        book.wait(draw(st.integers(0, 12)))
        step = draw(st.sampled_from(steps))
        # What a person could not have recorded is not in any ledger.
        with suppress(LedgerError):
            step(draw, book)
    return book


def _about_the_plan(draw: st.DrawFn, book: Book) -> None:
    plan, by = book.plan(), book.by(draw(effective_dates()))
    codes = st.sampled_from(("1.1", "1.2", "1.3", "2.9", "2.10"))
    code, text = draw(codes), Text(f"Words {len(book.entries)}")
    decide: dict[str, Callable[[], Event]] = {
        "add": lambda: plan.add_action(code, draw(st.sampled_from("123")), text, by),
        "area": lambda: plan.add_area("3", text, by),
        "scheme": lambda: plan.adopt_scheme(draw(st.sampled_from(SCHEMES)), by),
        "close": lambda: plan.close(WHY, by),
        "renumber": lambda: plan.renumber_action(draw(codes), code, WHY, by),
        "withdraw": lambda: plan.withdraw_action(code, WHY, by),
        "merge": lambda: plan.merge_actions((code,), draw(codes), WHY, by),
        "outcome": lambda: plan.set_outcome("1", None, text, by),
        "term": lambda: plan.define_term(Text("DMG"), text, by),
    }
    book.record(decide[draw(st.sampled_from(sorted(decide)))]())


def _about_an_action(draw: st.DrawFn, book: Book) -> None:
    ref = draw(st.sampled_from(("1.1", "1.2", "2.10")))
    action, by = book.action(ref), book.by(draw(effective_dates()))
    text = Text(f"Note {len(book.entries)}")
    target, rating = draw(targets()), draw(st.sampled_from(RATINGS))
    decide: dict[str, Callable[[], Event]] = {
        "progress": lambda: action.record_progress(text, by),
        "rate": lambda: action.rate(rating, WHY, by),
        "rate again": lambda: action.rate(rating, WHY, by),
        "set": lambda: action.set_target(target, by),
        "revise": lambda: action.revise_target(
            1, target, by, reason=WHY, approved_by=None
        ),
        "own": lambda: action.assign_owner(text, None, by),
        "reword": lambda: action.reword(text, None, by),
        "part": lambda: action.add_sub_item("a", text, by),
        "evidence": lambda: action.attach_evidence(text, by, link=Text("intranet/7")),
        "deliver": lambda: action.record_delivery(
            draw(st.sampled_from(DELIVERIES)), None, by
        ),
        "reopen": lambda: action.reopen(WHY, by),
    }
    book.record(decide[draw(st.sampled_from(sorted(decide)))]())


def _amendment(draw: st.DrawFn, book: Book) -> None:
    """Correct or retract any entry, most often one of the last."""
    count = len(book.entries)
    number = count - draw(st.integers(0, min(count - 1, 8)))
    if draw(st.booleans()):
        book.retract(number)
        return
    text = Text(f"Corrected {count}")
    rating = draw(st.sampled_from(RATINGS))
    on = draw(effective_dates())
    changes = (Changes(on=on), Changes(text=text), Changes(rating=rating, on=on))
    book.correct(number, draw(st.sampled_from(changes)))
