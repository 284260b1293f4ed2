"""Which judgements need a second person: said by a policy, and shown with the plan."""

from __future__ import annotations

import pytest

from tests.cli.office import ask, refused
from tests.ledger.documents.builders import example_plan, save
from tools.stage import Stage

SET = ("plan", "second-person")
OFSTED = {
    "ratings": ["Red", "Blue"],
    "delivery": ["signed off", "business as usual"],
    "role": "approver",
    "holders": [],
}


def policy(stage: Stage, *words: str) -> object:
    """Return the policy that `ledger plan` shows."""
    return ask(stage, "plan", *words)["policy"]


def test_nothing_needs_a_second_person_until_the_plan_says_so(office: Stage) -> None:
    assert policy(office) == {**OFSTED, "ratings": [], "delivery": []}
    assert "Second person: needed for nothing\n" in office.run("plan").out


def test_the_policy_of_ofsted_is_shown_with_who_can_confirm(office: Stage) -> None:
    office.run(*SET, "--policy", "ofsted")
    office.run("plan", "role", "grant", "approver", "a.osei")

    assert policy(office) == {**OFSTED, "holders": ["a.osei"]}
    assert (
        "Second person: needed for Red, Blue, signed off, business as usual\n"
        "Role approver: a.osei\n"
    ) in office.run("plan").out


def test_a_policy_holds_from_its_day_and_from_its_entry(office: Stage) -> None:
    office.run(*SET, "--policy", "ofsted", "--on", "1 February 2021")

    before = policy(office, "--as-at", "31 January 2021")
    unknown = policy(office, "--known-on", "#18")

    assert before == unknown == {**OFSTED, "ratings": [], "delivery": []}
    assert policy(office, "--as-at", "1 February 2021") == OFSTED


def test_options_add_to_a_named_policy_and_replace_what_held(office: Stage) -> None:
    office.run(*SET, "--policy", "ofsted", "--rating", "a")
    added = policy(office)
    office.run(*SET, "--rating", "blue", "--role", "Head of Service")
    replaced = policy(office)

    assert added == {**OFSTED, "ratings": ["Red", "Blue", "Amber"]}
    assert replaced == {**OFSTED, "ratings": ["Blue"], "role": "Head of Service"}


@pytest.mark.parametrize("words", ["signed-off", "Signed off", "signed_off"])
def test_a_delivery_status_is_taken_as_deliver_takes_it(
    office: Stage, words: str
) -> None:
    assert office.run(*SET, "--delivery", words).code == 0

    assert policy(office) == {**OFSTED, "ratings": [], "delivery": ["signed off"]}


def test_the_policy_of_none_ends_it(office: Stage) -> None:
    office.run(*SET, "--policy", "ofsted")
    office.run(*SET, "--policy", "none")

    assert policy(office) == {**OFSTED, "ratings": [], "delivery": []}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--rating", "purple"), '"purple" is not a rating of this plan'),
        (("--delivery", "done"), '"done" is no delivery status; choose among'),
    ],
)
def test_what_there_is_not_cannot_need_one(
    office: Stage, words: tuple[str, ...], says: str
) -> None:
    assert refused(office.run(*SET, *words)).startswith(says)
    assert policy(office) == {**OFSTED, "ratings": [], "delivery": []}


def test_a_policy_that_says_nothing_is_misuse(office: Stage) -> None:
    answer = office.run(*SET)

    assert answer.code == 2
    assert "--policy ofsted" in answer.err


def test_a_plan_can_be_opened_with_the_policy(empty: Stage) -> None:
    empty.run("init")
    empty.run("plan", "open", "riverton-2019", "Children first", "--policy", "ofsted")

    assert policy(empty) == OFSTED


def test_the_policy_of_an_import_begins_after_what_the_document_says(
    empty: Stage,
) -> None:
    save(example_plan(), empty.folder, "plan.docx")
    empty.run("init")
    words = ("import", "plan.docx", "--accept")

    said = empty.run(*words, "--policy", "ofsted").out

    assert (
        "\nFrom now on a second person confirms: Red, Blue, signed off, business as"
        " usual.\n"
    ) in said
    assert policy(empty) == OFSTED
    assert ask(empty, "log", "--type", "rating_proposed") == []
    assert "recorded before" in empty.run(*words, "--policy", "ofsted").out
    assert "recorded before" in empty.run(*words).out


def test_the_policy_goes_with_the_first_version_of_a_document_alone(
    empty: Stage,
) -> None:
    save(example_plan(), empty.folder, "plan.docx")
    empty.run("init")
    empty.run("import", "plan.docx", "--accept", "--plan", "nm")

    said = refused(
        empty.run("import", "plan.docx", "--policy", "ofsted", "--plan", "nm")
    )

    assert "`ledger plan second-person --policy ofsted --plan nm`" in said
    assert policy(empty) == {**OFSTED, "ratings": [], "delivery": []}
