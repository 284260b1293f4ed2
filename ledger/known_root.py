"""A root that was written down, and whether the ledger still has it."""

from dataclasses import dataclass

from ledger.checking import Check
from ledger.tree import EMPTY_ROOT


@dataclass(frozen=True, slots=True)
class KnownRoot:
    """A root that was written down when the ledger was shorter, or as long as now.

    Attributes:
        root: The root, 64 hex digits.
        entries: Over how many entries; None for all there are.
    """

    root: str
    entries: int | None = None


@dataclass
class Comparison:
    """The comparison with a known root while entries are read.

    Attributes:
        known: The root to find; None if there is none.
        found: The root over as many entries, in hex; empty before they were read.
    """

    known: KnownRoot | None
    found: str = ""

    def take(self, check: Check) -> None:
        """Look at the tree over the entries that have been read."""
        if self.known is not None and self.known.entries == check.frontier.size:
            self.found = check.frontier.root.hex()

    def end(self, check: Check) -> None:
        """Note it if the ledger has not the root that was written down."""
        if self.known is None:
            return
        size = check.frontier.size
        entries = size if self.known.entries is None else self.known.entries
        if entries > size:
            check.found(
                size + 1,
                f"The root is of {entries} entries and the ledger has {size}: it was"
                " cut short, or an older copy stands in its place.",
            )
            return
        found = self.found if entries else EMPTY_ROOT.hex()
        if entries == size:
            found = check.frontier.root.hex()
        if found != self.known.root.lower():
            check.found(
                None,
                f"The root over the first {entries} entries is {found} and not the one"
                " that was given: this is not the ledger as it was then.",
            )
