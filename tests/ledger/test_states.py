"""What the state of an event says: all of it, in one form."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from domain.catalog import Event
from domain.printing import REDACTED
from domain.text import Text
from ledger.codec import NOT_STATE, seal
from tests.examples import delegated_examples, evidence_examples, examples
from tools.golden import counted

EXAMPLES = [*examples().values(), *evidence_examples(), *delegated_examples()]


def as_read(value: Any) -> Any:
    """Return what JSON would be read as, with a mark in the place of each text."""
    match value:
        case Text() | {"commit": str()}:
            return REDACTED
        case dict():
            return {key: as_read(inner) for key, inner in value.items()}
        case list() | tuple():
            return [as_read(inner) for inner in value]
        case date():
            return value.isoformat()
        case _:
            return value


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: event.wire)
def test_the_state_says_all_that_the_event_says(event: Event) -> None:
    state, _ = seal(event, counted())

    said = event.model_dump(exclude=NOT_STATE, exclude_none=True)

    assert as_read(json.loads(state)) == as_read(said)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_in_the_state_are_canonical_json(words: str) -> None:
    area = examples()["plan.area_added"].model_copy(update={"area": words})

    state, _ = seal(area, counted())

    assert state == rfc8785.dumps(json.loads(state))
    assert json.loads(state)["area"] == words
