"""`ledger import`: the preview shows what would be recorded, or why nothing can be."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.cli.office import ask, files, refused
from tests.ledger.documents.builders import (
    action_table,
    area,
    example_plan,
    save,
)
from tools.stage import Stage


@pytest.fixture
def desk(empty: Stage) -> Stage:
    """A folder with an empty ledger and the example plan, "the plan.docx"."""
    save(example_plan(), empty.folder, "the plan.docx")
    assert empty.run("init").code == 0
    return empty


def without_actions(folder: Path, name: str) -> None:
    """Save a document with an area and a table without any action."""
    word = docx.Document()
    area(word, "2. Oversight", "Audits are used")
    action_table(word)
    save(word, folder, name)


def test_the_preview_shows_what_accepting_would_record(desk: Stage) -> None:
    shown = desk.run("import", "the plan.docx").out

    for line in (
        "impact a: Fewer changes of worker",
        "target (date, due June 2022): June 2022",
        "target (standing, since May 2022): May 2022 and ongoing",
        "sub-item a: Host 3 fairs",
        'delivery: business as usual claimed, from "Completed and goes on as BAU"',
        "part of 2.1",
    ):
        assert f"\n     {line}\n" in shown


def test_the_preview_ends_with_counts_and_the_command_that_records_it(
    desk: Stage,
) -> None:
    asked = ("--plan", "nm", "--as-at", "1 June 2022")
    shown = desk.run("import", "the plan.docx", *asked).out

    assert shown.endswith(
        "\n2 areas, 3 outcomes, 6 actions; 3 doubts; 4 unplaced spans.\n"
        "This is a preview; nothing was recorded. To record it:\n"
        '  ledger import "the plan.docx" --accept --plan nm --as-at "1 June 2022"\n'
    )


def test_the_days_of_a_preview_are_printed_as_officers_write_them(
    desk: Stage,
) -> None:
    word = docx.Document()
    area(word, "2. Oversight", "Audits are used")
    action_table(word, ("2.1 Audit", "", ""))
    save(word, desk.folder, "undated.docx")

    assert ask(desk, "import", "undated.docx")["stands_from"] == "1 March 2022"
    dated = ask(desk, "import", "undated.docx", "--as-at", "2022-02-01")
    assert dated["stands_from"] == "1 February 2022"


def test_the_json_tells_the_words_of_a_rating_from_the_rating(desk: Stage) -> None:
    word = docx.Document()
    area(word, "2. Oversight", "Audits are used")
    rows = (("2.1 Audit", "a"), ("2.2 Visit", "Purple"))
    action_table(word, *rows, headings=("Action", "RAG"))
    save(word, desk.folder, "rated.docx")

    data = ask(desk, "import", "rated.docx")

    assert [(r["rating"], r["rated"]) for r in data["rows"]] == [
        ("a", "Amber"),
        ("Purple", None),
    ]
    assert [value["value"] for value in data["scheme"]] == [
        *("Red", "Amber", "Green", "Blue"),
    ]


def test_a_rehearsed_import_is_the_preview(desk: Stage) -> None:
    before = files(desk.folder)

    plain = desk.run("import", "the plan.docx")
    rehearsed = desk.run("import", "the plan.docx", "--dry-run")
    both = desk.run("import", "the plan.docx", "--accept", "--dry-run")

    assert plain.out == rehearsed.out == both.out
    assert files(desk.folder) == before


def test_a_document_without_actions_is_refused_and_records_nothing(
    desk: Stage,
) -> None:
    without_actions(desk.folder, "empty.docx")
    before = files(desk.folder)

    sentence = refused(desk.run("import", "empty.docx", "--accept"))
    preview = desk.run("import", "empty.docx")

    assert sentence.startswith("empty.docx was not recorded: the document has no act")
    assert preview.code == 0
    assert "the document cannot be recorded as it is:" in preview.out
    assert "--accept" not in preview.out
    assert ask(desk, "import", "empty.docx")["obstacles"]
    assert files(desk.folder) == before


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("-", "A plan document is read from a file"),
        ("nowhere.docx", "nowhere.docx cannot be opened"),
        ("folder", "folder cannot be opened (it is a folder)"),
    ],
)
def test_what_is_no_file_is_refused_in_a_sentence(
    desk: Stage, name: str, sentence: str
) -> None:
    (desk.folder / "folder").mkdir()

    assert sentence in refused(desk.run("import", name))


def test_the_help_groups_its_options(empty: Stage) -> None:
    shown = empty.run("import", "--help").out

    headings = [line for line in shown.splitlines() if line[:1].strip()]
    assert headings == [
        "Usage: ledger import [OPTIONS] FILE",
        "Recording:",
        "Reading the document:",
        "Choosing among the changes of a next version:",
        "Printing and the rest:",
    ]
    assert shown.index("Reading the") < shown.index("  --map") < shown.index("Choosing")
    assert shown.index("Choosing") < shown.index("  --ask") < shown.index("Printing")
