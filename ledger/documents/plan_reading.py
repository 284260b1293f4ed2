"""What was read from a plan document: the words, their places, and the doubts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.claims import Claim
from domain.partial_date import PartialDate
from ledger.documents.layout import Field
from ledger.documents.model import Position, Span


@dataclass(frozen=True)
class DateReading:
    """A date in running text.

    Attributes:
        words: As they stand in the document.
        position: Where.
        date: How they were understood; None when they were not.
    """

    words: str
    position: Position
    date: PartialDate | None


@dataclass(frozen=True)
class InspectionReading:
    """What the document says of the inspection; None where it says nothing.

    Attributes:
        kind: Such as "Focused Visit".
        visited: When inspectors came.
        letter: The date of their letter.
    """

    kind: Span | None = None
    visited: DateReading | None = None
    letter: DateReading | None = None


@dataclass(frozen=True)
class RatingReading:
    """A line of the rating key.

    Attributes:
        value: Such as "Amber".
        letter: Such as "A"; None when the key gives none.
        meaning: In the document's words.
        exception_required: The meaning speaks of exception reporting.
        complete: The meaning says that the action is achieved or completed.
        source: The line as it stands.
    """

    value: str
    letter: str | None
    meaning: str
    exception_required: bool
    complete: bool
    source: Span


@dataclass(frozen=True)
class TermReading:
    """An acronym, its meaning, and the line as it stands."""

    term: str
    meaning: str
    source: Span


@dataclass(frozen=True)
class AreaReading:
    """An improvement area.

    Attributes:
        number: As its heading says; two areas of a document can have the same.
        title: The heading without the number.
        heading: The heading as it stands, and where.
        outcomes: One for each paragraph, in order.
    """

    number: int
    title: str
    heading: Span
    outcomes: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Labelled:
    """A sub-item or impact statement.

    Attributes:
        label: As it stands (`a)`); empty without one.
        text: The words after the label.
        position: Where.
        ref: The label it is recorded under (`a`, `a (2)`); each of an action's
            sub-items, and of its impact statements, has one of its own.
    """

    label: str
    text: str
    position: Position
    ref: str = ""


@dataclass(frozen=True)
class ClaimReading:
    """What the words claim about delivery, and where they do."""

    claim: Claim
    position: Position


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
        rating: The words of its rating cell, if they are a value of the scheme that
            would be adopted; otherwise None. Never a colour.
        owner: The words of its owner cell.
        claim: The first claim in its progress, otherwise in its targets.
        sources: The cells that each field was read from, in order.
        rows: The table rows it was read from, in order.
    """

    code: str
    area: int | None
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
    """

    area: str | None
    code: str
    wording: str | None
    target: str | None
    progress: str | None
    rating: str | None
    owner: str | None
    rows: tuple[Position, ...]


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
    """

    name: str
    sha256: str
    title: Span | None = None
    authority: Span | None = None
    inspection: InspectionReading = InspectionReading()
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
