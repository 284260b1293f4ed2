"""A key hands over to the next one, also if that was stopped half-way."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.proof.keys import load_key
from tests.cli.handed import NEWER, OLDER, another, done
from tests.cli.office import ask, files, refused
from tools.stage import Stage

ROTATE = ("key", "rotate", "--no-passphrase")


def shown(stage: Stage) -> list[str]:
    """Return the fingerprints of all keys of the ledger, the first one first."""
    return [key["fingerprint"] for key in ask(stage, "key", "show")["keys"]]


def test_a_key_hands_over_to_the_next_one(house: Stage) -> None:
    old = load_key(house.folder / "ledger.key")

    said = ask(house, *ROTATE)

    new = load_key(house.folder / "ledger.key")
    assert said["key"] == {
        "place": "/plans/ledger.key",
        "fingerprint": new.fingerprint,
        "spoken": new.spoken,
    }
    assert shown(house) == [old.fingerprint, new.fingerprint]
    assert load_key(house.folder / "ledger.key.1").public == old.public
    assert house.run("verify").code == 0


def test_packs_on_both_sides_of_a_rotation_go_together(house: Stage) -> None:
    done(house, *ROTATE)
    done(house, *ROTATE)
    assert another(house) == ""

    said = done(house, "verify", NEWER, "--against", OLDER)

    assert "It goes on where report-1-ofsted-2021-02-01 ended." in said
    assert shown(house)[2] in said
    assert house.run("verify", "--pack", OLDER, "--pack", NEWER).code == 0


def test_the_old_key_signs_no_more(house: Stage) -> None:
    done(house, *ROTATE)

    said = refused(house.run("checkpoint", "sign", "--key", "ledger.key.1"))

    assert f"the one that does is {shown(house)[1]}" in said


def _by_parts(monkeypatch: pytest.MonkeyPatch, moves: int) -> None:
    """Let the computer stop after so many files of the key were moved."""
    real = Path.replace
    moved: list[str] = []

    def replace(self: Path, target: Path) -> Path:
        if ".key" in self.name and not self.name.endswith(".part"):
            if len(moved) == moves:
                raise KeyboardInterrupt
            moved.append(self.name)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


@pytest.mark.parametrize("moves", range(5))
def test_a_rotation_stopped_after_it_was_recorded_goes_on(
    house: Stage, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    with monkeypatch.context() as stopped:
        _by_parts(stopped, moves)
        house.run(*ROTATE)
    assert len(shown(house)) == 2
    assert "ledger.key.next" in files(house.folder)

    assert another(house) == ""
    assert house.run("verify", NEWER, "--against", OLDER).code == 0
    done(house, *ROTATE)

    names = {name for name in files(house.folder) if ".key" in name}
    assert names == {
        *("ledger.key", "ledger.key.pub", "ledger.key.1", "ledger.key.1.pub"),
        *("ledger.key.2", "ledger.key.2.pub"),
        *("ledger.key.1.last", "ledger.key.2.last"),
    }
    assert load_key(house.folder / "ledger.key").fingerprint == shown(house)[2]
    done(house, "checkpoint", "sign")


def test_a_rotation_stopped_before_it_was_recorded_goes_on_with_its_key(
    house: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr("ledger.checkpoint_verbs.CheckpointVerbs.rotate_key", stop)
        # What is made is removed when the program itself goes on; a power cut does not.
        stopped.setattr("cli.commands.key._forget", lambda _: None)
        house.run(*ROTATE)
    made = load_key(house.folder / "ledger.key.next").fingerprint
    assert len(shown(house)) == 1
    assert another(house) == ""

    done(house, *ROTATE)

    assert shown(house)[1] == made
    assert house.run("verify").code == 0


def test_what_a_rotation_that_was_refused_made_is_removed(
    house: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("ledger.checkpoint_verbs.CheckpointVerbs.rotate_key", full)
    before = files(house.folder)

    assert house.run(*ROTATE).code != 0
    after = files(house.folder)
    assert {n for n in after if ".key" in n} == {n for n in before if ".key" in n}
