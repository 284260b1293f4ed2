"""Every console block of the documentation says what the program says."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.cli.demo.made import Example
from tools import transcripts
from tools.stage import Answer, Stage
from tools.transcripts import (
    BLOCK,
    ROOT,
    BadTranscriptError,
    commands,
    pages,
    performed,
)


class Shortened(Stage):
    """A stage where the example is not made once more: it is the same on every one."""

    def __init__(self, example: Example, folder: Path) -> None:
        super().__init__(folder)
        self.example = example

    def run(self, *words: str, **given: Any) -> Answer:
        if words != ("demo",) or self.drawn or any(self.folder.iterdir()):
            return super().run(*words, **given)
        there = self.example.copied(self.folder)
        self.now, self.drawn = there.now, there.drawn
        return self.example.answer


PERFORMED = [page for page in pages() if BLOCK.search(page.read_text("utf-8"))]


@pytest.mark.parametrize(
    "page", PERFORMED, ids=[p.relative_to(ROOT).as_posix() for p in PERFORMED]
)
def test_a_page_shows_what_the_program_says(
    page: Path, example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transcripts, "Stage", partial(Shortened, example))
    text = page.read_text(encoding="utf-8")

    assert unweighed(performed(text)) == unweighed(text)


def unweighed(text: str) -> list[str]:
    """Return the lines without what hangs on the versions of other libraries.

    A pack's PDF, Word and Excel files are the work of such libraries: another version
    makes other bytes, and so another size, another hash and another root.
    """
    text = re.sub(r"\b[0-9a-f]{12}([0-9a-f]{52})?\b", "HASH", text)
    return re.sub(r"\b[0-9,]+ bytes\b", "N bytes", text).splitlines()


@pytest.mark.parametrize("name", ["docs/tutorial.md", "docs/boards.md"])
def test_an_entry_that_the_prose_names_stands_in_an_answer(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    answers = "".join(found[0] for found in BLOCK.finditer(page))

    named = re.findall(r"(?<=`)#\d+(?=`)", BLOCK.sub("", page))

    assert [one for one in named if not re.search(rf"{one}\b", answers)] == []


def test_the_readme_and_the_tutorial_are_performed() -> None:
    names = {page.relative_to(ROOT).as_posix() for page in PERFORMED}

    assert {"README.md", "docs/tutorial.md"} <= names


def test_output_that_is_not_the_programs_is_replaced() -> None:
    page = "Text.\n\n```console\n$ ledger init\nMade a cake.\n```\n"

    now = performed(page)

    assert "cake" not in now
    assert "Made the empty ledger /plans/ledger.db." in now
    assert performed(now) == now


def test_the_blocks_of_a_page_share_one_folder() -> None:
    block = "```console\n$ ledger init\n```\n"

    now = performed(block + block)

    assert "/plans/ledger.db exists already" in now
    assert "(exit code 3)\n```" in now


def test_a_block_can_be_typed_by_somebody_else() -> None:
    first = "```console\n$ ledger init\n$ ledger plan open a Plan\n```\n"
    theirs = "```console a.osei\n$ ledger plan term FD Door\n```\n"
    ours = "```console\n$ ledger log --type term_defined --format json\n```\n"

    now = performed(first + theirs + ours)

    assert "```console a.osei\n$ ledger plan term" in now
    assert '"recorded_by": "a.osei"' in now
    assert performed(now) == now


def test_quotes_and_continued_lines_are_those_of_a_shell() -> None:
    block = (
        "$ ledger progress 2.6 'It is \"done\"' \\\n    --on today\n"
        "said\n$ ledger log\n"
    )

    assert commands(block) == [
        "ledger progress 2.6 'It is \"done\"' \\\n    --on today",
        "ledger log",
    ]


@pytest.mark.parametrize("block", ["said\n$ ledger log\n", "$ rm ledger.db\n"])
def test_a_block_of_anything_else_is_refused(block: str) -> None:
    with pytest.raises(BadTranscriptError):
        commands(block)


def test_a_page_that_is_out_of_date_is_named_and_refreshed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "README.md"
    page.write_text("```console\n$ ledger init\n```\n", encoding="utf-8")
    monkeypatch.setattr(transcripts, "ROOT", tmp_path)

    assert transcripts.main([]) == 1
    assert transcripts.main(["--write"]) == 0
    assert transcripts.main([]) == 0
    assert "README.md is out of date" in capsys.readouterr().out
