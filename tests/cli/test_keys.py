"""The key that signs for a ledger: a file beside it, recorded, shown and rotated."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ledger.proof.keys import load_key
from tests.cli.handed import KEY, OLDER, SEAL, another, done
from tests.cli.office import ask, files, head, refused
from tools.stage import Stage

SECRET = "correct horse battery staple"
NEXT = ("key", "rotate", "--no-passphrase")
FILES = {"ledger.key", "ledger.key.pub"}


def key_files(stage: Stage) -> set[str]:
    """Return the names of the files of keys."""
    return {name for name in files(stage.folder) if ".key" in name}


def test_a_key_is_made_beside_the_ledger_and_recorded(office: Stage) -> None:
    said = done(office, *KEY)

    key = load_key(office.folder / "ledger.key")
    assert said.splitlines() == [
        "The key is /plans/ledger.key; keep a copy of it elsewhere.",
        f"For the minutes of the board: {key.fingerprint}",
        f"To be read aloud: {key.spoken}",
        "#19 key adopted: key 1 (effective 1 March 2021)",
    ]
    assert key_files(office) == FILES
    if os.name == "posix":
        assert (office.folder / "ledger.key").stat().st_mode & 0o777 == 0o600
    assert office.run("verify").code == 0


def test_the_ledger_never_holds_the_private_key(house: Stage) -> None:
    another(house)
    private = load_key(house.folder / "ledger.key").private.private_bytes_raw()
    written = (house.folder / "ledger.key").read_bytes().splitlines()[1:-1]

    held = files(house.folder)
    for name, content in held.items():
        assert private not in content, name
        assert private.hex().encode() not in content, name
        if name != "ledger.key":
            assert not any(line in content for line in written), name


def test_a_key_is_locked_by_the_passphrase_of_the_environment(office: Stage) -> None:
    office.environ["LEDGER_KEY_PASSPHRASE"] = SECRET
    done(office, "key", "create")
    assert load_key(office.folder / "ledger.key", SECRET).spoken
    assert SECRET.encode() not in b"".join(files(office.folder).values())

    assert "signed" in done(office, *SEAL)
    del office.environ["LEDGER_KEY_PASSPHRASE"]
    said = office.run("report", "seal", "--to", "DMG")
    assert (said.code, "signed:" in said.out) == (0, False)
    assert said.err.splitlines() == [
        "Nothing is signed: The key /plans/ledger.key is locked; set"
        " LEDGER_KEY_PASSPHRASE, or type its passphrase at a terminal.",
        "`ledger checkpoint sign` signs for it later.",
    ]
    office.environ["LEDGER_KEY_PASSPHRASE"] = "another one"
    assert "does not open with that passphrase" in refused(
        office.run("checkpoint", "sign")
    )


@pytest.mark.parametrize("secret", [None, ""])
def test_without_a_passphrase_nothing_is_made(
    office: Stage, secret: str | None
) -> None:
    if secret is not None:
        office.environ["LEDGER_KEY_PASSPHRASE"] = secret
    before = files(office.folder)

    said = office.run("key", "create")

    assert said.code == (2 if secret is None else 3)
    assert "passphrase" in said.err
    assert files(office.folder) == before


def test_a_ledger_takes_a_first_key_once(house: Stage) -> None:
    before, entries = key_files(house), head(house)

    said = refused(house.run(*KEY, "--key", "other.key"))

    assert said.startswith("This ledger has a key already; `ledger key rotate` puts")
    assert (key_files(house), head(house)) == (before, entries)


@pytest.mark.parametrize("name", sorted(FILES))
def test_no_file_is_written_over_by_a_key(office: Stage, name: str) -> None:
    (office.folder / name).write_text("mine", "utf-8")
    entries = head(office)

    said = refused(office.run(*KEY))

    assert said.startswith(f"/plans/{name} exists already")
    assert key_files(office) == {name}
    assert (office.folder / name).read_text("utf-8") == "mine"
    assert head(office) == entries


def test_a_key_that_cannot_be_recorded_is_not_left_behind(
    office: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("ledger.checkpoint_verbs.CheckpointVerbs.adopt_key", full)

    assert office.run(*KEY).code != 0
    assert key_files(office) == set()


def test_keys_are_shown_with_what_a_board_writes_down(house: Stage) -> None:
    key = load_key(house.folder / "ledger.key")

    assert done(house, "key", "show").splitlines() == [
        "Key 1, since 1 February 2021",
        f"  fingerprint  {key.fingerprint}",
        f"  read aloud   {key.spoken}",
        "The file of the present one is at /plans/ledger.key.",
    ]
    (house.folder / "ledger.key").unlink()
    assert ask(house, "key", "show")["there"] is False
    assert ask(house, "verify", OLDER)["spoken"] == key.spoken


def test_a_ledger_without_a_key_says_so(office: Stage) -> None:
    assert "This ledger has no key yet." in done(office, "key", "show")
    said = refused(office.run("checkpoint", "sign"))
    assert said == (
        "This ledger has no key that signs for it yet; make one with `ledger key"
        " create`."
    )


def test_without_its_key_a_report_is_sealed_and_signed_for_later(house: Stage) -> None:
    key = house.folder / "ledger.key"
    key.rename(house.folder / "away.key")

    said = house.run(*SEAL)
    assert said.code == 0
    assert "Nothing is signed: There is no signing key at /plans/ledger.key" in said.err
    assert "No checkpoint signs for it" in done(house, "report", "export", "2", "out")

    done(house, "checkpoint", "sign", "--key", "away.key")
    assert "Signed for" in done(house, "report", "export", "2", "packs")


def test_another_key_does_not_sign(house: Stage, tmp_path: Path) -> None:
    other = Stage(tmp_path / "other", drawn=900)
    other.folder.mkdir()
    done(other, "init")
    done(other, *KEY)
    named = ("--key", str(other.folder / "ledger.key"))
    ours, theirs = (
        load_key(place / "ledger.key").fingerprint
        for place in (house.folder, other.folder)
    )
    before = head(house)

    said = refused(house.run("checkpoint", "sign", *named))

    assert said == (
        f"The key {theirs} does not sign for this ledger; the one that does is {ours},"
        " so name its file with --key."
    )
    house.environ["LEDGER_KEY"] = named[1]
    assert theirs in refused(house.run(*NEXT))
    assert head(house) == before


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_a_key_that_others_may_read_does_not_sign(house: Stage) -> None:
    (house.folder / "ledger.key").chmod(0o640)

    assert "make it yours alone with `chmod 600`" in refused(
        house.run("checkpoint", "sign")
    )
