"""The page about packs shows what the verifier says, and who sees which attack."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.attack_rows import attack_rows
from tests.acceptance.test_transcripts import unweighed
from tools.stage import SHOWN_AS
from tools.transcripts import ROOT, performed_in

PAGE = (ROOT / "docs" / "proof.md").read_text("utf-8")
NEWER, OLDER = (f"packs/report-{n}-ofsted-2022-03-01" for n in (2, 1))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the page was performed."""
    made = tmp_path_factory.mktemp("plans").resolve()
    performed_in(made, PAGE)
    return made


def verified(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the verifier of the newer pack, in its folder, as an inspector does."""
    line = [sys.executable, "-I", "-S", "verify.py", *words]
    pack = folder / NEWER
    return subprocess.run(line, cwd=pack, capture_output=True, text=True, check=False)


def test_the_page_shows_what_the_verifier_says(folder: Path) -> None:
    (shown,) = re.findall(r"^```text\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)

    done = verified(folder, "--against", f"../{Path(OLDER).name}")

    assert (done.returncode, done.stderr) == (0, "")
    said = done.stdout.replace(str(folder), SHOWN_AS).replace("\\", "/")
    assert unweighed(said) == unweighed(shown)


def test_the_page_lists_every_file_of_the_proof(folder: Path) -> None:
    section = PAGE.split("## The files of the proof")[1]
    listed = set(re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE))

    there = {place.name for place in (folder / NEWER / "proof").iterdir()}
    assert listed == there | {"checkpoint.tsr"}


def test_the_page_has_every_attack_and_who_sees_it() -> None:
    section = PAGE.split("## Who sees what")[1].split("## What nobody can tell")[0]
    tables = [line for line in section.splitlines() if line.startswith("|")]

    assert tables == attack_rows()
