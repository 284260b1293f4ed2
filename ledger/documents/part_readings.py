"""The parts of a reading: dates, ratings, terms, areas, lines with a label, claims."""

from __future__ import annotations

from dataclasses import dataclass

from domain.claims import Claim
from domain.partial_date import PartialDate
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
        colour: That the key shows for it, as six hexadecimal digits; None when it
            shows none.
    """

    value: str
    letter: str | None
    meaning: str
    exception_required: bool
    complete: bool
    source: Span
    colour: str | None = None


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
        number: As its heading says, or a letter where it has one; two areas of a
            document can have the same.
        title: The heading without the number.
        heading: The heading as it stands, and where.
        outcomes: One for each paragraph, in order.
    """

    number: int | str
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
