"""Reads a Word document into the reader model; imported only to read one."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from ledger.documents.errors import DamagedDocumentError
from ledger.documents.model import Cell, Document, Paragraph, Position, Table
from ledger.documents.numbering import Numbering
from ledger.documents.package import read_package
from ledger.documents.word_styles import default_style, read_styles
from ledger.documents.word_text import CELL, ROW, TABLE, P, Speller, children

# Whatever Word's library trips over in a file that passed our own checks.
_TRIPPED = (
    OpcError,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RecursionError,
)

_BESIDE = ("header", "footer", "footnotes", "endnotes", "comments")


def read_word(path: Path) -> Document:
    """Return the words of the Word file at `path`, each with its place.

    Raises:
        DocumentError: the file is not a Word document, is protected, damaged, too
            large or unsafe; one subclass and one sentence each.
    """
    data, digest = read_package(path)
    try:
        word = docx.Document(io.BytesIO(data))
        body = _Body(_speller(word))
        body.read(word.element.body)
        for part, element in _beside(word):
            body.read(element, part)
        notices = _notices(word)
    except _TRIPPED as error:
        raise DamagedDocumentError(
            path.name, "its parts do not fit together"
        ) from error
    return Document(path.name, digest, tuple(body.blocks), notices)


@dataclass
class _Body:
    """Collects blocks in order and counts them."""

    speller: Speller
    blocks: list[Paragraph | Table] = field(default_factory=list)
    tables: int = 0
    paragraphs: int = 0

    def read(self, parent: Any, part: str = "") -> None:
        """Append what `parent` holds; a `part` beside the body counts for itself."""
        if part:
            self.tables = self.paragraphs = 0
        for block in children(parent):
            if block.tag == P:
                self._paragraph(block, part)
            elif block.tag == TABLE:
                self.tables += 1
                place = Position(table=self.tables, part=part)
                self.blocks.append(_table(block, place, self.speller))

    def _paragraph(self, element: Any, part: str) -> None:
        text, label, boxes = self.speller.spell(element)
        if text.strip():
            self.paragraphs += 1
            style = self.speller.style(element)
            place = Position(paragraph=self.paragraphs, part=part)
            self.blocks.append(Paragraph(text, style.name, place, label, style.level))
        for box in boxes:
            for line in self.speller.lines(box):
                if line:
                    self.paragraphs += 1
                    place = Position(paragraph=self.paragraphs, part=part)
                    self.blocks.append(Paragraph(line, "", place))


def _table(table: Any, place: Position, speller: Speller) -> Table:
    rows = [row for row in children(table) if row.tag == ROW]
    return Table(
        tuple(
            _row(row, Position(table=place.table, row=at, part=place.part), speller)
            for at, row in enumerate(rows, 1)
        ),
        place,
    )


def _row(row: Any, place: Position, speller: Speller) -> tuple[Cell, ...]:
    cells = []
    column = 1 + _setting(row, "w:trPr", "w:gridBefore")
    for at, cell in enumerate((c for c in children(row) if c.tag == CELL), 1):
        above = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        columns = max(1, _setting(cell, "w:tcPr", "w:gridSpan"))
        position = Position(place.table, place.row, at, part=place.part)
        cells.append(
            Cell(
                lines=tuple(speller.lines(cell)),
                fill=_fill(cell),
                position=position,
                column=column,
                columns=columns,
                merged=above is not None and above.get(qn("w:val")) != "restart",
            )
        )
        column += columns
    return tuple(cells)


def _setting(element: Any, group: str, name: str) -> int:
    found = element.find(f"{qn(group)}/{qn(name)}")
    value = "" if found is None else found.get(qn("w:val"), "")
    return int(value) if value.isdecimal() else 0


def _fill(cell: Any) -> str | None:
    shading = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    fill = "" if shading is None else shading.get(qn("w:fill"), "")
    return None if fill.lower() in ("", "auto") else fill.upper()


def _speller(word: WordFile) -> Speller:
    lists = [
        parse_xml(rel.target_part.blob)
        for rel in word.part.rels.values()
        if rel.reltype == RELATIONSHIP_TYPE.NUMBERING and not rel.is_external
    ]
    styles = read_styles(word.styles.element)
    numbering = Numbering.of(lists[0] if lists else None)
    return Speller(styles, numbering, default_style(word.styles.element, styles))


def _beside(word: WordFile) -> list[tuple[str, Any]]:
    """Return the parts beside the body that can hold words: (`header 1`, element)."""
    found = []
    for kind in _BESIDE:
        parts = [
            rel.target_part
            for rel in word.part.rels.values()
            if not rel.is_external and rel.reltype.endswith(f"/{kind}")
        ]
        parts.sort(key=lambda part: str(part.partname))
        found += [
            (f"{kind} {number}", parse_xml(part.blob))
            for number, part in enumerate(parts, 1)
        ]
    return found


def _notices(word: WordFile) -> tuple[str, ...]:
    """Return what a person should know of what the page shows and this does not."""
    body = word.element.body
    notices = []
    if any(True for _ in body.iter(qn("w:ins"), qn("w:del"), qn("w:moveFrom"))):
        notices.append(
            "The document has tracked changes that nobody accepted or refused;"
            " added words were read, and words taken out were not."
        )
    if any(True for _ in body.iter(qn("pic:pic"), qn("w:object"), qn("w:altChunk"))):
        notices.append(
            "The document has pictures or embedded files; words inside those"
            " were not read."
        )
    return tuple(notices)
