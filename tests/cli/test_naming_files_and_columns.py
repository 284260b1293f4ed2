"""A column or a file that is not what a person takes it for is refused by name."""

from __future__ import annotations

import pytest

from tests.cli.office import ask, refused
from tests.cli.test_reading_as_asked import odd_columns
from tools.stage import Stage


@pytest.fixture
def desk(empty: Stage) -> Stage:
    """A folder with an empty ledger."""
    assert empty.run("init").code == 0
    return empty


def test_a_column_that_is_nowhere_in_the_document_is_refused(desk: Stage) -> None:
    odd_columns(desk.folder)
    known = ("--map", "What we do=action")

    said = refused(desk.run("import", "odd.docx", *known, "--map", "Evidense=progress"))
    alone = refused(desk.run("import", "odd.docx", "--map", "What you do=action"))

    assert said == (
        'odd.docx has no column "Evidense" (did you mean "Evidence"?); its columns are'
        ' "What we do", "Deadline day", "Revised date", "Evidence", "RAG"; give --map'
        " the words of a heading as they stand there."
    )
    assert 'has no column "What you do" (did you mean "What we do"?)' in alone
    assert '"Deadline day"' in alone


def test_no_more_than_twelve_columns_are_named(desk: Stage) -> None:
    heads = [f"Column {letter}" for letter in "ABCDEFGHIJKLMNOP"]
    rows = [["2.1 Audit", "May 2022", *heads]]
    lines = [["Action", "Target", *heads], *rows]
    text = "\n".join(",".join(line) for line in lines)
    (desk.folder / "wide.csv").write_text(text, "utf-8")

    said = refused(desk.run("import", "wide.csv", "--map", "Whatever=progress"))

    assert said.count('"Column ') == 12
    assert '"Action"' not in said


def test_a_saved_mapping_may_name_columns_that_a_document_lacks(desk: Stage) -> None:
    odd_columns(desk.folder)
    (desk.folder / "columns.yaml").write_text(
        "columns:\n  What we do: action\n  Deadline day: target\n  Lead: owner\n",
        "utf-8",
    )

    (row,) = ask(desk, "import", "odd.docx", "--mapping", "columns.yaml")["rows"]

    assert row["wording"] == "Audit"


@pytest.mark.parametrize("name", ["~$plan.docx", "~$plan.xlsx"])
def test_a_lock_file_of_office_is_not_the_document(desk: Stage, name: str) -> None:
    (desk.folder / name).write_bytes(b"\x05Adams" + bytes(156))

    said = refused(desk.run("import", name))

    program = "Word" if name.endswith("docx") else "Excel"
    assert said.startswith(f"{name} is the lock file that {program} keeps while ")
    assert f'the document itself, which ends in "{name[2:]}".' in said


def test_words_with_a_colon_in_yaml_need_quotes(desk: Stage) -> None:
    page = "areas:\n  - number: 1\n    title: Oversight: what we see\n"
    (desk.folder / "plan.yaml").write_text(page, "utf-8")

    said = refused(desk.run("import", "plan.yaml"))

    assert said.startswith("plan.yaml, line 3: this is not YAML (mapping values are")
    assert "words that contain a colon need quotes round them" in said
