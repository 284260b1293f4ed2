"""Proving the live ledger: every leaf recomputed, in one pass over the file."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from domain.errors import LedgerError
from ledger.blob_checks import check_blobs
from ledger.checking import Check, Finding, check_row
from ledger.connection import FAULTS, LOCK_SECONDS, connect, is_busy
from ledger.engine import Connection
from ledger.errors import LedgerBusyError, NoLedgerError, UnreadableLedgerError
from ledger.file_checks import check_head, check_store
from ledger.file_marks import is_marked
from ledger.known_root import Comparison, KnownRoot
from ledger.place import Place
from ledger.quick_checks import blocks, check_block
from ledger.redaction_checks import Claims
from ledger.runs import Runs
from ledger.stored import stored_rows
from ledger.tree import EMPTY_ROOT

__all__ = ["Finding", "KnownRoot", "Verification", "verify"]


@dataclass(frozen=True, slots=True)
class Verification:
    """What a verification found.

    Attributes:
        entries: How many entries were read.
        root: Root of the tree over the leaves as recomputed, in hex.
        findings: What is wrong: first of the file, then in the order of the
            entries; empty if all holds.
        notes: What is no finding, and better known: what an earlier version made.
    """

    entries: int
    root: str
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()

    @property
    def verified(self) -> bool:
        """Whether all holds."""
        return not self.findings


MOST = 100
"""After so many findings a verification stops: the first one is what matters."""

Progress = Callable[[int], None]
"""Is told now and then how many entries have been read."""


def verify(
    ledger: Place, progress: Progress = lambda _: None, known: KnownRoot | None = None
) -> Verification:
    """Recompute every leaf of the ledger at `ledger` and compare.

    Reads one consistent state, streaming; memory does not grow with the ledger
    apart from one number for each stream.

    Args:
        ledger: The file, or where on a server.
        progress: Is told how far it is.
        known: A root to find again. Without one, an older copy of the ledger that
            was put in its place is not noticed.

    Raises:
        NoLedgerError: there is no file.
        NotALedgerError, NewerLedgerError: the file is not marked as a ledger of
            this format; if it is, that it cannot be opened is a finding.
        LedgerBusyError: another program kept its lock too long.
    """
    try:
        connection = connect(ledger)
    except (NoLedgerError, LedgerBusyError):
        raise
    except LedgerError as error:
        if not isinstance(ledger, Path) or not is_marked(ledger):
            raise
        said = f"The file is marked as a ledger and cannot be opened as one: {error}"
        return Verification(0, EMPTY_ROOT.hex(), (Finding(None, said),))
    check = Check()
    with closing(connection):
        _check_all(connection, check, progress, known)
    return Verification(
        check.frontier.size,
        check.frontier.root.hex(),
        tuple(check.findings),
        tuple(check.notes),
    )


def _check_all(
    connection: Connection,
    check: Check,
    progress: Progress,
    known: KnownRoot | None,
) -> None:
    try:
        connection.execute("BEGIN")
        check_store(connection, check)
        check.claims = Claims.read(connection)
        runs, comparison = Runs(connection, check), Comparison(known)
        if _check_entries(connection, check, progress, runs, comparison):
            check_head(connection, check)
            check.claims.end(check)
            runs.end()
            check_blobs(connection, check)
            comparison.end(check)
    except (*FAULTS, UnreadableLedgerError, ValueError) as error:
        if is_busy(error):
            raise LedgerBusyError(LOCK_SECONDS) from error
        check.found(
            check.last + 1,
            f"The file cannot be read past entry #{check.last} ({error});"
            " restore a backup.",
        )


def _check_entries(
    connection: Connection,
    check: Check,
    progress: Progress,
    runs: Runs,
    comparison: Comparison,
) -> bool:
    """Compare each entry with its leaf, and return whether all were read."""
    origin = connection.execute(
        "SELECT value FROM meta WHERE key = 'origin'"
    ).fetchone()
    if origin is None:
        check.found(None, "The ledger has lost its name, which every leaf contains.")
        return False
    check.origin = str(origin[0])
    for block in blocks(connection):
        if not check_block(connection, block, check, runs, comparison):
            for row in stored_rows(connection, block.first, block.last):
                check_row(row, check)
                runs.take()
                comparison.take(check)
                if len(check.findings) >= MOST:
                    return False
        progress(check.last)
    return True
