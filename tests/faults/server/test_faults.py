"""A few of each fault on a server; `make faults` does many, and prints a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.server import (
    answers,
    backups,
    clocks,
    copies,
    crashes,
    crowds,
    kills,
    reading,
    standby,
)
from tests.postgres import Server

pytestmark = pytest.mark.slow


def test_no_acknowledged_entry_is_lost_when_programs_are_killed(
    server: Server, tmp_path: Path
) -> None:
    found = kills.run(server, tmp_path, 12, 0)

    assert (found.tries, found.broken) == (12, 0), found
    assert found.told >= 24


def test_a_program_that_speaks_before_it_commits_would_lose_entries(
    server: Server, tmp_path: Path
) -> None:
    found = kills.control(server, tmp_path, 1, 0)

    assert (found.told, found.lost, found.findings) == (1, 1, 0)


def test_no_acknowledged_entry_is_lost_when_the_server_is_killed(
    tmp_path: Path,
) -> None:
    found = crashes.run(tmp_path, 2, 0)

    assert (found.tries, found.broken) == (2, 0), found


def test_a_ledger_that_left_the_disk_to_the_server_would_lose_entries(
    tmp_path: Path,
) -> None:
    found = crashes.control(tmp_path, 2, 0)

    assert found.lost > 0, found


def test_sixteen_writers_lose_and_double_nothing(
    server: Server, tmp_path: Path
) -> None:
    found = crowds.run(server, tmp_path, 1, 0)

    assert found.told > 0
    assert found.broken == 0, found


def test_the_same_notes_under_other_ids_are_there_twice(
    server: Server, tmp_path: Path
) -> None:
    assert crowds.control(server, tmp_path, 3, 0).twice == 3


def test_a_command_whose_answer_is_lost_counts_once(
    server: Server, tmp_path: Path
) -> None:
    found = answers.run(server, tmp_path, 10, 0)

    assert (found.told, found.broken) == (10, 0), found


def test_without_command_ids_it_would_count_twice(
    server: Server, tmp_path: Path
) -> None:
    assert answers.control(server, tmp_path, 10, 0).twice > 0


def test_a_question_while_sixteen_write_is_answered_as_of_one_entry(
    server: Server, tmp_path: Path
) -> None:
    found = reading.run(server, tmp_path, 2, 0)

    assert (found.tries, found.broken) == (2, 0), found


def test_a_question_in_several_statements_would_be_of_no_moment(
    server: Server, tmp_path: Path
) -> None:
    assert reading.control(server, tmp_path, 1, 0).findings == 1


def test_a_backup_under_load_is_a_beginning_with_all_that_was_told(
    server: Server, tmp_path: Path
) -> None:
    found = backups.run(server, tmp_path, 1, 0)

    assert (found.tries, found.broken) == (2, 0), found
    assert found.told > 0


def test_tables_that_are_dumped_one_after_the_other_do_not_verify(
    server: Server, tmp_path: Path
) -> None:
    assert backups.control(server, tmp_path, 1, 0).findings > 0


def test_numbers_and_instants_grow_although_clocks_are_set_back(
    server: Server, tmp_path: Path
) -> None:
    found = clocks.run(server, tmp_path, 25, 0)

    assert (found.told, found.broken) == (25, 0), found


def test_what_only_clocks_said_would_not_grow(server: Server, tmp_path: Path) -> None:
    assert clocks.control(server, tmp_path, 25, 0).findings > 0


def test_a_ledger_moves_from_file_to_server_and_back_with_its_root(
    server: Server, tmp_path: Path
) -> None:
    found = copies.run(server, tmp_path, 1, 0)

    assert (found.tries, found.broken) == (copies.LEGS, 0), found


def test_a_copy_that_is_not_of_one_moment_is_refused(
    server: Server, tmp_path: Path
) -> None:
    assert copies.control(server, tmp_path, 4, 0).findings > 0


def test_a_standby_that_nobody_waits_for_would_lose_entries(tmp_path: Path) -> None:
    assert standby.control(tmp_path, 1, 0).lost > 0
