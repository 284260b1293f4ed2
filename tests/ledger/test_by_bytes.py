"""What kind of file some bytes are, whatever somebody calls them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from ledger.by_bytes import as_evidence, kind_of_bytes
from ledger.files import kept_file
from ledger.media_types import (
    ENDINGS,
    OLD_OFFICE,
    PLAIN,
    UNKNOWN,
    ZIP,
    contradicts,
    media_type_of,
)

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\x00" * 500


def word() -> bytes:
    """Return an empty Word document."""
    made = io.BytesIO()
    Document().save(made)
    return made.getvalue()


def excel() -> bytes:
    """Return an empty workbook."""
    made = io.BytesIO()
    Workbook().save(made)
    return made.getvalue()


def archive(**parts: str) -> bytes:
    """Return a zip archive of `parts`, by name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def slides() -> bytes:
    """Return the least that says of itself that it is a presentation."""
    main = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("ppt/presentation.xml", "<p/>")
        package.writestr(
            "[Content_Types].xml", f'<Types ContentType="{main}.main+xml"/>'
        )
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (word(), ENDINGS["docx"]),
        (excel(), ENDINGS["xlsx"]),
        (slides(), ENDINGS["pptx"]),
        (archive(mimetype=ENDINGS["odt"]), ENDINGS["odt"]),
        (archive(mimetype="text/html"), ZIP),
        (archive(rota="Monday"), ZIP),
        (archive(rota="Monday")[:-9], ZIP),
        (OLE + "WordDocument".encode("utf-16-le"), "application/msword"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), OLD_OFFICE),
        (b"%PDF-1.7\n%\xe2\xe3", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n\x00", "image/png"),
        (b"\xff\xd8\xff\xe0\x00", "image/jpeg"),
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
        (b"{\\rtf1}", "application/rtf"),
        (b"<!DOCTYPE html><p>", "text/html"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>', "application/xml"),
        (b"Received: from there\r\n", "message/rfc822"),
        (b"week,visits\r\n1,20\r\n", PLAIN),
        ("Cafés, £20".encode("cp1252"), PLAIN),
        ("Cafés, £20".encode("utf-16"), PLAIN),
        (b"\x00\x01\x02", UNKNOWN),
    ],
    # Archives have the time in them, and workers compare the names of their tests.
    ids=lambda value: value if isinstance(value, str) else "bytes",
)
def test_bytes_tell_what_they_are(content: bytes, kind: str) -> None:
    assert kind_of_bytes(content) == kind


@given(st.binary(min_size=1), st.sampled_from([b"", b"PK\x03\x04", OLE, b"%PDF-"]))
def test_any_bytes_are_of_some_kind(content: bytes, start: bytes) -> None:
    kind = kind_of_bytes(start + content)

    assert kind in {*ENDINGS.values(), OLD_OFFICE, UNKNOWN}


@given(st.sampled_from(["rota.docx", "rota", "rota.pdf.exe", ".zip"]))
def test_a_name_does_not_decide(name: str) -> None:
    assert as_evidence(kept_file(name, b"%PDF-1.7", "")).media_type == "application/pdf"


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("C:\\Users\\h.mensah\\rota.pdf", "rota.pdf"),
        ("\\\\server\\share\\rota.pdf", "rota.pdf"),
        ("out/of/rota.pdf", "rota.pdf"),
        ("rota.pdf", "rota.pdf"),
        ("..", ".."),
    ],
)
def test_a_file_has_a_name_without_its_folder(name: str, base: str) -> None:
    assert as_evidence(kept_file(name, b"x", "")).name == base


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("rota.pdf", ENDINGS["docx"]),
        ("rota.docx", ZIP),
        ("rota.docx", ENDINGS["xlsx"]),
        ("rota.csv", ENDINGS["xlsx"]),
        ("rota.txt", UNKNOWN),
        ("rota.pdf", OLD_OFFICE),
        ("rota.doc", "application/rtf"),
    ],
)
def test_a_name_can_speak_of_another_kind(name: str, kind: str) -> None:
    assert contradicts(name, kind)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("rota.PDF", "application/pdf"),
        ("rota.csv", PLAIN),
        ("rota.txt", "text/html"),
        ("rota", "application/pdf"),
        ("rota.of.july", UNKNOWN),
        ("rota.doc", OLD_OFFICE),
        ("rota.xlsx", OLD_OFFICE),
    ],
)
def test_a_name_that_fits_or_says_nothing_is_let_pass(name: str, kind: str) -> None:
    assert not contradicts(name, kind)


def test_no_document_of_the_corpus_is_called_what_it_is_not() -> None:
    corpus = Path(__file__).parents[1] / "corpus"
    wrong = [
        place.name
        for place in corpus.iterdir()
        if contradicts(place.name, kind_of_bytes(place.read_bytes()))
    ]

    assert wrong == []
    assert media_type_of("plan.docx") == kind_of_bytes(
        (corpus / "colne-blocks.docx").read_bytes()
    )
