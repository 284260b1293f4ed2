"""Recording on a server in one way there and back, of what was decided before.

While the lock is held all others wait, on a network for each way there and back. So the
server itself looks whether anything moved, and goes on if nothing did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.clock import day_of, end_of, print_instant
from domain.errors import LedgerError
from ledger.errors import UnreadableLedgerError
from ledger.frontier import Frontier
from ledger.leaf import SealedEntry, leaves_of
from ledger.sealing import NONCE_BYTES, TextedEvent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from eventsourcing.persistence import StoredEvent

    from ledger.engine import Statement
    from ledger.postgres.recorder import ServerRecorder
    from ledger.prepared import Prepared

_UNLESS_MOVED = """
WITH turn AS MATERIALIZED (
    SELECT ?::timestamptz + greatest(
        clock_timestamp() - transaction_timestamp(), interval '0') AS instant
), head_now AS MATERIALIZED (
    SELECT entries, frontier, greatest(
        instant,
        nullif(recorded_at, '')::timestamptz + interval '1 microsecond') AS instant
    FROM head, turn
    WHERE instant < ?::timestamptz
    AND length(frontier) = 32 * length(replace(entries::bit(64)::text, '0', ''))
    AND NOT EXISTS (SELECT FROM command WHERE id = ?)
    AND NOT EXISTS (
        SELECT FROM unnest(?::text[], ?::bigint[]) AS looked_at(stream, version)
        JOIN stored_events ON originator_id = stream
        AND originator_version = version + 1)
), timed AS MATERIALIZED (
    SELECT entries, frontier, ARRAY(
        SELECT to_char(
            (instant + n * interval '1 microsecond') AT TIME ZONE 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        FROM generate_series(0, ? - 1) AS n ORDER BY n) AS instants
    FROM head_now
)
SELECT entries, frontier, instants, append(
    entries, ?::text[], ?::bigint[], ?::text[], ?::bytea[], instants, ?::bytea[],
    ARRAY(
        SELECT entries + place FROM unnest(?::bigint[]) WITH ORDINALITY AS t(place, at)
        ORDER BY at),
    ?::text[], ?::bytea[], ?::text[], ?::text, ?::bytea, ?::bytea, '{}', '{}', '{}')
FROM timed
"""
"""Finds nothing to append to if anything moved, as `ledger.ahead.head_unless_moved`
finds it; if the day ended before it had its turn; or if the head is damaged.

The instant is that of the program's clock when it asked, and the time that it waited at
the server for its turn.
"""


class OtherTreeError(UnreadableLedgerError):
    """The server hashed what it recorded otherwise than this program does."""

    def __init__(self) -> None:
        LedgerError.__init__(
            self,
            "It was recorded, but the server and this program come to different trees;"
            " record no more and run `ledger verify`.",
        )
        self.why = "the server hashes otherwise than this program"


def record_at_once(
    recorder: ServerRecorder, ready: Prepared, now: datetime
) -> tuple[int, ...] | None:
    """Return the numbers of the entries; None if something moved: decide anew.

    Raises:
        LostAnswerError: nobody can tell. If it still waits for its turn somewhere, it
            is not recorded once its command is.
        OtherTreeError: it is recorded, but the server hashed it otherwise.
    """
    nonces = [recorder.entropy(NONCE_BYTES) for _ in ready.stored]
    row = recorder.datastore.at_once(_statement(ready, nonces, now))
    if row is None:
        return None
    entries, frontier, instants, tree = row
    sealed = [
        SealedEntry(number, instant, *_named(event), nonce, event.state)
        for number, (instant, event, nonce) in enumerate(
            zip(instants, ready.stored, nonces, strict=True), entries + 1
        )
    ]
    before = Frontier.unpacked(entries, frontier)
    if before.grown(leaves_of(recorder.origin, sealed)).packed() != tree:
        raise OtherTreeError
    return tuple(entry.number for entry in sealed)


def _statement(ready: Prepared, nonces: Sequence[bytes], now: datetime) -> Statement:
    """Return what looks and appends, with its values."""
    events, session = ready.stored, ready.session
    texts = [
        (place, field, opening)
        for place, event in enumerate(events, 1)
        if isinstance(event, TextedEvent)
        for field, opening in event.texts.items()
    ]
    return _UNLESS_MOVED, (
        print_instant(now),
        print_instant(end_of(day_of(now))),
        session.by.command,
        list(session.read),
        list(session.read.values()),
        len(events),
        [str(event.originator_id) for event in events],
        [event.originator_version for event in events],
        [event.topic for event in events],
        [event.state for event in events],
        list(nonces),
        [place for place, _, _ in texts],
        [field for _, field, _ in texts],
        [opening.salt for _, _, opening in texts],
        [opening.value for _, _, opening in texts],
        session.by.command,
        ready.salt,
        ready.mark,
    )


def _named(event: StoredEvent) -> tuple[str, int, str]:
    return str(event.originator_id), event.originator_version, event.topic
