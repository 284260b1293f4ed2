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
        ("deliver", "2.6", "signed off", "--waive-evidence", "The board saw it"),
    ):
        answer = office.run(*words)
        assert answer.code == 0, answer.both


GAPS = ["no owner", "not rated", "no target"]
"""What action 1.1 of the office lacks."""


def rules(office: Stage, *words: str) -> list[str]:
    """Return the rules of what is found, in order."""
    return [row["rule"] for row in ask(office, "check", *words)]


def complete(office: Stage) -> None:
    """Give 1.1 what it lacks."""
    for words in (
        ("owner", "1.1", "Head of Service"),
        ("rate", "1.1", "green", "--because", "In time"),
        ("target", "set", "1.1", "by May 2021"),
    ):
        answer = office.run(*words)
        assert answer.code == 0, answer.both


def test_a_plan_without_fault_is_said_to_be_so(office: Stage) -> None:
    complete(office)

    said = office.run("check")

    assert (said.code, said.out) == (0, "No contradictions and no gaps were found.\n")
    assert ask(office, "check") == []


def test_findings_name_their_entries_and_end_with_0(office: Stage) -> None:
    complete(office)
    with_findings(office)

    said = office.run("check")

    assert said.code == 0
    assert "by March 2021 -> by May 2021" in " ".join(said.out.split())
    counts = "2 findings: 1 approval not given, 1 claim against rating."
    assert said.out.endswith(f"\n{counts}\nNothing was changed.\n")
    approval, claim = ask(office, "check")
    assert (approval["rule"], approval["entries"]) == ("approval not given", [22])
    assert (claim["rule"], claim["entries"]) == ("claim against rating", [16, 23])
    assert claim["finding"] == (
        'Action 2.6 is "signed off" by #23 of 1 March 2021 and rated "Amber" by #16 of'
        " 30 July 2020."
    )


def test_a_day_before_the_contradiction_has_none(office: Stage) -> None:
    complete(office)
    with_findings(office)

    assert rules(office, "--as-at", "1 February 2021") == GAPS
    assert ask(office, "check", "--known-on", "#21") == []


def test_what_check_names_can_be_put_right(office: Stage) -> None:
    with_findings(office)
    office.run(
        "correct", "#19", "--approved-by", "Chair", "--because", "In the minutes"
    )

    assert rules(office) == [*GAPS, "claim against rating"]


def test_other_formats_have_before_and_after(office: Stage) -> None:
    with_findings(office)

    rule = ("--rule", "approval not given")
    lines = office.run("check", *rule, "--format", "csv").out.split("\r\n")

    assert lines[0] == "Action,Rule,Entries,Finding,Mend,Before,After"
    assert lines[1].endswith(",by March 2021,by May 2021")
    assert office.run("check", "--format", "md").out.startswith("| Action | Rule |")


def test_what_check_says_to_type_works_in_any_shell(office: Stage) -> None:
    with_findings(office)
    (found,) = ask(office, "check", "--rule", "approval not given")
    command = found["mend"]

    words = shlex.split(command)[1:]
    answer = office.run(*words)

    assert "#" not in command
    assert "'" not in command
    assert words == [
        *("correct", "19", "--approved-by", "role"),
        *("--because", "why it is corrected"),
    ]
    assert answer.code == 0, answer.both
    assert rules(office) == [*GAPS, "claim against rating"]


def test_for_scripts_it_ends_with_6_if_anything_is_found(office: Stage) -> None:
    assert office.run("check", "--exit-code").code == 6
    complete(office)

    assert office.run("check", "--exit-code").code == 0


def test_only_the_rules_that_are_asked_for_are_listed(office: Stage) -> None:
    wanted = ("--rule", "no owner", "--rule", "no target")

    assert rules(office, *wanted) == ["no owner", "no target"]
    assert office.run("check", "--rule", "not rated", "--exit-code").code == 6


def test_a_rule_that_there_is_not_is_refused_with_the_choices(office: Stage) -> None:
    said = office.run("check", "--rule", "no owners")

    assert said.code == 3
    assert '"no owners"; choose one of reason not given,' in said.err


def test_each_gap_is_mended_by_the_command_beside_it(office: Stage) -> None:
    filled = {"RATING": "green", '"by March 2021"': '"by May 2021"'}
    for row in ask(office, "check"):
        command = row["mend"]
        for blank, words in filled.items():
            command = command.replace(blank, words)
        assert office.run(*shlex.split(command)[1:]).code == 0, command

    assert rules(office) == []
