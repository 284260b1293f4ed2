"""Two programs that record anything in any order never contradict themselves."""

from __future__ import annotations

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from domain.partial_date import PartialDate
from tests.ledger.machine import TwoPrograms, Verb


def test_two_programs_never_contradict_what_they_said_was_recorded() -> None:
    run_state_machine_as_test(
        TwoPrograms, settings=settings(max_examples=30, stateful_step_count=25)
    )


class Forgetful(TwoPrograms):
    """The control: a program that says it recorded what it did not."""

    def send(
        self,
        verb: Verb,
        on: PartialDate | None = None,
        user: str = "h.mensah",
        principal: str | None = None,
    ) -> None:
        super().send(verb, on, user, principal)
        last = len(self.recorded)
        if last > 6:
            self.recorded.pop(last)


def test_a_program_that_contradicts_itself_would_be_noticed() -> None:
    # The first example will do: a shorter one takes its time.
    how = settings(max_examples=20, stateful_step_count=10, phases=[Phase.generate])
    with pytest.raises((AssertionError, BaseExceptionGroup)):
        run_state_machine_as_test(Forgetful, settings=how)
