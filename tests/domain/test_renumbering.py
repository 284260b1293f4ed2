"""Several codes that change at once, and revisions whose document gives no reason."""

from __future__ import annotations

import pytest

from domain.plan import Plan, Renumbering
from domain.refusals import (
    ApprovalMissingError,
    CodeTakenError,
    ReasonMissingError,
    SameCodeError,
)
from domain.target import Target
from domain.text import Text
from tests.domain.given import BECAUSE, action, by, day, planned
from tests.examples import SOURCE

SWAP = (("1.1", "1.2"), ("1.2", "1.1"))


def moves(*codes: tuple[str, str]) -> list[Renumbering]:
    """Return renumberings from one code to another on 1 April 2020."""
    return [Renumbering(old, new, BECAUSE, by(day(4))) for old, new in codes]


def worn(plan: Plan) -> list[str]:
    """Return the codes of the actions in the order in which they were added."""
    return [action.code for action in plan.structure.actions.values()]


def test_two_actions_exchange_their_codes() -> None:
    plan = planned("1.1", "1.2")

    after = plan.apply(plan.renumber_actions(moves(*SWAP)))

    assert worn(after) == ["1.2", "1.1"]
    assert after.action("1.1", day(3)).wording == "What 1.1 is about"
    assert after.action("1.1", day(4)).wording == "What 1.2 is about"


def test_each_code_moves_on_by_one() -> None:
    plan = planned("1.1", "1.2", "1.3")

    chain = plan.renumber_actions(moves(("1.1", "1.2"), ("1.2", "1.3"), ("1.3", "1.4")))

    assert worn(plan.apply(chain)) == ["1.2", "1.3", "1.4"]


def test_half_an_exchange_is_refused() -> None:
    with pytest.raises(CodeTakenError, match="has the code"):
        planned("1.1", "1.2").renumber_actions(moves(*SWAP[:1]))


def test_a_code_that_stays_is_no_renumbering() -> None:
    with pytest.raises(SameCodeError):
        planned("1.1", "1.2").renumber_actions(moves(("1.1", "1.1")))


def test_only_a_document_may_revise_a_target_without_a_reason_or_an_approval() -> None:
    before, after = (
        Target(kind="text", words=Text(words)) for words in ("Soon", "Later")
    )
    given = action()
    given = given.apply([given.set_target(before, by(day(3)))])
    read = by(day(4))._replace(source=SOURCE)

    event = given.revise_target(1, after, read, reason=None, approved_by=None)

    assert (event.reason, event.approved_by) == (None, None)
    assert event.source == SOURCE
    with pytest.raises(ReasonMissingError):
        given.revise_target(1, after, by(day(4)), reason=None, approved_by=BECAUSE)
    with pytest.raises(ApprovalMissingError):
        given.revise_target(1, after, by(day(4)), reason=BECAUSE, approved_by=None)
