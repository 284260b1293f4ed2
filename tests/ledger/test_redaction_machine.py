"""Two programs that redact and hold among all else they record, audited each time."""

from __future__ import annotations

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from domain.clock import day_of, read_instant
from domain.entry_events import TextRedacted
from domain.partial_date import PartialDate
from domain.printing import redacted_on
from ledger.errors import CommandScrubbedError
from ledger.redact_verbs import Redaction
from tests.blanking import blanked
from tests.ledger.given import SLUG, WHY, query
from tests.ledger.machine import TwoPrograms, Verb
from tests.ledger.redacting import ARTICLE, OFFICER, vault

FIELDS = st.sampled_from(["text", "reason", "title", "replacement.text", "basis"])


class Redacting(TwoPrograms):
    """The same, with redactions and holds; what is redacted is expected to be gone."""

    def send(
        self,
        verb: Verb,
        on: PartialDate | None = None,
        user: str = "h.mensah",
        principal: str | None = None,
    ) -> None:
        before = len(self.recorded)
        super().send(verb, on, user, principal)
        added = [self.recorded[n] for n in range(before + 1, len(self.recorded) + 1)]
        for event in added:
            if isinstance(event, TextRedacted):
                self.forget(event)

    def forget(self, event: TextRedacted) -> None:
        """Expect words to be gone, and their command not to be known again."""
        number = next(n for n, one in self.recorded.items() if one is event)
        sql = "SELECT recorded_at FROM leaf WHERE number = ?"
        ((at,),) = query(self.place, sql, number)
        mark = redacted_on(day_of(read_instant(str(at))))
        said = self.recorded[event.entry]
        self.recorded[event.entry] = blanked(said, event.fields, mark)
        for one in [s for s in self.sent if event.entry in s[2].numbers]:
            self.sent.remove(one)
            command, verb, _ = one
            with pytest.raises(CommandScrubbedError):
                verb(self.programs[0], command)
        for place in vault(self.place):
            assert place.number != event.entry or place.field not in event.fields

    @rule(back=st.integers(-1, 8), field=FIELDS, everywhere=st.booleans())
    def redact(self, back: int, field: str, everywhere: bool) -> None:
        number = len(self.recorded) - back
        asked = Redaction(number, (field,), False, everywhere, ARTICLE, OFFICER)
        self.send(lambda ledger, c: ledger.redact(c, asked))

    @rule(back=st.integers(-1, 8))
    def redact_all(self, back: int) -> None:
        number = len(self.recorded) - back
        asked = Redaction(number, (), True, False, ARTICLE, OFFICER)
        self.send(lambda ledger, c: ledger.redact(c, asked))

    @rule(back=st.none() | st.integers(-1, 8))
    def hold(self, back: int | None) -> None:
        number = None if back is None else len(self.recorded) - back
        self.send(lambda ledger, c: ledger.place_hold(c, SLUG, number, WHY))

    @rule(number=st.integers(1, 3))
    def lift(self, number: int) -> None:
        self.send(lambda ledger, c: ledger.lift_hold(c, SLUG, number, WHY))


def test_redactions_never_contradict_what_else_was_recorded() -> None:
    run_state_machine_as_test(
        Redacting, settings=settings(max_examples=30, stateful_step_count=25)
    )


class Remembering(Redacting):
    """The control: a model that expects redacted words to be there still."""

    def forget(self, event: TextRedacted) -> None:
        pass


def test_words_that_stay_would_be_noticed() -> None:
    # The first example will do: a shorter one takes its time.
    how = settings(max_examples=50, stateful_step_count=25, phases=[Phase.generate])
    with pytest.raises((AssertionError, BaseExceptionGroup)):
        run_state_machine_as_test(Remembering, settings=how)
