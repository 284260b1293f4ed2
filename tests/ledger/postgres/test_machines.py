"""Two programs that record and redact in any order, on a server, audited each time."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from ledger.place import Place
from tests.ledger.machine import TwoPrograms
from tests.ledger.test_redaction_machine import Redacting
from tests.postgres import Server


@pytest.mark.slow
@pytest.mark.parametrize("machine", [TwoPrograms, Redacting])
def test_two_programs_never_contradict_what_they_said_was_recorded(
    server: Server, machine: type[TwoPrograms]
) -> None:
    class OnAServer(machine):  # type: ignore[valid-type, misc]
        def new_place(self) -> Place:
            return server.place()

    run_state_machine_as_test(
        OnAServer, settings=settings(max_examples=10, stateful_step_count=20)
    )
