"""What the server or the way to it can refuse, each as a sentence."""

import psycopg
from psycopg import errors

from domain.errors import LedgerError
from ledger.errors import (
    ConnectionLostError,
    LedgerBusyError,
    LedgerUnwritableError,
    NoLedgerError,
    NotAllowedError,
    UnreachableError,
    UnreadableLedgerError,
)
from ledger.place import ServerPlace

OURS = "PL001"
"""The code under which the ledger's own functions refuse, with a sentence."""

_BUSY = (
    *(errors.LockNotAvailable, errors.QueryCanceled, errors.DeadlockDetected),
    *(errors.SerializationFailure, errors.TooManyConnections),
)
OVERTAKEN = (errors.SerializationFailure, errors.DeadlockDetected)
"""What a standby says when an answer stands in the way of what it has to take in."""

_GONE = (errors.UndefinedTable, errors.InvalidSchemaName)
_LOST = (
    *(psycopg.OperationalError, psycopg.InterfaceError),
    errors.IdleInTransactionSessionTimeout,
)
_FULL = (errors.DiskFull, errors.OutOfMemory, errors.IoError)


class ServerRefusedError(LedgerError):
    """What the ledger's functions on the server refuse to record."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The server refused it: {why}; nothing was recorded.")
        self.why = why


class UnusableServerError(UnreadableLedgerError):
    """The ledger is there, but the server cannot make sense of what was asked."""

    def __init__(self, why: str) -> None:
        LedgerError.__init__(
            self,
            f"The ledger on the server cannot be used ({why}); nothing was recorded,"
            " so run `ledger verify`.",
        )
        self.why = why


class OtherFunctionsError(LedgerError):
    """A ledger whose functions are called otherwise than this version calls them."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The ledger's functions are not those of this version ({why}); nothing was"
            " recorded. Its owner renews them with `ledger upgrade`; if a later version"
            " made them, install that one."
        )
        self.why = why


class StandbyError(LedgerUnwritableError):
    """A server that follows another one, and takes nothing itself."""

    def __init__(self, place: ServerPlace) -> None:
        Exception.__init__(
            self,
            f"The server of {place} only follows another one and takes no entries;"
            " nothing was recorded. Name both servers in the URL, with"
            " target_session_attrs=read-write.",
        )
        self.why = "the server only follows another one"


class OvertakenError(LedgerBusyError):
    """A standby had to take in a change before it could answer in full."""

    def __init__(self, place: ServerPlace) -> None:
        LedgerError.__init__(
            self,
            f"The server of {place} follows another one and took in a change that the"
            " answer stood in the way of; ask again in a moment.",
        )


class NoServerError(UnreachableError):
    """A server that does not let us in."""

    def __init__(self, place: ServerPlace, why: str) -> None:
        super().__init__(
            f"The server of {place} cannot be reached ({why}); check the URL, your"
            " password, and that the server is running."
        )
        self.why = why


def refusal(
    error: psycopg.Error, place: ServerPlace, seconds: float, *, recording: bool
) -> Exception:
    """Return what a fault of the server amounts to.

    Returns:
        A `LedgerError`, or while something is recorded the library's
        `IntegrityError`, where a number or version is taken: then whoever decided can
        decide anew.
    """
    said = plain(error)
    match error:
        case errors.IntegrityError() if recording:
            from eventsourcing.persistence import IntegrityError

            return IntegrityError(said)
        case _ if isinstance(error, _BUSY):
            return LedgerBusyError(seconds, recording=recording)
        case errors.ReadOnlySqlTransaction() | errors.FeatureNotSupported():
            return StandbyError(place)
        case errors.InsufficientPrivilege():
            return NotAllowedError(place.schema, said)
        case errors.UndefinedFunction():
            return OtherFunctionsError(said)
        case _ if isinstance(error, _GONE):
            return NoLedgerError(place)
        case _ if isinstance(error, _FULL):
            return LedgerUnwritableError(said)
        case _ if error.sqlstate == OURS:
            return ServerRefusedError(said)
        case _ if isinstance(error, _LOST):
            return ConnectionLostError()
        case _:
            return UnusableServerError(said)


def plain(error: psycopg.Error) -> str:
    """Return what the server said first, in one line without a full stop."""
    said = error.diag.message_primary or str(error)
    return " ".join(said.split()).rstrip(".") or type(error).__name__
