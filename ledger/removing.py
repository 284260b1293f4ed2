"""Removing what an entry says is gone: words with their salt, and files."""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from domain.entry_events import TextRedacted
from domain.errors import LedgerError
from domain.printing import FILE
from ledger.codec import SCRUBBED
from ledger.engine import Writing
from ledger.recorder import check_written
from ledger.resting import file_of

if TYPE_CHECKING:
    from ledger.files import KeptFile


class FileGivenUpError(LedgerError):
    """Bytes that were redacted, offered once more."""

    def __init__(self, name: str, by: int) -> None:
        super().__init__(
            f"The bytes of {name} were redacted by entry #{by} and are not taken in"
            " again; give a copy without what had to go."
        )
        self.name, self.by = name, by


def check_not_given_up(c: Writing, files: "Iterable[KeptFile]") -> None:
    """Refuse bytes that an entry says were redacted.

    Raises:
        FileGivenUpError: names the entry.
    """
    new = []
    for file in files:
        c.execute("SELECT 1 FROM blob WHERE sha256 = ?", (file.sha256,))
        if c.fetchone() is None:
            new.append(file)
    given_up = _given_up(c) if new else {}
    for file in new:
        if file.sha256 in given_up:
            raise FileGivenUpError(file.name, given_up[file.sha256])


def _given_up(c: Writing) -> dict[str, int]:
    """Return hash -> the first entry that says that the file was redacted."""
    c.execute(
        "SELECT rowid, state FROM stored_events WHERE topic = ? ORDER BY rowid",
        (TextRedacted.wire,),
    )
    found: dict[str, int] = {}
    for number, state in c.fetchall():
        said = json.loads(state)
        if FILE not in said["fields"]:
            continue
        sought = "SELECT topic, state FROM stored_events WHERE rowid = ?"
        c.execute(sought, (said["entry"],))
        wire, about = c.fetchone()
        named = file_of(wire, json.loads(about))
        if named is not None:
            found.setdefault(named[0], number)
    return found


def remove(
    c: Writing, removals: Sequence[tuple[int, str]], dropped: Iterable[str]
) -> None:
    """Delete words and files in the transaction of `c`, which has saved the entries.

    The triggers of the tables let nothing else pass than what those entries say.
    The mark of the command that recorded the words goes with them: whoever holds
    the file could try words against it.

    Args:
        c: A cursor within the transaction.
        removals: Entry and field of each text, and `FILE` of each file.
        dropped: SHA-256 of each file.
    """
    for number, field in removals:
        if field == FILE:
            continue  # Its bytes are in another table, once for all entries.
        c.execute("DELETE FROM vault WHERE number = ? AND field = ?", (number, field))
        check_written(c, 1)
    for number in sorted({number for number, _ in removals}):
        c.execute(
            "UPDATE command SET salt = ?, request = ? WHERE first <= ? AND last >= ?",
            (SCRUBBED, SCRUBBED, number, number),
        )
        check_written(c, 1)
    for sha256 in dict.fromkeys(dropped):
        c.execute("DELETE FROM blob WHERE sha256 = ?", (sha256,))
        check_written(c, 1)
