"""Files of Word in other forms than its usual one."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import pytest

from ledger.documents.errors import OversizedDocumentError
from ledger.documents.word import reading as reader
from ledger.documents.word.reading import read_word
from tests.ledger.documents.builders import action_table, repacked, save, shade


def test_a_strict_open_xml_document_is_read_like_any_other(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("2. Oversight", 1)
    shade(action_table(word, ("1.1 A", "", "")).cell(1, 2), "00B050")
    path = save(word, tmp_path)
    usual = read_word(path).blocks

    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    repacked(path, {name: strict(part) for name, part in parts.items()})

    assert read_word(path).blocks == usual
    assert b"purl.oclc.org" in strict(parts["word/document.xml"])


def test_a_document_of_more_words_than_any_plan_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(docx.Document(), tmp_path)
    monkeypatch.setattr(reader, "MOST_XML", 1024 * 1024)
    words = f"<note>{'words ' * 200_000}</note>"
    repacked(path, {"word/note.xml": words.encode()})

    with pytest.raises(OversizedDocumentError, match="more than 1 MB of text"):
        read_word(path)


def strict(part: bytes) -> bytes:
    """Return a part as Word writes it in a Strict Open XML Document."""
    usual, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    for name in (b"officeDocument", b"wordprocessingml", b"drawingml"):
        for kind in (b"relationships", b"main"):
            old = usual + name + b"/2006/" + kind
            part = part.replace(old, new + name + b"/" + kind)
    return part


def test_a_header_that_is_named_many_times_is_read_once(tmp_path: Path) -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Draft 3"
    path = save(word, tmp_path)
    with zipfile.ZipFile(path) as package:
        name = "word/_rels/document.xml.rels"
        links = package.read(name).decode()
    header = next(link for link in links.split("<") if "/header" in link)
    more = "".join(
        "<" + re.sub(r'Id="[^"]*"', f'Id="more{at}"', header.rstrip("/>") + "/>")
        for at in range(300)
    )
    repacked(
        path,
        {name: links.replace("</Relationships>", more + "</Relationships>").encode()},
    )

    said = [str(block.position) for block in read_word(path).blocks]

    assert said == ["header 1, paragraph 1"]
