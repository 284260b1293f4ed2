"""Notes, corrections and retractions in short, for the tests of amending."""

from __future__ import annotations

from domain.action import Action
from domain.correcting import Changes, amended
from domain.entry_events import EntryCorrected
from domain.text import Text
from tests.domain.given import BECAUSE, action, by, day, numbers


def noted(*texts: str) -> Action:
    """Return an action with a progress note a month, from January 2020 on."""
    given = action()
    for month, text in enumerate(texts, 1):
        given = given.apply([given.record_progress(Text(text), by(day(month)))])
    return given


def correction(given: Action, version: int, changes: Changes | str) -> EntryCorrected:
    """Return the correction of the entry of `version`; words alone are its text."""
    wanted = Changes(text=Text(changes)) if isinstance(changes, str) else changes
    event = given.history.at(version, numbers(version))
    fact = amended(event, wanted, numbers(version))
    return given.correct(
        fact.model_copy(update={"originator_version": version}), BECAUSE, by(), numbers
    )


def corrected(given: Action, version: int, changes: Changes | str) -> Action:
    """Return the action after that correction."""
    return given.apply([correction(given, version, changes)])


def retracted(given: Action, version: int) -> Action:
    """Return the action after the entry of `version` was taken back."""
    return given.apply([given.retract(version, BECAUSE, by(), numbers)])


def texts(given: Action) -> list[str]:
    """Return the notes that stand, in effective order."""
    return [fact.event.model_dump()["text"] for fact in given.history.facts]
