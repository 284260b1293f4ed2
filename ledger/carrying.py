"""What packs carry of one ledger, put together."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import rfc8785

from domain.errors import LedgerError
from domain.printing import FILE
from ledger.codec import Opening, unseal
from ledger.committed import committed
from ledger.edition_checks import Editions
from ledger.errors import DamagedEntryError
from ledger.resting import file_of


class OtherEntriesError(LedgerError):
    """Packs that do not carry one and the same history."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"The packs carry different entries #{number}, so they are not of one"
            " history; find out with `ledger verify PACK --against OLDER`."
        )


class StrangeEntryError(LedgerError):
    """An entry, signed for, that no ledger would have recorded."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Entry #{number} of the packs is none that a ledger records, so nothing"
            " was restored; ask whoever handed them over who made them."
        )


class Resting(NamedTuple):
    """A file that is to be kept.

    Attributes:
        media_type: What kind of file the first entry says it is.
        entries: The entries that name it.
    """

    media_type: str
    entries: list[int]


@dataclass
class Carried:
    """What packs carry of one ledger, put together.

    Attributes:
        origin: The name of the ledger's tree.
        size: How many entries the last checkpoint among the packs signs for.
        root: Their root, in hex.
        lines: Number -> entry, as `entries.jsonl` has it, with all texts that any of
            the packs discloses.
        files: SHA-256 -> archive of a report, as it was sealed.
        places: SHA-256 -> where another file lies that an entry names.
    """

    origin: str
    size: int
    root: str
    lines: dict[int, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    places: dict[str, Path] = field(default_factory=dict)

    def add(self, lines: Iterable[Mapping[str, Any]]) -> None:
        """Add the entries of one more pack.

        Raises:
            OtherEntriesError: it has another entry under a number.
            StrangeEntryError: an entry is none that a ledger records.
            NewerEntryError: one is of a type that only newer versions know.
        """
        for line in lines:
            number = line["number"]
            _check(line)
            known = self.lines.setdefault(number, {**line, "texts": {}})
            if known["leaf"] != line["leaf"]:
                raise OtherEntriesError(number)
            known["texts"] |= line["texts"]

    def missing(self) -> list[int]:
        """Return the numbers of the entries that no pack carries."""
        return [n for n in range(1, self.size + 1) if n not in self.lines]

    def withheld(self) -> list[int]:
        """Return the entries of which a text is in none of the packs.

        Those that were redacted have none anywhere.
        """
        redacted = self.redacted()
        return [
            number
            for number, line in sorted(self.lines.items())
            if {(number, name) for name in committed(line["state"])}
            - {(number, name) for name in line["texts"]}
            - redacted
        ]

    def redacted(self) -> set[tuple[int, str]]:
        """Return number and path of every text that an entry says was redacted.

        An older pack may still disclose it: those words are not brought back.
        """
        return {
            (state["entry"], name)
            for state in self._states("text.redacted")
            for name in state["fields"]
        }

    def lost_files(self) -> list[int]:
        """Return the entries that rest on a file which is not there."""
        there = self.files.keys() | self.places.keys()
        return sorted(
            number
            for sha256, resting in self.resting().items()
            for number in resting.entries
            if sha256 not in there
        )

    def resting(self) -> dict[str, Resting]:
        """Return the hash of each file that is to be kept -> what names it.

        One that was redacted, or whose place a redacted edition took, is not.
        """
        editions = Editions()
        named: dict[str, Resting] = {}
        for number, line in sorted(self.lines.items()):
            wire, state = line["type"], line["state"]
            editions.take(number, line["stream"], wire, state)
            if (file := file_of(wire, state)) is not None:
                sha256, media_type = file
                named.setdefault(sha256, Resting(media_type, [])).entries.append(number)
        gone = {number for number, name in self.redacted() if name == FILE}
        return {
            sha256: found
            for sha256, found in named.items()
            if editions.of(sha256) is None and not gone.issuperset(found.entries)
        }

    def _states(self, wire: str) -> list[dict[str, Any]]:
        return [line["state"] for line in self.lines.values() if line["type"] == wire]


def _check(line: Mapping[str, Any]) -> None:
    """Refuse an entry that cannot be read: whoever signs can sign anything."""
    texts = {
        name: Opening(bytes.fromhex(text["salt"]), text["value"])
        for name, text in line["texts"].items()
    }
    try:
        state = rfc8785.dumps(line["state"])
        unseal(line["stream"], line["version"], line["type"], state, texts)
    except (rfc8785.CanonicalizationError, DamagedEntryError, RecursionError) as error:
        raise StrangeEntryError(line["number"]) from error


def read_lines(content: bytes) -> list[dict[str, Any]]:
    """Return the entries of `entries.jsonl`, which was verified before."""
    return [json.loads(line) for line in content.splitlines()]
