"""Joins the layers: finds the ledger, opens it to read or to record, keeps views up."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cli.machine import Machine
from domain.errors import LedgerError
from ledger.connection import connect
from ledger.errors import LedgerBusyError, NoLedgerError, UnreadableLedgerError
from ledger.tree import Frontier

if TYPE_CHECKING:
    from domain.event import Source
    from domain.partial_date import PartialDate
    from ledger.book import Ledger
    from ledger.session import Command

FILE = "ledger.db"


class NoPlanError(LedgerError):
    """A ledger without a plan, where one is needed."""

    def __init__(self) -> None:
        super().__init__(
            "This ledger holds no plan yet; `ledger import FILE --accept` brings one"
            " in, and `ledger plan open` starts an empty one."
        )


class WhichPlanError(LedgerError):
    """A ledger with several plans, where one must be named."""

    def __init__(self, plans: list[str]) -> None:
        super().__init__(
            f"This ledger holds several plans; choose one with --plan:"
            f" {', '.join(plans)}."
        )


class UnknownPlanNameError(LedgerError):
    """A plan that the ledger does not hold."""

    def __init__(self, slug: str, plans: list[str]) -> None:
        held = f"it holds {', '.join(plans)}" if plans else "it holds none yet"
        super().__init__(f'This ledger has no plan "{slug}"; {held}.')


class PlaceError(LedgerError):
    """A place for the ledger that this program cannot open."""


@dataclass
class Workspace:
    """One command's way to the ledger.

    Attributes:
        machine: What the machine says.
        chosen: The file that was named, if one was.
    """

    machine: Machine
    chosen: Path | None = None

    @property
    def today(self) -> date:
        """The present day in London."""
        return self.machine.today

    def place(self) -> Path:
        """Return the ledger's file: as named, from LEDGER_URL, or found above.

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

    def new_place(self) -> Path:
        """Return where a new ledger is to be made."""
        return self.named() or self.machine.folder() / FILE

    def named(self) -> Path | None:
        """Return the file that --ledger or LEDGER_URL names; None if neither does."""
        url = self.machine.environ.get("LEDGER_URL", "")
        if self.chosen is not None or not url:
            return self.chosen and self.machine.folder() / self.chosen
        if "://" in url and not url.startswith("sqlite:///"):
            raise PlaceError(
                f"LEDGER_URL is {url}, and this version opens files only; give a path"
                " or sqlite:///path."
            )
        return self.machine.folder() / url.removeprefix("sqlite:///")

    @contextmanager
    def reading(self) -> "Iterator[View]":
        """Yield a view of the ledger with its projections caught up."""
        with closing(connect(self.place())) as connection:
            self.catch_up(connection)
            yield View(connection)

    @contextmanager
    def recording(self) -> "Iterator[Ledger]":
        """Yield the open ledger; afterwards, fold what was recorded into the views."""
        place = self.place()
        with self.opened(place) as ledger:
            yield ledger
            try:
                with closing(connect(place)) as connection:
                    self.catch_up(connection, ledger)
            except (LedgerBusyError, sqlite3.OperationalError):
                # What was recorded is recorded, and must not be reported as refused;
                # every reading command catches the views up before it answers.
                return

    def opened(self, place: Path) -> "Ledger":
        """Return the ledger at `place`, with the machine's clock and entropy."""
        from ledger.book import Ledger

        return Ledger(place, self.machine.clock, self.machine.entropy)

    def catch_up(
        self, connection: sqlite3.Connection, ledger: "Ledger | None" = None
    ) -> int:
        """Fold into the views what they lack, and return how many entries that was.

        What decodes entries is imported only if there is something to fold.
        """
        from projections.position import position

        if position(connection) == head_of(connection).size:
            return 0
        from projections.catch_up import catch_up

        if ledger is not None:
            return catch_up(connection, ledger.entries_after)
        with self.opened(self.place()) as opened:
            return catch_up(connection, opened.entries_after)

    def command(
        self, effective: "PartialDate | None" = None, source: "Source | None" = None
    ) -> "Command":
        """Return a fresh command of the logged-in user."""
        from ledger.session import Command

        return Command(self.machine.name(), self.machine.user(), effective, source)


@dataclass(frozen=True, slots=True)
class View:
    """The ledger as its projections show it."""

    connection: sqlite3.Connection

    @property
    def head(self) -> Frontier:
        """The tree over all entries."""
        return head_of(self.connection)

    def plan(self, slug: str | None) -> str:
        """Return the plan that is meant: `slug`, or the only one there is.

        Raises:
            NoPlanError, WhichPlanError, UnknownPlanNameError: as the names say.
        """
        from projections.axes import plans

        return chosen_plan(slug, plans(self.connection))


def chosen_plan(slug: str | None, known: list[str]) -> str:
    """Return the plan that is meant: `slug`, or the only one there is.

    Raises:
        NoPlanError, WhichPlanError, UnknownPlanNameError: as the names say.
    """
    if slug is not None:
        if slug not in known:
            raise UnknownPlanNameError(slug, known)
        return slug
    if not known:
        raise NoPlanError
    if len(known) > 1:
        raise WhichPlanError(known)
    return known[0]


def head_of(connection: sqlite3.Connection) -> Frontier:
    """Return the tree over all entries, as the ledger remembers it.

    Raises:
        UnreadableLedgerError: what it remembers is no tree.
    """
    row = connection.execute("SELECT entries, frontier FROM head").fetchone()
    try:
        return Frontier.unpacked(*row)
    except (TypeError, ValueError) as error:
        raise UnreadableLedgerError("its remembered head is damaged") from error
