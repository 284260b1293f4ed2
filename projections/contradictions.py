"""Ratings that are better than the figures of the action's own measures support."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from projections.facts import field_rows
from projections.tables import Connection

if TYPE_CHECKING:
    from projections.action_view import ActionStatus
    from projections.measures import MeasureStatus
    from projections.status import PlanStatus


class Contradiction(NamedTuple):
    """A rating, and a measure of the same action that says otherwise.

    Attributes:
        action: Code of the action.
        rating: Its rating.
        entry: The entry that gives it.
        measure: Code of the measure.
        reading: Its latest figure.
        period: Of which period that is.
        needed: What it would have to be for that rating: the target for one that
            counts as complete, else the figure that is on track.
        state: How the measure stands: "on track" or "off track".
        read_by: The entry that states the reading.
        sentence: All that in one sentence.
    """

    action: str
    rating: str
    entry: int
    measure: str
    reading: str
    period: str
    needed: str
    state: str
    read_by: int
    sentence: str

    def as_json(self) -> dict[str, Any]:
        """Return it under the keys of `measure list --contradicts --format json`."""
        return self._asdict()


def contradictions(connection: Connection, held: PlanStatus) -> list[Contradiction]:
    """Return where live actions are rated better than their measures support.

    That is a rating that counts as complete while a measure of the action has not met
    its target, or one in the better half of the scheme while a measure is off track. No
    data contradicts nothing. They come by area, action and measure.

    Args:
        connection: A connection to the views.
        held: The plan at some (V, K).
    """
    if not held.measures:
        return []
    rated = {
        row.subject: row.entry
        for row in field_rows(connection, held.plan, "rating", held.as_at, held.entry)
    }
    return [
        found
        for action in held.actions
        if action.id in rated
        for found in _of(held, action, rated[action.id])
    ]


def _of(held: PlanStatus, action: ActionStatus, entry: int) -> Iterator[Contradiction]:
    claim = _claim(held.scheme, action.rating)
    if claim is None:
        return
    for measure in held.measures:
        wrong = ("off track",) if claim == "good" else ("off track", "on track")
        if action.id in measure.action_ids and measure.state in wrong:
            yield _contradiction(action, entry, measure, claim)


def _claim(scheme: list[dict[str, Any]], rating: str) -> str | None:
    """Return what a rating claims: "complete", "good", or None for neither.

    The better half of a scheme is good; the middle one of an odd number is not.
    """
    for at, value in enumerate(scheme):
        if value["value"].casefold() == rating.casefold():
            if value["complete"]:
                return "complete"
            return "good" if 2 * at >= len(scheme) else None
    return None


def _contradiction(
    action: ActionStatus, entry: int, measure: MeasureStatus, claim: str
) -> Contradiction:
    latest = measure.latest
    assert latest is not None  # Without a reading a measure is in no such state.
    complete = claim == "complete" or measure.needed is None
    wanted = measure.target if complete else str(measure.needed)
    said = _sentence(action, entry, measure, wanted)
    return Contradiction(
        action=action.code,
        rating=action.rating,
        entry=entry,
        measure=measure.code,
        reading=latest.value,
        period=latest.period,
        needed=wanted,
        state=measure.state,
        read_by=latest.entry,
        sentence=said,
    )


def _sentence(
    action: ActionStatus, entry: int, measure: MeasureStatus, wanted: str
) -> str:
    from projections.measure_words import figure, in_unit

    latest = measure.latest
    assert latest is not None
    value = figure(latest._asdict(), measure.unit)
    bound = "at least" if measure.direction == "higher" else "at most"
    return (
        f'Action {action.code} is rated "{action.rating}" by #{entry}, but'
        f" {measure.code} was {value} in {latest.period} by #{latest.entry}, where"
        f" {bound} {in_unit(wanted, measure.unit)} was needed."
    )
