"""Actions that a next version renumbers, adds or no longer has, as recorded."""

from __future__ import annotations

import pytest

from domain import action_events as a
from domain import plan_events as p
from domain.action import Action
from domain.refusals import CodeTakenError
from ledger.updating import Choice
from ledger.updating.refusals import (
    NothingToEditError,
    UnconfirmedRenumberingError,
    UnknownRenumberingError,
)
from tests.ledger.given import audit
from tests.ledger.updating.versions import (
    JUNE,
    SLUG,
    Book,
    book,
    ids,
    row,
    version,
)

YES = Choice(accept=True)
THRESHOLD = "Review the threshold document and share it with partners"
MANAGERS = "Recruit two permanent team managers"
STRATEGY = "Launch the early help strategy"
FIRST = version(row("2.1", THRESHOLD), row("2.2", MANAGERS), row("2.3", STRATEGY))
SWAPPED = version(row("2.1", MANAGERS), row("2.2", THRESHOLD), row("2.3", STRATEGY))
SWAP = {"2.1": "2.2", "2.2": "2.1"}


def action(kept: Book, ref: str) -> Action:
    """Return the action that `ref` names now."""
    plan = kept.ledger.log.plan(SLUG)
    return kept.ledger.log.action(plan, plan.action(ref).id)


def codes(kept: Book) -> dict[str, str]:
    """Return the wording of the live actions by code."""
    actions = kept.ledger.log.plan(SLUG).structure.actions.values()
    return {a.code: a.wording for a in actions if a.ended is None}


def test_two_codes_are_exchanged_in_one_command() -> None:
    with book(FIRST) as kept:
        recorded = kept.accept_all(SWAPPED, renumbered=SWAP)
        entries = audit(kept.ledger)
        after = codes(kept)

    assert [event.wire for event in recorded.events] == ["plan.action_renumbered"] * 2
    assert {event.reason for event in recorded.events} == {"Renumbered in plan.docx"}
    assert after == {"2.1": MANAGERS, "2.2": THRESHOLD, "2.3": STRATEGY}
    assert entries[-1].number == recorded.numbers[-1]


def test_half_an_exchange_is_refused() -> None:
    with book(FIRST) as kept:
        with pytest.raises(CodeTakenError, match="another live action has the code 2"):
            kept.record(SWAPPED, {"2.1 renumbered": YES}, renumbered=SWAP)
        after = codes(kept)

    assert after["2.1"] == THRESHOLD


def test_a_renumbering_that_nobody_confirmed_is_refused() -> None:
    with book(FIRST) as kept:
        before = len(audit(kept.ledger))
        with pytest.raises(UnconfirmedRenumberingError) as refusal:
            kept.record(SWAPPED, {"2.1 renumbered": YES})
        after = len(audit(kept.ledger))

    assert "confirm it with --renumbered 2.1=2.2, deny it with" in str(refusal.value)
    assert after == before


def test_what_belongs_to_an_unconfirmed_renumbering_is_refused_with_it() -> None:
    second = version(row("2.1", THRESHOLD), row("2.4", MANAGERS, rating="Red"))

    with book(FIRST) as kept:
        with pytest.raises(UnconfirmedRenumberingError, match=r"2\.2 of the ledger is"):
            kept.record(second, {"2.2 rating": YES})
        kept.record(second, {"2.2 rating": YES}, renumbered={"2.2": "2.4"})
        rated = action(kept, "2.2").history.facts[-1].event

    assert isinstance(rated, a.Rated)


def test_an_action_that_is_gone_is_withdrawn_only_by_name() -> None:
    second = version(row("2.1", THRESHOLD), row("2.2", MANAGERS))

    with book(FIRST) as kept:
        everything = kept.accept_all(second)
        chosen = kept.record(second, {"2.3 gone": YES})
        again = kept.propose(second)

    assert everything.numbers == ()
    (event,) = chosen.events
    assert isinstance(event, p.ActionWithdrawn)
    assert event.reason == "No longer in plan.docx"
    assert event.source is not None
    assert event.source.places == ("paragraph 20",)
    assert again.proposals == ()


def test_the_code_of_an_action_that_is_gone_can_be_taken_at_once() -> None:
    second = version(row("2.1", THRESHOLD), row("2.2", STRATEGY))
    choices = {"2.2 gone": YES, "2.3 renumbered": YES}

    with book(FIRST) as kept:
        (doubt,) = kept.propose(second).proposals[1].doubts
        kept.record(second, choices, renumbered={"2.3": "2.2"})
        after = codes(kept)

    assert doubt.endswith('accept "2.2 gone" too.')
    assert after == {"2.1": THRESHOLD, "2.2": STRATEGY}


def test_a_new_action_is_recorded_with_all_its_parts() -> None:
    new = row(
        "2.4",
        "Agree a protocol",
        target=["June 2022", "95% of cases"],
        progress=["Drafted", "Sent out"],
        rating="Amber",
        owner="Director",
        parts=["Write it"],
    )
    part = row("2.4.1", "Print it", parent="2.4")

    with book(FIRST) as kept:
        kept.accept_all(version(*FIRST.actions, new, part))
        again = kept.propose(version(*FIRST.actions, new, part))
        events = action(kept, "2.4").history.events
        parent = action(kept, "2.4.1").plan.action("2.4.1").parent

    assert [event.wire.removeprefix("action.") for event in events] == [
        *("sub_item_added", "target_set", "target_set", "owner_assigned"),
        *("rated", "progress_recorded"),
    ]
    assert {event.effective for event in events} == {JUNE}
    assert parent == events[0].originator_id
    assert again.proposals == ()


def test_an_action_reworded_by_hand_is_known_again_by_the_same_file() -> None:
    second = version(
        row("2.1", THRESHOLD), row("2.2", MANAGERS), row("2.4", "Agree a protocol")
    )
    other_words = "Agree how young adults are housed"
    other = Choice(accept=True, text="Meet with housing every month")

    with book(version(row("2.1", THRESHOLD), row("2.2", MANAGERS))) as kept:
        kept.record(second, {"2.4 added": other})
        update = kept.propose(second)
        renumbered = {"2.4": "2.5"}
        third = version(*second.actions[:2], row("2.5", other_words))
        later = kept.propose(third, renumbered=renumbered)

    assert (update.proposals, update.doubts) == ((), ())
    assert ids(later) == ["2.4 renumbered", "2.4 reworded"]


def test_a_renumbering_has_no_words_to_edit() -> None:
    with book(FIRST) as kept:
        edited = Choice(accept=True, text="2.9")
        with pytest.raises(NothingToEditError, match=r'"2\.1 renumbered" has no words'):
            kept.record(SWAPPED, {"2.1 renumbered": edited}, renumbered=SWAP)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"2.9": "2.1"}, "the ledger has no action 2.9 on that day"),
        ({"2.1": "2.9"}, "the document has no action 2.9"),
        ({"2.1": "2.3", "2.2": "2.3"}, "another action is said to be 2.3 too"),
    ],
)
def test_a_renumbering_of_what_is_not_there_is_refused(
    told: dict[str, str | None], sentence: str
) -> None:
    with book(FIRST) as kept, pytest.raises(UnknownRenumberingError, match=sentence):
        kept.propose(SWAPPED, renumbered=told)
