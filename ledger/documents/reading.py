"""Reads a plan out of a document: everything in it finds a place or is listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from domain.dates import FoundDate
from domain.dates.form import Known
from domain.dates.terms import known_of
from ledger.documents.actions.reading import Reader, read_rows
from ledger.documents.actions.settling import check_cut_codes, settle_codes
from ledger.documents.findings import Findings
from ledger.documents.front import (
    as_readings,
    find_all_dates,
    read_authority,
    read_inspection,
)
from ledger.documents.layouts.layout import USUAL, Layout
from ledger.documents.model import Document, Span
from ledger.documents.obstacles import find_obstacles
from ledger.documents.outright import given, read_said_date
from ledger.documents.own_print import unfolded
from ledger.documents.plan_reading import PlanReading
from ledger.documents.ratings.keeping import keep_ratings, names_of
from ledger.documents.walk import Walk

NO_AREA = "[the document names no improvement area]"
"""The title of the area of a document that has none, no title, and no named sheet."""


def read_plan(
    document: Document, layout: Layout = USUAL, *, number: bool = False
) -> PlanReading:
    """Return what `document` says of a plan, read by the words of `layout`.

    Nothing is guessed: what the document does not say is None, and every line is
    either in the reading or in its `unplaced`.

    Args:
        document: What was read from the file.
        layout: The words to read by.
        number: Whether actions without a code are numbered in order within their
            area. Otherwise they are an obstacle, and the numbers a proposal.
    """
    document = unfolded(document)
    findings = Findings(document.program)
    walk = Walk(document, layout, findings)
    walk.go()
    front = _front(walk)
    findings.known = front.known
    _propose_area(walk)
    drafts = settle_codes(walk.gatherer.drafts, walk.areas, findings, number=number)
    cut = check_cut_codes(drafts, document, findings)
    ratings = keep_ratings(drafts, walk.scheme, findings, walk.tables)
    reader = Reader(walk.areas, names_of(walk.scheme), layout, findings)
    actions = reader.read(drafts, ratings, cut)
    dates = find_all_dates(document.spans(), front.known)
    reading = replace(
        front,
        areas=tuple(walk.areas.found),
        actions=actions,
        rows=read_rows(drafts, walk.areas.found),
        dates=tuple(as_readings(dates)),
        changes=document.changes,
    )
    _doubt(document, reading, dates, findings)
    return _with_findings(reading, document, findings)


def _with_findings(
    reading: PlanReading, document: Document, findings: Findings
) -> PlanReading:
    return replace(
        reading,
        doubts=(*document.notices, *findings.doubts),
        obstacles=tuple(findings.obstacles),
        structure=tuple(findings.structure),
        unplaced=findings.unplaced(document),
    )


def _front(walk: Walk) -> PlanReading:
    """Return the reading of what stands before the actions."""
    facts, title = walk.facts, _title(walk)
    front = [walk.title, *walk.front] if walk.title else walk.front
    reading = PlanReading(
        name=walk.document.name,
        sha256=walk.document.sha256,
        title=title,
        authority=given(facts["authority"])
        if "authority" in facts
        else read_authority(title, walk.layout),
        inspection=read_inspection(front, walk.layout, facts),
        scheme=tuple(walk.scheme),
        terms=tuple(walk.terms),
        as_at=read_said_date(facts.get("as_at")),
    )
    return replace(reading, known=_known(reading))


def _known(reading: PlanReading) -> Known:
    """Return what dates are read by: about when it was written, and its terms."""
    seen = reading.inspection
    dated = (
        found.date for found in (reading.as_at, seen.letter, seen.visited) if found
    )
    near = next((found.last for found in dated if found and found.last), None)
    return known_of(near, ((term.term, term.meaning) for term in reading.terms))


def _title(walk: Walk) -> Span | None:
    if walk.title is None:
        return walk.facts.get("title")
    return Span(walk.title.text, walk.title.position)


def _propose_area(walk: Walk) -> None:
    """Let actions of a document without any area stand under one."""
    drafts, title = walk.gatherer.drafts, _title(walk)
    if walk.areas.found or not drafts:
        return
    heading = title or walk.sheet or Span(NO_AREA, drafts[0].rows[0])
    area = walk.areas.propose(
        heading,
        "The document names no improvement area; all its actions were put under one"
        f' called "{heading.words}".',
    )
    for draft in drafts:
        draft.area = area


def _doubt(
    document: Document,
    reading: PlanReading,
    dates: Iterable[tuple[Span, FoundDate]],
    findings: Findings,
) -> None:
    for sentence in document.obstacles:
        findings.obstruct(sentence)
    _doubt_gaps(reading, findings)
    find_obstacles(reading, findings)
    _doubt_dates(dates, findings)


def _doubt_gaps(reading: PlanReading, findings: Findings) -> None:
    """Say what a plan has and this document does not."""
    inspection = reading.inspection
    for missing, what in (
        (reading.title is None, "no title"),
        (reading.authority is None, "no council in its title"),
        (inspection.kind is None, "no kind of inspection"),
        (inspection.visited is None, "no date of the inspectors' visit"),
        (inspection.letter is None, "no date of the inspectors' letter"),
        (not reading.areas and not reading.actions, "no improvement area"),
    ):
        if missing:
            findings.doubt(f"The document has {what} that could be read.")


def _doubt_dates(dates: Iterable[tuple[Span, FoundDate]], findings: Findings) -> None:
    """Doubt dates that are not understood; those of targets were doubted before."""
    before = {doubt.partition('": ')[0] for doubt in findings.doubts}
    for span, found in dates:
        where = f'{span.position}: "{found.words}'
        if found.doubt and where[:1].upper() + where[1:] not in before:
            findings.doubt(f'{where}": {found.doubt}.')
