"""Elements of Word with tracked changes, for the tests."""

from __future__ import annotations

from pathlib import Path

import docx

from ledger.documents.model import Document
from tests.ledger.documents.builders import element, save

ANN = 'w:id="1" w:author="Ann Lee" w:date="2021-03-04T09:30:00Z"'
BOB = 'w:id="2" w:author="Bob Ray" w:date="2021-03-05T16:00:00Z"'


def text(words: str) -> str:
    """Return a run."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def inserted(words: str, by: str = ANN) -> str:
    """Return words that somebody inserted."""
    return f"<w:ins {by}>{text(words)}</w:ins>"


def deleted(words: str, by: str = BOB) -> str:
    """Return words that somebody deleted."""
    run = f'<w:r><w:delText xml:space="preserve">{words}</w:delText></w:r>'
    return f"<w:del {by}>{run}</w:del>"


def paragraph(*inside: str, end: str = "") -> str:
    """Return a paragraph whose end is marked by the element `end`."""
    return f"<w:p><w:pPr><w:rPr>{end}</w:rPr></w:pPr>{''.join(inside)}</w:p>"


def row(*cells: str, mark: str = "") -> str:
    """Return a row of cells that are given by what they hold."""
    inside = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{mark}</w:trPr>{inside}</w:tr>"


def table(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def document_of(folder: Path, *blocks: str) -> Path:
    """Save a document of those blocks and return where."""
    word = docx.Document()
    for at, block in enumerate(blocks):
        word.element.body.insert(at, element(block))
    return save(word, folder)


def words(document: Document) -> list[str]:
    """Return its lines."""
    return [span.words for span in document.spans()]
