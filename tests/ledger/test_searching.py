"""Words are found in a file whatever its format writes them as."""

from __future__ import annotations

import io
import json
import zipfile
from html import escape

import pytest
from docx import Document
from openpyxl import Workbook

from ledger.searching import search

WORDS = 'Zoë said "no" & <left>\non the 3rd – 🙂'


def packed(**parts: bytes) -> bytes:
    """Return an archive of one folder with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"pack/{name.replace('_', '.')}", content)
    return out.getvalue()


def in_word(words: str) -> bytes:
    """Return a Word document with the words in a cell of a table."""
    document, out = Document(), io.BytesIO()
    document.add_table(1, 1).cell(0, 0).text = words
    document.save(out)
    return out.getvalue()


def in_excel(words: str) -> bytes:
    """Return a workbook with the words in a cell."""
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = words
    book.save(out)
    return out.getvalue()


HOLDS: dict[str, tuple[str, bytes]] = {
    "text": ("note.txt", f"He: {WORDS}.".encode()),
    "json": ("plan.json", json.dumps({"text": WORDS}, ensure_ascii=False).encode()),
    "json in ascii": ("plan.json", json.dumps({"text": WORDS}).encode()),
    "page": ("page.html", f"<p>{escape(WORDS)}</p>".encode()),
    "page with breaks": (
        "page.html",
        escape(WORDS, quote=False).replace("\n", "<br>\n    ").encode(),
    ),
    "csv": ("plan.csv", '"{}"'.format(WORDS.replace('"', '""')).encode()),
    "word": ("plan.docx", in_word(WORDS)),
    "excel": ("plan.xlsx", in_excel(WORDS)),
    "old word": ("plan.doc", b"\xd0\xcf" + WORDS.encode("utf-16-le")),
}


@pytest.mark.parametrize("kind", HOLDS)
def test_words_are_found_in_a_file(kind: str) -> None:
    name, content = HOLDS[kind]

    assert search(name, content, [WORDS]).holds != ()
    assert search(name, content, ["Nobody said anything"]).holds == ()


@pytest.mark.parametrize("kind", HOLDS)
def test_words_are_found_in_a_part_of_an_archive(kind: str) -> None:
    name, content = HOLDS[kind]
    archive = packed(other_txt=b"nothing", **{name.replace(".", "_"): content})

    assert search("pack.zip", archive, [WORDS]).holds == (f"pack/{name}",)


def test_what_cannot_be_searched_is_named() -> None:
    archive = packed(report_pdf=b"%PDF-1.7 \x00\x01", plan_json=b"{}")

    assert search("pack.zip", archive, [WORDS]) == ((), ("pack/report.pdf",))
    assert search("scan.pdf", b"%PDF-1.7", [WORDS]) == ((), ("scan.pdf",))


def test_an_archive_that_is_protected_or_broken_cannot_be_searched() -> None:
    archive = bytearray(packed(plan_json=b"{}" * 500))
    at = archive.index(b"PK\x01\x02")
    archive[at + 10] = 99  # A way of packing that nobody knows.

    assert search("pack.zip", bytes(archive), [WORDS]) == ((), ("pack/plan.json",))


def test_a_long_line_tells_by_itself_whose_words_it_is() -> None:
    words = "Zebedee went to the office alone\nHe came back"
    content = b"Zebedee went to the office alone, and somebody was there."

    assert search("note.txt", content, [words]).holds == ("note.txt",)
    assert search("note.txt", b"He came back", [words]).holds == ()


def test_words_with_hidden_characters_are_found_as_they_are_shown() -> None:
    words = "Zebe\u202edee was seen"

    assert search("page.html", b"Zebe\\u202edee was seen", [words]).holds
