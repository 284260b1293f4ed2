"""`ledger verify PACK`: folders and archives as they were handed over."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.handed import NEWER, OLDER, SIGNED, another, done
from tests.cli.office import ask, files, refused
from tools.stage import Stage

NAME = OLDER.partition("/")[2]


@pytest.mark.parametrize("ending", ["", ".zip"])
def test_a_pack_is_checked_as_folder_and_as_archive(house: Stage, ending: str) -> None:
    before = files(house.folder)
    said = done(house, "verify", OLDER + ending)

    found = ask(house, "verify", OLDER + ending)
    assert said.splitlines() == [
        f"Verified: the pack was sealed as entry #{SIGNED}.",
        f"Entries: {SIGNED}",
        f"Root: {found['root']}",
        f"Key: {found['key']}",
        f"Read aloud: {found['spoken']}",
    ]
    assert found["sealed"] == found["entries"] == SIGNED
    assert found["root"] == ask(house, "checkpoint", "show")[0]["root"]
    assert files(house.folder) == before


def test_an_empty_folder_in_an_archive_is_found_as_in_a_folder(house: Stage) -> None:
    (house.folder / OLDER / "data" / "more").mkdir()
    with zipfile.ZipFile(house.folder / f"{OLDER}.zip", "a") as archive:
        archive.writestr(f"{NAME}/data/more/", b"")

    for place, name in ((OLDER, NAME), (f"{OLDER}.zip", f"{NAME}.zip")):
        said = house.run("verify", place)
        assert said.code == 4
        assert said.out == f"{name}: The folder data/more/ is empty.\n"


def test_an_archive_that_names_its_folders_too_is_a_pack(house: Stage) -> None:
    with zipfile.ZipFile(house.folder / f"{OLDER}.zip", "a") as archive:
        archive.writestr(f"{NAME}/", b"")
        archive.writestr(f"{NAME}/data/", b"")

    assert house.run("verify", f"{OLDER}.zip").code == 0


def test_no_ledger_is_needed_to_check_a_pack(house: Stage, tmp_path: Path) -> None:
    alone = Stage(tmp_path / "alone")
    alone.folder.mkdir()
    content = (house.folder / f"{OLDER}.zip").read_bytes()
    (alone.folder / "pack.zip").write_bytes(content)

    assert alone.run("verify", "pack.zip").code == 0
    assert files(alone.folder) == {"pack.zip": content}


def test_a_pack_is_checked_against_an_older_one(house: Stage) -> None:
    another(house)

    for older in (OLDER, f"{OLDER}.zip"):
        said = done(house, "verify", f"{NEWER}.zip", "--against", older)
        assert f"It goes on where {Path(older).name} ended." in said
    turned = house.run("verify", OLDER, "--against", NEWER)
    assert turned.code == 4
    assert turned.out == (
        f"{NAME}: The older one has 26 entries and this one 21: the end was cut off, or"
        " they were named in the wrong order.\n"
    )
    assert turned.err == "NOT verified: do not rely on this pack.\n"


def test_the_ledger_is_checked_against_any_number_of_packs(house: Stage) -> None:
    another(house)

    said = done(house, "verify", "--pack", OLDER, "--pack", f"{NEWER}.zip")
    assert "It goes on where 2 packs ended." in said
    answer = house.run("verify", "--pack", OLDER, "--format", "json")
    assert (answer.code, json.loads(answer.out)["findings"]) == (0, [])


def test_a_pack_of_another_ledger_is_named(house: Stage, tmp_path: Path) -> None:
    other = Stage(tmp_path / "other", drawn=7)
    other.folder.mkdir()
    for words in (
        ("init",),
        ("plan", "open", "other-2020", "Another plan"),
        ("key", "create", "--no-passphrase"),
        ("report", "seal", "--to", "ofsted"),
        ("report", "export", "1", "packs"),
    ):
        done(other, *words)
    pack = str(next((other.folder / "packs").glob("*.zip")))

    live = house.run("verify", "--pack", pack)
    both = house.run("verify", pack, "--against", OLDER)

    assert (live.code, both.code) == (4, 4)
    assert "It is of another ledger, progress-ledger/" in live.out
    assert "They are of two ledgers: progress-ledger/" in both.out


def test_what_differs_is_named_in_json(house: Stage) -> None:
    page = house.folder / OLDER / "data" / "report.html"
    page.write_bytes(page.read_bytes().replace(b"Amber", b"Green"))

    answer = house.run("verify", OLDER, "--format", "json")

    assert answer.code == 4
    assert json.loads(answer.out)["findings"] == [
        {
            "entry": None,
            "finding": f"{NAME}: data/report.html was changed: its bytes are not those"
            " that manifest-sha256.txt lists.",
        }
    ]


@pytest.mark.parametrize(
    "words",
    [
        (OLDER, "--pack", OLDER),
        (OLDER, "--root", "ab" * 32),
        ("--against", OLDER),
    ],
)
def test_half_a_question_is_misuse(house: Stage, words: tuple[str, ...]) -> None:
    assert house.run("verify", *words).code == 2


def test_a_pack_that_is_not_there_is_refused(empty: Stage) -> None:
    said = refused(empty.run("verify", "pack.zip"))

    assert "(there is no such file or folder)" in said


def test_a_folder_that_is_no_pack_does_not_verify(empty: Stage) -> None:
    (empty.folder / "pack").mkdir()

    answer = empty.run("verify", "pack")

    assert answer.code == 4
    assert answer.out == "pack: bag-info.txt is missing.\n"
