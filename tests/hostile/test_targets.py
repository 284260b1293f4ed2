"""Every target is fed changed bytes for a moment, the same each time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.hostile import of_packs
from tests.hostile.engines import by_chance, kind
from tests.hostile.mutating import json_mutant, mutant, packed, packed_mutant
from tests.hostile.targets import TARGETS, Target
from tests.ledger.proof.packs import findings

SLOW = {"word": 30, "excel": 30, "packs": 15, "own-packs": 20, "csv": 40, "keys": 40}
FED = 150
SEED = 20


@pytest.mark.parametrize("name", TARGETS)
def test_hostile_bytes_are_read_or_refused_as_the_documentation_says(name: str) -> None:
    ran = by_chance(TARGETS[name], SEED, most=SLOW.get(name, FED))

    assert [said for _, said in ran.crashes] == []
    assert ran.executions == SLOW.get(name, FED)


def test_a_crash_is_told_with_the_bytes_that_made_it_and_once() -> None:
    def crash(data: bytes) -> None:
        if b"b" in data:
            raise KeyError(data)

    ran = by_chance(Target(crash, lambda: [b"abc"]), SEED, most=50)

    assert [content for content, _ in ran.crashes] == [b"abc"]
    assert "KeyError" in kind(ran.crashes[0][1])


@pytest.mark.parametrize(
    ("change", "content"),
    [
        (mutant, b"30 July 2020"),
        (packed_mutant, packed([("a.xml", b"<a/>"), ("b.xml", b"<b/>")])),
        (json_mutant, b'{"a": [1, {"b": "c"}]}'),
    ],
)
def test_changes_are_many_and_the_same_for_the_same_chance(
    change: Callable[[bytes, Random], bytes], content: bytes
) -> None:
    first = [change(content, Random(seed)) for seed in range(60)]

    assert first == [change(content, Random(seed)) for seed in range(60)]
    assert len(set(first)) > 30


def test_what_a_forger_changes_is_a_pack_that_holds(tmp_path: Path) -> None:
    for at, lines in enumerate(of_packs.lines()):
        of_packs.forged(lines, tmp_path / str(at))

        assert findings(tmp_path / str(at)) == []

    assert at > 5


@pytest.mark.slow
def test_the_long_run_prints_a_table_and_ends_well() -> None:
    asked = ["--seconds", "1", "--seed", "3", "figures"]
    command = [sys.executable, "-m", "tests.hostile", *asked]

    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stdout + ended.stderr
    heads, row = ended.stdout.splitlines()[-2:]
    assert heads.split() == ["target", "engine", "seconds", "executions", "crashes"]
    assert (row.split()[0], row.split()[-1]) == ("figures", "0")
