"""`ledger hold`: what is under a hold is not redacted until it is lifted."""

from __future__ import annotations

import pytest

from tests.cli.both_engines import engine as engine
from tests.cli.office import ask, head, refused
from tests.cli.test_redacting import GROUNDS, TEXT
from tools.stage import Stage

CLAIM = ("--because", "A claim was made")


def test_a_held_text_is_redacted_only_once_the_hold_is_lifted(office: Stage) -> None:
    placed = office.run("hold", "11", *CLAIM)
    before = head(office)

    said = refused(office.run(*TEXT))
    rehearsed = refused(office.run(*TEXT, "--dry-run"))

    assert placed.out == (
        "#19 hold placed: hold 1 on entry #11 (effective 1 March 2021)\n"
    )
    assert rehearsed == said
    assert said == (
        "The words of entry #11 are kept by hold 1 of the plan riverton-2019, which is"
        " on the words of entry #11; they can be redacted once it is lifted with"
        " `ledger hold lift 1`."
    )
    assert head(office) == before
    assert office.run("hold", "lift", "1", "--because", "It was settled").code == 0
    assert office.run(*TEXT).code == 0


def test_a_hold_on_a_plan_keeps_everything_of_it(office: Stage) -> None:
    office.run("hold", "--plan", "riverton-2019", *CLAIM)

    for number in ("11", "12", "19"):
        said = refused(office.run("redact", number, "--all-fields", *GROUNDS))
        assert "which is on everything of the plan" in said


def test_holds_are_listed_with_those_that_were_lifted(office: Stage) -> None:
    office.run("hold", "11", *CLAIM)
    office.run("hold", "place", "--plan", "riverton-2019", *CLAIM)
    office.run("hold", "lift", "1", "--because", "It was settled")

    rows = ask(office, "hold", "list")

    assert [(r["number"], r["entry"], r["lifted_because"]) for r in rows] == [
        (1, 11, "It was settled"),
        (2, None, None),
    ]
    listed = office.run("hold", "list").out
    assert "the whole plan" in listed
    assert "It was settled" in listed
    early = ask(office, "hold", "list", "--known-on", "#20")
    assert [(r["number"], r["lifted_on"]) for r in early] == [(1, None), (2, None)]


def test_holds_are_entries_like_any_other(office: Stage) -> None:
    office.run("hold", "11", *CLAIM)

    assert refused(office.run("retract", "19", "--because", "No")) == (
        "Entry #19 (plan.hold_placed) can be neither corrected nor retracted; end the"
        " hold with `ledger hold lift`."
    )
    assert office.run("verify").code == 0
    assert office.run("check").code == 0
    assert ask(office, "diff", "#18")[-1]["after"] == "on entry #11"


@pytest.mark.parametrize(
    "words", [("hold",), ("hold", *CLAIM), ("hold", "lift", *CLAIM), ("hold", "x")]
)
def test_a_hold_has_to_say_what_it_keeps(office: Stage, words: tuple[str, ...]) -> None:
    before = head(office)

    assert office.run(*words).code == 2
    assert head(office) == before
