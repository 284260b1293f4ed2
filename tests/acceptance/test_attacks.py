"""Whatever is done to a ledger's file, somebody sees it, and says so in a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.ledger_attacks import ATTACKS, PACK, WITH_PACKS, Attack
from tests.cli.handed import NEWER, OLDER, SIGNED, another, laid_out
from tests.cli.office import ask
from tools.stage import Answer, Stage


@pytest.fixture
def house(tmp_path: Path) -> Stage:
    """A folder with a ledger, its key and a pack that was handed over."""
    return laid_out(tmp_path.resolve())


def first(answer: Answer) -> str:
    """Return the first finding of a verification; "" if all holds."""
    assert answer.code in (0, 4), answer.both
    return answer.out.splitlines()[0] if answer.code else ""


def by_pack(pack: Path, *against: str) -> str:
    """Return the first sentence of a pack's own verifier; "" if all holds."""
    words = [sys.executable, "-I", "-S", str(pack / "verify.py"), *against]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) in ((0, ""), (4, ""))
    assert done.stdout.splitlines()[-1].startswith(
        "NOT VERIFIED." if done.returncode else "VERIFIED."
    )
    return done.stdout.splitlines()[0] if done.returncode else ""


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.what)
def test_it_is_known_who_sees_an_attack_on_the_ledger(
    house: Stage, attack: Attack
) -> None:
    assert first(house.run("verify", "--pack", OLDER)) == ""
    attack.do(house)

    assert first(house.run("verify")) == attack.alone
    assert first(house.run("verify", "--pack", OLDER)) == attack.with_packs
    assert another(house, forgetful=attack.forgetful) == attack.refused
    assert bool(packs_after(house)) == (not attack.refused)
    for newer in packs_after(house):
        older = house.folder / OLDER
        assert by_pack(newer) == attack.newer
        assert by_pack(newer, "--against", str(older)).startswith(attack.against)
        answer = house.run("verify", str(newer), "--against", OLDER)
        assert (answer.code == 4) == bool(attack.against), answer.both


@pytest.mark.parametrize("attack", WITH_PACKS, ids=lambda attack: attack.what)
def test_what_a_pack_sees_the_minutes_of_a_board_see_too(
    house: Stage, attack: Attack
) -> None:
    minutes = ask(house, "verify", OLDER)
    attack.do(house)

    told = ("--root", minutes["root"], "--entries", str(minutes["entries"]))
    answer = house.run("verify", *told)

    assert answer.code == 4
    assert f"{SIGNED} entries" in answer.out


def test_an_honest_ledger_holds_against_its_packs_and_they_against_each_other(
    house: Stage,
) -> None:
    assert another(house) == ""

    assert first(house.run("verify", "--pack", OLDER, "--pack", f"{NEWER}.zip")) == ""
    assert by_pack(house.folder / NEWER, "--against", str(house.folder / OLDER)) == ""
    backwards = by_pack(house.folder / OLDER, "--against", str(house.folder / NEWER))
    assert backwards == (
        "The two packs: The older one has 26 entries and this one 21: the end was cut"
        " off, or they were named in the wrong order."
    )


def packs_after(stage: Stage) -> list[Path]:
    """Return the packs that were handed over after the older one."""
    folders = (place for place in (stage.folder / "packs").iterdir() if place.is_dir())
    return [folder for folder in folders if folder.name != PACK]
