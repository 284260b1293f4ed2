"""A reading as plain data, for the preview that a person sees before accepting it."""

from __future__ import annotations

from typing import Any

from ledger.documents.model import Span
from ledger.documents.plan_reading import (
    DateReading,
    InspectionReading,
    PlanReading,
    RowReading,
)


def as_json(reading: PlanReading) -> dict[str, Any]:
    """Return `reading` as objects of JSON, with stable keys.

    `rows` has one object for each action: `area`, `code`, `wording`, `target`,
    `progress`, `rating`, `owner`, `source`; null where the document gives nothing.
    `dates` has `text`, `understood` (null when it was not) and `source`; `doubts` has
    sentences; `unplaced` has `text` and `source`.
    """
    return {
        "document": {"name": reading.name, "sha256": reading.sha256},
        **_front(reading),
        "rows": [_row(row) for row in reading.rows],
        "dates": [_date(date) for date in reading.dates],
        "doubts": list(reading.doubts),
        "unplaced": [
            {"text": span.words, "source": str(span.position)}
            for span in reading.unplaced
        ],
    }


def _front(reading: PlanReading) -> dict[str, Any]:
    return {
        "title": _words(reading.title),
        "authority": _words(reading.authority),
        "inspection": _inspection(reading.inspection),
        "scheme": [
            {
                "value": rating.value,
                "letter": rating.letter,
                "meaning": rating.meaning,
                "exception_required": rating.exception_required,
                "complete": rating.complete,
            }
            for rating in reading.scheme
        ],
        "terms": [
            {"term": term.term, "meaning": term.meaning} for term in reading.terms
        ],
        "areas": [
            {
                "number": area.number,
                "title": area.title,
                "outcomes": [outcome.words for outcome in area.outcomes],
            }
            for area in reading.areas
        ],
    }


def _row(row: RowReading) -> dict[str, str | None]:
    return {
        "area": row.area,
        "code": row.code,
        "wording": row.wording,
        "target": row.target,
        "progress": row.progress,
        "rating": row.rating,
        "owner": row.owner,
        "source": "; ".join(map(str, row.rows)),
    }


def _date(date: DateReading) -> dict[str, str | None]:
    return {
        "text": date.words,
        "understood": None if date.date is None else str(date.date),
        "source": str(date.position),
    }


def _inspection(inspection: InspectionReading) -> dict[str, Any]:
    visited, letter = inspection.visited, inspection.letter
    return {
        "kind": _words(inspection.kind),
        "visited": None if visited is None else _date(visited),
        "letter": None if letter is None else _date(letter),
    }


def _words(span: Span | None) -> str | None:
    return None if span is None else span.words
