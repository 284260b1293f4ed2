"""The corpus: plans in many layouts are read as their answers say, and the page too."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ledger.documents.layouts.headings import name_column
from ledger.documents.layouts.layout import USUAL
from tools.corpus import FOLDER, PAGE, answers_of, documents, main, page, read, table
from tools.corpus_score import Score, score

DOCUMENTS = documents()
LARGEST = 60_000
HEADINGS = re.compile(r"^\| ([a-z_]+) \| ([A-Z].*) \|$", re.MULTILINE)
Change = Callable[[dict[str, Any]], None]

each_document = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=[document.name for document in DOCUMENTS]
)


@cache
def scored(document: Path) -> Score:
    return score(document.name, answers_of(document), read(document))


def test_the_page_says_how_each_document_is_read() -> None:
    now = page([scored(document) for document in DOCUMENTS])

    assert now.splitlines() == PAGE.read_text("utf-8").splitlines()


@each_document
def test_every_action_is_found_and_nothing_is_invented(document: Path) -> None:
    found = scored(document)

    assert found.rows[0] == found.rows[1], found.wrong
    assert found.invented == 0, found.wrong


@each_document
def test_words_without_a_place_are_shown_and_doubts_are_said(document: Path) -> None:
    found = scored(document)

    assert found.unplaced[0] == found.unplaced[1], found.wrong
    assert found.doubts[0] == found.doubts[1], found.wrong


def test_the_corpus_has_many_small_documents_each_with_its_answers() -> None:
    beside = (".answers.json", ".mapping.yaml")
    files = [f for f in FOLDER.iterdir() if not f.name.endswith(beside)]

    assert sorted(files) == sorted(DOCUMENTS)
    assert len(files) >= 16
    assert [f.name for f in files if f.stat().st_size > LARGEST] == []


def test_the_documents_hold_no_pictures_of_themselves() -> None:
    packages = [d for d in DOCUMENTS if d.suffix in (".docx", ".xlsx")]
    names = [name for d in packages for name in zipfile.ZipFile(d).namelist()]

    assert [name for name in names if "thumbnail" in name.lower()] == []


def test_the_headings_of_the_page_are_those_that_are_read() -> None:
    listed = [
        (field, heading)
        for field, words in HEADINGS.findall(PAGE.read_text("utf-8"))
        for heading in words.split("; ")
    ]

    assert len({field for field, _ in listed}) == 16
    assert [
        (field, heading)
        for field, heading in listed
        if name_column(heading, USUAL).field != field
    ] == []


def without_an_action(reading: dict[str, Any]) -> None:
    del reading["rows"][2]


def with_another_action(reading: dict[str, Any]) -> None:
    reading["rows"].append({**reading["rows"][0], "code": "9.9"})


def with_an_action_twice(reading: dict[str, Any]) -> None:
    reading["rows"].append(dict(reading["rows"][0]))


def with_other_words(reading: dict[str, Any]) -> None:
    reading["rows"][0]["progress"] += " soon"


def with_words_in_another_column(reading: dict[str, Any]) -> None:
    reading["rows"][0]["evidence"] = "Mentors"


def with_another_rating(reading: dict[str, Any]) -> None:
    reading["rows"][0]["rated"] = "Red"


def with_a_rating_that_is_not_there(reading: dict[str, Any]) -> None:
    reading["rows"][2]["rated"] = "Red"


def with_another_area(reading: dict[str, Any]) -> None:
    reading["areas"].append({"number": 3, "title": "More", "outcomes": []})


def without_an_outcome(reading: dict[str, Any]) -> None:
    reading["areas"][0]["outcomes"].pop()


def without_words_that_found_no_place(reading: dict[str, Any]) -> None:
    reading["unplaced"] = []


def without_a_title(reading: dict[str, Any]) -> None:
    reading["title"] = None


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (without_an_action, "rows"),
        (with_another_action, "invented"),
        (with_an_action_twice, "invented"),
        (with_other_words, "fields"),
        (with_words_in_another_column, "invented"),
        (with_another_rating, "fields"),
        (with_a_rating_that_is_not_there, "invented"),
        (with_another_area, "invented"),
        (without_an_outcome, "fields"),
        (without_words_that_found_no_place, "unplaced"),
        (without_a_title, "fields"),
    ],
)
def test_the_score_falls_when_the_reading_is_worse(change: Change, what: str) -> None:
    document = FOLDER / "northmere-three-columns.docx"
    answers, reading = answers_of(document), read(document)
    right = score(document.name, answers, reading)

    worse = deepcopy(reading)
    change(worse)
    now = score(document.name, answers, worse)

    assert right.wrong == ()
    assert now.wrong
    assert getattr(now, what) != getattr(right, what)


def test_a_doubt_that_is_not_said_is_missed() -> None:
    document = FOLDER / "eastholt-landscape.docx"
    reading = {**read(document), "doubts": []}

    found = score(document.name, answers_of(document), reading)

    assert found.doubts == (0, 1)


def test_the_table_sums_up_its_documents() -> None:
    scores = [scored(document) for document in DOCUMENTS]

    last = table(scores).splitlines()[-1]

    actions = sum(found.rows[1] for found in scores)
    assert f"| all {len(scores)} |" in last
    assert f" of {actions} |" in last


def test_the_page_can_be_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = tmp_path / "importing.md"
    stale.write_text(
        re.sub(r"^\| all .*\n", "", PAGE.read_text("utf-8"), flags=re.MULTILINE),
        encoding="utf-8",
    )
    monkeypatch.setattr("tools.corpus.PAGE", stale)
    monkeypatch.setattr("sys.argv", ["corpus", "--write"])

    assert main() == 0
    assert stale.read_text("utf-8") == PAGE.read_text("utf-8")
