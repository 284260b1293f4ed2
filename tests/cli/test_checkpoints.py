"""Signing for the entries, and refusing to sign what is no continuation."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.forging import History, forge
from tests.cli.handed import LAST, SEAL, SIGNED, done
from tests.cli.office import ask, files, head, refused
from tests.needed import program
from tools.stage import Stage

WHY = (
    "; an older copy was put in its place, or history was rewritten, so run `ledger"
    " verify` with the last pack."
)
SIGN = ("checkpoint", "sign")


def test_sealing_signs_for_the_entry_that_seals(house: Stage) -> None:
    (first,) = ask(house, "checkpoint", "show")
    sealed = ask(house, "log")[SIGNED - 1]

    assert (first["entries"], first["key"], sealed["type"]) == (
        *(SIGNED, 1),
        "report.sealed",
    )
    assert first["signed_on"] == "2021-02-01"
    assert done(house, "checkpoint", "show") == (
        f"{SIGNED} entries, signed by key 1 on 1 February 2021\n"
        f"  root       {first['root']}\n  timestamp  none\n"
    )


def test_a_checkpoint_signs_for_all_entries_there_are(house: Stage) -> None:
    root = ask(house, "verify")["root"]

    said = done(house, *SIGN)

    assert said.startswith(f"#26 signed: {LAST} entries, root {root}")
    assert [one["entries"] for one in ask(house, "checkpoint", "show")] == [
        SIGNED,
        LAST,
    ]
    note = done(house, "checkpoint", "show", "--note")
    assert note == ask(house, "checkpoint", "show")[1]["note"]
    assert note.encode() == (house.folder / "ledger.key.last").read_bytes()
    assert house.run("verify").code == 0


def _green(found: History) -> History:
    found[11].state["rating"] = "Green"
    return found


@pytest.mark.parametrize("words", [SIGN, SEAL], ids=" ".join)
def test_an_old_backup_is_not_signed_for(house: Stage, words: tuple[str, ...]) -> None:
    shutil.copyfile(house.folder / "before.db", house.folder / "ledger.db")
    before = files(house.folder)

    said = refused(house.run(*words))

    have = "the ledger has 20" if words == SIGN else "are not those"
    assert have in said
    assert said.endswith(WHY)
    assert files(house.folder) == before


@pytest.mark.parametrize("words", [SIGN, SEAL], ids=" ".join)
def test_a_rewritten_history_is_not_signed_for(
    house: Stage, words: tuple[str, ...]
) -> None:
    forge(house.folder / "ledger.db", _green)
    done(house, "rebuild")
    before = head(house), files(house.folder)["ledger.key.last"]

    said = refused(house.run(*words))

    assert said == (
        f"Nothing was signed: its first {SIGNED} entries are not those that were signed"
        f" for before{WHY}"
    )
    assert (head(house), files(house.folder)["ledger.key.last"]) == before


def test_what_the_ledger_itself_remembers_is_enough(house: Stage) -> None:
    (house.folder / "ledger.key.last").unlink()
    forge(house.folder / "ledger.db", _green)

    assert "are not those" in refused(house.run(*SIGN))


def test_a_reminder_that_was_damaged_is_no_reason_to_sign(house: Stage) -> None:
    place = house.folder / "ledger.key.last"
    place.write_bytes(place.read_bytes().replace(b"\n21\n", b"\n20\n"))

    assert "somebody changed the one or the other" in refused(house.run(*SIGN))


def test_what_was_signed_is_neither_corrected_nor_retracted(house: Stage) -> None:
    for number in ("19", "22"):
        said = refused(house.run("retract", number, "--because", "Wrong"))
        assert said == (
            f"Entry #{number} is about what was signed, which nobody can unsign; sign a"
            " new checkpoint, or rotate the key, instead."
        )


def test_a_rehearsal_signs_nothing(house: Stage) -> None:
    before = files(house.folder)

    said = done(house, *SEAL, "--dry-run")

    assert "signed" not in said
    assert files(house.folder) == before


def test_plain_ssh_keygen_checks_a_pack(house: Stage) -> None:
    proof = next((house.folder / "packs").glob("*/proof"))
    with closing(sqlite3.connect(house.folder / "ledger.db")) as connection:
        (origin,) = connection.execute(
            "SELECT value FROM meta WHERE key = 'origin'"
        ).fetchone()
    keygen = program(
        "ssh-keygen", get="It comes with OpenSSH; `make programs` gets it."
    )
    words = [keygen, "-Y", "verify", "-f", "allowed_signers", "-I", origin]
    words += ["-n", "progress-ledger-checkpoint", "-s", "checkpoint.sig"]

    def checked(note: Path) -> int:
        with note.open("rb") as file:
            return subprocess.run(
                words, cwd=proof, stdin=file, capture_output=True, check=False
            ).returncode

    assert checked(proof / "checkpoint") == 0
    (proof / "other").write_bytes(
        (proof / "checkpoint").read_bytes().replace(b"\n21\n", b"\n22\n")
    )
    assert checked(proof / "other") != 0
