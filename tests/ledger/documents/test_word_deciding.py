"""Tracked changes of Word: who made them, where they stand, and who decides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import docx
import pytest

from ledger.documents.model import Change, Document, Table
from ledger.documents.word.reading import read_word
from tests.ledger.documents.builders import element, save
from tests.ledger.documents.tracking import (
    ANN,
    BOB,
    deleted,
    document_of,
    inserted,
    paragraph,
    row,
    table,
    text,
    words,
)

Way = Literal["accept", "reject"]


def told(change: Change) -> tuple[str, str, str, str, str]:
    """Return what a change says, but for whether it was taken."""
    place = str(change.position)
    return (change.kind, change.words, change.author, change.day, place)


def test_what_nobody_settled_stands_in_the_way_until_somebody_chooses(
    tmp_path: Path,
) -> None:
    path = document_of(tmp_path, paragraph(deleted("10%"), inserted("12%")))

    (obstacle,) = read_word(path).obstacles

    assert "2 tracked changes (by Bob Ray, Ann Lee)" in obstacle
    assert "`--tracked accept`" in obstacle
    assert "`--tracked reject`" in obstacle
    assert read_word(path).notices == ()


def test_each_change_says_what_who_when_and_where(tmp_path: Path) -> None:
    path = document_of(
        tmp_path,
        paragraph(text("First")),
        paragraph(text("Second "), inserted("one "), inserted("two"), deleted("three")),
        paragraph(text("Third"), end=f"<w:ins {ANN}/>"),
        table(
            row(paragraph(text("a")), paragraph(inserted("b", "")), mark=""),
            row(paragraph(), paragraph(inserted("c")), mark=f"<w:ins {ANN}/>"),
        ),
    )

    document = read_word(path)

    ann, bob = ("Ann Lee", "2021-03-04"), ("Bob Ray", "2021-03-05")
    assert [told(change) for change in document.changes] == [
        ("inserted", "one two", *ann, "paragraph 2"),
        ("deleted", "three", *bob, "paragraph 2"),
        ("inserted", "¶", *ann, "paragraph 3"),
        ("inserted", "b", "", "", "table 1, row 1, cell 2"),
        ("inserted", " | c", *ann, "table 1, row 2"),
    ]


def test_places_are_those_of_the_document_as_it_is_read(tmp_path: Path) -> None:
    path = document_of(
        tmp_path,
        paragraph(text("a")),
        paragraph(),
        paragraph(deleted("gone"), end=f"<w:del {BOB}/>"),
        table(row(paragraph(inserted("b")), mark=f"<w:ins {ANN}/>")),
        paragraph(inserted("c")),
        table(row(paragraph(inserted("d")))),
    )

    def places(way: Way) -> list[str]:
        return [str(c.position) for c in read_word(path, tracked=way).changes]

    first, cell = "paragraph 2", "table 1, row 1"
    assert places("accept") == [first, cell, first, "table 2, row 1, cell 1"]
    assert places("reject") == [first, cell, "paragraph 3", "table 1, row 1, cell 1"]


def test_what_one_person_wrote_on_two_days_is_two_changes(tmp_path: Path) -> None:
    later = ANN.replace("03-04", "03-09")
    path = document_of(tmp_path, paragraph(inserted("a"), inserted("b", later)))

    assert [c.day for c in read_word(path).changes] == ["2021-03-04", "2021-03-09"]


def test_changes_are_decided_one_by_one_in_order(tmp_path: Path) -> None:
    path = document_of(
        tmp_path,
        paragraph(deleted("10%"), inserted("12%"), text(" of cases "), inserted("now")),
        paragraph(text("a"), end=f"<w:del {BOB}/>"),
        paragraph(text("b")),
    )
    asked: list[str] = []

    def decide(change: Change) -> bool:
        asked.append(change.words)
        return change.author == "Bob Ray"

    document = read_word(path, tracked=decide)

    assert asked == ["10%", "12%", "now", "¶"]
    assert words(document) == ["of cases", "ab"]
    assert [change.taken for change in document.changes] == [True, False, False, True]
    assert document.obstacles == ()


@pytest.mark.parametrize("taken", [True, False])
def test_words_that_moved_are_decided_once(tmp_path: Path, taken: bool) -> None:
    def moved(kind: str) -> str:
        start = f'<w:move{kind}RangeStart w:id="7" w:name="move1" {ANN[9:]}/>'
        run = f"<w:move{kind} {ANN}>{text('the moved')}</w:move{kind}>"
        return start + run + f'<w:move{kind}RangeEnd w:id="7"/>'

    path = document_of(
        tmp_path, paragraph(moved("From"), text("a")), paragraph(text("b"), moved("To"))
    )
    asked: list[Change] = []

    def decide(change: Change) -> bool:
        asked.append(change)
        return taken

    document = read_word(path, tracked=decide)

    assert words(document) == (["a", "bthe moved"] if taken else ["the moveda", "b"])
    assert [change.kind for change in document.changes] == ["deleted", "inserted"]
    assert len(asked) == 1


def recoloured(tracked: Way | Callable[[Change], bool], folder: Path) -> Document:
    """Return a cell that Ann shaded from red to green, as it is read."""
    former = '<w:tcPr><w:shd w:val="clear" w:fill="FF0000"/></w:tcPr>'
    settings = (
        '<w:tcPr><w:shd w:val="clear" w:fill="00B050"/>'
        f"<w:tcPrChange {ANN}>{former}</w:tcPrChange></w:tcPr>"
    )
    path = document_of(folder, table(row(settings + paragraph(text("a")))))
    return read_word(path, tracked=tracked)


@pytest.mark.parametrize(("way", "fill"), [("accept", "00B050"), ("reject", "FF0000")])
def test_a_colour_that_changed_is_a_change(tmp_path: Path, way: Way, fill: str) -> None:
    document = recoloured(way, tmp_path)

    (block,) = document.blocks
    assert isinstance(block, Table)
    assert block.rows[0][0].fill == fill
    (change,) = document.changes
    assert told(change) == (
        "formatted", "a", "Ann Lee", "2021-03-04", "table 1, row 1, cell 1"
    )  # fmt: skip


def test_formatting_that_says_nothing_is_listed_and_in_nobody_s_way(
    tmp_path: Path,
) -> None:
    bold = f"<w:rPr><w:b/><w:rPrChange {ANN}><w:rPr/></w:rPrChange></w:rPr>"
    lit = (
        '<w:rPr><w:highlight w:val="red"/>'
        f"<w:rPrChange {ANN}><w:rPr/></w:rPrChange></w:rPr>"
    )
    quiet = document_of(tmp_path, paragraph(f"<w:r>{bold}<w:t>a</w:t></w:r>"))

    assert read_word(quiet).obstacles == ()
    assert [change.words for change in read_word(quiet).changes] == ["a"]
    assert not read_word(quiet, tracked="reject").changes[0].taken

    loud = document_of(tmp_path, paragraph(f"<w:r>{lit}<w:t>a</w:t></w:r>"))

    assert len(read_word(loud).obstacles) == 1
    (block,) = read_word(loud, tracked="reject").blocks
    assert not isinstance(block, Table)
    assert block.marks == ()


def test_a_list_that_was_taken_off_is_back_when_that_is_rejected(
    tmp_path: Path,
) -> None:
    former = '<w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>'
    settings = f"<w:pPr><w:pPrChange {ANN}>{former}</w:pPrChange></w:pPr>"
    path = document_of(tmp_path, f"<w:p>{settings}{text('a')}</w:p>")

    assert words(read_word(path)) == ["a"]
    assert words(read_word(path, tracked="reject")) == ["1. a"]


def test_a_deleted_paragraph_takes_no_number_of_its_list(tmp_path: Path) -> None:
    def item(*inside: str, end: str = "") -> str:
        style = '<w:pStyle w:val="ListNumber"/>'
        return f"<w:p><w:pPr>{style}<w:rPr>{end}</w:rPr></w:pPr>{''.join(inside)}</w:p>"

    path = document_of(
        tmp_path,
        item(text("a")),
        item(deleted("b"), end=f"<w:del {BOB}/>"),
        item(text("c")),
    )

    assert words(read_word(path)) == ["1. a", "2. c"]
    assert words(read_word(path, tracked="reject")) == ["1. a", "2. b", "3. c"]


def test_changes_in_a_header_have_their_place_there(tmp_path: Path) -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0]._p.append(element(inserted("Draft 4")))

    (change,) = read_word(save(word, tmp_path)).changes

    assert str(change.position) == "header 1, paragraph 1"
