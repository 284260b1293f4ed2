"""Every refusal can be reached, and says in one sentence what holds and what to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain import (
    action_rules,
    amending,
    building,
    correcting,
    event,
    evidence,
    history,
    holding,
    names,
    partial_date,
    plan_rules,
    redacting,
    refusals,
    scheme,
    target,
    text,
)
from domain.action import Action
from domain.errors import InvalidValueError, LedgerError
from domain.event import FutureDateError
from domain.history import StreamGapError, UnknownEntryError
from domain.history_refusals import FinalEntryError, NotStandingError
from domain.names import BadSlugError
from domain.partial_date import BadDateError, PartialDate
from domain.plan_rules import check_merge
from domain.scheme import UnknownRatingError, ragb
from domain.target import BadTargetError
from domain.text import BadTextError, Text
from tests.domain.given import BECAUSE, action, by, day, is_one_sentence, planned

MODULES = (
    action_rules, amending, building, correcting, event, evidence, history, holding,
    names, partial_date, plan_rules, redacting, refusals, scheme, target, text,
)  # fmt: skip
CLASSES = {
    value
    for module in MODULES
    for value in vars(module).values()
    if isinstance(value, type) and issubclass(value, LedgerError)
} - {LedgerError, InvalidValueError}

HELD = holding.hold(planned().history, 57, BECAUSE, by())
MADE = [
    refusals.PlanExistsError("riverton-2019"),
    refusals.UnknownPlanError("riverton", ()),
    refusals.UnknownPlanError("riverton", ("riverton-2019", "other")),
    refusals.PlanEndedError("riverton-2019", "closed", day(6)),
    refusals.UnknownAreaError("7", ()),
    refusals.UnknownAreaError("7", ("1", "2")),
    refusals.AreaExistsError("1"),
    refusals.UnknownOutcomeError("1", 5, 2),
    refusals.UnknownActionError("2.66", ("2.6", "2.7")),
    refusals.UnknownActionError("2.6", ()),
    refusals.AmbiguousActionError("2.6", ("action/a/1", "action/a/2")),
    refusals.CodeTakenError("2.6", day(6)),
    refusals.SameCodeError("2.6"),
    refusals.ActionEndedError("2.6", "withdrawn", day(6)),
    refusals.AlreadyEndedError("Action 2.6", "withdrawn", day(6)),
    refusals.BeforeAddedError("Action 2.6", day(6)),
    refusals.NoSchemeError("riverton-2019"),
    refusals.UnknownTargetError("2.6", 3, ()),
    refusals.UnknownTargetError("2.6", 3, (1, 2)),
    refusals.WhichTargetError("2.6", {1: "Ongoing.", 2: "Ongoing."}),
    refusals.TargetNotYetSetError("2.6", 1, day(6)),
    refusals.ReasonMissingError("A rating"),
    refusals.ApprovalMissingError(),
    refusals.SignedOffError("2.6", "signed off"),
    refusals.NotSignedOffError("2.6"),
    refusals.UnchangedError("Entry #57"),
    refusals.EvidenceError(),
    StreamGapError("plan/riverton-2019", 3, 5),
    UnknownEntryError(57),
    NotStandingError(57, "corrected", 58),
    FinalEntryError(58, "text.redacted", "what it removed is gone for good"),
    redacting.WhichFieldError(57, ("text", "source.file")),
    redacting.UnknownFieldError(57, "reason", ("text",)),
    redacting.NoWordsError(57),
    redacting.AlreadyRedactedError(57, "text", 60),
    redacting.SharedFileError(57, (60, 61)),
    redacting.ReportedFileError(57, 60),
    evidence.BadLinkError("example.org", "it is no address"),
    evidence.OfOtherActionError(57, "2.6"),
    evidence.OwnReportError("report.zip", 57),
    holding.HeldAlreadyError(HELD),
    holding.UnknownHoldError(2, "riverton-2019", (1,)),
    holding.UnknownHoldError(2, "riverton-2019", ()),
    holding.UnderHoldError(57, HELD, "riverton-2019"),
    BadSlugError("River ton"),
    UnknownRatingError("Purple", ragb().values),
    FutureDateError(PartialDate.day(date(2030, 1, 1))),
]
"""One of each refusal whose class writes the sentence; the others are raised below."""

RAISED: dict[type[LedgerError], Callable[[], object]] = {
    building.BadFactError: lambda: action().record_delivery("done", None, by()),
    refusals.MergeError: lambda: check_merge((), "action/a/1"),
    refusals.CannotRetractError: lambda: planned("1.1").retract(3, BECAUSE, by(), int),
    refusals.CannotCorrectError: lambda: correcting.amended(
        planned().history.at(2, 2), correcting.Changes(text=Text("x")), 2
    ),
    scheme.BadSchemeError: lambda: (
        ragb().model_copy(update={"values": ragb().values * 2}).check()
    ),
    BadTextError: lambda: Text(""),
}
ELSEWHERE = {BadDateError, BadTargetError}
"""Raised while pydantic checks a value; tested beside that value."""


def test_every_refusal_has_its_place_in_this_file() -> None:
    made = {type(refusal) for refusal in MADE}

    assert made | RAISED.keys() | ELSEWHERE == CLASSES


@pytest.mark.parametrize("refusal", MADE, ids=lambda r: type(r).__name__)
def test_a_refusal_is_one_sentence(refusal: LedgerError) -> None:
    assert is_one_sentence(refusal)


@pytest.mark.parametrize("kind", RAISED, ids=lambda kind: kind.__name__)
def test_a_refusal_that_is_worded_where_it_is_raised_is_one_sentence(
    kind: type[LedgerError],
) -> None:
    with pytest.raises(kind) as refused:
        RAISED[kind]()

    assert is_one_sentence(refused.value)


@pytest.mark.parametrize("refusal", MADE, ids=lambda r: type(r).__name__)
def test_a_refusal_says_after_what_holds_what_to_do_or_what_there_is(
    refusal: LedgerError,
) -> None:
    holds, stroke, helps = str(refusal).partition("; ")

    assert stroke
    assert len(holds) > len("It is so")
    assert len(helps) > len("do it.")


@pytest.mark.parametrize(
    ("said", "fair"),
    [
        ("It is so; do this.", True),
        ("There is none; did you mean 2.6?", True),
        ('"x. y" is none; use `ledger. log`.', True),
        ("it is so.", False),
        ("It is so", False),
        ("It is so. Do this.", False),
        ("code: String should match pattern", False),
    ],
)
def test_a_sentence_is_told_from_what_is_none(said: str, fair: bool) -> None:
    assert is_one_sentence(said) is fair


def test_a_refused_decision_leaves_plan_and_action_as_they_were() -> None:
    plan = planned("1.1")
    given = Action.of(plan, plan.action("1.1").id)

    with pytest.raises(LedgerError):
        plan.add_action("1.1", "1", Text("Again"), by())
    with pytest.raises(LedgerError):
        given.reopen(BECAUSE, by())

    assert plan == planned("1.1")
    assert given == Action.of(plan, "action/riverton-2019/1")


def test_a_decision_leaves_plan_and_action_as_they_were() -> None:
    plan = planned("1.1")

    plan.add_action("1.2", "1", Text("One more"), by())

    assert plan == planned("1.1")
    assert plan.history.version == 4
