"""What packs carry of one ledger, put together."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.errors import LedgerError
from ledger.codec import committed


class OtherEntriesError(LedgerError):
    """Packs that do not carry one and the same history."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"The packs carry different entries #{number}, so they are not of one"
            " history; find out with `ledger verify PACK --against OLDER`."
        )


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
    """

    origin: str
    size: int
    root: str
    lines: dict[int, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, lines: Iterable[Mapping[str, Any]]) -> None:
        """Add the entries of one more pack.

        Raises:
            OtherEntriesError: it has another entry under a number.
        """
        for line in lines:
            number = line["number"]
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

    def lost_files(self) -> list[int]:
        """Return the entries that rest on a file which none of the packs is.

        Those whose file a redacted edition replaced rest on none.
        """
        there = self.files.keys() | self.replaced()
        resting = ("report.sealed", "report.registered")
        return [
            number
            for number, line in sorted(self.lines.items())
            if line["type"] in resting and line["state"]["sha256"] not in there
        ]

    def redacted(self) -> set[tuple[int, str]]:
        """Return entry and field of each text that an entry says is gone."""
        return {
            (line["state"]["entry"], name)
            for line in self._of("text.redacted")
            for name in line["state"]["fields"]
        }

    def replaced(self) -> set[str]:
        """Return the hashes of the files that redacted editions replaced."""
        sealed = self._of("report.sealed")
        gone = {(one["stream"], one["state"].get("replaces")) for one in sealed}
        return {
            one["state"]["sha256"]
            for one in sealed
            if (one["stream"], one["state"]["number"]) in gone
        }

    def _of(self, wire: str) -> list[dict[str, Any]]:
        return [line for line in self.lines.values() if line["type"] == wire]


def read_lines(content: bytes) -> list[dict[str, Any]]:
    """Return the entries of `entries.jsonl`, which was verified before."""
    return [json.loads(line) for line in content.splitlines()]
