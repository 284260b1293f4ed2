"""What all verbs share."""

from ledger.application import EventLog
from ledger.recording import Decide, Recorded, record
from ledger.requests import Request
from ledger.session import Command


class Verbs:
    """Verbs on an open event log."""

    def __init__(self, log: EventLog) -> None:
        """Let the verbs record in `log`."""
        self.log = log

    def knows(self, command: Command) -> bool:
        """Tell whether a command of that id was recorded before."""
        with self.log.datastore.transaction(commit=False) as c:
            c.execute("SELECT 1 FROM command WHERE id = ?", (command.id,))
            return c.fetchone() is not None

    def _record(self, command: Command, request: Request, decide: Decide) -> Recorded:
        return record(self.log, command, request, decide)

    def _record_ahead(
        self, command: Command, request: Request, decide: Decide
    ) -> Recorded:
        """Record what `decide` makes of its session alone, which need not be locked."""
        return record(self.log, command, request, decide, ahead=True)
