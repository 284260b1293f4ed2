"""Options of commands that ask who has not updated what: owner, and since when."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import click

from cli.headings import day
from cli.looking import Look
from cli.options import day_in
from domain.errors import LedgerError
from domain.printing import print_day

if TYPE_CHECKING:
    from projections.stale import Since

owner_option = click.option(
    "--owner", metavar="TEXT", help="Only the actions whose owner contains this."
)
since_option = click.option(
    "--since",
    metavar="DATE",
    help="From which day on an update counts; otherwise since the last board meeting.",
)


class UnknownOwnerError(LedgerError):
    """An owner to filter by whom no live action has."""

    def __init__(self, owner: str, known: list[str]) -> None:
        held = "nobody owns one yet; `ledger owner REF ROLE` says who does"
        if known:
            held = f"the owners are {'; '.join(known)}"
        super().__init__(f'No live action has an owner called "{owner}"; {held}.')


class LaterSinceError(LedgerError):
    """A --since after the day that is asked about."""

    def __init__(self, since: date, as_at: date) -> None:
        super().__init__(
            f"Nothing can have been updated since {print_day(since)} as at"
            f" {print_day(as_at)}; give --since an earlier day."
        )


def owned(owner: str | None, wanted: str | None) -> bool:
    """Tell whether an owner is wanted; everyone is if nobody is named."""
    return wanted is None or wanted.casefold() in (owner or "").casefold()


def check_owner(wanted: str | None, owners: Iterable[str | None]) -> None:
    """Refuse an owner whom no action has.

    Raises:
        UnknownOwnerError: none does; lists those there are.
    """
    known = sorted({owner for owner in owners if owner})
    if wanted is not None and not any(owned(owner, wanted) for owner in known):
        raise UnknownOwnerError(wanted, known)


def since_when(
    look: Look, words: str | None, today: date, board: str | None = None
) -> "Since | None":
    """Return from when on an update counts: the day in `words`, or the last meeting.

    Returns:
        None if no day was named and no meeting is recorded.

    Raises:
        LaterSinceError: it would be after the day that is asked about.
    """
    from projections.stale import Since, since_last_board

    if words is None:
        return since_last_board(
            look.view.connection, look.plan, look.as_at, look.known_to, board
        )
    first = day_in(words, today)
    if first > look.as_at:
        raise LaterSinceError(first, look.as_at)
    return Since(first)


def since_said(since: "Since") -> str:
    """Return since when: "the meeting of DMG on 30 July 2020", or the day itself."""
    met = since.meeting
    if met is None:
        return print_day(since.first)
    return f"the meeting of {met.board} on {day(met.on)}"
