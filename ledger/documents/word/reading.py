"""Reads a Word document into the reader model; imported only to read one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml

from ledger.documents.errors import DamagedDocumentError, OversizedDocumentError
from ledger.documents.model import Document, Paragraph, Position, Table
from ledger.documents.package import read_package
from ledger.documents.word.changes import Tracked, obstacles_of, settle
from ledger.documents.word.colours import Colours
from ledger.documents.word.notices import notices_of
from ledger.documents.word.numbering import Numbering
from ledger.documents.word.strict import usual_form
from ledger.documents.word.styles import Styles
from ledger.documents.word.tables import TableReader
from ledger.documents.word.text import Speller
from ledger.documents.word.xml import TABLE, P, TooDeepError, Xml, children, tidy

MOST_XML = 12 * 1024 * 1024
"""Bytes of XML in a Word document. 200 actions of twelve lines have 0.7 MB; each byte
takes about 18 in memory once it is parsed."""

# Whatever Word's library trips over in a file that passed our own checks.
_TRIPPED = (OpcError, SyntaxError, LookupError, ValueError, TypeError, AttributeError)

_BESIDE = ("header", "footer", "footnotes", "endnotes", "comments")


def read_word(
    path: Path, *, tracked: Tracked = "ask", data: bytes | None = None
) -> Document:
    """Return the words of the Word file at `path`, each with its place.

    Args:
        path: The file.
        tracked: What to make of changes that are still tracked; see `Tracked`.
        data: Its bytes, when they have been read already.

    Raises:
        DocumentError: the file is not a Word document, is protected, damaged, too
            large or unsafe; one subclass and one sentence each.
    """
    data, digest = read_package(path, data=data)
    _check_size(data, path.name)
    try:
        word = docx.Document(io.BytesIO(usual_form(data)))
        return _read(word, path.name, digest, tracked)
    except (RecursionError, TooDeepError) as error:
        what = "its tables or fields stand in each other deeper than any page shows"
        raise DamagedDocumentError(path.name, what) from error
    except _TRIPPED as error:
        raise DamagedDocumentError(
            path.name, "its parts do not fit together"
        ) from error


def _check_size(data: bytes, name: str) -> None:
    """Refuse a document whose elements would fill the memory of the machine."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sizes = [p.file_size for p in package.infolist() if p.filename.endswith(".xml")]
    if sum(sizes) > MOST_XML:
        most = MOST_XML // (1024 * 1024)
        what = f"holds more than {most} MB of text and formatting"
        raise OversizedDocumentError(name, what)


def _read(word: WordFile, name: str, digest: str, tracked: Tracked) -> Document:
    parts = [("", word.element.body), *_beside(word)]
    for _, element in parts:
        tidy(element)
    speller = _speller(word)
    settled = settle(parts, tracked, lambda p: bool(speller.words(p).text))
    body = _Body(TableReader(speller))
    for part, element in parts:
        body.read(element, part)
    return Document(
        name,
        digest,
        tuple(body.blocks),
        notices_of(word.element.body, body.tables.hidden, body.tables.struck),
        settled.changes,
        obstacles=obstacles_of(settled, tracked),
    )


@dataclass
class _Body:
    """Collects blocks in order and counts them."""

    tables: TableReader
    blocks: list[Paragraph | Table] = field(default_factory=list)
    _tables: int = 0
    _paragraphs: int = 0

    def read(self, parent: Xml, part: str) -> None:
        """Append what `parent` holds; a `part` beside the body counts for itself."""
        self._tables = self._paragraphs = 0
        self._blocks(parent, part)

    def _blocks(self, parent: Xml, part: str) -> None:
        for block in children(parent):
            if block.tag == P:
                self._paragraph(block, part)
            elif block.tag == TABLE:
                self._table(block, part)

    def _table(self, element: Xml, part: str) -> None:
        table = self.tables.read(element, Position(table=self._tables + 1, part=part))
        if table.rows:
            self._tables += 1
            self.blocks.append(table)

    def _paragraph(self, element: Xml, part: str) -> None:
        spelt = self.tables.speller.spell(element)
        place = Position(paragraph=self._paragraphs + 1, part=part)
        if spelt.hidden:
            self.tables.hidden.append(place)
        if spelt.struck:
            self.tables.struck.append(place)
        if spelt.text:
            self._paragraphs += 1
            style, marks = spelt.style, tuple(spelt.marks)
            self.blocks.append(
                Paragraph(
                    spelt.text, style.name, place, spelt.label, style.level, marks
                )
            )
        for box in spelt.boxes:
            self._blocks(box, part)


def _speller(word: WordFile) -> Speller:
    numbering = Numbering.of(_part(word, "numbering"))
    colours = Colours.of(_part(word, "theme"))
    return Speller(Styles.of(word.styles.element, numbering, colours), numbering)


def _part(word: WordFile, kind: str) -> Xml | None:
    """Return the one part of that kind, such as the theme; None if there is none."""
    return next((parse_xml(part.blob) for part in _related(word, kind)), None)


def _related(word: WordFile, kind: str) -> Iterator[Any]:
    """Yield the parts of the file that the document names as being of that kind."""
    for rel in word.part.rels.values():
        if not rel.is_external and rel.reltype.endswith(f"/{kind}"):
            yield rel.target_part


def _beside(word: WordFile) -> list[tuple[str, Xml]]:
    """Return the parts beside the body that can hold words: (`header 1`, element)."""
    found = []
    for kind in _BESIDE:
        # Many relationships can name one part; it is there once all the same.
        parts = {str(part.partname): part for part in _related(word, kind)}
        found += [
            (f"{kind} {number}", parse_xml(parts[name].blob))
            for number, name in enumerate(sorted(parts), 1)
        ]
    return found
