"""`ledger import` of a next version: what changed is shown and recorded."""

from __future__ import annotations

import pytest

from tests.cli.office import ask, files, head, refused
from tests.cli.test_machine_output import documented, promised
from tests.cli.versions import (
    APRIL,
    EDITS,
    IN_JUNE,
    ids,
    pasted,
    recorded,
    recorded_april,
    version,
)
from tools.stage import Stage


@pytest.fixture
def desk(empty: Stage) -> Stage:
    """A ledger with the plan of April, and that of June in a file beside it."""
    return recorded_april(empty)


def test_a_second_import_of_an_edited_plan_records_exactly_the_edits(
    desk: Stage,
) -> None:
    entries, _ = head(desk)

    data = ask(desk, *IN_JUNE, "--accept")

    assert ids(data) == EDITS
    assert data["entries"] == [entries + n for n in range(1, len(data["entries"]) + 1)]
    assert [(type_, action) for type_, action, _ in recorded(data)] == [
        ("plan.action_added", "2.4"),
        ("action.target_set", "2.4"),
        ("action.progress_recorded", "2.1"),
        ("action.target_revised", "2.2"),
        ("action.rated", "2.3"),
    ]
    assert {row["effective"] for row in data["recorded"]} == {"2022-06-01"}
    assert data["left_out"] == []
    assert ask(desk, "verify")["verified"]


def test_the_same_version_twice_records_nothing(desk: Stage) -> None:
    assert desk.run(*IN_JUNE, "--accept").code == 0
    before = head(desk)

    again, data = desk.run(*IN_JUNE, "--accept"), ask(desk, *IN_JUNE, "--accept")

    assert again.out.endswith(" says all that june.docx says; nothing was recorded.\n")
    assert (data["entries"], data["again"], data["proposals"]) == ([], False, [])
    assert head(desk) == before


@pytest.mark.parametrize(
    "words",
    [
        ("--accept",),
        ("--accept", "--as-at", "1 April 2022"),
        ("--accept", "--as-at", "1 May 2022"),
        ("--accept", "--plan", "northmoor-2021"),
    ],
)
def test_the_first_version_once_more_records_nothing(
    desk: Stage, words: tuple[str, ...]
) -> None:
    before = head(desk)

    answer = desk.run("import", "april.docx", *words)

    assert answer.code == 0
    assert "nothing was " in answer.out
    assert head(desk) == before


def test_the_preview_of_a_version_that_was_recorded_says_so(desk: Stage) -> None:
    shown = desk.run("import", "april.docx").out

    assert "This document was recorded before, as #1 to #" in shown
    assert "--accept" not in shown.splitlines()[-1]


def test_a_next_version_needs_the_day_for_which_it_was_written(desk: Stage) -> None:
    said = refused(desk.run("import", "june.docx", "--accept"))

    assert "The ledger holds the plan northmoor-2021 already" in said
    assert '--as-at "30 July 2020"' in said


def test_the_preview_tells_each_change_in_words(desk: Stage) -> None:
    before = files(desk.folder)

    shown = desk.run(*IN_JUNE).out

    for line in (
        "2.1 Audit every team each month\n"
        '  1. progress added: "The third is done" (table 1, row 2, cell 3)',
        "  2. target 1 revised: June 2022 -> September 2022; reason not given (table 1",
        "  3. rating Red -> Amber (table 1, row 4, cell 4)",
        '  4. new action 2.4: "Publish a guide for carers" (table 1, row 5, cell 1)',
        "This is a preview; nothing was recorded.\nTo record 4 changes:\n"
        '  ledger import june.docx --accept --as-at "1 June 2022"\n',
    ):
        assert line in shown
    assert files(desk.folder) == before


def test_what_the_preview_says_to_type_works(desk: Stage) -> None:
    commands = pasted(
        desk.run(*IN_JUNE, "--because", "Asked", "--plan", "northmoor-2021")
    )

    accept, one_by_one, to_a_file = commands
    assert desk.run(*to_a_file).code == 0
    assert (desk.folder / "decisions.yaml").is_file()
    assert desk.run(*one_by_one, stdin="q\n", typing=True).code == 0
    answer = desk.run(*accept)
    assert answer.code == 0
    assert "Recorded 5 entries, " in answer.out


def test_a_rehearsed_update_is_the_preview(desk: Stage) -> None:
    before = files(desk.folder)

    assert desk.run(*IN_JUNE, "--accept", "--dry-run").out == desk.run(*IN_JUNE).out
    assert files(desk.folder) == before


@pytest.mark.parametrize("format_", ["csv", "md"])
def test_the_changes_are_a_listing_too(desk: Stage, format_: str) -> None:
    shown = desk.run(*IN_JUNE, "--format", format_).out

    assert "Before" in shown.splitlines()[0]
    assert all(id_ in shown for id_ in EDITS)


def test_a_revised_target_has_the_reason_and_approval_that_are_given(
    desk: Stage,
) -> None:
    grounds = ("--because", "Partners asked", "--approved-by", "Chair")
    assert desk.run(*IN_JUNE, "--accept", *grounds).code == 0

    actions = {a["code"]: a for a in ask(desk, "status")["actions"]}

    (target,) = actions["2.2"]["targets"]
    assert (target["because"], target["approved_by"]) == ("Partners asked", "Chair")
    assert (target["text"], target["original_text"]) == ("September 2022", "June 2022")


def test_no_control_character_of_a_document_reaches_the_terminal(desk: Stage) -> None:
    words = "Two audits\nDone \u202eexe.docx\u2066 \u009b2J"
    rows = ((*APRIL[0][:2], words, *APRIL[0][3:]), *APRIL[1:])
    version(desk.folder, "june.docx", *rows)

    said = desk.run(*IN_JUNE).both
    said += desk.run(*IN_JUNE, "--format", "csv").both
    said += desk.run(*IN_JUNE, "--format", "md").both
    said += desk.run(*IN_JUNE, "--ask", stdin="q\n", typing=True).both
    said += desk.run(*IN_JUNE, "--save-decisions", "x.yaml", "--accept").both

    said += (desk.folder / "x.yaml").read_text("utf-8")
    assert "\\u202e" in said
    assert not set(said) & set("\u202e\u2066\x9b\x1b")


def test_the_keys_are_those_that_the_page_lists(desk: Stage) -> None:
    shown = ask(desk, *IN_JUNE)
    accepted = ask(desk, *IN_JUNE, "--accept")
    again = ask(desk, *IN_JUNE, "--accept")

    keys = set(documented("import of a next version"))
    assert promised("import of a next version", shown) == keys - {"tracked_changes[]"}
    more = {"entries", "again", "recorded", "left_out", "told_otherwise", "proposed"}
    assert accepted.keys() == again.keys() == shown.keys() | more
