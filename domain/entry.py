"""An entry: one recorded event with what the ledger itself added."""

from dataclasses import dataclass
from datetime import datetime

from domain.event import Event


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the ledger.

    Attributes:
        number: Its place in the ledger, counted from 1 without gaps.
        recorded_at: When it was recorded: UTC, strictly increasing with the number.
        event: What was recorded.
        redacted: Whether one of its texts is no longer in the vault.
    """

    number: int
    recorded_at: datetime
    event: Event
    redacted: bool = False
