"""`ledger check`: findings are the answer, and no failure."""

from __future__ import annotations

import json
import shlex

from tests.cli.office import ask
from tools.stage import Stage


def with_findings(office: Stage) -> None:
    """Take in a document that moves a target, and sign off what is Amber.

    Nobody says who approved the new target.
    """
    plan = json.dumps(ask(office, "snapshot"))
    moved = plan.replace('"by March 2021"', '"by May 2021"')
    (office.folder / "march.json").write_text(moved, encoding="utf-8")
    for words in (
        (
            *("import", "march.json", "--accept", "--as-at", "1 March 2021"),
            *("--because", "Partners asked again"),
        ),
        ("deliver", "2.6", "signed off", "--because", "The board agreed"),
    ):
        answer = office.run(*words)
        assert answer.code == 0, answer.both


def test_a_plan_without_fault_is_said_to_be_so(office: Stage) -> None:
    said = office.run("check")

    assert (said.code, said.out) == (0, "No contradictions and no gaps were found.\n")
    assert ask(office, "check") == []


def test_findings_name_their_entries_and_end_with_0(office: Stage) -> None:
    with_findings(office)

    said = office.run("check")

    assert said.code == 0
    assert "by March 2021 -> by May 2021" in " ".join(said.out.split())
    assert said.out.endswith("\n2 findings; nothing was changed.\n")
    approval, claim = ask(office, "check")
    assert (approval["rule"], approval["entries"]) == ("approval not given", [19])
    assert (claim["rule"], claim["entries"]) == ("claim against rating", [16, 20])
    assert claim["finding"] == (
        'Action 2.6 is "signed off" by #20 of 1 March 2021 and rated "Amber" by #16 of'
        " 30 July 2020."
    )


def test_a_day_before_the_contradiction_has_none(office: Stage) -> None:
    with_findings(office)

    assert ask(office, "check", "--as-at", "1 February 2021") == []
    assert ask(office, "check", "--known-on", "#18") == []


def test_what_check_names_can_be_put_right(office: Stage) -> None:
    with_findings(office)
    office.run(
        "correct", "#19", "--approved-by", "Chair", "--because", "In the minutes"
    )

    assert [row["rule"] for row in ask(office, "check")] == ["claim against rating"]


def test_other_formats_have_before_and_after(office: Stage) -> None:
    with_findings(office)

    lines = office.run("check", "--format", "csv").out.split("\r\n")

    assert lines[0] == "Action,Rule,Entries,Finding,Before,After"
    assert lines[1].endswith(",by March 2021,by May 2021")
    assert office.run("check", "--format", "md").out.startswith("| Action | Rule |")


def test_what_check_says_to_type_works_in_any_shell(office: Stage) -> None:
    with_findings(office)
    said = ask(office, "check")[0]["finding"]
    command = said.split("`")[1]

    words = shlex.split(command)[1:]
    answer = office.run(*words)

    assert "#" not in command
    assert "'" not in command
    assert words == [
        *("correct", "19", "--approved-by", "role"),
        *("--because", "why it is corrected"),
    ]
    assert answer.code == 0, answer.both
    assert [row["rule"] for row in ask(office, "check")] == ["claim against rating"]
