"""The offline verifier as an inspector runs it: alone, from the unpacked folder."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ledger.proof.ssh import fingerprint, spoken_fingerprint
from tests.architecture.repository import ROOT, sources
from tests.architecture.test_imports import imported
from tests.ledger.proof.packs import KEY, VERIFIER, author, edit

SOURCE = VERIFIER.read_text("utf-8")


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a pack with the real verifier in a folder with an awkward name."""
    folder = tmp_path_factory.mktemp("running") / "Board’s pack, März"
    return author().pack(folder, 4, withheld=[(1, "title")], verifier=SOURCE.encode())


def run(program: Path, *words: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a verifier without anything that is installed or set up."""
    return subprocess.run(
        [sys.executable, "-I", "-S", program, *words],
        capture_output=True,
        check=False,
        cwd=cwd,
        env={"PYTHONIOENCODING": "ascii:strict", "SYSTEMROOT": "C:\\Windows"},
    )


def test_a_pack_is_checked_by_its_own_verifier_from_anywhere(
    pack: Path, tmp_path: Path
) -> None:
    done = run(pack / "verify.py", cwd=tmp_path)

    public = KEY.public_key().public_bytes_raw()
    root = (pack / "proof/checkpoint").read_text("utf-8")
    said = done.stdout.decode("ascii").replace("\r\n", "\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert said.startswith("The pack in ")
    assert r"Board\u2019s pack, M\xe4rz holds:" in said
    assert "  - All 15 files are as they were listed; none was added.\n" in said
    assert "sealed as entry #7 of the ledger\n    riverton.example/ledger, at" in said
    assert "  - Entries it shows: 6, of 7 in the ledger.\n" in said
    assert "  - Texts it shows: 10. Withheld or redacted: 1.\n" in said
    assert "  - It goes on where the pack before ended, at entry #4.\n" in said
    assert f"  key          {fingerprint(public)}\n" in said
    assert f"  read aloud   {spoken_fingerprint(public)}\n" in said
    assert re.search("\n  root         [0-9a-f]{64}\n", said)
    assert "What nobody can tell from this:" in said
    assert said.endswith("\nVERIFIED.\n")
    assert root.startswith("riverton.example/ledger\n7\n")


def test_another_pack_can_be_named_and_an_older_one(pack: Path, tmp_path: Path) -> None:
    done = run(VERIFIER, str(pack), "--against", str(pack), cwd=tmp_path)

    said = done.stdout.decode("ascii")
    assert done.returncode == 0
    assert "It goes on where the pack in " in said
    assert sorted(path.name for path in pack.iterdir()) == [
        "bag-info.txt",
        "bagit.txt",
        "data",
        "manifest-sha256.txt",
        "proof",
        "tagmanifest-sha256.txt",
        "verify.py",
    ]


def test_a_pack_that_does_not_hold_ends_with_4_and_a_sentence(tmp_path: Path) -> None:
    pack = author().pack(tmp_path / "pack")
    edit(pack, "data/html/report.html", lambda page: page + b" ")

    done = run(VERIFIER, str(pack), cwd=tmp_path)

    assert done.returncode == 4
    assert done.stdout.decode("ascii").splitlines() == [
        "This pack: data/html/report.html was changed: its bytes are not those that"
        " manifest-sha256.txt lists.",
        "NOT VERIFIED. Do not rely on it; ask whoever handed it out for another.",
    ]


def test_an_empty_folder_is_no_pack(tmp_path: Path) -> None:
    assert run(VERIFIER, str(tmp_path), cwd=tmp_path).returncode == 4


@pytest.mark.parametrize(
    "words",
    [("nowhere",), (".", "--against", "nowhere"), (".", "."), ("--against",), ("-x",)],
)
def test_a_wrong_call_ends_with_2(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(VERIFIER, *words, cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"usage: verify.py" in done.stderr


def test_a_folder_with_hostile_words_moves_no_terminal(tmp_path: Path) -> None:
    done = run(VERIFIER, "\x1b[2Jfolder", cwd=tmp_path)

    assert rb"There is no folder \x1b[2Jfolder." in done.stderr


def test_the_verifier_needs_nothing_but_python_3_9() -> None:
    names = {name for _, name in imported(SOURCE)} - {"__future__"}

    ast.parse(SOURCE, feature_version=(3, 9))
    assert names <= set(sys.stdlib_module_names)
    assert names.isdisjoint({"socket", "urllib", "http", "subprocess", "ctypes"})


def test_the_verifier_is_plain_ascii() -> None:
    assert SOURCE.isascii()


def test_the_product_does_not_import_the_verifier() -> None:
    product = [path for path in sources() if path.is_relative_to(ROOT / "ledger")]

    importing = [
        path.name
        for path in product
        if re.search(r"(import|from).*proof\.verifier", path.read_text("utf-8"))
    ]
    assert importing == []
