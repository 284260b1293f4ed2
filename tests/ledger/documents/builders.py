"""Word documents for the tests, with the traits of real plans in words of our own."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table, _Cell, _Row

from ledger.documents.model import Document
from ledger.documents.model import Table as Grid
from ledger.documents.plan_reading import ActionReading, PlanReading
from ledger.documents.reading import read_plan
from ledger.documents.word.reading import read_word

HEADINGS = ("Impact of actions", "Target Timescales", "Progress")

INTRODUCTION = (
    "1.1 On the 3rd & 4th October 2021 inspectors came to Northmoor for a Focused"
    " Visit. What they found went to the Director in a letter on 9th November 2021."
)

KEY = (
    "Each action is coloured as follows: -",
    "RED – R\tOff course - exceptional report owed",
    "AMBER – A\tUnder way",
    "GREEN- G\tDue to be completed in time",
    "BLUE - B\tAchieved/completed.",
)


def action_table(
    word: WordFile,
    *rows: Sequence[str],
    headings: Sequence[str] = HEADINGS,
) -> Table:
    """Add a table of actions; each line of a cell becomes a paragraph of its own."""
    table: Table = word.add_table(0, len(headings))
    for row in (headings, *rows) if headings[0] else rows:
        added: _Row = table.add_row()  # type: ignore[no-untyped-call]
        for cell, words in zip(added.cells, row, strict=True):
            write(cell, words)
    return table


def write(cell: _Cell, words: str) -> None:
    """Fill a new cell: one paragraph for each line."""
    first, *others = words.split("\n")
    cell.paragraphs[0].text = first
    for line in others:
        cell.add_paragraph(line)


def shade(cell: _Cell, fill: str) -> None:
    """Colour a cell, as officers do instead of writing the rating."""
    shading = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{fill}"/>')
    cell._tc.get_or_add_tcPr().append(shading)


def element(words: str) -> Any:
    """Return an element of Word from `words`, whose prefix `w` need not be declared."""
    start, rest = words.split(">", 1)
    closed = "/" if start.endswith("/") else ""
    return parse_xml(f"{start.rstrip('/')} {nsdecls('w')}{closed}>{rest}")


def table_of(document: Document) -> Grid:
    """Return the one table of a document that holds nothing else."""
    (table,) = document.blocks
    assert isinstance(table, Grid)
    return table


def front(word: WordFile) -> None:
    """Add title, introduction, rating key and acronyms."""
    word.add_paragraph(
        "Northmoor Children's Service Ofsted Action Plan October 2021 Focused Visit",
        style="Title",
    )
    word.add_heading("1. Introduction", 1)
    word.add_paragraph(INTRODUCTION)
    word.add_paragraph("Keeping workers for longer", style="List Bullet")
    word.add_heading("RAG RATING", 2)
    for line in KEY:
        word.add_paragraph(line)
    word.add_heading("Acronyms used:", 2)
    word.add_paragraph("CPM - Case Progress Meeting")
    word.add_paragraph("QN – Quality Network")


def area(word: WordFile, heading: str, *outcomes: str) -> None:
    """Add an improvement area and its outcomes."""
    word.add_heading(heading, 1)
    word.add_heading("Outcome", 2)
    for outcome in outcomes:
        word.add_paragraph(outcome, style="List Bullet")


def example_plan() -> WordFile:
    """Return a plan with every trait that the reader has to understand."""
    word = docx.Document()
    front(word)
    area(word, "1. Keeping workers for longer", "Agency posts fall to 12% by May 2022")
    action_table(
        word,
        (
            "1.1 Publish the staffing plan\nIMPACT\na) Fewer changes of worker\n"
            "b) Shorter absences",
            "June 2022\n\nMay 2022 and ongoing",
            "Plan published in June 2022",
        ),
    )
    word.add_paragraph("")
    action_table(
        word,
        ("", "", "Staff sessions set up"),
        ("1.2. Steady teams\na) Host 3 fairs", "", "Completed and goes on as BAU"),
        ("1.3 .To meet weekly\n1.4 To look again at\nHow it works", "Completed", "Set"),
    )
    _second_area(word)
    return word


def _second_area(word: WordFile) -> None:
    area(word, "2. Better oversight", "Decisions are recorded", "Audits are used")
    action_table(
        word,
        ("2.1 [not legible in the source]", "95% of cases", "Target achieved."),
        ("2.1.1 Weekly figures show it", "", ""),
        headings=("Impact of actions", "Target / Timescales", "Progress"),
    )
    action_table(
        word,
        ("d) Visit each team", "2. Returned by March 2023", ""),
        headings=("Impact of actions", "Target/Timescales", "Progress"),
    )


def save(word: WordFile, folder: Path, name: str = "plan.docx") -> Path:
    """Write the document into `folder` and return its path."""
    path = folder / name
    word.save(str(path))
    return path


def read(word: WordFile, folder: Path) -> Document:
    """Return the document as the ledger reads it from a file."""
    return read_word(save(word, folder))


def repacked(path: Path, parts: Mapping[str, bytes]) -> Path:
    """Replace or add parts of a Word file; the others stay as they were."""
    with zipfile.ZipFile(path) as package:
        kept = {n: package.read(n) for n in package.namelist() if n not in parts}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in {**kept, **parts}.items():
            package.writestr(name, data)
    return path


def action(plan: PlanReading, code: str) -> ActionReading:
    """Return the one action with that code."""
    (found,) = [action for action in plan.actions if action.code == code]
    return found


def reading_of(
    folder: Path, *rows: Sequence[str], headings: Sequence[str] = HEADINGS
) -> PlanReading:
    """Return the reading of one area with one table."""
    word = docx.Document()
    area(word, "2. Oversight", "Audits are used")
    action_table(word, *rows, headings=headings)
    return read_plan(read(word, folder))
