"""Reports whose file is gone, because a redacted edition took its place."""

from dataclasses import dataclass, field
from typing import Any

from domain.standing import Link, retracted


@dataclass
class Editions:
    """What was read of sealed reports, and of the editions that replace them.

    Attributes:
        sealed: Hash of each archive -> stream and number of its report.
        editions: Stream and number of a report -> the entry of its redacted edition.
        links: What the entries about reports do to each other.
    """

    sealed: dict[str, tuple[str, int]] = field(default_factory=dict)
    editions: dict[tuple[str, int], int] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)

    def take(self, number: int, stream: str, wire: str, state: Any) -> None:
        """Take note of an entry that was checked."""
        match wire, state:
            case "report.sealed", {
                "sha256": str() as sha256,
                "number": int() as report,
            }:
                self.sealed.setdefault(sha256, (stream, report))
                if isinstance(replaces := state.get("replaces"), int):
                    self.editions.setdefault((stream, replaces), number)
                self.links.append(Link(number, "fact"))
            case "entry.retracted", {"entry": int() as entry}:
                self.links.append(Link(number, "retraction", entry))

    def of(self, sha256: str) -> int | None:
        """Return the entry of the redacted edition of a file; None if none stands."""
        edition = self.editions.get(self.sealed.get(sha256, ("", 0)))
        gone = edition is None or edition in retracted(self.links)
        return None if gone else edition
