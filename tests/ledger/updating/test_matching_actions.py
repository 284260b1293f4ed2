"""An action is known by its words, whatever number it has in the next version."""

from __future__ import annotations

import pytest

from ledger.updating.matching import OTHER_CODE
from ledger.updating.words import content, likeness
from tests.ledger.updating.versions import book, ids, one, row, version

THRESHOLD = "Review the threshold document and share it with partners"
MANAGERS = "Recruit two permanent team managers"
STRATEGY = "Launch the early help strategy"
AUDIT = "Audit twenty cases a month with senior leaders"
FIRST = version(row("2.1", THRESHOLD), row("2.2", MANAGERS), row("2.3", STRATEGY))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "All social workers to have monthly supervision recorded on the case file",
            "Ensure each social worker has supervision monthly, recorded on file",
        ),
        ("Recruit two permanent managers", "Recruit two permanent managers by autumn"),
        ("Launch the early help strategy", "Launch and embed the new early help offer"),
        ("Train all front-line staff in risk", "Train frontline workers in risk"),
    ],
)
def test_an_action_in_new_words_is_known_again(before: str, after: str) -> None:
    assert likeness(content(before), content(after)) >= OTHER_CODE


@pytest.mark.parametrize(
    ("one_action", "other"),
    [
        ("Recruit two team managers", "Recruit three family support workers"),
        ("Launch the early help strategy", "Launch the participation strategy"),
        ("Audit twenty cases a month", "Audit the quality of plans"),
        ("Train all staff in risk assessment", "Train all managers in supervision"),
    ],
)
def test_actions_that_begin_alike_are_two(one_action: str, other: str) -> None:
    assert likeness(content(one_action), content(other)) < OTHER_CODE


def test_an_action_put_in_the_middle_renumbers_those_behind_it() -> None:
    second = version(
        row("2.1", THRESHOLD),
        row("2.2", AUDIT),
        row("2.3", MANAGERS),
        row("2.4", STRATEGY),
    )

    with book(FIRST) as kept:
        update = kept.propose(second)

    assert ids(update) == ["2.2 renumbered", "2.2 added", "2.3 renumbered"]
    assert {p.needs for p in update.proposals} == {frozenset({"confirmation"})}
    assert one(update, "2.3 renumbered").after == "2.4"


def test_a_confirmed_renumbering_asks_for_nothing_more() -> None:
    second = version(
        row("2.1", THRESHOLD),
        row("2.2", AUDIT),
        row("2.3", MANAGERS),
        row("2.4", STRATEGY),
    )

    with book(FIRST) as kept:
        update = kept.propose(second, renumbered={"2.2": "2.3", "2.3": "2.4"})

    assert ids(update) == ["2.2 renumbered", "2.2 added", "2.3 renumbered"]
    assert {p.needs for p in update.proposals} == {frozenset()}


def test_two_actions_that_exchange_their_numbers_are_renumbered() -> None:
    second = version(row("2.1", MANAGERS), row("2.2", THRESHOLD), row("2.3", STRATEGY))

    with book(FIRST) as kept:
        found = kept.propose(second).proposals

    assert {p.before: p.after for p in found} == {"2.1": "2.2", "2.2": "2.1"}


def test_an_action_that_was_split_keeps_its_number_for_the_first_part() -> None:
    first = version(row("2.1", f"{THRESHOLD} and {STRATEGY}"), row("2.2", MANAGERS))
    second = version(row("2.1", THRESHOLD), row("2.2", STRATEGY), row("2.3", MANAGERS))

    with book(first) as kept:
        update = kept.propose(second, renumbered={"2.2": "2.3"})

    assert ids(update) == ["2.1 reworded", "2.2 renumbered", "2.2 added"]


def test_an_action_in_new_words_under_a_new_number_is_one_action() -> None:
    second = version(
        row("2.1", THRESHOLD),
        row("2.2", AUDIT),
        row("2.3", f"{MANAGERS} by autumn"),
        row("2.4", STRATEGY),
    )

    with book(FIRST) as kept:
        update = kept.propose(second)

    assert ids(update) == [
        *("2.2 renumbered", "2.2 reworded", "2.2 added", "2.3 renumbered"),
    ]
    assert one(update, "2.2 reworded").needs == {"confirmation"}
    assert one(update, "2.2 reworded").doubts == (
        "So only if 2.2 is 2.3 now, as --renumbered 2.2=2.3 says.",
    )


def test_lines_of_progress_carried_over_tell_which_action_it_is() -> None:
    notes = ["Two posts advertised again in May", "One manager began on Monday"]
    first = version(row("2.1", MANAGERS, progress=notes), row("2.2", STRATEGY))
    words = "Fill two vacancies for permanent managers of the teams"
    second = version(row("2.1", STRATEGY), row("2.2", words, progress=notes))

    with book(first) as kept:
        update = kept.propose(second)

    assert ids(update) == ["2.1 renumbered", "2.1 reworded", "2.2 renumbered"]


def test_a_renumbering_that_is_denied_is_an_action_gone_and_one_added() -> None:
    second = version(row("2.1", THRESHOLD), row("2.2", MANAGERS), row("2.5", STRATEGY))

    with book(FIRST) as kept:
        update = kept.propose(second, renumbered={"2.3": None})

    assert ids(update) == ["2.3 gone", "2.5 added"]


def test_other_words_under_the_same_number_need_a_person() -> None:
    second = version(row("2.1", THRESHOLD), row("2.2", AUDIT), row("2.3", STRATEGY))

    with book(FIRST) as kept:
        update = kept.propose(second)
        confirmed = kept.propose(second, renumbered={"2.2": "2.2"})
        denied = kept.propose(second, renumbered={"2.2": None})

    assert ids(update) == ["2.2 reworded"]
    assert one(update, "2.2 reworded").needs == {"confirmation"}
    assert "--renumbered 2.2=2.2" in one(update, "2.2 reworded").doubts[0]
    assert one(confirmed, "2.2 reworded").needs == frozenset()
    assert ids(denied) == ["2.2 gone", "2.2 added"]


def test_a_near_second_is_doubted() -> None:
    twice = "Hold a monthly meeting with schools"
    first = version(row("2.1", twice), row("2.2", f"{twice} and nurseries"))
    second = version(row("2.3", f"{twice} and nurseries"), row("2.4", twice))

    with book(first) as kept:
        update = kept.propose(second)

    assert one(update, "2.1 renumbered").after == "2.4"
    assert one(update, "2.1 renumbered").doubts == (
        "2.1 of the ledger and 2.3 of the document are worded much like each other"
        " too.",
        "2.2 of the ledger and 2.4 of the document are worded much like each other"
        " too.",
    )
