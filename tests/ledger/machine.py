"""Two programs that record anything in any order, and an audit after each step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)

from domain.correcting import Changes
from domain.errors import LedgerError
from domain.event import Event
from domain.partial_date import PartialDate
from domain.policies import POLICIES, Wanted
from domain.reports import Sealing
from domain.target import Target
from domain.text import Text
from ledger.book import Ledger
from ledger.files import KeptFile
from ledger.place import Place
from ledger.recording import Recorded
from ledger.session import Command
from ledger.verify import verify
from tests.ledger.given import SLUG, WHY, Clock, audit, begin, made, told_by
from tools.golden import counted

LATE = datetime(2020, 6, 1, tzinfo=UTC)
CODES = st.sampled_from(["1.1", "1.2", "1.3", "2.1"])
PRINCIPALS = st.sampled_from([None, None, "d.director", "D.Director"])
USERS = st.sampled_from(["h.mensah", "a.osei"])
ROLE = "approver"
AREAS = st.sampled_from(["1", "2"])
WORDS = st.text("aé–\n🙂 ", max_size=6).map(lambda tail: Text(f"x{tail}"))
DAYS = st.none() | st.dates(date(2020, 1, 1), date(2020, 7, 1)).map(PartialDate.day)
TARGETS = st.builds(
    lambda words, month: Target(
        kind="date", words=words, due=PartialDate.month(2021, month)
    ),
    WORDS,
    st.integers(1, 12),
)

Verb = Callable[[Ledger, Command], Recorded]


class TwoPrograms(RuleBasedStateMachine):
    """Two open ledgers on one file; `recorded` is what they said they recorded."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.place = self.new_place()
        self.clock = Clock(LATE)
        self.recorded: dict[int, Event] = {}
        self.sent: list[tuple[Command, Verb, Recorded]] = []
        self.turns = 0

    def new_place(self) -> Place:
        """Return where the ledger is made."""
        return Path(self.folder.name) / "ledger.db"

    @property
    def file(self) -> Path:
        """The ledger's file, where it is in one."""
        assert isinstance(self.place, Path)
        return self.place

    @initialize()
    def opened(self) -> None:
        one = made(self.place, self.clock)
        begin(one, "1.1", "1.2")
        self.recorded = {e.number: e.event for e in one.entries_after(0)}
        self.programs = (one, Ledger(self.place, self.clock, counted()))

    def teardown(self) -> None:
        if self.recorded:
            for program in self.programs:
                program.close()
        self.folder.cleanup()

    def send(
        self,
        verb: Verb,
        on: PartialDate | None = None,
        user: str = "h.mensah",
        principal: str | None = None,
    ) -> None:
        """Let the program whose turn it is send a command; it may be refused."""
        self.turns += 1
        command = Command(f"c{self.turns}", user, on, on_behalf_of=principal)
        head = len(self.recorded)
        try:
            done = verb(self.programs[self.turns % 2], command)
        except LedgerError:
            assert verify(self.place).entries == head
            return
        assert not done.again
        assert done.numbers == tuple(range(head + 1, head + 1 + len(done.events)))
        self.recorded.update(zip(done.numbers, done.events, strict=True))
        self.sent.append((command, verb, done))

    @rule(code=AREAS, title=WORDS)
    def add_area(self, code: str, title: Text) -> None:
        self.send(lambda ledger, c: ledger.add_area(c, SLUG, code, title))

    @rule(code=CODES, area=AREAS, words=WORDS, on=DAYS)
    def add_action(
        self, code: str, area: str, words: Text, on: PartialDate | None
    ) -> None:
        self.send(
            lambda ledger, c: ledger.add_action(c, SLUG, code, area, words, None), on
        )

    @rule(ref=CODES, words=WORDS, on=DAYS, by=USERS, for_=PRINCIPALS)
    def progress(
        self,
        ref: str,
        words: Text,
        on: PartialDate | None,
        by: str,
        for_: str | None,
    ) -> None:
        self.send(
            lambda ledger, c: ledger.record_progress(c, SLUG, ref, words), on, by, for_
        )

    @rule(delegates=st.lists(USERS, max_size=2), by=USERS, for_=PRINCIPALS)
    def delegate(self, delegates: list[str], by: str, for_: str | None) -> None:
        pairs = [(one, "d.director") for one in delegates]
        self.send(
            lambda ledger, c: ledger.set_delegation(c, SLUG, pairs), None, by, for_
        )

    @rule(ref=CODES, rating=st.sampled_from(["red", "A", "Blue", "Mauve"]), on=DAYS)
    def rate(self, ref: str, rating: str, on: PartialDate | None) -> None:
        self.send(lambda ledger, c: ledger.rate(c, SLUG, ref, rating, WHY), on)

    @rule(wanted=st.sampled_from([*POLICIES.values()]))
    def want_second_person(self, wanted: Wanted) -> None:
        self.send(lambda ledger, c: ledger.want_second_person(c, SLUG, wanted))

    @rule(user=USERS, by=USERS)
    def grant(self, user: str, by: str) -> None:
        self.send(lambda ledger, c: ledger.grant_role(c, SLUG, ROLE, user), user=by)

    @rule(user=USERS)
    def revoke(self, user: str) -> None:
        self.send(lambda ledger, c: ledger.revoke_role(c, SLUG, ROLE, user, WHY))

    @rule(ref=CODES, waiver=st.none() | WORDS, on=DAYS)
    def sign_off(self, ref: str, waiver: Text | None, on: PartialDate | None) -> None:
        self.send(
            lambda ledger, c: ledger.record_delivery(
                c, SLUG, ref, "signed off", WHY, waiver=waiver
            ),
            on,
        )

    @rule(back=st.integers(0, 6), user=USERS, refused=st.booleans())
    def decide(self, back: int, user: str, refused: bool) -> None:
        number = len(self.recorded) - back
        if refused:
            self.send(lambda ledger, c: ledger.refuse(c, number, WHY), user=user)
        else:
            self.send(lambda ledger, c: ledger.confirm(c, number, None), user=user)

    @rule(ref=CODES, aim=TARGETS)
    def set_target(self, ref: str, aim: Target) -> None:
        self.send(lambda ledger, c: ledger.set_target(c, SLUG, ref, aim))

    @rule(ref=CODES, number=st.none() | st.integers(0, 2), aim=TARGETS)
    def revise_target(self, ref: str, number: int | None, aim: Target) -> None:
        self.send(
            lambda ledger, c: ledger.revise_target(
                c, SLUG, ref, number, aim, reason=WHY, approved_by=WHY
            )
        )

    @rule(
        back=st.integers(-1, 8),
        text=st.none() | WORDS,
        rating=st.sampled_from([None, "Green"]),
        on=DAYS,
    )
    def correct(
        self, back: int, text: Text | None, rating: str | None, on: PartialDate | None
    ) -> None:
        changes = Changes(on=on, text=text, rating=rating)
        number = len(self.recorded) - back
        self.send(lambda ledger, c: ledger.correct(c, number, changes, WHY))

    @rule(audience=st.sampled_from(["ofsted", "DMG"]), number=st.integers(1, 3))
    def seal(self, audience: str, number: int) -> None:
        hashed = sha256(f"{self.turns}".encode()).hexdigest()
        pack = KeptFile("pack.zip", f"{self.turns}".encode(), hashed, "application/zip")
        known = len(self.recorded)
        sealing = Sealing(number, audience, date(2019, 12, 2), known, hashed)
        self.send(lambda ledger, c: ledger.seal_report(c, SLUG, pack, sealing, ()))

    @rule(number=st.integers(1, 3), by=WORDS, on=DAYS)
    def send_report(self, number: int, by: Text, on: PartialDate | None) -> None:
        self.send(lambda ledger, c: ledger.send_report(c, SLUG, number, by), on)

    @rule(audience=st.sampled_from(["ofsted", "DMG"]), month=st.integers(1, 12))
    def promise(self, audience: str, month: int) -> None:
        due = PartialDate.month(2021, month)
        self.send(lambda ledger, c: ledger.commit_report(c, SLUG, audience, due))

    @rule(back=st.integers(-1, 8), for_=PRINCIPALS)
    def retract(self, back: int, for_: str | None) -> None:
        number = len(self.recorded) - back
        self.send(
            lambda ledger, c: ledger.retract(c, number, WHY), None, "a.osei", for_
        )

    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        if not self.sent:
            return
        command, verb, first = data.draw(st.sampled_from(self.sent))
        again = verb(data.draw(st.sampled_from(self.programs)), command)
        assert again == Recorded(first.numbers, again=True)

    @rule(days=st.integers(-400, 3))
    def set_the_clock(self, days: int) -> None:
        self.clock.now += timedelta(days=days)

    @invariant()
    def the_ledger_holds_what_was_returned(self) -> None:
        if not self.recorded:
            return
        one, other = self.programs
        # What is stored is the same for both, so it is verified once.
        for entries in (audit(one), told_by(other)):
            held = {entry.number: entry.event for entry in entries}
            assert held == self.recorded
            for event in held.values():
                assert event.on_behalf_of in (None, "d.director")
