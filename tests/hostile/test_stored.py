"""States that somebody changed in the file: the entry is named, nothing crashes."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from tests.cli.office import HISTORY
from tests.hostile.mutating import json_mutant
from tests.ledger.given import tampering
from tools.stage import Stage

QUESTIONS: tuple[tuple[str, ...], ...] = (
    ("rebuild",),
    ("status",),
    ("log", "--format", "csv"),
    ("progress", "2.6", "Recorded all the same"),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a small ledger."""
    stage = Stage(tmp_path_factory.mktemp("whole"))
    for _, words in HISTORY:
        assert stage.run(*words).code == 0
    return (stage.folder / "ledger.db").read_bytes()


@pytest.mark.parametrize("seed", range(24))
def test_a_changed_state_is_named_and_nothing_crashes_on_it(
    empty: Stage, whole: bytes, seed: int
) -> None:
    place, chance = empty.folder / "ledger.db", Random(seed)
    place.write_bytes(whole)
    number = 1 + seed % len(HISTORY[1:])
    changed = exchange(place, number, chance)

    found = empty.run("verify")
    codes = [empty.run(*words).code for words in QUESTIONS]

    assert (found.code, changed) == (4, True), found.both
    assert re.search(rf"#{number}\b", found.out)
    assert set(codes) <= {0, 3}


def exchange(place: Path, number: int, chance: Random) -> bool:
    """Change the state of an entry, and return whether it is another one now."""
    with tampering(place) as connection:
        (state,) = connection.execute(
            "SELECT state FROM stored_events WHERE rowid = ?", (number,)
        ).fetchone()
        tries = (json_mutant(state, chance) for _ in range(9))
        other = next(changed for changed in tries if changed != state)
        connection.execute(
            "UPDATE stored_events SET state = ? WHERE rowid = ?", (other, number)
        )
    return bool(other != state)
