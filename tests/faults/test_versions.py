"""Two versions of the program at one ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.main import REFUSED
from tests.faults import versions
from tests.faults.waiting import command
from tests.ledger.given import filled


@pytest.mark.slow
def test_older_and_newer_programs_at_one_ledger_lose_nothing(tmp_path: Path) -> None:
    found = versions.run(tmp_path, 2, 0)

    assert found.told >= 2 * versions.NEW * versions.NOTES
    assert found.broken == 0, found


@pytest.mark.parametrize(
    "words",
    [
        ("progress", "1.1", "Two are hired"),
        ("log",),
        ("verify",),
        ("backup", "copy.db"),
        ("rebuild",),
    ],
)
def test_a_ledger_of_a_later_format_is_refused_and_never_written_to(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    place = versions.newer(filled(tmp_path / "ledger.db"))
    before = place.read_bytes()

    answer = command("--ledger", str(place), *words)

    assert answer.returncode == REFUSED
    assert answer.stderr.endswith(
        "install the newer version of progress-ledger to open it.\n"
    )
    assert place.read_bytes() == before


def test_a_program_that_does_not_look_at_the_format_would_write(
    tmp_path: Path,
) -> None:
    """The control."""
    assert versions.control(tmp_path, 1, 0).findings == 1
