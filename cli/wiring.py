"""Joins the layers: finds the ledger, opens it to read or to record, keeps views up."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cli.machine import Machine
from cli.trouble import TROUBLE, UNWRITABLE
from cli.view import View, head_of
from ledger.connection import connect, is_busy
from ledger.engine import Connection
from ledger.errors import NoLedgerError
from ledger.place import Place, ServerPlace, place_of

if TYPE_CHECKING:
    from domain.event import Source
    from domain.partial_date import PartialDate
    from ledger.book import Ledger
    from ledger.session import Command

FILE = "ledger.db"


@dataclass
class Workspace:
    """One command's way to the ledger.

    Attributes:
        machine: What the machine says.
        chosen: The place that was named, if one was.
        unsettled: Why the views do not follow what was last recorded, if they do not.
        login: The name that entries carry; None until it was asked for.
        principal: For whom is recorded, by user name; None for oneself.
    """

    machine: Machine
    chosen: Place | None = None
    unsettled: Exception | None = None
    login: str | None = None
    principal: str | None = None

    @property
    def today(self) -> date:
        """The present day in London."""
        return self.machine.today

    def place(self) -> Place:
        """Return where the ledger is: as named, from LEDGER_URL, or found above.

        Raises:
            NoLedgerError: there is none here nor in any folder above.
        """
        named = self.named()
        if named is not None:
            return named
        here = self.machine.folder()
        for folder in (here, *here.parents):
            if (folder / FILE).is_file():
                return folder / FILE
        raise NoLedgerError(here / FILE)

    def new_place(self) -> Place:
        """Return where a new ledger is to be made."""
        return self.named() or self.machine.folder() / FILE

    def named(self) -> Place | None:
        """Return the place that --ledger or LEDGER_URL names; None if neither does.

        Raises:
            PlaceError: LEDGER_URL is a URL that this program cannot open.
        """
        url = self.machine.environ.get("LEDGER_URL", "")
        if isinstance(self.chosen, Path):
            return self.machine.folder() / self.chosen
        if self.chosen is not None or not url:
            return self.chosen
        return place_of(url, self.machine.folder())

    @contextmanager
    def reading(self, needed: int | None = None) -> "Iterator[View]":
        """Yield a view of the ledger, all of it of one moment.

        Args:
            needed: The entry that the views have to reach; None catches them up.

        Raises:
            LedgerError, sqlite3.Error: the ledger cannot be read just now.
        """
        with closing(connect(self.place())) as connection, ExitStack() as stack:
            drawn = connection
            try:
                self._reach(connection, needed)
            except UNWRITABLE as error:
                if is_busy(error):
                    raise
                drawn = stack.enter_context(self._drawn(connection, error))
            yield View.of(connection, drawn)

    def _reach(self, connection: Connection, needed: int | None) -> None:
        from projections.position import position

        if needed is None or position(connection) < needed:
            self.catch_up(connection)

    @contextmanager
    def reading_anew(self) -> "Iterator[View]":
        """Yield a view as `reading` does, of views drawn from nothing but the entries.

        Whoever may write into the ledger's views can make them say anything until the
        next `ledger verify`; what is handed over is to be believed for longer.
        """
        from cli.drawing import drawn_anew

        place = self.place()
        with (
            closing(connect(place)) as connection,
            self.opened(place) as ledger,
            drawn_anew(ledger, head_of(connection).size) as drawn,
        ):
            yield View.of(connection, drawn)

    @contextmanager
    def _drawn(self, connection: Connection, why: Exception) -> "Iterator[Connection]":
        """Yield views drawn beside the ledger, which cannot be written."""
        from cli.drawing import drawn_beside

        total = head_of(connection).size
        with (
            self.opened(self.place()) as ledger,
            drawn_beside(ledger, total, why) as drawn,
        ):
            yield drawn

    @contextmanager
    def recording(self) -> "Iterator[Ledger]":
        """Yield the open ledger; afterwards, fold what was recorded into the views.

        What keeps the views from following is left in `unsettled` and not raised:
        what was recorded is recorded, and must not be reported as refused.
        """
        place = self.place()
        with self.opened(place) as ledger:
            yield ledger
            self.unsettled = self._settled(place, ledger)

    def _settled(self, place: Place, ledger: "Ledger") -> Exception | None:
        try:
            with closing(connect(place)) as connection:
                self.catch_up(connection, ledger)
        except TROUBLE as error:
            return error
        return None

    def opened(self, place: Place) -> "Ledger":
        """Return the ledger at `place`, with the machine's clock and entropy."""
        from ledger.book import Ledger

        return Ledger(place, self.machine.clock, self.machine.entropy)

    def catch_up(self, connection: Connection, ledger: "Ledger | None" = None) -> int:
        """Fold into the views what they lack, and return how many entries that was.

        What decodes entries is imported only if there is something to fold.
        """
        from projections.position import position

        if position(connection) == (known := head_of(connection).size):
            return 0
        from projections.catch_up import catch_up

        if ledger is not None:
            return catch_up(connection, ledger.entries_after, known=known)
        with self.opened(self.place()) as opened:
            return catch_up(connection, opened.entries_after, known=known)

    def command(
        self,
        effective: "PartialDate | None" = None,
        source: "Source | None" = None,
        id_: str | None = None,
    ) -> "Command":
        """Return a command of the logged-in user, by `id_` or by a fresh id."""
        from ledger.session import Command

        name = self.machine.name() if id_ is None else id_
        return Command(name, self.user(), effective, source, self.principal)

    def user(self) -> str:
        """Return the name that entries carry: the login at the server, or here.

        On a server nobody can say that they are somebody else.
        """
        if self.login is not None:
            return self.login
        place = self.named()
        if not isinstance(place, ServerPlace):
            return self.machine.user()
        from ledger.server import server_user

        self.login = server_user(place)
        return self.login
