"""What was read from a plan document: the words, their places, and the doubts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from domain.dates.form import UNKNOWN, Known
from ledger.documents.layouts.layout import Field
from ledger.documents.model import Change, Position, Span
from ledger.documents.part_readings import (
    AreaReading,
    ClaimReading,
    DateReading,
    InspectionReading,
    Labelled,
    RatingReading,
    TermReading,
)

__all__ = [
    "ActionReading",
    "AreaReading",
    "ClaimReading",
    "DateReading",
    "InspectionReading",
    "Labelled",
    "PlanReading",
    "RatingReading",
    "RatingSource",
    "RowReading",
    "TermReading",
]

RatingSource = Literal["words", "colour", "symbol"]
"""What of a cell says a rating."""


@dataclass(frozen=True)
class ActionReading:
    """An action, with the cells of every row that belongs to it put together.

    Attributes:
        code: Such as `3.3.1`; two actions of a document can have the same.
        area: The number of the area it stands under; None when under none.
        area_index: Which of the reading's areas that is, from 0; None when none.
        parent: The code with the longest part of this code in front, if in the plan.
        wording: Lines joined by a line break; None when only the code is there.
        sub_items: In order.
        impacts: Impact statements, in order.
        targets: One for each target, in the words of its lines.
        progress: One for each line.
        rating: A value of the scheme that would be adopted, as the document says
            it; None when it says none.
        owner: The words of its owner cell.
        claim: What its status cell says of delivery, otherwise the first claim in
            its progress or targets.
        sources: The cells that each field was read from, in order.
        rows: The table rows it was read from, in order.
        revised: What its only target was revised to; at most one.
        measures: How success is measured, one for each cell.
        milestones: Further targets, one for each line.
        status: The words of its status cell.
        notes: Lines about evidence and next steps, the column's heading in front of
            each group; they follow the progress.
        rating_source: What says the rating; None without one.
        rating_doubted: Whether the document says a rating, and which cannot be known:
            a doubt says why.
        headings: Those of `progress` and `notes` that are headings of columns.
    """

    code: str
    area: int | str | None
    area_index: int | None
    parent: str | None
    wording: str | None
    sub_items: tuple[Labelled, ...]
    impacts: tuple[Labelled, ...]
    targets: tuple[Span, ...]
    progress: tuple[Span, ...]
    rating: str | None
    owner: str | None
    claim: ClaimReading | None
    sources: Mapping[Field, tuple[Position, ...]]
    rows: tuple[Position, ...]
    revised: tuple[Span, ...] = ()
    measures: tuple[Span, ...] = ()
    milestones: tuple[Span, ...] = ()
    status: Span | None = None
    notes: tuple[Span, ...] = ()
    rating_source: RatingSource | None = None
    rating_doubted: bool = False
    headings: frozenset[Span] = frozenset()

    @property
    def note(self) -> str:
        """The progress note that would be recorded; empty when there is none."""
        return "\n".join(span.words for span in (*self.progress, *self.notes))


@dataclass(frozen=True)
class RowReading:
    """The cells of one action as they stand, lines joined by a line break.

    Attributes:
        area: The heading of its area as it stands.
        code: The code.
        wording: All lines of its action cells, with only the code taken off.
        target: All lines; None when the document gives none.
        progress: The same.
        rating: The same.
        owner: The same.
        rows: Where.
        sub_action: All lines of that column, None when the document gives none; the
            same holds for those that follow.
    """

    area: str | None
    code: str
    wording: str | None
    target: str | None
    progress: str | None
    rating: str | None
    owner: str | None
    rows: tuple[Position, ...]
    sub_action: str | None = None
    revised: str | None = None
    measure: str | None = None
    milestone: str | None = None
    status: str | None = None
    evidence: str | None = None
    impact: str | None = None
    next_steps: str | None = None


@dataclass(frozen=True)
class PlanReading:
    """A whole plan document as it was read; nothing of it is recorded yet.

    Attributes:
        name: File name of the document.
        sha256: Digest of its bytes, in hex.
        title: The plan's title.
        authority: The council, from the title.
        inspection: What the plan answers.
        scheme: The rating key, in the document's order.
        terms: Acronyms, in the document's order.
        areas: In the document's order.
        actions: In the document's order.
        rows: The raw words of each action, in the same order as `actions`.
        dates: Every date in the document, in order, and how it was understood.
        doubts: Full sentences, each with a place, for a person to decide on.
        obstacles: Those of them that make recording impossible, and say what to
            change in the document.
        structure: Words that told where things are, such as headings of columns.
        unplaced: Every other span of words: the document's words are either in the
            reading or here.
        as_at: When the document says it was so; None when it does not.
        changes: Tracked changes that nobody settled in Word, in order.
        known: What the dates in it are read by: its own date, and its school terms.
    """

    name: str
    sha256: str
    title: Span | None = None
    authority: Span | None = None
    inspection: InspectionReading = field(default_factory=InspectionReading)
    scheme: tuple[RatingReading, ...] = ()
    terms: tuple[TermReading, ...] = ()
    areas: tuple[AreaReading, ...] = ()
    actions: tuple[ActionReading, ...] = ()
    rows: tuple[RowReading, ...] = ()
    dates: tuple[DateReading, ...] = ()
    doubts: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    structure: tuple[Span, ...] = field(default=(), repr=False)
    unplaced: tuple[Span, ...] = ()
    changes: tuple[Change, ...] = ()
    as_at: DateReading | None = None
    known: Known = UNKNOWN
