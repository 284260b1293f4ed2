"""A reading as plain data, for the preview that a person sees before accepting it."""

from __future__ import annotations

from typing import Any

from domain.dates.form import Known
from domain.target import TargetKind
from ledger.documents.actions.targets import target_of, targets_of
from ledger.documents.model import Change, Span
from ledger.documents.plan_reading import (
    ActionReading,
    ClaimReading,
    DateReading,
    InspectionReading,
    Labelled,
    PlanReading,
    RowReading,
)
from ledger.documents.ratings.keeping import FEWEST, scheme_of


def as_json(reading: PlanReading) -> dict[str, Any]:
    """Return `reading` as objects of JSON, with stable keys.

    `rows` has one object for each action: `area`, `code`, `wording`, `target`,
    `progress`, `rating`, `owner`, `sub_action`, `revised`, `measure`, `milestone`,
    `status`, `evidence`, `impact`, `next_steps`, `source` hold the words as they
    stand, null where the document gives nothing; `says`, `sub_items`, `impacts`,
    `targets`, `revised_target`, `rated`, `rated_by`, `notes` and `claim` hold what
    would be recorded of them. `scheme` is what would be adopted. `tracked_changes`
    has `kind`, `words`, `author`, `day`, `source` and whether each was `taken`.
    `dates` has `text`, `understood` (null when it was not) and `source`; `doubts` has
    sentences, those that make recording impossible in `obstacles` too; `unplaced` has
    `text` and `source`.
    """
    return {
        "document": {"name": reading.name, "sha256": reading.sha256},
        **_front(reading),
        "rows": [
            {**_row(row), **_meaning(action, reading)}
            for row, action in zip(reading.rows, reading.actions, strict=True)
        ],
        "dates": [_date(date) for date in reading.dates],
        "doubts": list(reading.doubts),
        "obstacles": list(reading.obstacles),
        "tracked_changes": [_change(change) for change in reading.changes],
        "unplaced": [
            {"text": span.words, "source": str(span.position)}
            for span in reading.unplaced
        ],
    }


def _front(reading: PlanReading) -> dict[str, Any]:
    key = reading.scheme
    scheme = key if len(key) >= FEWEST else scheme_of(key).values
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
            for rating in scheme
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
        "sub_action": row.sub_action,
        "revised": row.revised,
        "measure": row.measure,
        "milestone": row.milestone,
        "status": row.status,
        "evidence": row.evidence,
        "impact": row.impact,
        "next_steps": row.next_steps,
        "source": "; ".join(map(str, row.rows)),
    }


def _meaning(action: ActionReading, reading: PlanReading) -> dict[str, Any]:
    """Return what would be recorded of an action, beside its words."""
    rated = action.rating and scheme_of(reading.scheme).find(action.rating).value
    return {
        "area_number": action.area,
        "parent": action.parent,
        "says": action.wording,
        "sub_items": [_part(item) for item in action.sub_items],
        "impacts": [_part(impact) for impact in action.impacts],
        "targets": [
            _target(span, kind, reading.known) for kind, span in targets_of(action)
        ],
        "revised_target": _target(action.revised[0], None, reading.known)
        if action.revised
        else None,
        "rated": rated,
        "rated_by": action.rating_source,
        "notes": [span.words for span in action.notes],
        "claim": action.claim and _claim(action.claim),
    }


def _part(part: Labelled) -> dict[str, str]:
    return {"label": part.ref, "text": part.text, "source": str(part.position)}


def _target(span: Span, kind: TargetKind | None, known: Known) -> dict[str, str | None]:
    target = target_of(span.words, kind, known)
    return {
        "text": span.words,
        "kind": target.kind,
        "due": None if target.due is None else str(target.due),
        "since": None if target.since is None else str(target.since),
        "source": str(span.position),
    }


def _claim(read: ClaimReading) -> dict[str, str]:
    return {
        "status": read.claim.status.replace("_", " "),
        "words": read.claim.words,
        "source": str(read.position),
    }


def _change(change: Change) -> dict[str, str | bool]:
    return {
        "kind": change.kind,
        "words": change.words,
        "author": change.author,
        "day": change.day,
        "source": str(change.position),
        "taken": change.taken,
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
