"""What proposals and decisions about them state."""

import json

from domain import sign_off_events as s
from projections.stated import Stated, as_parts

Proposed = tuple[str, str | None]
"""Value and extra of a proposal, as the table keeps them."""


def of_sign_off(
    fact: s.PROPOSALS | s.DECISIONS, place: int, proposed: Proposed | None
) -> list[Stated]:
    """Return what a proposal, a confirmation or a refusal states.

    What was proposed is in force only by its confirmation, with the words of the
    proposal beside it.

    Args:
        fact: The fact.
        place: The entry in whose place it stands.
        proposed: For a decision, the proposal that it is about.
    """
    subject = fact.originator_id
    if isinstance(fact, s.PROPOSALS):
        return [Stated(subject, f"proposal/{place}", _value(fact), fact.reason)]
    confirms = isinstance(fact, s.RatingConfirmed | s.DeliveryConfirmed)
    value = as_parts({"confirmed": confirms, "role": fact.role})
    made = [Stated(subject, f"decision/{fact.entry}", value, fact.reason)]
    words, why = proposed or ("{}", None)
    match fact:
        case s.RatingConfirmed():
            made.append(Stated(subject, "rating", fact.rating, why))
        case s.DeliveryConfirmed():
            made.append(Stated(subject, "delivery", fact.status, why))
            beside = json.loads(words)
            for field, name in (("waiver", "waiver"), ("monitoring", "monitored_by")):
                if beside.get(name):
                    made.append(Stated(subject, field, beside[name]))
        case _:
            pass  # What was refused is not in force.
    return made


def _value(fact: s.PROPOSALS) -> str:
    match fact:
        case s.RatingProposed():
            return as_parts({"kind": "rating", "value": fact.rating})
        case s.DeliveryProposed():
            beside = {"waiver": fact.waiver, "monitored_by": fact.monitored_by}
            return as_parts({"kind": "delivery", "value": fact.status, **beside})
