"""What comes to light while a document is read, whoever reads which part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from domain.dates.form import UNKNOWN, Known
from ledger.documents.model import Document, Position, Span


@dataclass
class Findings:
    """Doubts in the order in which they arose, and which words found a place.

    Attributes:
        program: What people change the document in, for sentences that say so.
        known: What its dates are read by.
        doubts: Full sentences.
        obstacles: Those of them that make recording impossible.
        structure: Lines that told where other things are.
    """

    program: str = "Word"
    known: Known = UNKNOWN
    doubts: list[str] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)
    structure: list[Span] = field(default_factory=list)
    _said: set[str] = field(default_factory=set)
    _placed: set[Span] = field(default_factory=set)
    _guides: set[Span] = field(default_factory=set)

    def doubt(self, sentence: str) -> None:
        """Note a full sentence for a person to decide on; each is noted once."""
        sentence = sentence[:1].upper() + sentence[1:]
        if sentence not in self._said:
            self._said.add(sentence)
            self.doubts.append(sentence)

    def obstruct(self, sentence: str) -> None:
        """Note a doubt that has to be settled in the document before it is recorded."""
        self.doubt(sentence)
        sentence = sentence[:1].upper() + sentence[1:]
        if sentence not in self.obstacles:
            self.obstacles.append(sentence)

    def place(self, spans: Iterable[Span]) -> None:
        """Note that these lines are in the reading."""
        self._placed.update(spans)

    def unplace(self, spans: Iterable[Span]) -> None:
        """Note that these lines turned out to have no place after all."""
        self._placed.difference_update(spans)

    def guide(self, spans: Iterable[Span]) -> None:
        """Note that these lines told where other things are."""
        guides = list(spans)
        self.structure += guides
        self._guides.update(guides)
        self.place(guides)

    def unplace_others(self, spans: Iterable[Span]) -> None:
        """Note that those of these lines have no place that told nothing."""
        self.unplace(span for span in spans if span not in self._guides)

    def unplaced(self, document: Document) -> tuple[Span, ...]:
        """Return every line that found no place, those of one cell put together."""
        left: list[Span] = []
        for span in document.spans():
            if span in self._placed:
                continue
            if left and left[-1].position == span.position:
                left[-1] = Span(f"{left[-1].words}\n{span.words}", span.position)
            else:
                left.append(span)
        return tuple(left)


def listed(positions: Iterable[Position]) -> str:
    """Return places in words: "table 3, row 2 and table 4, row 2"."""
    words = list(dict.fromkeys(str(position) for position in positions))
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
