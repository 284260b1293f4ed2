"""One pass through a document, block by block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from ledger.documents import listings, outright
from ledger.documents.actions.gathering import Gatherer
from ledger.documents.actions.list_numbers import counts_by_list
from ledger.documents.areas.area_list import Areas
from ledger.documents.areas.names import AreaName, name_without_number
from ledger.documents.areas.numbered import SHEET, find_areas, kind_of
from ledger.documents.areas.sections import outcome_lines
from ledger.documents.findings import Findings
from ledger.documents.front import find_title, read_term
from ledger.documents.layouts.columns import words_of
from ledger.documents.layouts.layout import Layout, Section, normal
from ledger.documents.model import Document, Outright, Paragraph, Said, Span, Table
from ledger.documents.plan_reading import RatingReading, TermReading
from ledger.documents.ratings.key import read_key
from ledger.documents.unwrapping import unwrap

_PAGE = ("header", "footer")


@dataclass
class Walk:
    """What a document has been found to hold, block after block.

    Attributes:
        document: What is read.
        layout: The words to read by.
        findings: Doubts, and what found a place.
        title: The paragraph that is the plan's title.
        front: The paragraphs before the first area.
        facts: What the document says outright of the plan.
        tables: All tables, each for itself.
        scheme: The rating key.
        sheet: The name of its first sheet; None where it has none.
        terms: Acronyms.
    """

    document: Document
    layout: Layout
    findings: Findings
    title: Paragraph | None = None
    front: list[Paragraph] = field(default_factory=list)
    facts: dict[Outright, Span] = field(default_factory=dict)
    scheme: list[RatingReading] = field(default_factory=list)
    terms: list[TermReading] = field(default_factory=list)
    _level: int = 0
    _section: Section | None = None

    def __post_init__(self) -> None:
        self.sheet: Span | None = None
        body = [b for b in self.document.blocks if not b.position.part]
        self._blocks = unwrap(body, self.layout)
        kinds = [kind_of(block, self.layout) for block in self._blocks]
        self._headings = find_areas(
            self._blocks, kinds, self.layout, PurePath(self.document.name).stem
        )
        self.tables = [b for b in self._blocks if isinstance(b, Table)]
        said = any(b.said for b in self._paragraphs())
        self.areas = Areas(self.findings)
        self.gatherer = Gatherer(
            self.layout,
            self.findings,
            self.areas,
            unnumbered=not self._headings and not said and "with areas" not in kinds,
            listed=counts_by_list(self.tables, self.layout),
        )
        # What stands above the table of a sheet is the front, whatever the sheet is.
        named = [at for at in self._headings if not _is_sheet(self._blocks[at])]
        begun = [*named, *(at for at, k in enumerate(kinds) if k != "other")]
        self._first = min(begun, default=len(self._blocks))

    def _paragraphs(self) -> Iterator[Paragraph]:
        return (b for b in self._blocks if isinstance(b, Paragraph))

    def go(self) -> None:
        """Visit every block of the body in order."""
        above = self._blocks[: self._first]
        self.front = [b for b in above if isinstance(b, Paragraph) and not b.said]
        self.front = [b for b in self.front if b.style != SHEET]
        pages = [b for b in self.document.blocks if b.position.part.startswith(_PAGE)]
        key = read_key([*self._blocks, *pages], self.layout, self.findings)
        self.scheme += key.values
        if not any(b.said and b.said.what == "title" for b in self._paragraphs()):
            self.title = find_title(self.front, self.layout)
        own, as_at = listings.read_own(self.document)
        self.findings.guide(own)
        if as_at is not None:
            self.facts["as_at"] = as_at
        if self.title is not None:
            self.front.remove(self.title)
            self.findings.place(self.title.spans)
        for at, block in enumerate(self._blocks):
            if isinstance(block, Table):
                if block.position not in key.places:
                    self._table(block)
                self._section = None
            elif at in self._headings:
                self._enter(self._headings[at], block)
            elif block.said is not None:
                self._said(block, block.said)
            elif block is not self.title:
                self._paragraph(block, in_key=block.position in key.places)

    def _enter(self, name: AreaName, heading: Paragraph) -> None:
        words = Span(heading.text, heading.position)
        index = self.areas.enter(name, words)
        self.findings.place(heading.spans)
        self.gatherer.enter(index)
        self._level = heading.level or 1
        self._section = None

    def _said(self, paragraph: Paragraph, said: Said) -> None:
        """Take what a file says outright."""
        self.gatherer.interrupt()
        self.findings.place(paragraph.spans)
        if said.what == "area":
            self._enter(outright.said_area(said), paragraph)
        elif said.what == "outcome":
            self._outcome(outright.said_words(paragraph, said))
        elif said.what == "rating":
            self.scheme.append(outright.said_rating(paragraph, said, self.layout))
        elif said.what == "term":
            self.terms.append(outright.said_term(paragraph, said))
        else:
            self.facts.setdefault(said.what, outright.said_words(paragraph, said))

    def _table(self, table: Table) -> None:
        """Read a table as one of actions, or else as one that lists other things."""
        if self.gatherer.read(table):
            return
        guides, terms = listings.table_terms(table, self._section)
        self.findings.guide(guides)
        for term, meaning, row in terms:
            source = Span(f"{term}\t{meaning}", row[0].position)
            self.terms.append(TermReading(term, meaning, source))
            self.findings.place(span for cell in row for span in cell.spans)
        guides, outcomes = listings.table_outcomes(table)
        self.findings.guide(guides)
        for lines, row in outcomes:
            words = words_of(row[0])
            if words:
                name = name_without_number(words, self.layout)
                area = self.areas.enter(name, Span(words, row[0].position), again=True)
                self.findings.place(row[0].spans)
                self.areas.add_outcomes(area, lines)
        self.findings.guide(listings.fact_labels(table))
        for what, said, row in listings.table_facts(table):
            if what not in self.facts:
                self.facts[what] = said
                self.findings.guide(row[0].spans)
                self.findings.place(row[1].spans)

    def _paragraph(self, paragraph: Paragraph, *, in_key: bool) -> None:
        self.gatherer.interrupt()
        section = self.layout.sections.get(normal(paragraph.text))
        if section is None and paragraph.level is None and paragraph.style != SHEET:
            if not in_key:
                self._line_of_section(paragraph)
            return
        ends = section != "outcomes" and (paragraph.level or 9) <= self._level
        if ends or paragraph.style == SHEET:
            self.gatherer.enter(None)
            self._level = 0
        self._section = section
        if paragraph.style == SHEET and self.sheet is None:
            self.sheet = Span(paragraph.text, paragraph.position)
        if section is not None or paragraph.style == SHEET:
            self.findings.guide(paragraph.spans)

    def _line_of_section(self, paragraph: Paragraph) -> None:
        if self._section == "outcomes" and self._level:
            self._outcome(Span(paragraph.text, paragraph.position))
            self.findings.place(paragraph.spans)
            return
        if self.gatherer.area is not None and self._says_outcomes(paragraph):
            return
        for line in paragraph.spans:
            if self._section == "terms" and (term := read_term(line, self.layout)):
                self.terms.append(term)
                self.findings.place([line])
            elif paragraph in self.front and (fact := listings.read_fact(line)):
                self.facts.setdefault(*fact)
                self.findings.place([line])

    def _says_outcomes(self, paragraph: Paragraph) -> bool:
        """Take a paragraph such as "Outcome: audits are used"; False for another."""
        lines = list(outcome_lines(paragraph.spans))
        for span, said in lines:
            self.findings.guide([span])
            if said is not None:
                self._outcome(said)
        return bool(lines)

    def _outcome(self, outcome: Span) -> None:
        area = self.gatherer.area
        if area is not None and outright.given(outcome):
            self.areas.add_outcomes(area, [outcome])


def _is_sheet(block: Paragraph | Table) -> bool:
    return isinstance(block, Paragraph) and block.style == SHEET
