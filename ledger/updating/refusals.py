"""Why a next version cannot be compared or recorded as it was asked."""

from collections.abc import Sequence
from datetime import date

from domain.errors import LedgerError
from domain.printing import print_day


class BeforePlanError(LedgerError):
    """A document of a day on which the ledger has no plan yet."""

    def __init__(self, slug: str, since: date, day: date, number: int) -> None:
        super().__init__(
            f"The plan {slug} stands from {print_day(since)} on, so on"
            f" {print_day(day)} there is nothing to compare with; give a later"
            f" --as-at, or correct the date of entry #{number}."
        )


class UnknownRenumberingError(LedgerError):
    """A renumbering of an action, or to a code, that is not there."""

    def __init__(self, old: str, new: str | None, what: str) -> None:
        super().__init__(
            f"The renumbering --renumbered {old}={new or ''} cannot be, because {what};"
            " leave it out, or name the code in the ledger first and the code in the"
            " document second."
        )


class UnconfirmedRenumberingError(LedgerError):
    """A change that was accepted while nobody says which action it is about."""

    def __init__(self, proposal: str, old: str, new: str) -> None:
        super().__init__(
            f'"{proposal}" was not recorded, nor anything else: nobody confirmed that'
            f" {old} of the ledger is {new} of the document; confirm it with"
            f" --renumbered {old}={new}, deny it with --renumbered {old}=, or leave"
            f' "{proposal}" out.'
        )
        self.proposal, self.old, self.new = proposal, old, new


class UnknownProposalError(LedgerError):
    """Changes that were accepted and that the document no longer makes."""

    def __init__(self, name: str, ids: Sequence[str]) -> None:
        named = ", ".join(f'"{id_}"' for id_ in ids)
        super().__init__(
            f"The document {name} does not make the change {named} to what the ledger"
            " holds now; nothing was recorded, so compare the two once more and choose"
            " again."
        )
        self.ids = tuple(ids)


class NothingToEditError(LedgerError):
    """Other words for a change that has none of its own."""

    def __init__(self, proposal: str) -> None:
        super().__init__(
            f'"{proposal}" has no words that could be edited; accept it as it is, or'
            " skip it and record by hand what should be."
        )
