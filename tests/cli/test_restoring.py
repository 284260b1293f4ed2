"""A ledger is made anew of packs, verbatim, and goes on where they ended."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.forging import History, forge
from tests.cli.handed import NEWER, OLDER, SIGNED, another, done, laid_out
from tests.cli.office import ask, files, refused
from tools.stage import Stage

NEW = ("--ledger", "new.db")
QUESTIONS: tuple[tuple[str, ...], ...] = (
    ("log",),
    ("status",),
    ("status", "--as-at", "30 July 2020", "--known-on", "15"),
    ("timeline", "2.6"),
    ("diff", "#10"),
    ("report", "list"),
    ("checkpoint", "show"),
)


def restored(stage: Stage, *packs: str, more: tuple[str, ...] = ()) -> str:
    """Restore packs to a new ledger and return what was said."""
    named = (word for pack in packs for word in ("--from", pack))
    return done(stage, "restore", *NEW, *named, *more)


@pytest.mark.parametrize("ending", ["", ".zip"])
def test_a_ledger_is_restored_whole_from_its_last_pack(
    house: Stage, ending: str
) -> None:
    root = ask(house, "verify", OLDER)["root"]

    said = restored(house, OLDER + ending)

    assert said == (
        f"Restored {SIGNED} entries to /plans/new.db.\n"
        f"Root: {root}, as it was signed for.\n"
    )
    found = ask(house, "verify", *NEW, "--pack", OLDER)
    assert (found["verified"], found["root"]) == (True, root)


def test_every_question_has_the_answer_of_the_old_ledger(house: Stage) -> None:
    another(house)
    restored(house, f"{NEWER}.zip", OLDER)

    # The pack signs for all but the very last entry, which signed for it.
    until = ("--known-on", "26")
    for words in QUESTIONS:
        known = until if words in (("status",), ("timeline", "2.6")) else ()
        new, old = ask(house, *words, *NEW, *known), ask(house, *words, *known)
        if words[0] in ("log", "checkpoint"):
            old = old[: len(new)]
            assert len(new) == {"log": 26, "checkpoint": 1}[words[0]]
        _same_but_the_head(new, old)
    assert house.run("report", "show", "1", *NEW).out == done(
        house, "report", "show", "1"
    )


def _same_but_the_head(new: object, old: object) -> None:
    if isinstance(new, dict) and isinstance(old, dict):
        new, old = ({**one, "head": None} for one in (new, old))
    assert new == old


def test_several_packs_make_a_ledger_whole_with_its_files(house: Stage) -> None:
    another(house)

    alone = ask(house, "restore", "--ledger", "one.db", "--from", NEWER)
    both = ask(house, "restore", *NEW, "--from", OLDER, "--from", NEWER)

    assert (alone["lost_files"], both["lost_files"]) == ([SIGNED], [])
    assert (both["withheld"], both["restored"]) == ([], 26)
    lost = house.run("verify", "--ledger", "one.db")
    assert lost.out.startswith(f"Entry #{SIGNED} has lost its file: no bytes")
    assert house.run("verify", *NEW, "--pack", OLDER, "--pack", NEWER).code == 0


def test_a_pack_that_was_renamed_is_still_the_file_that_was_sealed(
    house: Stage,
) -> None:
    (house.folder / OLDER).rename(house.folder / "pack")

    assert "no file" not in restored(house, "pack")
    assert house.run("verify", *NEW).code == 0


def test_new_entries_go_on_and_are_sealed_and_signed_for(house: Stage) -> None:
    for name in ("ledger.db", "before.db"):
        (house.folder / name).unlink()
    done(house, "restore", "--from", OLDER)

    done(house, "progress", "2.6", "After the fire")
    assert another(house) == ""

    # Entries after the last pack are lost, and so the next one is another #22.
    assert house.run("verify", "--pack", OLDER, "--pack", NEWER).code == 0
    assert house.run("verify", NEWER, "--against", OLDER).code == 0


def test_a_command_of_the_old_ledger_is_not_recorded_again(office: Stage) -> None:
    sent = ("progress", "2.6", "Sent once", "--command-id", "of-may")
    done(office, *sent)
    done(office, "key", "create", "--no-passphrase")
    another(office)

    restored(office, "packs/report-1-ofsted-2021-03-01")

    before = ask(office, "log", *NEW)
    said = refused(office.run(*sent, *NEW))
    assert "of-may" in said
    assert ask(office, "log", *NEW) == before


def test_entries_that_no_pack_carries_are_named(house: Stage) -> None:
    because = ("--because", "The board meets")
    done(house, "report", "seal", "--to", "DMG", "--known-on", "15", *because)
    done(house, "report", "export", "2", "packs")
    pack = "packs/report-2-dmg-2021-03-01"

    said = refused(house.run("restore", *NEW, "--from", pack))

    assert said.startswith("None of the packs carries entry #16 to #18, entry #20 to #")
    assert not (house.folder / "new.db").exists()


def test_words_that_are_withheld_are_missed_and_left_out_if_asked(
    house: Stage,
) -> None:
    done(house, "report", "seal", "--to", "DMG", "--without", "texts:11,owners")
    done(house, "report", "export", "2", "packs")
    veiled = "packs/report-2-dmg-2021-03-01"

    said = refused(house.run("restore", *NEW, "--from", veiled))
    assert said == (
        "The packs withhold words of 2 entries; add packs that disclose them, or"
        " restore without them by --incomplete."
    )
    told = restored(house, veiled, more=("--incomplete",))
    assert "Entries with words withheld in all packs: #11, #13." in told
    findings = ask_findings(house)
    assert findings[:2] == [
        "Entry #11 has lost its text (text).",
        "Entry #13 has lost its text (owner).",
    ]
    (house.folder / "new.db").unlink()
    restored(house, veiled, OLDER)
    assert house.run("verify", *NEW).code == 0


def ask_findings(stage: Stage) -> list[str]:
    """Return what verifying the new ledger finds."""
    answer = stage.run("verify", *NEW)
    assert answer.code == 4
    return answer.out.splitlines()


def _green(found: History) -> History:
    found[11].state["rating"] = "Green"
    return found


def test_packs_of_two_histories_are_refused(house: Stage, tmp_path: Path) -> None:
    from ledger.proof.keys import load_key

    other = laid_out(tmp_path / "other")
    key = load_key(other.folder / "ledger.key").private
    forge(other.folder / "ledger.db", _green, key)
    done(other, "rebuild")
    another(other, forgetful=True)
    shutil.copytree(other.folder / NEWER, house.folder / "theirs")
    before = files(house.folder)

    answer = house.run("restore", *NEW, "--from", OLDER, "--from", "theirs")

    assert answer.code == 4
    assert answer.out == (
        "theirs: Entry #12 is another one than in the older pack: history was rewritten"
        " between the two.\n"
    )
    assert answer.err == "Nothing was restored: these packs do not hold.\n"
    assert files(house.folder) == before


def test_a_pack_that_does_not_hold_restores_nothing(house: Stage) -> None:
    page = house.folder / OLDER / "data" / "report.html"
    page.write_bytes(page.read_bytes() + b" ")

    answer = house.run("restore", *NEW, "--from", OLDER)

    assert (answer.code, "was changed" in answer.out) == (4, True)
    assert not (house.folder / "new.db").exists()


def test_no_ledger_is_written_over(house: Stage) -> None:
    before = files(house.folder)

    assert "exists already" in refused(house.run("restore", "--from", OLDER))
    assert files(house.folder) == before


def test_words_that_were_redacted_since_are_not_brought_back(house: Stage) -> None:
    words = ("--basis", "UK GDPR Article 17", "--by", "Data Protection Officer")
    done(house, "redact", "11", "--field", "text", *words)
    another(house)
    secret = b"The June report is late"
    assert secret in (house.folder / OLDER / "data" / "entries.jsonl").read_bytes()

    said = ask(house, "restore", *NEW, "--from", NEWER, "--from", OLDER)

    assert said["withheld"] == []
    assert house.run("verify", *NEW).code == 0
    with closing(sqlite3.connect(house.folder / "new.db")) as connection:
        rows = connection.execute("SELECT field FROM vault WHERE number = 11")
        assert rows.fetchall() == []
    assert ask(house, "log", *NEW)[10]["redacted"] is True


def test_a_report_of_which_a_redacted_edition_was_sealed_stays_gone(
    house: Stage,
) -> None:
    words = ("--basis", "UK GDPR Article 17", "--by", "Data Protection Officer")
    done(house, "redact", "11", "--field", "text", *words, "--reseal")
    done(house, "report", "seal", "--to", "ofsted")
    done(house, "report", "export", "3", "packs")
    newest = "packs/report-3-ofsted-2021-03-01"
    done(house, "report", "export", "1", "again")
    edition = next((house.folder / "again").glob("*.zip"))

    said = ask(house, "restore", *NEW, "--from", newest, "--from", OLDER)
    assert said["lost_files"] != []
    (house.folder / "new.db").unlink()
    packs = (newest, OLDER, str(edition))
    every = (word for pack in packs for word in ("--from", pack))
    said = ask(house, "restore", *NEW, *every)

    assert said["lost_files"] == []
    assert house.run("verify", *NEW).code == 0
    content = (house.folder / "new.db").read_bytes()
    assert b"The June report is late" not in content
