"""Whatever is typed in a walk: it ends well, and records what the commands would."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.office import ask
from tests.cli.walked import new, review
from tools.stage import Stage

BESIDE = ("number", "recorded_at", "command")
"""What two entries of the same words differ in."""

WORDS = st.sampled_from(
    [
        *("p", "r", "t", "d", "s", "?", "x", "p Answered", "r amber", "r g All well"),
        *("d in progress", "d reopened", "d signed off", "Because", "1", "DMG"),
        *("t by June 2021", "t soon", "t January 2020 and ongoing", "\x00", "ü", ""),
        *("d business as usual", "r blue Done", "p " + "long " * 300),
    ]
)


def beside(board: Stage, folder: str | Path) -> Stage:
    """Return a copy of the desk in another folder."""
    copyfile(board.folder / "ledger.db", Path(folder) / "ledger.db")
    return replace(board, folder=Path(folder))


def rows(stage: Stage) -> list[dict[str, Any]]:
    """Return what was recorded after the meeting, without what is never the same."""
    return [{k: v for k, v in row.items() if k not in BESIDE} for row in new(stage)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=12))
def test_any_lines_end_the_walk_with_0_and_a_ledger_that_verifies(
    board: Stage, lines: list[str]
) -> None:
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        stage = beside(board, folder)

        said = review(stage, *lines)

        assert said.code == 0, said.both
        count = len(new(stage))
        summary = f"Recorded {count} entr" if count else "Nothing was recorded"
        assert summary in said.err
        assert ask(stage, "verify")["verified"]


def test_a_walk_records_what_the_commands_record(
    board: Stage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    walked, typed = board, beside(board, tmp_path_factory.mktemp("commands"))

    of_one = "p Answered\nr green All well\n\n"
    of_other = "t by June 2021\nAsked\nDMG\nd in progress\n"
    walked.run("review", "--on", "30 January 2021", stdin=of_one + of_other)
    for words in (
        ("progress", "1.1", "Answered"),
        ("rate", "1.1", "green", "--because", "All well"),
        (
            *("target", "revise", "2.6", "by June 2021", "--because", "Asked"),
            *("--approved-by", "DMG"),
        ),
        ("deliver", "2.6", "in progress"),
    ):
        assert typed.run(*words, "--on", "30 January 2021").code == 0

    assert rows(walked) == rows(typed)
    assert len(rows(walked)) == 4
