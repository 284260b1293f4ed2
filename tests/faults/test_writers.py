"""Many programs that record at once, on either engine, and answers that get lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.place import Place
from tests.faults import answers, crowds
from tests.faults.figures import reckoned
from tests.ledger.given import BEGUN, begin, made


@pytest.mark.slow
def test_sixteen_programs_record_to_one_action_and_each_to_its_own_and_lose_nothing(
    tmp_path: Path,
) -> None:
    found = crowds.run(tmp_path, 4, 0)

    assert found.told == 2 * crowds.WRITERS * 4
    assert found.broken == 0, found


@pytest.mark.slow
def test_two_programs_that_send_the_same_commands_record_each_once(
    somewhere: Place,
) -> None:
    with made(somewhere) as ledger:
        begin(ledger, "1.1")

    same = ("same", "1.1", "")
    (one, _), (other, _) = crowds.write_at_once(somewhere, [same, same], 10)

    assert one == other
    assert sorted(one) == list(range(BEGUN + 1, BEGUN + 11))
    assert reckoned(somewhere, one).broken == 0


def test_sent_again_under_another_id_it_would_be_recorded_twice(
    tmp_path: Path,
) -> None:
    """The control: nothing but the id tells a command from another like it."""
    assert crowds.control(tmp_path, 5, 0).twice == 5


def test_a_command_that_was_recorded_and_not_answered_is_recorded_once(
    tmp_path: Path,
) -> None:
    found = answers.run(tmp_path, 6, 0)

    assert found.told == 6
    assert found.broken == 0, found


def test_a_command_that_was_not_answered_and_gets_another_id_is_recorded_twice(
    tmp_path: Path,
) -> None:
    """The control."""
    assert answers.control(tmp_path, 3, 0).twice == 3
