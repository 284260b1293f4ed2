"""Recording on a server in one way there and back, of what was decided before.

While the lock is held all others wait, on a network for each way there and back. So the
server itself looks whether anything moved, and goes on if nothing did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.clock import day_of, end_of, print_instant
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
WITH head_now AS MATERIALIZED (
    SELECT entries, frontier, greatest(
        ?::timestamptz + (clock_timestamp() - transaction_timestamp()),
        nullif(recorded_at, '')::timestamptz + interval '1 microsecond') AS instant
    FROM head
    WHERE NOT EXISTS (SELECT FROM command WHERE id = ?)
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
    FROM head_now WHERE instant < ?::timestamptz
)
SELECT entries, frontier, instants, append(
    entries, ?::text[], ?::bigint[], ?::text[], ?::bytea[], instants, ?::bytea[],
    ARRAY(
        SELECT entries + place FROM unnest(?::bigint[]) WITH ORDINALITY AS t(place, at)
        ORDER BY at),
    ?::text[], ?::bytea[], ?::text[], ?::text, ?::bytea, ?::bytea, '{}', '{}', '{}')
FROM timed
"""
"""Finds nothing to append to if a stream that was read goes on, if the command was
recorded, or if it had to wait for its turn until the next day.

An entry gets the instant at which it had its turn, by the clock of the program.
"""


def record_at_once(
    recorder: ServerRecorder, ready: Prepared, now: datetime
) -> tuple[int, ...] | None:
    """Return the numbers of the entries; None if something moved: decide anew.

    Raises:
        LostAnswerError: nobody can tell. If it still waits for its turn somewhere, it
            is not recorded once its command is.
        UnreadableLedgerError: it is recorded, but the server hashed it otherwise.
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
        raise UnreadableLedgerError(
            "the server and this program hash differently, and it was recorded"
        )
    return tuple(entry.number for entry in sealed)


def _statement(ready: Prepared, nonces: Sequence[bytes], now: datetime) -> Statement:
    """Return what looks and appends, with its values."""
    events, read = ready.stored, ready.session.read
    texts = [
        (place, field, *opening)
        for place, event in enumerate(events, 1)
        if isinstance(event, TextedEvent)
        for field, opening in event.texts.items()
    ]
    command = ready.session.by.command
    looked = (command, list(read), list(read.values()), len(events))
    return _UNLESS_MOVED, (
        *(print_instant(now), *looked, print_instant(end_of(day_of(now)))),
        *([one[at] for one in map(_named, events)] for at in range(3)),
        *([event.state for event in events], nonces),
        *([text[at] for text in texts] for at in range(4)),
        *(command, ready.salt, ready.mark),
    )


def _named(event: StoredEvent) -> tuple[str, int, str]:
    return str(event.originator_id), event.originator_version, event.topic
