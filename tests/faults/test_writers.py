"""Many programs that record to one action at once, on either engine."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack

import pytest

from ledger.place import Place
from ledger.verify import verify
from tests.faults.processes import acknowledged, started
from tests.ledger.given import BEGUN, audit, filled, opened

PROGRAMS = 16
EACH = 25


def write_at_once(place: Place, names: list[str]) -> list[dict[int, str]]:
    """Let a program for each name record its notes; return what each was told."""
    with ExitStack() as stack:
        writers = [
            stack.enter_context(started("writer", place, name, EACH)) for name in names
        ]
        said = [acknowledged(writer.communicate()[0]) for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * len(names)
    return said


@pytest.mark.slow
def test_sixteen_programs_record_to_one_action_and_nothing_is_lost_or_doubled(
    somewhere: Place,
) -> None:
    place = filled(somewhere, 0)

    said = write_at_once(place, [f"p{number}" for number in range(PROGRAMS)])

    numbers = sorted(number for one in said for number in one)
    assert numbers == list(range(BEGUN + 1, BEGUN + 1 + PROGRAMS * EACH))
    with opened(place) as ledger:
        entries = audit(ledger)[BEGUN:]
    commands = {entry.number: entry.event.command for entry in entries}
    assert commands == {n: command for one in said for n, command in one.items()}
    assert set(Counter(commands.values()).values()) == {1}
    assert verify(place).entries == BEGUN + PROGRAMS * EACH


@pytest.mark.slow
def test_two_programs_that_send_the_same_commands_record_each_once(
    somewhere: Place,
) -> None:
    place = filled(somewhere, 0)

    one, other = write_at_once(place, ["same", "same"])

    assert one == other
    assert verify(place).entries == BEGUN + EACH
