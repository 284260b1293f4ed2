"""What a command sees of the ledger: its views, and the head beside them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from cli.plans import chosen_plan
from ledger.engine import Connection
from ledger.errors import UnreadableLedgerError
from ledger.frontier import Frontier


class View(NamedTuple):
    """The ledger as its projections show it.

    Attributes:
        connection: To the views; nothing that is asked of it moves meanwhile.
        ledger: To the ledger, if the views lie elsewhere; else the same.
        head: The tree over all entries.
        last: The last entry in the views.
    """

    connection: Connection
    ledger: Connection
    head: Frontier
    last: int

    @classmethod
    def of(cls, ledger: Connection, views: Connection | None = None) -> "View":
        """Return the view of a ledger's file, in one read transaction each."""
        from projections.position import position

        views = views or ledger
        for connection in _each(views, ledger):
            connection.execute("BEGIN")
        last = position(views)
        return cls(views, ledger, head_of(ledger), last)

    @contextmanager
    def resting(self) -> "Iterator[None]":
        """Read nothing for a while, so that nobody who records waits for this reader.

        What is known up to an entry is the same afterwards, but for redacted words.
        """
        both = _each(self.connection, self.ledger)
        for connection in both:
            connection.execute("COMMIT")
        yield
        for connection in both:
            connection.execute("BEGIN")

    def plan(self, slug: str | None) -> str:
        """Return the plan that is meant: `slug`, or the only one there is.

        Raises:
            NoPlanError, WhichPlanError, UnknownPlanError: as the names say.
        """
        from projections.axes import plans

        return chosen_plan(slug, plans(self.connection))


def _each(views: Connection, ledger: Connection) -> list[Connection]:
    """Return both, or the one that they are."""
    return [views] if views is ledger else [views, ledger]


def head_of(connection: Connection) -> Frontier:
    """Return the tree over all entries, as the ledger remembers it.

    Raises:
        UnreadableLedgerError: what it remembers is no tree.
    """
    row = connection.execute("SELECT entries, frontier FROM head").fetchone()
    try:
        return Frontier.unpacked(*row)
    except (TypeError, ValueError) as error:
        raise UnreadableLedgerError("its remembered head is damaged") from error


def origin_of(connection: Connection) -> str:
    """Return the name that the ledger was given when it was made."""
    (origin,) = connection.execute(
        "SELECT value FROM meta WHERE key = 'origin'"
    ).fetchone()
    return str(origin)
