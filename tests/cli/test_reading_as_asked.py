"""How a document is read is up to a person: columns, tracked changes."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.cli.office import ask, files, refused
from tests.ledger.documents.builders import action_table, area, save, shade
from tools.stage import Stage


@pytest.fixture
def desk(empty: Stage) -> Stage:
    """A folder with an empty ledger."""
    assert empty.run("init").code == 0
    return empty


def odd_columns(folder: Path) -> None:
    """Save a plan whose columns have headings of their own."""
    word = docx.Document()
    area(word, "2. Oversight", "Audits are used")
    headings = ("What we do", "Deadline day", "Revised date", "Evidence", "RAG")
    row = ("2.1 Audit", "June 2022", "July 2022", "Minutes of May", "")
    table = action_table(word, row, headings=headings)
    shade(table.rows[1].cells[4], "FFC000")
    save(word, folder, "odd.docx")


def test_columns_that_headings_do_not_tell_are_named_by_a_person(desk: Stage) -> None:
    odd_columns(desk.folder)
    named = ("--map", "What we do=action", "--map", "Deadline day=target")

    (row,) = ask(desk, "import", "odd.docx", *named)["rows"]
    saving = desk.run("import", "odd.docx", *named, "--save-mapping", "columns.yaml")
    again = ask(desk, "import", "odd.docx", "--mapping", "columns.yaml")

    assert (row["wording"], row["target"]) == ("Audit", "June 2022")
    assert saving.code == 0
    assert again["rows"] == [row]
    assert '--map "What we do=action" --map "Deadline day=target"' in saving.out


def test_the_preview_shows_what_each_further_column_becomes(desk: Stage) -> None:
    odd_columns(desk.folder)
    named = ("--map", "What we do=action", "--map", "Deadline day=target")

    shown = desk.run("import", "odd.docx", *named).out

    for line in (
        "target (date, due June 2022): June 2022",
        "revised to target (date, due July 2022): July 2022",
        "rating: Amber, from colour",
        "after the progress:\n       Evidence:\n       Minutes of May",
    ):
        assert f"\n     {line}\n" in shown


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--map", "By when"), 2, '"By when" has no words on both sides of an equals'),
        (("--map", "By when=when"), 3, 'The column "By when" cannot be "when"'),
        (("--mapping", "none.yaml"), 3, "none.yaml cannot be opened"),
        (("--save-mapping", "odd.docx"), 3, "odd.docx exists already"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(
    desk: Stage, words: tuple[str, str], code: int, says: str
) -> None:
    odd_columns(desk.folder)
    before = files(desk.folder)

    answer = desk.run("import", "odd.docx", *words)

    assert answer.code == code
    assert says in answer.err
    assert files(desk.folder) == before


def tracked(folder: Path) -> None:
    """Save a plan in which somebody's change is still tracked."""
    word = docx.Document()
    area(word, "2. Oversight", "Audits are used")
    table = action_table(word, ("2.1 Audit", "June 2022", "Begun"))
    who = 'w:id="1" w:author="A. Reader\u202e" w:date="2022-05-04T10:00:00Z"'
    words = "<w:r><w:t xml:space='preserve'> in May</w:t></w:r>"
    change = parse_xml(f"<w:ins {nsdecls('w')} {who}>{words}</w:ins>")
    table.rows[1].cells[2].paragraphs[0]._p.append(change)
    save(word, folder, "tracked.docx")


def test_changes_that_are_still_tracked_have_to_be_settled(desk: Stage) -> None:
    tracked(desk.folder)

    data = ask(desk, "import", "tracked.docx")
    shown = desk.run("import", "tracked.docx", "--tracked", "ask")
    said = refused(desk.run("import", "tracked.docx", "--accept"))

    assert shown.out.count("--tracked accept") == 1
    (change,) = data["tracked_changes"]
    assert (change["kind"], change["author"]) == ("inserted", "A. Reader\u202e")
    assert data["obstacles"]
    assert "by A. Reader\\u202e 2022-05-04: " in shown.out
    assert "\u202e" not in shown.both
    assert "--tracked accept" in said


@pytest.mark.parametrize(
    ("way", "stdin", "progress"),
    [
        ("accept", "", "Begun in May"),
        ("reject", "", "Begun"),
        ("ask", "a\n", "Begun in May"),
        ("ask", "perhaps\nr\n", "Begun"),
    ],
)
def test_tracked_changes_are_read_as_a_person_says(
    desk: Stage, way: str, stdin: str, progress: str
) -> None:
    tracked(desk.folder)

    words = ("import", "tracked.docx", "--tracked", way, "--format", "json")
    answer = desk.run(*words, stdin=stdin, typing=True)

    data = json.loads(answer.out)
    assert data["rows"][0]["progress"] == progress
    assert data["obstacles"] == []
    assert ("A. Reader\\u202e 2022-05-04" in answer.err) == (way == "ask")


def test_a_file_read_without_its_tracked_changes_is_compared_with_itself(
    desk: Stage,
) -> None:
    tracked(desk.folder)
    first = ("import", "tracked.docx", "--accept", "--as-at", "1 March 2020")
    assert desk.run(*first, "--tracked", "accept").code == 0
    without = ("import", "tracked.docx", "--tracked", "reject")

    undated = refused(desk.run(*without))
    (change,) = ask(desk, *without, "--as-at", "1 March 2020")["proposals"]
    same = desk.run("import", "tracked.docx", "--tracked", "accept").out

    assert "say for which day the document was written" in undated
    assert (change["before"], change["after"]) == ("Begun in May", "Begun")
    assert "This document was recorded before" in same


def test_a_rating_that_contradicts_its_colour_is_doubted_once(desk: Stage) -> None:
    for name, fill in (("march.docx", "FFC000"), ("april.docx", "FF0000")):
        word = docx.Document()
        area(word, "2. Oversight", "Audits are used")
        rows = (("2.1 Audit", "", "", "Amber"), ("2.2 Visit", "", "", "Red"))
        table = action_table(word, *rows, headings=("Action", "Target", "Note", "RAG"))
        shade(table.rows[1].cells[3], fill)
        save(word, desk.folder, name)
    first = ("import", "march.docx", "--accept", "--as-at", "1 March 2020")
    assert desk.run(*first).code == 0

    data = ask(desk, "import", "april.docx", "--as-at", "1 April 2020")

    about = [doubt for doubt in data["doubts"] if "2.1" in doubt]
    assert len(about) == 1, about
    assert "2.1 stays not recorded" in about[0]
    assert data["proposals"] == []


def test_decisions_hold_for_the_tracked_changes_that_they_were_made_with(
    desk: Stage,
) -> None:
    word = docx.Document()
    area(word, "2. Oversight", "Audits are used")
    action_table(word, ("2.1 Audit", "June 2022", ""))
    save(word, desk.folder, "first.docx")
    first = ("import", "first.docx", "--accept", "--as-at", "1 March 2020")
    assert desk.run(*first).code == 0
    tracked(desk.folder)
    saving = ("--as-at", "1 April 2020", "--save-decisions", "made.yaml")
    made = ("import", "tracked.docx", "--decisions", "made.yaml", "--tracked")
    assert desk.run("import", "tracked.docx", "--tracked", "reject", *saving).code == 0

    other = refused(desk.run(*made, "accept", "--accept"))
    (entry,) = ask(desk, *made, "reject", "--accept")["recorded"]

    assert "with tracked changes rejected: 1, and now they are accepted" in other
    assert entry["text"] == "Begun"
