"""Numbering, timing and hashing new entries, whatever engine stores them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from eventsourcing.persistence import Notification, StoredEvent

from domain.clock import print_instant, read_instant
from ledger.codec import Entropy, Opening
from ledger.errors import UnreadableLedgerError
from ledger.frontier import Frontier
from ledger.leaf import SealedEntry, leaves_of

NONCE_BYTES = 16
TICK = timedelta(microseconds=1)
MICROSECONDS = 1_000_000


@dataclass(frozen=True)
class TextedEvent(StoredEvent):
    """A stored event with what opens the texts it commits to, by field path.

    Attributes:
        texts: What opens them.
        gone: What reads in the place of those that were redacted.
    """

    texts: dict[str, Opening] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TextedNotification(Notification):
    """A notification with what opens the texts it commits to, by field path.

    Attributes:
        texts: What opens them.
        gone: What reads in the place of those that were redacted.
    """

    texts: dict[str, Opening] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """Where the ledger ends.

    Attributes:
        recorded_at: Instant of the last entry as stored; empty before the first.
        frontier: The tree over all leaves; its size is the number of entries.
    """

    recorded_at: str = ""
    frontier: Frontier = field(default_factory=Frontier)

    @property
    def entries(self) -> int:
        """How many entries there are; the last one has this number."""
        return self.frontier.size

    def next_instant(self, now: datetime) -> datetime:
        """Return the instant of the next entry: `now`, but always after the last."""
        if not self.recorded_at:
            return now
        return max(now, read_instant(self.recorded_at) + TICK)


def seal_all(
    head: Head,
    events: Sequence[StoredEvent],
    origin: str,
    now: datetime,
    entropy: Entropy,
) -> tuple[list[tuple[SealedEntry, bytes]], Head]:
    """Return each event as numbered entry with its leaf, and the head after them.

    Call it under the engine's write lock: numbers follow `head`, and instants
    increase by at least a microsecond whatever the clock does.

    Raises:
        UnreadableLedgerError: the last entry claims the last instant there is.
    """
    if not events:
        return [], head
    numbered = zip(
        count(head.entries + 1), _instants(head, now, len(events)), events, strict=False
    )
    entries = [
        SealedEntry(
            number,
            recorded_at,
            str(event.originator_id),
            event.originator_version,
            event.topic,
            entropy(NONCE_BYTES),
            event.state,
        )
        for number, recorded_at, event in numbered
    ]
    leaves = leaves_of(origin, entries)
    after = Head(entries[-1].recorded_at, head.frontier.grown(leaves))
    return list(zip(entries, leaves, strict=True)), after


def _instants(head: Head, now: datetime, many: int) -> list[str]:
    """Return the instants of the next entries, so `many` of them, as stored."""
    try:
        first = head.next_instant(now).astimezone(UTC)
        begun, second = first.microsecond, print_instant(first)[: -len("000000Z")]
        if begun + many <= MICROSECONDS:
            # Within a second they differ in its decimals alone.
            return [f"{second}{part:06}Z" for part in range(begun, begun + many)]
        return [print_instant(first + index * TICK) for index in range(many)]
    except OverflowError as error:
        why = "its last entry claims the end of time, and none can follow it"
        raise UnreadableLedgerError(why) from error
