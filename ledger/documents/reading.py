"""Reads a plan out of a document: everything in it finds a place or is listed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from domain.dates import find_dates
from ledger.documents.actions import read_actions, read_rows
from ledger.documents.areas import find_areas
from ledger.documents.findings import Findings
from ledger.documents.front import (
    find_title,
    read_authority,
    read_dates,
    read_inspection,
    read_rating,
    read_term,
)
from ledger.documents.gathering import Gatherer
from ledger.documents.layout import THREE_COLUMNS, Layout, Section, normal
from ledger.documents.model import Document, Paragraph, Span, Table
from ledger.documents.obstacles import find_obstacles
from ledger.documents.plan_reading import (
    AreaReading,
    PlanReading,
    RatingReading,
    TermReading,
)
from ledger.documents.ratings import keep_ratings


def read_plan(document: Document, layout: Layout = THREE_COLUMNS) -> PlanReading:
    """Return what `document` says of a plan, read by the words of `layout`.

    Nothing is guessed: what the document does not say is None, and every line is
    either in the reading or in its `unplaced`.
    """
    walk = _Walk(document, layout)
    walk.go()
    findings, areas = walk.findings, walk.areas
    drafts = walk.gatherer.drafts
    ratings = keep_ratings(drafts, walk.scheme, findings)
    actions = read_actions(drafts, areas, ratings, layout, findings)
    front = [walk.title, *walk.front] if walk.title else walk.front
    reading = PlanReading(
        name=document.name,
        sha256=document.sha256,
        title=Span(walk.title.text, walk.title.position) if walk.title else None,
        authority=read_authority(walk.title, layout),
        inspection=read_inspection(front, layout),
        scheme=tuple(walk.scheme),
        terms=tuple(walk.terms),
        areas=tuple(areas),
        actions=actions,
        rows=read_rows(drafts, areas),
        dates=tuple(read_dates(document.spans())),
    )
    _doubt(document, reading, findings)
    return replace(
        reading,
        doubts=(*document.notices, *findings.doubts),
        obstacles=tuple(findings.obstacles),
        structure=tuple(findings.structure),
        unplaced=findings.unplaced(document),
    )


@dataclass
class _Walk:
    """One pass through the blocks, with what it has met so far."""

    document: Document
    layout: Layout
    findings: Findings = field(default_factory=Findings)
    title: Paragraph | None = None
    front: list[Paragraph] = field(default_factory=list)
    scheme: list[RatingReading] = field(default_factory=list)
    terms: list[TermReading] = field(default_factory=list)
    areas: list[AreaReading] = field(default_factory=list)
    _level: int = 0
    _section: Section | None = None

    def __post_init__(self) -> None:
        self.gatherer = Gatherer(self.layout, self.findings)

    def go(self) -> None:
        """Visit every block of the body in order."""
        blocks = [b for b in self.document.blocks if not b.position.part]
        headings = find_areas(blocks, self.layout)
        first = min(headings, default=len(blocks))
        self.front = [b for b in blocks[:first] if isinstance(b, Paragraph)]
        self.title = find_title(self.front, self.layout)
        if self.title is not None:
            self.front.remove(self.title)
            self.findings.place(self.title.spans)
        for at, block in enumerate(blocks):
            if isinstance(block, Table):
                self._section = None
                self.gatherer.read(block)
            elif at in headings:
                self._enter(headings[at], block)
            elif block is not self.title:
                self._paragraph(block)

    def _enter(self, area: AreaReading, heading: Paragraph) -> None:
        self.areas.append(area)
        self.findings.place(heading.spans)
        self.gatherer.enter(len(self.areas) - 1)
        self._level = heading.level or 1
        self._section = None
        if [known.number for known in self.areas].count(area.number) > 1:
            self.findings.obstruct(
                f"{heading.position}: the number {area.number} is that of another"
                " improvement area too; give each a number of its own in Word."
            )

    def _paragraph(self, paragraph: Paragraph) -> None:
        self.gatherer.interrupt()
        section = self.layout.sections.get(normal(paragraph.text))
        if section is None and paragraph.level is None:
            self._line_of_section(paragraph)
            return
        if section != "outcomes" and (paragraph.level or 9) <= self._level:
            self.gatherer.enter(None)
            self._level = 0
        self._section = section
        if section is not None:
            self.findings.guide(paragraph.spans)

    def _line_of_section(self, paragraph: Paragraph) -> None:
        if self._section == "outcomes" and self._level:
            outcome = Span(paragraph.text, paragraph.position)
            area = self.areas[-1]
            self.areas[-1] = replace(area, outcomes=(*area.outcomes, outcome))
            self.findings.place(paragraph.spans)
        for line in paragraph.spans:
            if self._section == "key" and (rating := read_rating(line, self.layout)):
                self.scheme.append(rating)
                self.findings.place([line])
            if self._section == "terms" and (term := read_term(line, self.layout)):
                self.terms.append(term)
                self.findings.place([line])


def _doubt(document: Document, reading: PlanReading, findings: Findings) -> None:
    _doubt_gaps(reading, findings)
    find_obstacles(reading, findings)
    _doubt_dates(document, findings)


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


def _doubt_dates(document: Document, findings: Findings) -> None:
    for span in document.spans():
        for found in find_dates(span.words):
            if found.doubt:
                findings.doubt(f'{span.position}: "{found.words}": {found.doubt}.')
