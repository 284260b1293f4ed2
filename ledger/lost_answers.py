"""Settling what became of a command whose answer was lost on its way."""

from __future__ import annotations

from time import monotonic, sleep
from typing import TYPE_CHECKING, TypeVar

from domain.errors import LedgerError
from ledger.errors import LedgerBusyError, LostAnswerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledger.application import EventLog

PAUSE = 0.2
"""Seconds between two tries to reach a server that went away."""

Done = TypeVar("Done")


def settled_later(log: EventLog, command: str, settle: Callable[[], Done]) -> Done:
    """Return what `settle` returns under the lock, once that can be had again.

    Args:
        log: The ledger.
        command: Its id, which makes it count once.
        settle: Finds the command, or records it now. What was sent may still wait for
            its turn; if this comes first, that finds its command there and does
            nothing.

    Raises:
        LedgerError: what `settle` refuses.
        LostAnswerError: there is still nobody to ask.
    """
    deadline = monotonic() + log.seconds
    while True:
        has_turn = False
        try:
            # Whatever had its turn before has come to an end then.
            with log.datastore.writing():
                has_turn = True
                return settle()
        except LedgerError as error:
            if has_turn and not isinstance(error, LedgerBusyError):
                raise
            if monotonic() >= deadline:
                raise LostAnswerError(command) from error
            sleep(PAUSE)
