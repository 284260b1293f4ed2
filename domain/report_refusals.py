"""What the reports of a plan refuse, each in a sentence that says what to do."""

from collections.abc import Sequence
from datetime import date

from domain.errors import LedgerError
from domain.printing import audience_name, owing, print_day


class UndatedReportError(LedgerError):
    """A report or commitment of which nobody says when it was sent, or is due."""

    def __init__(self, what: str = "was sent", option: str = "--sent") -> None:
        super().__init__(
            f"A report counts from the day on which it {what}, and none was given;"
            f' say it as {option} "30 July 2020".'
        )


class ReportedTwiceError(LedgerError):
    """Two reports that would say the same file went to the same audience on a day."""

    def __init__(self, number: int, audience: str, day: date) -> None:
        super().__init__(
            f"Report {number} says already that this file was sent to {audience} on"
            f" {print_day(day)}; retract one of the two, or give the date on which the"
            " other was sent."
        )
        self.number = number


class NumberTakenError(LedgerError):
    """A report whose number another one got while it was drawn."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Another report became report {number} while this one was drawn; run the"
            " command again."
        )
        self.number = number


class NotSealedError(LedgerError):
    """A report that cannot be sent, because no such report was sealed."""

    def __init__(self, number: int, sealed: tuple[int, ...]) -> None:
        held = ", ".join(map(str, sealed))
        there = f"those sealed are {held}" if held else "seal one first"
        super().__init__(
            f"No report {number} was sealed, so it cannot be sent; {there}, and `ledger"
            " report list` lists all."
        )
        self.number = number


class NotReplaceableError(LedgerError):
    """A redacted edition of a report that cannot have one."""

    def __init__(self, number: int, by: int | None) -> None:
        why = "no such report is sealed" if by is None else f"report {by} did already"
        super().__init__(
            f"Report {number} cannot be replaced by a redacted edition, because {why};"
            " `ledger report list` lists all."
        )
        self.number, self.by = number, by


class ReportReplacedError(LedgerError):
    """A report that was to be sent after a redacted edition had taken its place."""

    def __init__(self, number: int, by: int, day: date) -> None:
        super().__init__(
            f"Report {number} was replaced by report {by}, its redacted edition, on"
            f" {print_day(day)}; send that one, or say with --on that this one was sent"
            " before."
        )
        self.number, self.by = number, by


class EditionStaysError(LedgerError):
    """A redacted edition that was to be taken back."""

    def __init__(self, number: int, replaces: int) -> None:
        super().__init__(
            f"Report {number} is the redacted edition of report {replaces}, whose own"
            " file is gone, so it cannot be retracted; seal another report instead."
        )
        self.number, self.replaces = number, replaces


class SentAlreadyError(LedgerError):
    """A report that was sent before."""

    def __init__(self, number: int, audience: str, day: date) -> None:
        super().__init__(
            f"Report {number} was sent to {audience_name(audience)} on"
            f" {print_day(day)} already; correct that entry, or seal another report."
        )
        self.number = number


class SentBeforeError(LedgerError):
    """A report that would have been sent before the day that it speaks of."""

    def __init__(self, number: int, as_at: date, sent: date) -> None:
        super().__init__(
            f"Report {number} speaks of {print_day(as_at)} and cannot have been sent on"
            f" {print_day(sent)}; give the day on which it was, or send another one."
        )
        self.number = number


class ReportFrozenError(LedgerError):
    """A sealed report that was to be altered, or taken back though it was sent."""

    def __init__(self, number: int, sent: bool) -> None:
        how = "was sent and stays" if sent else "is sealed and its bytes are frozen"
        way = "seal and send a new one" if sent else "retract it and seal another"
        super().__init__(f"Report {number} {how}; {way}.")
        self.number = number


class ReportAheadError(LedgerError):
    """A report about a day that has not come."""

    def __init__(self, as_at: date, today: date) -> None:
        super().__init__(
            f"A report says what was so, and {print_day(as_at)} has not come yet; give"
            f" {print_day(today)} or earlier with --as-at."
        )


class ExceptionsOwedError(LedgerError):
    """A report of a plan in which exception reports are owed, without a reason."""

    def __init__(self, owed: Sequence[tuple[str, date]]) -> None:
        said = owing([f"{code} (since {print_day(since)})" for code, since in owed])
        super().__init__(
            f"The report is not sealed, because {said}; report what went wrong with"
            " `ledger exception report REF`, or seal it all the same with --because"
            ' "…", which the report then says.'
        )
        self.codes = tuple(code for code, _ in owed)


class KnownCommitmentError(LedgerError):
    """A commitment that was made already."""

    def __init__(self, number: int, audience: str, due: str) -> None:
        super().__init__(
            f"Commitment {number} says already that a report is owed to"
            f" {audience_name(audience)} by {due}."
        )
        self.number = number
