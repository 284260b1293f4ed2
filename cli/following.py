"""Entries as they arrive: folded into the views, and told one by one."""

from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from cli.keeping_up import Views
from cli.options import NoEntryError
from cli.stopping import SLICE, Stop
from cli.streams import tell
from cli.view import head_of
from cli.wiring import Workspace
from cli.words import counted
from domain.errors import LedgerError
from ledger.connection import FAULTS, LOCK_SECONDS, connect, refusal_of
from ledger.engine import Connection
from ledger.errors import ConnectionLostError, LedgerBusyError, UnreachableError
from ledger.following import Arrivals, arrivals, file_at

if TYPE_CHECKING:
    from projections.log import Line

LOOK = 10.0
"""After so many seconds without a word it looks all the same: a word can be lost, and
functions that an earlier version made on a server say none."""

FIRST_PAUSE, LONGEST_PAUSE = 1, 30
"""Seconds between attempts to connect again; each is twice the one before."""

PAGE = 500
"""So many entries are read at once."""


class AnotherLedgerError(LedgerError):
    """The entry that was told last is not, or no longer, in the ledger."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Entry #{number} is no longer the one that was told: an older copy of the"
            " ledger, or another one, is in its place. Compare it with a pack that was"
            " handed over (`ledger verify --pack`), and follow it anew."
        )


class GapInViewsError(LedgerError):
    """Views that lack an entry which they should hold."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"The views lack entry #{number}; `ledger rebuild` draws them anew."
        )


@dataclass
class Follower:
    """Somebody who follows a ledger.

    Attributes:
        workspace: The way to it.
        tell: Is told each entry once, in order.
        stop: Says when to stop.
        last: The last entry that was told, or counts as told; None for the last one
            that there is at the beginning.
        up_to: With which entry it ends; None for never.
        once: Whether it ends with the last one that there is at the beginning.
    """

    workspace: Workspace
    tell: "Callable[[Line], None]"
    stop: Stop
    last: int | None = None
    up_to: int | None = None
    once: bool = False
    _marked: tuple[int, bytes | None] | None = field(default=None, init=False)
    _pause: int = field(default=FIRST_PAUSE, init=False)

    def run(self) -> None:
        """Follow to the end, and over whatever interrupts it and passes.

        Raises:
            LedgerError: it cannot begin, or what interrupts it will not pass.
        """
        while not self.stop.asked and (why := self._interrupted()) is not None:
            tell(f"ledger: {why}; trying again in {counted(self._pause, 'second')}.")
            self.stop.sleep(self._pause)
            self._pause = min(2 * self._pause, LONGEST_PAUSE)

    def _interrupted(self) -> str | None:
        """Follow as long as that goes well; return what interrupted it, if it did."""
        try:
            self._follow()
        except (*FAULTS, LedgerError) as error:
            refusal: LedgerError = (
                error
                if isinstance(error, LedgerError)
                else refusal_of(error, LOCK_SECONDS)
            )
            passes = isinstance(refusal, LedgerBusyError | UnreachableError)
            if not passes or self._marked is None:
                raise refusal from error
            return _said(refusal)
        return None

    def _follow(self) -> None:
        place = self.workspace.place()
        file = file_at(place)
        with (
            self.workspace.opened(place) as ledger,
            closing(connect(place)) as connection,
            ExitStack() as stack,
        ):
            last = self._begin(connection)
            views = Views(self.workspace, ledger, connection, stack, self.stop)
            last = self._tell_new(connection, views, last)
            if self._done(last):
                return
            with arrivals(ledger.log, last, file) as arrived:
                while not self._done(last):
                    # Once at the beginning too, for what came just before.
                    last = self._tell_new(connection, views, last)
                    self._wait(arrived)

    def _begin(self, connection: Connection) -> int:
        """Return the last entry that was told, having seen that it is there."""
        head = head_of(connection).size
        last = head if self.last is None else self.last
        if self._marked is None:
            if last > head:
                raise NoEntryError(f"#{last}", head)
            if self.once:
                self.up_to = head if self.up_to is None else min(self.up_to, head)
        else:
            number, leaf = self._marked
            if _leaf(connection, number) != leaf:
                raise AnotherLedgerError(number)
            tell(f"ledger: Connected again; going on after entry #{last}.")
        self.last = last
        self._marked = (last, _leaf(connection, last))
        self._pause = FIRST_PAUSE
        return last

    def _done(self, last: int) -> bool:
        return self.stop.asked or (self.up_to is not None and last >= self.up_to)

    def _wait(self, arrived: Arrivals) -> None:
        """Wait until something may have arrived, or it is time to look or to stop."""
        ends = monotonic() + LOOK
        while not self.stop.asked and monotonic() < ends:
            if arrived.wait(SLICE):
                return

    def _tell_new(self, connection: Connection, views: Views, last: int) -> int:
        """Tell the entries after `last`, and return the last one that was told."""
        head = head_of(connection).size
        end = head if self.up_to is None else min(head, self.up_to)
        if (drawn := views.reach(head)) is None:
            return last
        while last < end and not self._done(last):
            for line in _lines(drawn, range(last + 1, min(last + PAGE, end) + 1)):
                if self._done(last):
                    break
                self.tell(line)
                self.last = last = line.stored.number
        self._marked = (last, _leaf(connection, last))
        return last


def _lines(views: Connection, numbers: range) -> "list[Line]":
    """Return the lines of these entries, as `log` has them at one moment."""
    from projections.log import numbered

    missing = 0
    for _ in range(2):
        # On a server, tables that somebody makes anew just now can look empty once.
        views.execute("BEGIN")
        try:
            found = numbered(views, numbers)
        finally:
            views.execute("ROLLBACK")
        there = {line.stored.number for line in found}
        missing = next((number for number in numbers if number not in there), 0)
        if not missing:
            return found
    raise GapInViewsError(missing)


def _leaf(connection: Connection, number: int) -> bytes | None:
    row = connection.execute(
        "SELECT leaf FROM leaf WHERE number = ?", (number,)
    ).fetchone()
    return None if row is None else bytes(row[0])


def _said(refusal: LedgerError) -> str:
    """Return what interrupts, and will pass."""
    match refusal:
        case ConnectionLostError():
            return "The connection to the server was lost"
        case UnreachableError():
            return f"The ledger cannot be reached ({refusal.why})"
        case _:
            return "Another program keeps the ledger busy"
