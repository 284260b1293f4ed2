"""The ledger as the rest of the program sees it: one method for each verb."""

from collections.abc import Iterator

from domain.entry import Entry
from ledger.action_verbs import ActionVerbs
from ledger.application import Clock, EventLog
from ledger.checkpoint_verbs import CheckpointVerbs
from ledger.codec import Entropy
from ledger.connection import LOCK_SECONDS
from ledger.entry_verbs import EntryVerbs
from ledger.evidence_verbs import EvidenceVerbs
from ledger.measure_verbs import MeasureVerbs
from ledger.place import Place
from ledger.plan_verbs import PlanVerbs
from ledger.redact_verbs import RedactVerbs
from ledger.report_verbs import ReportVerbs
from ledger.sign_off_verbs import SignOffVerbs


class Ledger(
    ActionVerbs,
    CheckpointVerbs,
    EntryVerbs,
    EvidenceVerbs,
    MeasureVerbs,
    PlanVerbs,
    RedactVerbs,
    ReportVerbs,
    SignOffVerbs,
):
    """An open ledger. Close it, or use it in a `with`.

    Each verb takes a `Command`, records under the write lock, and returns
    `Recorded`; each refuses with a `LedgerError`, having recorded nothing.
    """

    def __init__(
        self,
        place: Place,
        clock: Clock,
        entropy: Entropy,
        seconds: float = LOCK_SECONDS,
    ) -> None:
        """Open the ledger at `place`.

        Args:
            place: The file, or the place on a server; it must be there.
            clock: Tells the present instant, with a time zone.
            entropy: Gives random bytes for salts and nonces.
            seconds: How long a verb waits for the lock of another program.

        Raises:
            NoLedgerError, NotALedgerError, NewerLedgerError: as the names say.
        """
        super().__init__(EventLog(place, clock, entropy, seconds))

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self.log.close()

    def entries_after(self, number: int) -> Iterator[Entry]:
        """Yield the entries after `number`, in order, a page at a time."""
        return self.log.entries_after(number)
