"""What a correction can change, and the fact that then stands in the entry's place."""

from dataclasses import dataclass
from typing import Any

from domain import action_events as a
from domain.event import Event
from domain.history import said_by
from domain.measure_events import MeasureDefined, MeasureRead
from domain.measures import Reading
from domain.partial_date import PartialDate
from domain.refusals import CannotCorrectError, UnchangedError
from domain.target import Target
from domain.text import Text
from domain.text_fields import TEXT_FIELD


@dataclass(frozen=True, slots=True)
class Changes:
    """The parts of an entry that were wrong, as they should have been.

    Attributes:
        on: Effective date.
        text: The entry's main text.
        rating: The rating's value, as the scheme writes it.
        target: The whole target.
        code: The action's code.
        delivery: The delivery status.
        audience: To whom a report was sent.
        approved_by: Who agreed to a revised target.
        recovery: What brings an action back that is off track.
        asked: What an exception report asks, and of whom.
        figure: What a measure came to.
    """

    on: PartialDate | None = None
    text: Text | None = None
    rating: str | None = None
    target: Target | None = None
    code: str | None = None
    delivery: str | None = None
    audience: str | None = None
    approved_by: Text | None = None
    recovery: Text | None = None
    asked: Text | None = None
    figure: Reading | None = None


def amended(event: Event, changes: Changes, number: int) -> Event:
    """Return the fact of entry `number` with `changes` made to it.

    The result keeps the envelope of `event`; the caller records it in a new one.

    Raises:
        CannotCorrectError: an entry of this type has no such part.
        UnchangedError: the entry says exactly that already.
    """
    fact = said_by(event)
    update = _update(fact, changes, number)
    if changes.on is not None:
        update["effective"] = changes.on
    after = fact.model_copy(update=update)
    if after == fact:
        raise UnchangedError(f"Entry #{number}")
    return after


def _text_field(fact: Event) -> str:
    # An imported claim of delivery has no reason; its words are the document's.
    if isinstance(fact, a.DeliveryRecorded) and fact.note and not fact.reason:
        return "note"
    return TEXT_FIELD.get(fact.wire, "text")


def _update(fact: Event, changes: Changes, number: int) -> dict[str, Any]:
    """Return the fields of `fact` that `changes` replaces."""
    fields = {
        "rating": changes.rating,
        "target": changes.target,
        "code": changes.code,
        "status": changes.delivery,
        "audience": changes.audience,
        "approved_by": changes.approved_by,
        "recovery": changes.recovery,
        "asked": changes.asked,
    }
    if changes.text is not None:
        fields[_text_field(fact)] = changes.text
    if changes.target is not None and isinstance(fact, MeasureDefined):
        raise CannotCorrectError(
            f"The target of a measure is not corrected by itself; define {fact.code}"
            " anew with `ledger measure define --again`."
        )
    wanted = {name: value for name, value in fields.items() if value is not None}
    if changes.figure is not None:
        wanted |= _figures(fact, changes.figure)
    for name in wanted:
        if name not in type(fact).model_fields:
            raise CannotCorrectError(
                f"Entry #{number} ({fact.wire}) has no {name} to correct;"
                " `ledger show` says what it holds."
            )
    return wanted


def _figures(fact: Event, figure: Reading) -> dict[str, Any]:
    """Return the fields of a reading; of two numbers, `Measures` works out the value.

    Those of another entry are given a name that it does not have, which is refused.
    """
    if not isinstance(fact, MeasureRead):
        return {"figure": figure}
    value = fact.value if figure.value is None else figure.value
    numbers = {"numerator": figure.numerator, "denominator": figure.denominator}
    return {"value": value, **numbers}
