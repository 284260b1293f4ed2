"""Numbering, timing and hashing new entries, whatever engine stores them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from eventsourcing.persistence import Notification, StoredEvent

from domain.clock import print_instant, read_instant
from ledger.codec import Entropy, Opening
from ledger.errors import UnreadableLedgerError
from ledger.leaf import SealedEntry, leaf_of
from ledger.tree import Frontier

NONCE_BYTES = 16
TICK = timedelta(microseconds=1)


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
    sealed: list[tuple[SealedEntry, bytes]] = []
    instants = _instants(head, now, len(events))
    for index, event in enumerate(events):
        entry = SealedEntry(
            head.entries + 1 + index,
            print_instant(instants[index]),
            str(event.originator_id),
            event.originator_version,
            event.topic,
            entropy(NONCE_BYTES),
            event.state,
        )
        sealed.append((entry, leaf_of(origin, entry)))
    if not sealed:
        return sealed, head
    grown = head.frontier.grown(leaf for _, leaf in sealed)
    return sealed, Head(sealed[-1][0].recorded_at, grown)


def _instants(head: Head, now: datetime, count: int) -> list[datetime]:
    """Return the instants of the next `count` entries."""
    try:
        first = head.next_instant(now)
        return [first + index * TICK for index in range(count)]
    except OverflowError as error:
        why = "its last entry claims the end of time, and none can follow it"
        raise UnreadableLedgerError(why) from error
