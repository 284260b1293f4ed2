"""Words of any entry can go, once, and nothing undoes that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from domain.action import Action
from domain.correcting import Changes, amended
from domain.entry_events import TextRedacted
from domain.event import Event
from domain.history import History
from domain.history_refusals import FinalEntryError
from domain.redacting import (
    AlreadyRedactedError,
    NoWordsError,
    UnknownFieldError,
    WhichFieldError,
    fields_left,
    redaction,
    texts_of,
)
from domain.text import Text
from ledger.codec import seal
from tests.domain.given import (
    BECAUSE,
    action,
    by,
    day,
    is_one_sentence,
    numbers,
    opened,
)
from tests.examples import examples
from tools.golden import counted

ARTICLE, OFFICER = Text("UK GDPR Article 17"), Text("Data Protection Officer")


GONE_ALREADY = (
    "The words of entry #101 (reason) were redacted by #102 already; if that was cut"
    " short, `ledger redact --finish` cleans the file."
)


def redacted(history: History, version: int, *fields: str) -> TextRedacted:
    """Return the event that redacts words of a version."""
    return redaction(history, version, fields, ARTICLE, OFFICER, by(), numbers)


def rated() -> Action:
    """Return an action after a rating, which is its version 1."""
    given = action()
    return given.apply([given.rate("red", BECAUSE, by(day(5)))])


def gone() -> Action:
    """Return the same after its reason was redacted."""
    given = rated()
    return given.apply([redacted(given.history, 1, "reason")])


def test_a_redaction_says_where_the_words_stood_and_on_what_grounds() -> None:
    event = redacted(rated().history, 1, "reason")

    assert (event.entry, event.version) == (numbers(1), 1)
    assert (event.fields, event.basis, event.by) == (("reason",), ARTICLE, OFFICER)
    assert event.effective == by().effective


def test_a_redaction_is_of_the_day_of_recording_whatever_else_is_said() -> None:
    history = rated().history

    made = redaction(history, 1, ("reason",), ARTICLE, OFFICER, by(day(2)), numbers)

    assert made.effective == by().effective


@pytest.mark.parametrize("event", examples().values(), ids=lambda e: e.wire)
def test_the_fields_are_the_paths_under_which_the_vault_keeps_the_words(
    event: Event,
) -> None:
    _, openings = seal(event, counted())

    assert texts_of(event) == {path: one.value for path, one in openings.items()}


@pytest.mark.parametrize(
    ("refuse", "kind", "said"),
    [
        (
            lambda: redacted(rated().history, 1),
            WhichFieldError,
            "Entry #101 has words in reason; say which are to go with --field, or all"
            " of them with --all-fields.",
        ),
        (
            lambda: redacted(rated().history, 1, "text"),
            UnknownFieldError,
            'Entry #101 has no words under "text"; it has some in reason.',
        ),
        (
            lambda: redacted(gone().history, 1, "reason"),
            AlreadyRedactedError,
            GONE_ALREADY,
        ),
        (
            lambda: fields_left(gone().history, 1, numbers),
            AlreadyRedactedError,
            GONE_ALREADY,
        ),
    ],
)
def test_what_cannot_be_redacted_is_refused(
    refuse: Callable[[], Any], kind: type[Exception], said: str
) -> None:
    with pytest.raises(kind) as refused:
        refuse()

    assert str(refused.value) == said
    assert is_one_sentence(said)


def test_an_entry_without_words_has_none_to_redact() -> None:
    plan = opened()
    plan = plan.apply([plan.set_policy("confirm", ("Green",), by())])

    with pytest.raises(NoWordsError):
        redacted(plan.history, 4, "reason")


def test_a_redaction_has_no_standing_and_leaves_that_of_others() -> None:
    given = gone()

    assert [fact.version for fact in given.history.facts] == [1]
    fact = amended(given.history.events[0], Changes(rating="amber"), 101)
    fact = fact.model_copy(update={"originator_version": 1, "reason": BECAUSE})
    after = given.apply([given.correct(fact, BECAUSE, by(), numbers)])
    assert [fact.version for fact in after.history.facts] == [3]


def test_a_redaction_is_neither_corrected_nor_retracted() -> None:
    given = gone()
    said = (
        "Entry #102 (text.redacted) can be neither corrected nor retracted; what it"
        " removed is gone for good."
    )

    with pytest.raises(FinalEntryError) as retracted:
        given.retract(2, BECAUSE, by(), numbers)
    with pytest.raises(FinalEntryError) as corrected:
        given.correct(given.history.events[1], BECAUSE, by(), numbers)

    assert {str(retracted.value), str(corrected.value)} == {said}


def test_the_grounds_of_a_redaction_can_be_redacted_in_their_turn() -> None:
    given = gone()

    again = redacted(given.history, 2, "basis")

    assert (again.entry, again.fields) == (numbers(2), ("basis",))


def test_what_is_about_an_entry_has_its_origin() -> None:
    given = rated()
    fact = amended(given.history.events[0], Changes(rating="amber"), 101)
    fact = fact.model_copy(update={"originator_version": 1})
    given = given.apply([given.correct(fact, BECAUSE, by(), numbers)])
    given = given.apply([given.retract(2, BECAUSE, by(), numbers)])
    given = given.apply([redacted(given.history, 3, "reason")])

    origins = [given.history.origin(v, numbers(v)) for v in (1, 2, 3, 4)]

    assert origins == [numbers(1)] * 4
