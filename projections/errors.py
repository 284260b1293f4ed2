"""What questions to the views refuse, each in a sentence that says what to do."""

from __future__ import annotations

from datetime import date

from domain.errors import LedgerError
from domain.printing import print_day


class NotOpenYetError(LedgerError):
    """A question about a day on which the plan was not open."""

    def __init__(self, plan: str, as_at: date, opened: date) -> None:
        super().__init__(
            f"The plan {plan} opened on {print_day(opened)} and says nothing for"
            f" {print_day(as_at)}; ask for {print_day(opened)} or later with --as-at."
        )
        self.plan, self.opened = plan, opened


class NotKnownYetError(LedgerError):
    """A question about what was known before the plan was recorded."""

    def __init__(self, plan: str, known_to: int, first: int, on: date) -> None:
        when = f"at #{known_to}" if known_to else "before that"
        super().__init__(
            f"The plan {plan} was recorded as entry #{first} on {print_day(on)}, and"
            f" nothing was known of it {when}; ask for #{first} or later with"
            " --known-on."
        )
        self.plan, self.first = plan, first


class NotInPlanError(LedgerError):
    """A question about an action on a day on which the plan did not have it."""

    def __init__(self, ref: str, as_at: date) -> None:
        super().__init__(
            f"The action {ref} was not part of its plan on {print_day(as_at)};"
            f" `ledger timeline {ref}` says when it was added."
        )
        self.ref = ref


class ViewsGoneError(LedgerError):
    """Views that another version of the program made its own while they were read."""

    def __init__(self) -> None:
        super().__init__(
            "Another version of the program made the views its own while they were"
            " read, so that what was printed is not whole; ask again."
        )


class UnfitViewsError(LedgerError):
    """Views with rows that the entries do not add to, as somebody altered them."""

    def __init__(self) -> None:
        super().__init__(
            "The views do not fit the entries; `ledger rebuild` makes them anew."
        )


class NoRoomToDrawError(LedgerError):
    """Views that cannot be drawn, as the folder for temporary files takes no more."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The views cannot be drawn: there is no room for temporary files ({why});"
            " make some, or let TMPDIR (on Windows, TEMP) name another folder, and try"
            " again. Nothing was lost."
        )


class OtherViewsError(LedgerError):
    """Views on a server that are not of this version, before one who does not own them.

    Attributes:
        why: The reason alone.
    """

    def __init__(self) -> None:
        self.why = "they are not those of this version; see `ledger upgrade`"
        super().__init__(
            "The views on the server are not those of this version; the ledger's owner"
            " renews them with `ledger upgrade`, or if a later version made them,"
            " install that one."
        )
