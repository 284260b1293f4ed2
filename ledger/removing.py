"""Removing what an entry says is gone: words with their salt, and replaced files."""

from collections.abc import Iterable, Sequence

from ledger.codec import SCRUBBED
from ledger.engine import Writing
from ledger.recorder import check_written


def remove(
    c: Writing, removals: Sequence[tuple[int, str]], dropped: Iterable[str]
) -> None:
    """Delete words and files in the transaction of `c`, which has saved the entries.

    The triggers of the tables let nothing else pass than what those entries say.
    The mark of the command that recorded the words goes with them: whoever holds
    the file could try words against it.

    Args:
        c: A cursor within the transaction.
        removals: Entry and field of each text.
        dropped: SHA-256 of each file.
    """
    for number, field in removals:
        c.execute("DELETE FROM vault WHERE number = ? AND field = ?", (number, field))
        check_written(c, 1)
    for number in sorted({number for number, _ in removals}):
        c.execute(
            "UPDATE command SET salt = ?, request = ? WHERE first <= ? AND last >= ?",
            (SCRUBBED, SCRUBBED, number, number),
        )
        check_written(c, 1)
    for sha256 in dropped:
        c.execute("DELETE FROM blob WHERE sha256 = ?", (sha256,))
        check_written(c, 1)
