"""What entries say was redacted, against the texts and the marks that are there."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from domain.entry_events import TextRedacted
from ledger.engine import Connection
from ledger.leaf import SealedEntry


class Claim(NamedTuple):
    """That words of an entry were redacted.

    Attributes:
        by: The number of the entry that says so.
        stream: The stream in which it says so.
        version: The version there of the entry that it means.
    """

    by: int
    stream: str
    version: int


class Findings(Protocol):
    """Takes note of what is wrong."""

    def found(self, entry: int | None, sentence: str) -> None:
        """Note something that is wrong."""


@dataclass
class Claims:
    """All that entries say was redacted; known before the first entry is checked.

    Attributes:
        open: Entry -> field -> claim, for the entries that were not checked yet.
        entries: All entries of which words are said to be gone.
    """

    open: dict[int, dict[str, Claim]] = field(default_factory=dict)
    entries: set[int] = field(default_factory=set)

    @classmethod
    def read(cls, connection: Connection) -> "Claims":
        """Return what the entries of a ledger say; what is damaged is passed over."""
        claims = cls()
        rows = connection.execute(
            "SELECT rowid, originator_id, state FROM stored_events WHERE topic = ?",
            (TextRedacted.wire,),
        )
        for number, stream, state in rows:
            try:
                said = json.loads(state)
                claim = Claim(number, stream, int(said["version"]))
                texts = dict.fromkeys(map(str, said["fields"]), claim)
                claims.open.setdefault(int(said["entry"]), {}).update(texts)
            except (ValueError, TypeError, KeyError, RecursionError):
                continue  # Its leaf differs, and that is found when it is checked.
        claims.entries = set(claims.open)
        return claims

    def check(
        self,
        entry: SealedEntry,
        promised: Collection[str],
        texts: Collection[str],
        to: Findings,
    ) -> Mapping[str, Claim]:
        """Compare one entry with what is said of it, and return that.

        Args:
            entry: The entry.
            promised: The fields whose words it commits to.
            texts: The fields whose words are there.
            to: Is told what is wrong.
        """
        number, claims = entry.number, self.open.pop(entry.number, {})
        for name, claim in sorted(claims.items()):
            meant = claim[1:] == (entry.stream, entry.version) and claim.by > number
            if not meant or name not in promised:
                said = f"redacts words of entry #{number} ({name}) that it never had"
                to.found(claim.by, f"Entry #{claim.by} {said}.")
            elif name in texts:
                said = f"are there, although #{claim.by} says that they were redacted"
                to.found(number, f"The words of entry #{number} ({name}) {said}.")
        return claims

    def end(self, to: Findings) -> None:
        """Note claims about entries that there are not."""
        for number, claims in sorted(self.open.items()):
            by = min(claim.by for claim in claims.values())
            said = f"redacts words of entry #{number}, which there is not"
            to.found(by, f"Entry #{by} {said}.")

    def are_about(self, first: int, last: int) -> bool:
        """Tell whether words of entries `first` to `last` are said to be gone."""
        return bool(self.entries) and not self.entries.isdisjoint(
            range(first, last + 1)
        )
