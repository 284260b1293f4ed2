"""The views that a long-lived process reads, kept up as entries arrive."""

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cli.drawing import drawn_beside
from cli.stopping import Stop
from cli.trouble import UNWRITABLE
from cli.wiring import Workspace
from ledger.connection import is_busy
from ledger.engine import Connection
from projections.catch_up import catch_up
from projections.position import position

if TYPE_CHECKING:
    from ledger.book import Ledger

PATIENCE = 5.0
"""Seconds in which whoever recorded has brought the views up, as a rule."""


@dataclass
class Views:
    """The ledger's views, or where those cannot be written and stay behind, own ones.

    Attributes:
        workspace: The way to the ledger.
        ledger: Gives the entries.
        connection: To the ledger's views.
        stack: Takes away at its end what had to be drawn.
        stop: Says when not to wait any longer.
    """

    workspace: Workspace
    ledger: "Ledger"
    connection: Connection
    stack: ExitStack
    stop: Stop
    _refused: Exception | None = None
    _own: Connection | None = None

    def reach(self, number: int) -> Connection | None:
        """Return a connection to views that hold entry `number`.

        Whoever may not write them waits until somebody else has, and draws views of
        their own only if nobody does. None after being asked to stop meanwhile.
        """
        if self._own is not None:
            catch_up(self._own, self.ledger.entries_after)
            return self._own
        if self._fold() or self._others_fold(number):
            return self.connection
        if self.stop.asked:
            return None
        assert self._refused is not None
        drawn = drawn_beside(self.ledger, number, self._refused)
        self._own = self.stack.enter_context(drawn)
        return self._own

    def _fold(self) -> bool:
        """Bring the ledger's views up; False for whoever was refused that once."""
        if self._refused is not None:
            return False
        try:
            self.workspace.catch_up(self.connection, self.ledger)
        except UNWRITABLE as error:
            if is_busy(error):
                raise
            self._refused = error
            return False
        return True

    def _others_fold(self, number: int) -> bool:
        """Wait for somebody else to fold entry `number`; tell whether they did."""
        step = PATIENCE / 50
        for _ in range(50):
            if position(self.connection) >= number:
                return True
            if self.stop.asked:
                return False
            self.stop.sleep(step)
        return False
