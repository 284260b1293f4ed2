"""Whatever is done to a pack, it says so itself, to anybody, in a sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.acceptance.pack_attacks import (
    PACK_ATTACKS,
    PackAttack,
    exchange_verifier,
)
from tests.acceptance.test_attacks import by_pack, first, house
from tests.cli.handed import OLDER
from tests.ledger.proof.packs import VERIFIER
from tools.stage import Stage

__all__ = ["house"]
NAME = OLDER.partition("/")[2]


@pytest.mark.parametrize("attack", PACK_ATTACKS, ids=lambda attack: attack.what)
def test_an_attack_on_a_pack_is_seen_by_the_pack_alone(
    house: Stage, attack: PackAttack
) -> None:
    pack = house.folder / OLDER
    attack.do(pack)

    assert by_pack(pack) == f"This pack: {attack.says}"
    assert first(house.run("verify", OLDER)) == f"{NAME}: {attack.says}"
    assert first(house.run("verify", "--pack", OLDER)) == f"{NAME}: {attack.says}"


def test_a_verifier_that_was_exchanged_is_seen_by_any_other_one(house: Stage) -> None:
    pack = house.folder / OLDER
    exchange_verifier(pack)
    elsewhere = house.folder / "elsewhere"
    elsewhere.mkdir()
    shutil.copyfile(VERIFIER, elsewhere / "verify.py")

    assert by_pack(pack) == ""
    assert by_pack(elsewhere, str(pack)) == (
        "This pack: verify.py was changed: its bytes are not those that"
        " tagmanifest-sha256.txt lists."
    )
    assert house.run("verify", OLDER).code == 4


def test_a_pack_holds_wherever_it_is_unpacked(house: Stage, tmp_path: Path) -> None:
    place = tmp_path / "a folder – of somebody else"
    shutil.copytree(house.folder / OLDER, place)

    assert by_pack(place) == ""
