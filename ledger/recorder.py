"""What recorders on both engines do alike: number, hash, and put texts beside."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from eventsourcing.persistence import Notification, StoredEvent

from domain.clock import read_instant
from domain.entry_events import TextRedacted
from ledger.batch import Batch, Beside, TextRow
from ledger.codec import Entropy, Opening
from ledger.engine import Writing
from ledger.errors import UnreadableLedgerError
from ledger.frontier import Frontier
from ledger.redactions import Marks, marks_in_stream
from ledger.sealing import Head, TextedEvent, TextedNotification, seal_all

if TYPE_CHECKING:
    from ledger.prepared import Prepared


class Sealer:
    """Turns stored events into a batch; a part of a recorder.

    Attributes:
        origin: The name of the ledger's tree.
        clock: Gives the present instant.
        entropy: Gives random bytes.
    """

    origin = ""
    clock: Callable[[], datetime]
    entropy: Entropy

    def batch(
        self, head: Head, events: Sequence[StoredEvent], kwargs: dict[str, Any]
    ) -> Batch:
        """Return the entries after `head`, with what goes beside them."""
        now: datetime = kwargs.get("now") or self.clock()
        sealed, after = seal_all(head, events, self.origin, now, self.entropy)
        texts = [
            TextRow(entry.number, field, opening)
            for (entry, _), event in zip(sealed, events, strict=True)
            if isinstance(event, TextedEvent)
            for field, opening in event.texts.items()
        ]
        # Nothing lies beside no entries.
        beside: Beside = (kwargs.get("beside") if sealed else None) or Beside()
        row = None
        if beside.remembered is not None:
            row = beside.remembered(sealed[0][0].number, sealed[-1][0].number)
        return Batch(head, after, sealed, texts, row, beside)

    def insert_at_once(
        self,
        ready: "Prepared",  # noqa: ARG002 what a server's recorder takes
    ) -> tuple[int, ...] | None:
        """Store what was decided unless something moved, and return its numbers.

        None if something did, and here always: with a file there is no way to save.
        """
        return None


def head_of(c: Writing) -> Head:
    """Return where the ledger ends, as the transaction of `c` sees it.

    Raises:
        UnreadableLedgerError: what it remembers is no end of a ledger.
    """
    c.execute("SELECT entries, recorded_at, frontier FROM head")
    return read_head(c.fetchone())


def read_head(row: Sequence[Any] | None) -> Head:
    """Return where the ledger ends, by the columns of its remembered head.

    Raises:
        UnreadableLedgerError: they are no end of a ledger.
    """
    try:
        entries, recorded_at, frontier = row or ()
        if recorded_at:
            read_instant(recorded_at)
        return Head(recorded_at, Frontier.unpacked(entries, frontier))
    except (TypeError, ValueError) as error:
        raise UnreadableLedgerError("its remembered head is damaged") from error


def with_texts(
    c: Writing, stream: str, events: Sequence[StoredEvent], after: int, *, some: bool
) -> list[StoredEvent]:
    """Return the events of a stream with what opens their texts.

    Args:
        c: Sees the ledger as it was when the events were read.
        stream: The stream.
        events: Some of its events.
        after: The version after which they come.
        some: Whether later ones were left out, which may say that words are gone.
    """
    if not events:
        return []
    c.execute(
        "SELECT e.originator_version, v.field, v.salt, v.value FROM"
        " stored_events e JOIN vault v ON v.number = e.rowid"
        " WHERE e.originator_id = ? AND e.originator_version > ?",
        (stream, after),
    )
    texts = _by_key(c.fetchall())
    marks: Marks = {}
    if some or any(e.topic == TextRedacted.wire for e in events):
        marks = marks_in_stream(c, stream)
    return [
        TextedEvent(**vars(event), texts=texts.get(at, {}), gone=marks.get(at, {}))
        for event in events
        for at in (event.originator_version,)
    ]


def told_with_texts(c: Writing, found: Sequence[Notification]) -> list[Notification]:
    """Return notifications, of which there is one at least, with their texts."""
    c.execute(
        "SELECT number, field, salt, value FROM vault WHERE number BETWEEN ? AND ?",
        (found[0].id, found[-1].id),
    )
    texts = _by_key(c.fetchall())
    return [
        TextedNotification(**vars(one), texts=texts.get(one.id, {})) for one in found
    ]


def check_written(c: Writing, rows: int) -> None:
    """Refuse to go on unless the statement that `c` ran last wrote so many rows.

    A trigger that somebody added can swallow a row without a word.
    """
    if c.rowcount != rows:
        raise UnreadableLedgerError("it did not keep what was to be recorded")


def _by_key(rows: Sequence[Sequence[Any]]) -> dict[int, dict[str, Opening]]:
    texts: dict[int, dict[str, Opening]] = {}
    for key, field, salt, value in rows:
        texts.setdefault(key, {})[field] = Opening(salt, value)
    return texts
