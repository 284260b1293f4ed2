"""Every event has a name for good, an example, and survives being taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, ClassVar

import pytest
from pydantic import ValidationError

import domain
from domain.action_events import TargetSet
from domain.catalog import EVENTS, MODULES, Event
from domain.entry_events import EntryCorrected
from domain.partial_date import PartialDate
from domain.text import Text
from tests.examples import delegated_examples, evidence_examples, examples

EXAMPLES = [*examples().values(), *evidence_examples(), *delegated_examples()]
NAME = re.compile(
    r"(plan|action|measure|report|entry|text|checkpoint)\.[a-z]+(_[a-z]+)*"
)
PAST = ("ed", "_set", "withdrawn", ".read", ".sent", "_made", "_held")


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield path and value of everything that is no container in a dumped event."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{path}.{index}")
    else:
        yield path, value


def test_every_event_has_an_example() -> None:
    assert examples().keys() == EVENTS.keys()


def test_every_wire_name_is_a_stream_and_something_that_happened() -> None:
    odd = [w for w in EVENTS if not NAME.fullmatch(w) or not w.endswith(PAST)]

    assert odd == []


WIRE_NAMES = [
    "action.delivery_confirmed",
    "action.delivery_proposed",
    "action.delivery_recorded",
    "action.delivery_refused",
    "action.evidence_attached",
    "action.evidence_waived",
    "action.exception_reported",
    "action.impact_stated",
    "action.monitoring_assigned",
    "action.owner_assigned",
    "action.progress_recorded",
    "action.rated",
    "action.rating_confirmed",
    "action.rating_proposed",
    "action.rating_refused",
    "action.reopened",
    "action.reworded",
    "action.sub_item_added",
    "action.target_revised",
    "action.target_set",
    "checkpoint.key_adopted",
    "checkpoint.signed",
    "checkpoint.timestamped",
    "entry.corrected",
    "entry.retracted",
    "measure.defined",
    "measure.read",
    "plan.action_added",
    "plan.action_renumbered",
    "plan.action_withdrawn",
    "plan.actions_merged",
    "plan.area_added",
    "plan.board_named",
    "plan.closed",
    "plan.delegation_set",
    "plan.hold_lifted",
    "plan.hold_placed",
    "plan.meeting_held",
    "plan.opened",
    "plan.outcome_set",
    "plan.policy_set",
    "plan.role_granted",
    "plan.role_revoked",
    "plan.scheme_adopted",
    "plan.superseded",
    "plan.term_defined",
    "report.commitment_made",
    "report.registered",
    "report.sealed",
    "report.sent",
    "text.redacted",
]


def test_the_wire_names_are_the_ones_in_files_already_written() -> None:
    assert sorted(EVENTS) == WIRE_NAMES


def test_the_catalogue_has_every_event_with_the_module_that_declares_it() -> None:
    for module in iter_modules(domain.__path__, "domain."):
        import_module(module.name)

    declared = {
        kind.wire: kind.__module__
        for kind in Event.__subclasses__()
        if kind.__module__.startswith("domain.")
    }
    assert declared == MODULES


def test_the_examples_use_every_field_of_every_event() -> None:
    used = {
        (event.wire, field)
        for event in EXAMPLES
        for field, value in event
        if value is not None and value != ()
    }

    wanted = {
        (wire, field)
        for wire, kind in EVENTS.items()
        for field in kind.model_fields
        if field not in {"reason", "source", "on_behalf_of"}
    }
    assert wanted - used == set()


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: event.wire)
def test_an_event_comes_back_from_its_fields(event: Event) -> None:
    fields = event.model_dump()

    assert type(event).model_validate(fields) == event


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: event.wire)
def test_an_event_comes_back_from_what_is_stored_of_it(event: Event) -> None:
    fields = event.model_dump(exclude_none=True)
    stored = {k: v.isoformat() if isinstance(v, date) else v for k, v in fields.items()}

    again = type(event).model_validate(stored)

    assert again == event
    assert again.model_dump() == event.model_dump()


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: event.wire)
def test_free_text_is_still_told_from_names_when_fields_are_taken(event: Event) -> None:
    spoken = {p for p, v in leaves(event.model_dump()) if isinstance(v, Text)}
    blanked = {p for p, v in leaves(event.model_dump()) if isinstance(v, str)} - spoken

    names = {
        "originator_id", "recorded_by", "command", "sha256", "places", "precision",
        "code", "label", "rating", "status", "kind", "action", "parent", "merged",
        "into", "successor", "board", "policy", "value", "values", "letter", "type",
        "audience", "media_type", "manifest", "withheld", "key", "handover", "root",
        "note", "ssh", "token", "fields", "role", "person", "unit",
        "on_behalf_of", "delegate", "principal",
        "direction", "target", "baseline", "actions",
    }  # fmt: skip
    assert {re.sub(r"\.\d+$", "", p).split(".")[-1] for p in blanked} <= names


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: event.wire)
def test_an_event_is_frozen_and_closed_to_unknown_fields(event: Event) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(event, "recorded_by", "somebody.else")  # noqa: B010
    with pytest.raises(ValidationError, match="Extra inputs"):
        type(event).model_validate({**event.model_dump(), "colour": "red"})


def test_a_number_is_read_as_a_number_alone() -> None:
    fields = examples()["action.target_set"].model_dump()

    for wrong in ("1", 1.0, True):
        with pytest.raises(ValidationError, match="valid integer"):
            TargetSet.model_validate({**fields, "number": wrong})


def test_a_correction_repeats_nothing_of_its_envelope() -> None:
    corrected = examples()["entry.corrected"]

    body = corrected.model_dump()["replacement"]

    assert body == {"type": "action.progress_recorded", "text": "Three are hired"}


def test_what_a_correction_states_reads_with_the_corrections_envelope() -> None:
    corrected = examples()["entry.corrected"]

    again = EntryCorrected.model_validate(corrected.model_dump(mode="json"))

    assert again.replacement.effective == corrected.effective
    assert again.replacement.originator_version == corrected.originator_version
    assert again.replacement.source == corrected.source


def test_two_event_classes_cannot_share_a_wire_name() -> None:
    with pytest.raises(TypeError, match=r"Two event classes are called action\.rated"):

        class Judged(Event):
            wire: ClassVar[str] = "action.rated"

    assert EVENTS["action.rated"].__name__ == "Rated"


def test_an_unknown_date_orders_before_all_others() -> None:
    event = examples()["action.rated"]

    undated = event.model_copy(update={"effective": PartialDate.unknown()})

    assert undated.effective_day == date.min
