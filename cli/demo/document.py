"""The example plan as a Word document, the same bytes each time."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import docx

from cli.demo.exploitation import EXPLOITATION
from cli.demo.package import packed
from cli.demo.plan import INTRODUCTION, KEY, TERMS, TITLE, Page
from cli.demo.quality import QUALITY
from cli.demo.supervision import SUPERVISION
from cli.demo.workforce import WORKFORCE

AREAS = (WORKFORCE, EXPLOITATION, SUPERVISION, QUALITY)
HEADINGS = ("Key actions", "Timescales", "Progress update")

# Word keeps times without a zone; this one is part of the example.
_SAVED = datetime(2020, 6, 22, 9, 0)  # noqa: DTZ001


def example_document() -> bytes:
    """Return the example plan as a Word document."""
    document = docx.Document()
    write_front(document)
    for area in AREAS:
        write_area(document, area.heading, area.outcomes)
        for page in area.pages:
            write_page(document, HEADINGS, _cells(page))
            document.add_paragraph()
    return packed(document, TITLE, _SAVED)


def write_front(document: Any) -> list[Any]:
    """Write what stands before the areas; return the paragraphs of the rating key."""
    document.add_heading(TITLE, level=0)
    document.add_heading("Why there is a plan", level=1)
    for paragraph in INTRODUCTION:
        document.add_paragraph(paragraph)
    document.add_heading("RAG key", level=2)
    key = [document.add_paragraph(line) for line in KEY]
    document.add_heading("Acronyms", level=2)
    for line in TERMS:
        document.add_paragraph(line)
    return key


def write_area(document: Any, heading: str, outcomes: Iterable[str]) -> None:
    """Write the heading of an area, and its outcomes."""
    document.add_heading(heading, level=1)
    document.add_heading("Outcomes", level=2)
    for outcome in outcomes:
        document.add_paragraph(outcome, style="List Bullet")


def write_page(
    document: Any, headings: Sequence[str], rows: Iterable[Sequence[Sequence[str]]]
) -> Any:
    """Write a table and return it.

    Args:
        document: Takes it.
        headings: Of its columns.
        rows: For each row its cells, and for each cell its lines.
    """
    table = document.add_table(rows=1, cols=len(headings), style="Table Grid")
    for cell, heading in zip(table.rows[0].cells, headings, strict=True):
        cell.text = heading
    for row in rows:
        for cell, lines in zip(table.add_row().cells, row, strict=True):
            _write_cell(cell, lines)
    return table


def _cells(page: Page) -> list[tuple[tuple[str, ...], ...]]:
    return [(row.action, row.target, row.progress) for row in page]


def _write_cell(cell: Any, lines: Sequence[str]) -> None:
    """Write each line as a paragraph; a new cell has an empty one to begin with."""
    for index, line in enumerate(lines):
        if index:
            cell.add_paragraph(line)
        else:
            cell.text = line
