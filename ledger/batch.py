"""What one transaction writes: entries, and all that lies beside them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ledger.codec import Opening
from ledger.leaf import SealedEntry
from ledger.sealing import Head

if TYPE_CHECKING:
    from ledger.files import KeptFile

CommandRow = tuple[str, bytes, bytes, int, int]
"""A row of the table `command`: id, salt, mark, first and last entry."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a command writes beside its entries.

    Attributes:
        remembered: Gives the row of the command for its first and last entry; None if
            no command is to be remembered.
        files: What is to be kept.
        removals: Entry and field of each text that its entries say is gone.
        dropped: SHA-256 of each file that they say is replaced.
    """

    remembered: Callable[[int, int], CommandRow] | None = None
    files: "Sequence[KeptFile]" = ()
    removals: Sequence[tuple[int, str]] = ()
    dropped: Sequence[str] = ()


class TextRow(NamedTuple):
    """A row of the table `vault`."""

    number: int
    field: str
    opening: Opening


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries that are numbered and hashed, ready to be written.

    Attributes:
        before: Where the ledger ends without them.
        after: Where it ends with them.
        sealed: Each with its leaf.
        texts: What opens their commitments.
        command: The row of the command that recorded them, if one did.
        beside: What else it writes, if it does.
    """

    before: Head
    after: Head
    sealed: Sequence[tuple[SealedEntry, bytes]]
    texts: Sequence[TextRow] = ()
    command: CommandRow | None = None
    beside: Beside = Beside()

    @property
    def numbers(self) -> list[int]:
        """The numbers of the entries, in order."""
        return [entry.number for entry, _ in self.sealed]
