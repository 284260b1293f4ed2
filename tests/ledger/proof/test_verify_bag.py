"""The offline verifier on the files of a pack: none changed, dropped or added."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ledger.proof.packs import (
    author,
    edit,
    findings,
    rebag,
    relist,
    write,
)

MANIFEST, TAGMANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
REPORT = "data/html/report.html"
NOT_SEALED = (
    f"{MANIFEST} is not the one that entry #7 sealed: files were exchanged with their"
    " list."
)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return author().pack(tmp_path / "pack", 4)


def changed(name: str, manifest: str) -> str:
    return f"{name} was changed: its bytes are not those that {manifest} lists."


def test_an_honest_pack_holds_and_is_a_bag(pack: Path) -> None:
    assert findings(pack) == []
    bagit = (sys.executable, "-m", "bagit", "--validate", pack)
    assert subprocess.run(bagit, capture_output=True, check=False).returncode == 0


def test_an_edited_report_is_named(pack: Path) -> None:
    edit(pack, REPORT, lambda page: page.replace(b"Red", b"Green"))

    assert findings(pack) == [changed(REPORT, MANIFEST)]


def test_a_report_edited_with_its_manifest_is_not_what_was_sealed(pack: Path) -> None:
    edit(pack, REPORT, lambda page: page.replace(b"Red", b"Green"))
    relist(pack, MANIFEST)
    assert findings(pack) == [changed(MANIFEST, TAGMANIFEST), NOT_SEALED]

    rebag(pack)

    assert findings(pack) == [NOT_SEALED]


@pytest.mark.parametrize("name", ["bag-info.txt", "verify.py"])
def test_a_file_beside_the_data_is_listed_too(pack: Path, name: str) -> None:
    edit(pack, name, lambda content: content + b"\n")

    assert findings(pack) == [changed(name, TAGMANIFEST)]


def test_a_dropped_file_is_missing(pack: Path) -> None:
    (pack / REPORT).rename(pack.parent / "elsewhere.html")
    assert findings(pack) == ["The folder data/html/ is empty."]

    (pack / "data/html").rmdir()
    assert findings(pack) == [f"{REPORT} is missing: {MANIFEST} lists it."]

    rebag(pack)
    assert findings(pack) == [NOT_SEALED]


@pytest.mark.parametrize(
    "name",
    [
        "bagit.txt",
        "bag-info.txt",
        MANIFEST,
        TAGMANIFEST,
        "verify.py",
        "data/entries.jsonl",
        "proof/checkpoint",
        "proof/key.pub",
        "proof/leaves.txt",
        "proof/sealed.json",
        "proof/inclusion.json",
        "proof/consistency.json",
    ],
)
def test_no_pack_goes_without_its_parts(pack: Path, name: str) -> None:
    (pack / name).unlink()

    assert f"{name} is missing." in findings(pack)


@pytest.mark.parametrize(
    ("name", "manifest", "hint"),
    [
        ("data/more.html", MANIFEST, ""),
        ("more.html", TAGMANIFEST, ""),
        ("proof/more", TAGMANIFEST, ""),
        (
            "data/.DS_Store",
            MANIFEST,
            "; your computer may have put it there, so delete it and try again",
        ),
    ],
)
def test_an_added_file_is_named(
    pack: Path, name: str, manifest: str, hint: str
) -> None:
    write(pack, name, b"")

    assert findings(pack) == [f"{name} was added: {manifest} does not list it{hint}."]


def test_an_added_file_that_is_listed_is_no_part_of_a_pack(pack: Path) -> None:
    write(pack, "proof/note.txt", b"All is well.\n")
    rebag(pack)

    assert findings(pack) == [
        "proof/note.txt is no part of a pack: nothing proves what it says."
    ]


@pytest.mark.skipif(os.name != "posix", reason="such names are for other systems")
def test_hostile_names_are_shown_by_their_numbers(pack: Path) -> None:
    write(pack, "data/\x1b[2J\u202egood", b"")

    assert findings(pack) == [
        rf"data/\x1b[2J\u202egood was added: {MANIFEST} does not list it."
    ]


@pytest.mark.skipif(os.name != "posix", reason="links need rights on other systems")
@pytest.mark.parametrize("name", ["data/link", "link", REPORT])
def test_a_link_is_refused_wherever_it_leads(pack: Path, name: str) -> None:
    (pack / name).unlink(missing_ok=True)
    (pack / name).symlink_to(pack.parent)

    assert findings(pack) == [f"{name} is a link, and a pack has none."]


@pytest.mark.skipif(os.name != "posix", reason="there are no such files elsewhere")
def test_a_pipe_is_refused_and_not_waited_for(pack: Path) -> None:
    os.mkfifo(pack / "data" / "pipe")

    assert findings(pack) == ["data/pipe is neither a file nor a folder."]


def test_a_file_that_cannot_be_read_is_a_finding(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(place: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(place))

    monkeypatch.setattr(Path, "open", refuse)

    assert findings(pack) == [
        "bagit.txt cannot be read (Permission denied).",
        "key.pub cannot be read (Permission denied).",
    ]


def test_the_label_of_a_bag_says_what_it_says_everywhere(pack: Path) -> None:
    edit(pack, "bagit.txt", lambda label: label.replace(b"1.0", b"0.9"))
    rebag(pack)

    assert findings(pack) == ["bagit.txt does not say what it says in every pack."]
