"""What nobody can know but a person: which action, and which plan, it is."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import docx
import pytest

from tests.cli.office import ask, refused
from tests.cli.versions import (
    APRIL,
    HEADINGS,
    IN_JUNE,
    JUNE,
    pasted,
    recorded,
    recorded_april,
    version,
)
from tests.ledger.documents.builders import action_table, area, save
from tools.stage import Stage


@pytest.fixture
def desk(empty: Stage) -> Stage:
    """A ledger with the plan of April, and that of June in a file beside it."""
    return recorded_april(empty)


def test_a_renumbered_action_is_confirmed_by_a_person(desk: Stage) -> None:
    rows = (APRIL[0], ("2.5" + APRIL[1][0][3:], *APRIL[1][1:]), APRIL[2])
    version(desk.folder, "june.docx", *rows)

    shown = desk.run(*IN_JUNE)
    assert "2.2 is now 2.5; confirm with --renumbered 2.2=2.5" in shown.out
    left = desk.run(*IN_JUNE, "--accept")
    assert left.code == 0
    assert "Nothing was recorded; left out:" in left.out
    assert "2.2 renumbered: confirm with --renumbered 2.2=2.5" in left.out
    confirm = pasted(shown)[0]
    data = json.loads(desk.run(*confirm, "--accept", "--format", "json").out)

    assert [type_ for type_, _, _ in recorded(data)] == ["plan.action_renumbered"]
    codes = [a["code"] for a in ask(desk, "status")["actions"]]
    assert codes == ["2.1", "2.3", "2.5"]


def test_a_renumbered_action_is_confirmed_at_the_terminal_and_in_a_file(
    desk: Stage,
) -> None:
    rows = (APRIL[0], ("2.5" + APRIL[1][0][3:], *APRIL[1][1:]), APRIL[2])
    version(desk.folder, "june.docx", *rows)
    saving = ("--ask", "--save-decisions", "one.yaml")

    asked = desk.run(*IN_JUNE, *saving, "--dry-run", stdin="y\n", typing=True)
    assert asked.code == 0
    assert "Is 2.2 of the ledger 2.5 of the document?" in asked.err
    desk.run(*IN_JUNE, "--save-decisions", "two.yaml")
    page = desk.folder / "two.yaml"
    edited = page.read_text("utf-8").replace("choose: skip", "choose: accept")
    page.write_text(edited, "utf-8")

    for name in ("one.yaml", "two.yaml"):
        data = ask(desk, "import", "june.docx", "--decisions", name)
        assert [c["choice"] for c in data["proposals"]] == ["accept"]
        assert data["proposals"][0]["needs"] == []


def test_a_missing_action_is_withdrawn_only_when_a_person_confirms_it(
    desk: Stage,
) -> None:
    version(desk.folder, "june.docx", *APRIL[:2])

    left = desk.run(*IN_JUNE, "--accept")
    assert "2.3 gone: confirm its withdrawal with --gone 2.3" in left.out
    wrong = refused(desk.run(*IN_JUNE, "--gone", "2.1", "--accept"))
    assert "--gone 2.1 names no action that is missing" in wrong
    data = ask(desk, *IN_JUNE, "--gone", "2.3", "--because", "Done", "--accept")

    (entry,) = data["recorded"]
    assert (entry["type"], entry["reason"]) == ("plan.action_withdrawn", "Done")


def test_a_document_of_another_plan_is_refused_with_both_choices(desk: Stage) -> None:
    word = docx.Document()
    word.add_paragraph("Riverton Children's Services Action Plan", style="Title")
    area(word, "2. Oversight", "Audits are used")
    action_table(word, *JUNE, headings=HEADINGS)
    save(word, desk.folder, "other.docx")

    said = refused(desk.run("import", "other.docx"))

    assert "--plan northmoor-2021 to compare it with that one" in said
    assert "--plan riverton --new to open another plan with it" in said
    other = ("import", "other.docx", "--plan")
    assert "proposals" in ask(desk, *other, "northmoor-2021", "--as-at", "1 June 2022")
    assert "rows" in ask(desk, *other, "riverton", "--new")


def test_a_plan_of_another_name_is_found_by_its_title(empty: Stage) -> None:
    version(empty.folder, "april.docx", *APRIL)
    version(empty.folder, "june.docx", *JUNE)
    empty.now = datetime(2022, 6, 10, 9, 30, tzinfo=UTC)
    empty.run("init")
    empty.run("import", "april.docx", "--accept", "--plan", "nm")

    assert ask(empty, *IN_JUNE)["plan"] == "nm"
    assert "recorded before" in empty.run("import", "april.docx", "--accept").out


def test_a_document_without_a_title_leaves_a_doubt_which_plan_it_is(
    empty: Stage,
) -> None:
    for name, rows in (("april.docx", APRIL), ("june.docx", JUNE)):
        word = docx.Document()
        area(word, "2. Oversight", "Audits are used")
        action_table(word, *rows, headings=HEADINGS)
        save(word, empty.folder, name)
    empty.now = datetime(2022, 6, 10, 9, 30, tzinfo=UTC)
    empty.run("init")
    empty.run("import", "april.docx", "--accept", "--as-at", "1 April 2022")

    unnamed, named = ask(empty, *IN_JUNE), ask(empty, *IN_JUNE, "--plan", "plan")

    assert unnamed["plan"] == "plan"
    assert unnamed["doubts"][0].startswith("The document has no title, so nothing in")
    assert named["doubts"] == unnamed["doubts"][1:]


@pytest.mark.parametrize("option", [("--ask",), ("--gone", "2.1"), ("--because", "x")])
def test_a_first_version_has_no_changes_to_choose_among(
    empty: Stage, option: tuple[str, ...]
) -> None:
    version(empty.folder, "april.docx", *APRIL)

    said = refused(empty.run("import", "april.docx", *option, typing=True))

    assert said.startswith(f"{option[0]} chooses among changes")


def test_another_wording_under_the_same_code_is_confirmed_or_denied(
    desk: Stage,
) -> None:
    rows = (APRIL[0], ("2.2 Open a new hub", "June 2022", "", "Red", ""), APRIL[2])
    version(desk.folder, "june.docx", *rows)

    shown = desk.run(*IN_JUNE)
    left = ask(desk, *IN_JUNE, "--accept")
    yes = desk.run(*IN_JUNE, "--ask", "--dry-run", stdin="y\ns\nq\n", typing=True)
    no = desk.run(*IN_JUNE, "--ask", "--dry-run", stdin="n\ns\nq\n", typing=True)

    assert pasted(shown)[0][-1] == "2.2=2.2"
    assert left["entries"] == []
    assert len(left["left_out"]) == len(left["proposals"]) == 2
    assert "2 of 2. rating Green -> Red" in yes.err
    assert "1 of 2. no longer in the document" in no.err
    assert "2 of 2. new action 2.2" in no.err
    confirmed = ask(desk, *pasted(shown)[0], "--accept")
    types = [type_ for type_, _, _ in recorded(confirmed)]
    assert types == ["action.reworded", "action.rated"]
