"""The keys and checkpoints of a ledger as an aggregate; what they prove is not here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NoReturn, Self

from domain.amending import Numbers
from domain.checkpoint_events import (
    CheckpointSigned,
    CheckpointTimestamped,
    KeyAdopted,
)
from domain.entry_events import EntryCorrected, EntryRetracted
from domain.errors import LedgerError
from domain.event import Attribution, Event, make
from domain.history import History
from domain.names import CHECKPOINTS
from domain.partial_date import PartialDate
from domain.text import Text


class KeyAdoptedError(LedgerError):
    """A first key for a ledger that has one."""

    def __init__(self) -> None:
        super().__init__(
            "This ledger has a key already; `ledger key rotate` puts another in its"
            " place, signed for by the one that it has."
        )


class NoKeyAdoptedError(LedgerError):
    """Something that needs the ledger's key, of which it has none."""

    def __init__(self) -> None:
        super().__init__(
            "This ledger has no key that signs for it yet; make one with `ledger key"
            " create`."
        )


class NothingToTimestampError(LedgerError):
    """A timestamp for a checkpoint, where every one there is has one."""

    def __init__(self) -> None:
        super().__init__(
            "There is no checkpoint without a timestamp; sign one with `ledger"
            " checkpoint sign`."
        )


class TimestampedAlreadyError(LedgerError):
    """A second timestamp for one checkpoint."""

    def __init__(self, size: int) -> None:
        super().__init__(
            f"The checkpoint of {size} entries has a timestamp, and the first is what"
            " counts; sign a new checkpoint to have another one."
        )
        self.size = size


class SignedForGoodError(LedgerError):
    """An entry about a key or checkpoint that was to be amended."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Entry #{number} is about what was signed, which nobody can unsign; sign a"
            " new checkpoint, or rotate the key, instead."
        )
        self.number = number


@dataclass(frozen=True)
class Checkpoints:
    """All keys and checkpoints of one ledger, as their own entries make them.

    Decisions return the event and leave this as it is; `apply` makes the next.
    """

    history: History

    @classmethod
    def none(cls) -> Self:
        """Return those of a ledger before its first key."""
        return cls(History(CHECKPOINTS))

    def apply(self, events: Iterable[Event]) -> Self:
        """Return this after `events`, which must follow without a gap."""
        return replace(self, history=self.history.extended(events))

    @property
    def keys(self) -> list[KeyAdopted]:
        """The keys, the one in force last."""
        return [e for e in self.history.events if isinstance(e, KeyAdopted)]

    @property
    def signed(self) -> list[CheckpointSigned]:
        """The checkpoints, the last one last."""
        return [e for e in self.history.events if isinstance(e, CheckpointSigned)]

    @property
    def timestamped(self) -> dict[int, CheckpointTimestamped]:
        """The timestamps, by the size of the checkpoint that each is of."""
        found = self.history.events
        return {e.size: e for e in found if isinstance(e, CheckpointTimestamped)}

    @property
    def untimestamped(self) -> CheckpointSigned:
        """The last checkpoint that has no timestamp.

        Raises:
            NothingToTimestampError: there is none.
        """
        have = self.timestamped
        waiting = [one for one in self.signed if one.size not in have]
        if not waiting:
            raise NothingToTimestampError
        return waiting[-1]

    @property
    def key(self) -> KeyAdopted:
        """The key in force.

        Raises:
            NoKeyAdoptedError: there is none.
        """
        if not self.keys:
            raise NoKeyAdoptedError
        return self.keys[-1]

    def adopt(self, key: str, handover: str | None, by: Attribution) -> KeyAdopted:
        """Let `key` sign from here on; after the first, with the word of the last.

        Raises:
            KeyAdoptedError: the ledger has a key, and nothing hands over from it.
            NoKeyAdoptedError: it has none, and something claims to hand over.
        """
        if self.keys and handover is None:
            raise KeyAdoptedError
        if not self.keys and handover is not None:
            raise NoKeyAdoptedError
        number = 1 + len(self.keys)
        fields = {"number": number, "key": key, "handover": handover}
        return make(KeyAdopted, *self._next, _today(by), **fields)

    def sign(
        self, size: int, root: str, note: str, ssh: str, by: Attribution
    ) -> CheckpointSigned:
        """Say that the first `size` entries were signed for.

        Raises:
            NoKeyAdoptedError: the ledger has no key.
        """
        fields = {"size": size, "root": root, "key": self.key.number}
        fields |= {"note": note, "ssh": ssh}
        return make(CheckpointSigned, *self._next, _today(by), **fields)

    def timestamp(
        self, size: int, token: str, authority: Text, by: Attribution
    ) -> CheckpointTimestamped:
        """Say what an authority said of the checkpoint of `size` entries.

        Raises:
            NothingToTimestampError: there is no such checkpoint.
            TimestampedAlreadyError: it has a timestamp.
        """
        if size not in {one.size for one in self.signed}:
            raise NothingToTimestampError
        if size in self.timestamped:
            raise TimestampedAlreadyError(size)
        fields = {"size": size, "token": token, "authority": authority}
        return make(CheckpointTimestamped, *self._next, _today(by), **fields)

    def correct(
        self, replacement: Event, reason: Text, by: Attribution, numbers: Numbers
    ) -> EntryCorrected:
        """Refuse: what was signed stands."""
        del reason, by
        self._refuse(numbers(replacement.originator_version))

    def retract(
        self, version: int, reason: Text, by: Attribution, numbers: Numbers
    ) -> EntryRetracted:
        """Refuse: what was signed stands."""
        del reason, by
        self._refuse(numbers(version))

    @property
    def _next(self) -> tuple[str, int]:
        return self.history.stream, self.history.version + 1

    def _refuse(self, number: int) -> NoReturn:
        raise SignedForGoodError(number)


def _today(by: Attribution) -> Attribution:
    return by.on(PartialDate.day(by.today))
