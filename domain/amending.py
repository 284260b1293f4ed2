"""Correcting and retracting entries: the same rule for plans and actions."""

from collections.abc import Callable

from domain.entry_events import EntryCorrected, EntryRetracted
from domain.event import ENVELOPE, Attribution, Event, make
from domain.history import History, said_by
from domain.refusals import CannotCorrectError, UnchangedError
from domain.text import Text

Numbers = Callable[[int], int]
"""Gives the entry number of a version of the stream in hand."""


def correction(
    history: History,
    version: int,
    replacement: Event,
    reason: Text,
    by: Attribution,
    numbers: Numbers,
) -> EntryCorrected:
    """Return the event that puts `replacement` in the place of `version`.

    The replacement comes back in the envelope of the correction, which is how it
    is stored, and checked again: what calls this may have copied it unchecked.

    Raises:
        UnknownEntryError: the stream has no such version.
        NotStandingError: a later entry took that one back or replaced it.
        CannotCorrectError: it is a retraction, which only a retraction undoes, or
            the replacement is of another type.
        UnchangedError: it says exactly that already.
        BadFactError: a field of the replacement does not fit its type.
        FutureDateError: it is dated after the day of recording.
    """
    number = numbers(version)
    said = said_by(history.at(version, number))
    history.check_stands(version, numbers)
    _check_replaces(replacement, said, number)
    own = {k: v for k, v in replacement if k not in ENVELOPE}
    stream, following = history.stream, history.version + 1
    dated = by.on(replacement.effective)
    stated = make(type(replacement), stream, following, dated, **own)
    fields = {"entry": number, "version": version, "reason": reason}
    fields["replacement"] = stated
    return make(EntryCorrected, stream, following, dated, **fields)


def retraction(
    history: History, version: int, reason: Text, by: Attribution, numbers: Numbers
) -> EntryRetracted:
    """Return the event that makes `version` count as never recorded.

    Raises:
        UnknownEntryError: the stream has no such version.
        NotStandingError: a later entry took that one back or replaced it.
    """
    history.at(version, numbers(version))
    history.check_stands(version, numbers)
    return make(
        EntryRetracted,
        history.stream,
        history.version + 1,
        by,
        entry=numbers(version),
        version=version,
        reason=reason,
    )


def _check_replaces(replacement: Event, said: Event, number: int) -> None:
    """Refuse what does not say another thing of the same type than `said`."""
    if isinstance(said, EntryRetracted):
        raise CannotCorrectError(
            f"Entry #{number} is a retraction; retract it to undo it, and record a"
            " new one if another entry was meant."
        )
    if type(replacement) is not type(said):
        raise CannotCorrectError(
            f"Entry #{number} ({said.wire}) cannot become {replacement.wire}; retract"
            " it and record the other fact."
        )
    envelope = {name: getattr(said, name) for name in ENVELOPE - {"effective"}}
    if replacement.model_copy(update=envelope) == said:
        raise UnchangedError(f"Entry #{number}")
