"""What all verbs share."""

from ledger.application import EventLog
from ledger.recording import Decide, Recorded, Request, record
from ledger.session import Command


class Verbs:
    """Verbs on an open event log."""

    def __init__(self, log: EventLog) -> None:
        """Let the verbs record in `log`."""
        self.log = log

    def _record(self, command: Command, request: Request, decide: Decide) -> Recorded:
        return record(self.log, command, request, decide)
