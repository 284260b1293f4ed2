"""The changes of a next version, chosen in a file of decisions."""

from __future__ import annotations

import json

import pytest

from tests.cli.office import ask, files, head, refused
from tests.cli.versions import IN_JUNE, pasted, recorded_april
from tools.stage import Stage

MANY = "".join(f"  x{number}: {{choose: skip}}\n" for number in range(20))
"""Decisions about changes that no document makes."""


@pytest.fixture
def desk(empty: Stage) -> Stage:
    """A ledger with the plan of April, and that of June in a file beside it."""
    return recorded_april(empty)


def test_saved_decisions_are_replayed(desk: Stage) -> None:
    page = desk.folder / "june.yaml"
    assert desk.run(*IN_JUNE, "--save-decisions", "june.yaml").code == 0
    said = page.read_text("utf-8")
    assert 'ledger import june.docx --accept --as-at "1 June 2022" --decisions' in said
    edited = said.replace(
        "  2.3 rating:\n    choose: accept", "  2.3 rating:\n    choose: skip"
    ).replace(
        "  2.2 target 1 revised:\n    choose: accept",
        "  2.2 target 1 revised:\n    choose: accept\n    reason: Partners asked\n"
        "    text: by October 2022",
    )
    page.write_text(edited, "utf-8")
    replay = ("import", "june.docx", "--decisions", "june.yaml")
    before = head(desk)

    shown = desk.run(*replay)
    assert "(skipped) rating Red -> Amber" in shown.out
    assert head(desk) == before
    (accept,) = pasted(shown)
    data = json.loads(desk.run(*accept, "--format", "json").out)

    assert data["left_out"] == ["2.3 rating: skipped"]
    actions = {a["code"]: a for a in ask(desk, "status")["actions"]}
    (target,) = actions["2.2"]["targets"]
    assert (target["text"], target["because"]) == ("by October 2022", "Partners asked")
    assert actions["2.3"]["rating"] == "Red"


def test_what_a_person_chose_is_saved(desk: Stage) -> None:
    stdin = "a\na\nPartners asked\n\ns\na\ny\n"
    saving = ("--ask", "--save-decisions", "june.yaml")
    assert desk.run(*IN_JUNE, *saving, stdin=stdin, typing=True).code == 0

    page = (desk.folder / "june.yaml").read_text("utf-8")

    assert "choose: accept\n    reason: Partners asked\n" in page
    assert page.count("choose: skip") == 1
    replayed = desk.run("import", "june.docx", "--decisions", "june.yaml", "--accept")
    assert "2.1 progress 1" in refused(replayed)


def test_decisions_are_never_written_over(desk: Stage) -> None:
    (desk.folder / "june.yaml").write_text("mine", "utf-8")
    before = files(desk.folder)

    saving = (*IN_JUNE, "--save-decisions", "june.yaml")
    said = refused(desk.run(*saving, "--accept"))
    unasked = refused(desk.run(*saving, "--ask", typing=True))

    assert "june.yaml exists already" in said
    assert unasked == said
    assert files(desk.folder) == before


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("sha256: ", "sha256: 0", "holds decisions about another file than june.docx"),
        ("as_at: 1 June", "as_at: 2 June", "holds decisions as at 2 June 2022"),
        ("  2.3 rating:", "  2.9 rating:", "does not change now: 2.9 rating;"),
        ("decisions:\n", f"decisions:\n{MANY}", "x10, x11 and 8 more; take that out"),
        ("choose: accept", "choose: perhaps", 'needs the line "choose: accept"'),
    ],
)
def test_decisions_that_do_not_fit_are_refused(
    desk: Stage, old: str, new: str, says: str
) -> None:
    page = desk.folder / "june.yaml"
    desk.run(*IN_JUNE, "--save-decisions", "june.yaml")
    page.write_text(page.read_text("utf-8").replace(old, new, 1), "utf-8")
    before = head(desk)

    said = refused(desk.run(*IN_JUNE, "--decisions", "june.yaml", "--accept"))

    assert says in said
    assert head(desk) == before
