"""An event and its stored bytes: texts stay out, and come back unchanged."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from domain.catalog import Event
from domain.printing import REDACTED
from domain.text import Text
from domain.value import Value
from ledger.codec import Opening, commitment, seal, unseal
from ledger.committed import commitments
from ledger.errors import DamagedEntryError, NewerEntryError, RemovedTextError
from tests.examples import delegated_examples, evidence_examples, examples
from tools.golden import counted

EXAMPLES = [*examples().values(), *evidence_examples(), *delegated_examples()]
SILENT = {
    *("plan.policy_set", "plan.meeting_held", "plan.role_granted"),
    "plan.delegation_set",
    *("action.delivery_confirmed", "checkpoint.key_adopted", "checkpoint.signed"),
}
TELLING = [event for event in EXAMPLES if event.wire not in SILENT]
"""Those with a text: a policy is set without a word, and a key signs without one."""


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: event.wire)
def test_any_entry_for_another_comes_back_from_its_state(event: Event) -> None:
    names = {"on_behalf_of": "RIVERTON\\u.director"}
    given = type(event).model_validate({**event.model_dump(), **names})

    state, openings = seal(given, counted())

    where = given.originator_id, given.originator_version, given.wire
    assert unseal(*where, state, openings) == given


def texts() -> st.SearchStrategy[Text]:
    """Return texts of any characters that can be stored."""
    characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
    return st.text(characters, min_size=1).filter(str.strip).map(Text)


def replaced(value: Any, text: Text) -> Any:
    """Return `value` with every text in it replaced."""
    match value:
        case Text():
            return text
        case dict():
            return {k: replaced(v, text) for k, v in value.items()}
        case list() | tuple():
            return [replaced(v, text) for v in value]
        case _:
            return value


def strings(value: Any) -> Iterator[str]:
    """Yield every string in a state."""
    match value:
        case str():
            yield value
        case dict():
            for key, inner in value.items():
                yield key
                yield from strings(inner)
        case list():
            for inner in value:
                yield from strings(inner)


def texts_of(value: Any) -> list[str]:
    """Return every text in the fields of an event."""
    match value:
        case Text():
            return [value]
        case dict():
            return [text for inner in value.values() for text in texts_of(inner)]
        case list() | tuple():
            return [text for inner in value for text in texts_of(inner)]
        case _:
            return []


def back(event: Event, state: bytes, openings: dict[str, Opening]) -> Event:
    """Return what is read from what was stored of `event`."""
    stream, version = event.originator_id, event.originator_version
    return unseal(stream, version, event.wire, state, openings)


@given(st.sampled_from(EXAMPLES), texts())
def test_any_text_in_any_event_comes_back_unchanged(event: Event, text: Text) -> None:
    told = type(event).model_validate(replaced(event.model_dump(), text))

    state, openings = seal(told, counted())

    assert back(told, state, openings) == told
    assert {opening.value for opening in openings.values()} <= {text}


@given(st.sampled_from(TELLING), st.text("XYZ", min_size=12).map(Text))
def test_no_text_is_ever_in_the_state(event: Event, text: Text) -> None:
    told = type(event).model_validate(replaced(event.model_dump(), text))

    state, openings = seal(told, counted())

    assert openings
    assert text.encode() not in state
    assert not [s for s in strings(json.loads(state)) if text in s]


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: event.wire)
def test_the_state_is_canonical_json_as_another_printer_makes_it(event: Event) -> None:
    state, _ = seal(event, counted())
    plain = json.loads(state)

    again = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    # Keys of the ledger are ASCII, for which this is what RFC 8785 asks for.
    assert state == again.encode("utf-8")
    assert state == rfc8785.dumps(plain)


@pytest.mark.parametrize("event", TELLING, ids=lambda event: event.wire)
def test_each_text_is_committed_to_under_its_own_salt(event: Event) -> None:
    state, openings = seal(event, counted())

    assert commitments(state) == {p: commitment(o) for p, o in openings.items()}
    assert len({opening.salt for opening in openings.values()}) == len(openings)
    assert {len(opening.salt) for opening in openings.values()} == {32}


def test_a_commitment_is_the_hash_that_the_design_names() -> None:
    from base64 import b64encode

    opening = Opening(bytes(32), "Übung")

    by_hand = sha256(b"commit/v1\n" + bytes(32) + b"\xc3\x9cbung").digest()

    assert commitment(opening) == b64encode(by_hand).decode("ascii")


@given(st.sampled_from(TELLING), st.data())
def test_an_opening_that_was_changed_is_refused(
    event: Event, data: st.DataObject
) -> None:
    state, openings = seal(event, counted())
    path = data.draw(st.sampled_from(sorted(openings)))
    salt, value = openings[path]
    changed = data.draw(st.sampled_from([(salt, f"{value}."), (bytes(32), value)]))

    with pytest.raises(DamagedEntryError, match=f"its {path} was altered"):
        back(event, state, {**openings, path: Opening(*changed)})


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: event.wire)
def test_a_text_that_is_gone_reads_as_redacted(event: Event) -> None:
    state, openings = seal(event, counted())

    for path in openings:
        rest = {p: o for p, o in openings.items() if p != path}
        read = back(event, state, rest)

        assert REDACTED in texts_of(read.model_dump())
        assert read != event


def test_the_mark_of_a_text_that_is_gone_cannot_be_recorded_as_a_text() -> None:
    note = examples()["action.progress_recorded"]

    with pytest.raises(RemovedTextError, match="say it in other words"):
        seal(note.model_copy(update={"text": Text(REDACTED)}), counted())


@pytest.mark.parametrize(
    "state",
    [b"", b"[]", b"{}", b"\xff", b'{"text":1}', b"[" * 100_000, b'{"originator_id":1}'],
)
def test_bytes_that_are_no_event_are_refused_with_a_sentence(state: bytes) -> None:
    for event in EXAMPLES:
        with pytest.raises(DamagedEntryError, match="is damaged"):
            back(event, state, {})


def test_a_correction_to_an_unknown_type_is_refused_with_a_sentence() -> None:
    event = examples()["entry.corrected"]
    state, openings = seal(event, counted())
    unknown = state.replace(b"action.progress_recorded", b"action.sung")

    assert unknown != state
    with pytest.raises(NewerEntryError, match=r"type action\.sung"):
        back(event, unknown, openings)


def test_an_event_of_an_unknown_type_is_refused_with_a_sentence() -> None:
    with pytest.raises(NewerEntryError, match=r"by a newer version .* install it"):
        unseal("action/riverton-2019/1", 1, "action.sung", b"{}", {})


def test_a_fraction_has_no_place_in_the_state() -> None:
    event = examples()["plan.area_added"].model_copy(update={"area": math.pi})

    with pytest.raises(TypeError, match=r"plan\.area_added area: float"):
        seal(event, counted())


def models(of: type[Value]) -> Iterator[type[Value]]:
    """Yield all classes whose fields can stand in a state."""
    for model in of.__subclasses__():
        yield model
        yield from models(model)


def test_the_names_that_states_need_for_themselves_are_no_names_of_fields() -> None:
    assert len(list(models(Value))) > len(EXAMPLES)

    taken = [m for m in models(Value) if {"commit", "type"} & m.model_fields.keys()]

    assert taken == []


def test_an_instant_is_stored_in_utc_and_never_without_a_time_zone() -> None:
    area = examples()["plan.area_added"]
    summer = datetime(2020, 7, 30, 11, 15, tzinfo=timezone(timedelta(hours=1)))
    nowhere = summer.replace(tzinfo=None)

    state, _ = seal(area.model_copy(update={"area": summer}), counted())

    assert json.loads(state)["area"] == "2020-07-30T10:15:00.000000Z"
    with pytest.raises(TypeError, match="area: datetime"):
        seal(area.model_copy(update={"area": nowhere}), counted())
