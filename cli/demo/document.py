"""The example plan as a Word document, the same bytes each time."""

import io
from datetime import datetime
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import docx

from cli.demo.exploitation import EXPLOITATION
from cli.demo.plan import INTRODUCTION, KEY, TERMS, TITLE, Area, Page
from cli.demo.quality import QUALITY
from cli.demo.supervision import SUPERVISION
from cli.demo.workforce import WORKFORCE

AREAS = (WORKFORCE, EXPLOITATION, SUPERVISION, QUALITY)
HEADINGS = ("Key actions", "Timescales", "Progress update")

# Word keeps times without a zone; this one is part of the example.
_SAVED = datetime(2020, 6, 22, 9, 0)  # noqa: DTZ001
_UNIX = 3


def example_document() -> bytes:
    """Return the example plan as a Word document."""
    document = docx.Document()
    _write_front(document)
    for area in AREAS:
        _write_area(document, area)
    _set_properties(document)
    packed = io.BytesIO()
    document.save(packed)
    return _undated(packed)


def _write_front(document: Any) -> None:
    document.add_heading(TITLE, level=0)
    document.add_heading("Why there is a plan", level=1)
    for paragraph in INTRODUCTION:
        document.add_paragraph(paragraph)
    for heading, lines in (("RAG key", KEY), ("Acronyms", TERMS)):
        document.add_heading(heading, level=2)
        for line in lines:
            document.add_paragraph(line)


def _write_area(document: Any, area: Area) -> None:
    document.add_heading(area.heading, level=1)
    document.add_heading("Outcomes", level=2)
    for outcome in area.outcomes:
        document.add_paragraph(outcome, style="List Bullet")
    for page in area.pages:
        _write_page(document, page)
        document.add_paragraph()


def _write_page(document: Any, page: Page) -> None:
    table = document.add_table(rows=1, cols=len(HEADINGS), style="Table Grid")
    for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.text = heading
    for row in page:
        columns = (row.action, row.target, row.progress)
        for cell, lines in zip(table.add_row().cells, columns, strict=True):
            _write_cell(cell, lines)


def _write_cell(cell: Any, lines: tuple[str, ...]) -> None:
    """Write each line as a paragraph; a new cell has an empty one to begin with."""
    for index, line in enumerate(lines):
        if index:
            cell.add_paragraph(line)
        else:
            cell.text = line


def _set_properties(document: Any) -> None:
    properties = document.core_properties
    properties.title = TITLE
    properties.author = properties.last_modified_by = "Northmere (example)"
    properties.comments = ""
    properties.created = properties.modified = _SAVED


def _undated(packed: io.BytesIO) -> bytes:
    """Return the package without the times at which its parts were zipped.

    The parts are stored as they are: what a compressor makes of them differs from
    one build of it to the next.
    """
    out = io.BytesIO()
    with ZipFile(packed) as parts, ZipFile(out, "w", ZIP_STORED) as package:
        for name in parts.namelist():
            part = ZipInfo(name, (*_SAVED.timetuple()[:6],))
            part.create_system = _UNIX
            package.writestr(part, parts.read(name))
    return out.getvalue()
