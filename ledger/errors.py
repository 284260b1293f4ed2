"""What can go wrong between the ledger and its file, each with what to do."""

from pathlib import Path

from domain.errors import LedgerError
from ledger.place import Place, ServerPlace


class NoLedgerError(LedgerError):
    """There is no ledger where one was looked for."""

    def __init__(self, place: Place) -> None:
        if isinstance(place, ServerPlace):
            super().__init__(
                f"There is no ledger at {place} that your login may see; its owner"
                " makes one there with `ledger init`, and lets others in."
            )
            return
        super().__init__(
            f"There is no ledger at {place}; `ledger init` makes one there."
        )


class LedgerExistsError(LedgerError):
    """A file is in the way of a new ledger."""

    def __init__(self, place: Place) -> None:
        on_server = isinstance(place, ServerPlace)
        renewed = ", which `ledger upgrade` brings to this version" if on_server else ""
        super().__init__(
            f"{place} exists already; choose another place, or go on with the ledger"
            f" that is there{renewed}."
        )


class BackupExistsError(LedgerError):
    """A file is in the way of a backup."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"{place} exists already, and a backup replaces nothing; choose another"
            " name for it."
        )


class StaleJournalError(LedgerError):
    """A journal without its database lies where a new file is to be made."""

    def __init__(self, journal: Path) -> None:
        super().__init__(
            f"{journal} was left behind by a database that is gone, and SQLite would"
            " take it for part of the new file; move it away, or choose another name."
        )


class NotALedgerError(LedgerError):
    """A file that is no ledger."""

    def __init__(self, place: Place, why: str) -> None:
        super().__init__(
            f"{place} is not a ledger that can be read ({why}); name the right file"
            " with --ledger, or restore a backup."
        )


class NewerLedgerError(LedgerError):
    """A ledger written by a later version of the program."""

    def __init__(self, place: Place, found: str, known: int) -> None:
        super().__init__(
            f"{place} has format {found} and this program knows formats up to {known};"
            " install the newer version of progress-ledger to open it."
        )


class LedgerBusyError(LedgerError):
    """Another program holds the ledger's lock."""

    def __init__(self, seconds: float, *, recording: bool = False) -> None:
        done = "nothing was recorded, so try" if recording else "try"
        super().__init__(
            f"Another program has been writing to the ledger for {seconds:g} seconds;"
            f" {done} again in a moment."
        )


class ConnectionLostError(LedgerBusyError):
    """The connection to the server ended before anything was recorded."""

    def __init__(self) -> None:
        LedgerError.__init__(
            self,
            "The connection to the server was lost; nothing was recorded, so try"
            " again in a moment.",
        )


def _look_or_repeat(command: str) -> str:
    """Return what to do when nobody can tell whether `command` was recorded."""
    again = f"--command-id {command}" if command else "the same --command-id"
    return (
        f"look with `ledger log`, or send it again under {again}, which records it"
        " once."
    )


class UnreachableError(LedgerError):
    """What the ledger lies on does not answer just now."""

    why = "it does not answer"


class LedgerReplacedError(UnreachableError):
    """Another file lies where the ledger's did."""

    why = "another file is in its place"

    def __init__(self, place: Path) -> None:
        super().__init__(f"{place} was replaced by another file; open it anew.")


class LostAnswerError(LedgerBusyError):
    """The connection ended before it was told whether something was recorded."""

    def __init__(self, command: str = "") -> None:
        LedgerError.__init__(
            self,
            "The connection to the server was lost before it said whether this was"
            f" recorded; {_look_or_repeat(command)}",
        )


class LedgerUnwritableError(LedgerError):
    """The file or its disk refuses the write."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The ledger's file cannot be written ({why}); nothing was recorded. Check"
            " that the disk has room and that you may write to the file and its folder."
        )
        self.why = why


class NotAllowedError(LedgerUnwritableError):
    """A login that may not do at the server what it asked for."""

    def __init__(self, schema: str, why: str) -> None:
        LedgerError.__init__(
            self,
            f"Your login may not do this ({why}); nothing was recorded. Ask"
            " whoever gives the logins at the server for the role"
            f" {schema}_writer to record, or {schema}_redactor to redact.",
        )
        self.why = why


class UnsureCommitError(LedgerUnwritableError):
    """The disk failed so late in a commit that it may have happened."""

    def __init__(self, why: str, command: str = "") -> None:
        LedgerError.__init__(
            self,
            f"The ledger's file failed ({why}) before it was certain that this was"
            f" recorded; {_look_or_repeat(command)}",
        )
        self.why = why


class UnreadableLedgerError(LedgerError):
    """The file is there, but what is in it cannot be used."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The ledger's file cannot be used ({why}); nothing was recorded, so run"
            " `ledger verify` and restore a backup."
        )
        self.why = why


class CommandReusedError(LedgerError):
    """A command id that was used for another command."""

    def __init__(self, command: str, first: int) -> None:
        super().__init__(
            f"The command id {command} was used for entry #{first}, by somebody"
            " else, for another date or with other words; give each new command an id"
            " of its own."
        )
        self.command, self.first = command, first


class CommandScrubbedError(LedgerError):
    """A command that was recorded, and some of whose words were redacted since."""

    def __init__(self, command: str, first: int) -> None:
        super().__init__(
            f"The command id {command} recorded entry #{first}, and words of it were"
            " redacted since, so nobody can tell whether this is the same command;"
            " nothing was recorded."
        )
        self.command, self.first = command, first


class DamagedEntryError(LedgerError):
    """A stored entry that cannot be what was recorded."""

    def __init__(self, stream: str, version: int, what: str) -> None:
        super().__init__(
            f"Version {version} of {stream} is damaged: {what}; run `ledger verify`"
            " and restore a backup."
        )


class NewerEntryError(LedgerError):
    """A stored entry of a type that this version of the program does not know."""

    def __init__(self, stream: str, version: int, wire: str) -> None:
        super().__init__(
            f"Version {version} of {stream} is of the type {wire}, which was recorded"
            " by a newer version of progress-ledger; install it to read this ledger."
        )


class RemovedTextError(LedgerError):
    """The mark of a text that was removed, offered as a text of its own."""

    def __init__(self, marker: str) -> None:
        super().__init__(
            f'The words "{marker}" stand for a text that was removed and cannot be'
            " recorded as one; say it in other words."
        )
