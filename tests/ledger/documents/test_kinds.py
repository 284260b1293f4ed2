"""The bytes of a file say what it is, whatever it is called."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from ledger.documents.errors import (
    DamagedDocumentError,
    OtherKindError,
    ProtectedDocumentError,
)
from ledger.documents.kinds import Kind, kind_of, look_at
from ledger.documents.package import refuse_other
from tests.ledger.documents.builders import save
from tests.ledger.documents.workbooks import workbook

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)


def archive(part: str, words: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(part, words)
    return file.getvalue()


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le")


def test_a_workbook_that_is_called_a_word_file_is_a_workbook(tmp_path: Path) -> None:
    word = save(docx.Document(), tmp_path)
    excel = workbook(tmp_path, [["Ref", "Action"]], name="other.docx")

    assert kind_of(word.read_bytes(), "plan.xlsx") == "word"
    assert kind_of(excel.read_bytes(), "other.docx") == "excel"


@pytest.mark.parametrize(
    ("data", "kind", "found"),
    [
        (stream("Workbook"), "excel", ".xls"),
        (stream("WordDocument"), "word", ".doc"),
        (stream("WordDocument") + stream("Workbook"), "word", ".doc"),
        (stream("PowerPoint Document"), "other", "PowerPoint"),
        (archive("mimetype", "x.opendocument.spreadsheet"), "excel", ".ods"),
        (archive("mimetype", "x.opendocument.text"), "word", ".odt"),
        (
            archive("[Content_Types].xml", "ms-excel.sheet.macroEnabled"),
            "excel",
            "xlsm",
        ),
        (archive("[Content_Types].xml", "ms-excel.sheet.binary"), "excel", ".xlsb"),
        (archive("[Content_Types].xml", "spreadsheetml.template"), "excel", "template"),
        (
            archive("[Content_Types].xml", "ms-word.document.macroEnabled"),
            "word",
            "mac",
        ),
        (archive("notes.txt", "Dear colleague"), "other", "archive"),
        (b"{\\rtf1", "word", "rich text"),
        (b"%PDF-1.7", "other", "PDF"),
        (b"\x89PNG", "other", "picture"),
        (b" <!DOCTYPE html>", "other", "web page"),
        (b"Ref,\x00", "other", "another kind"),
        (b"Ref,Action", "other", ""),
        ("Ref,Action".encode("utf-16"), "other", ""),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, kind: Kind, found: str) -> None:
    seen = look_at(data)

    assert seen.kind == kind
    assert found in seen.found
    assert bool(found) == bool(seen.found)


@pytest.mark.parametrize(
    ("name", "kind"), [("plan.xlsx", "excel"), ("plan.docx", "word"), ("plan", "other")]
)
def test_behind_a_password_only_the_name_tells(name: str, kind: Kind) -> None:
    seen = look_at(stream("EncryptedPackage"), name)

    assert seen.kind == kind
    assert seen.locked


def test_a_package_that_broke_off_is_told_by_its_parts(tmp_path: Path) -> None:
    word = save(docx.Document(), tmp_path).read_bytes()
    excel = workbook(tmp_path, [["Ref", "Action"]]).read_bytes()

    assert kind_of(word[:-400], "plan.xlsx") == "word"
    assert kind_of(excel[:-400], "plan.docx") == "excel"
    assert kind_of(b"PK\x03\x04", "plan.docx") == "word"


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"%PDF-1.7", OtherKindError),
        (b"", OtherKindError),
        (stream("EncryptedPackage"), ProtectedDocumentError),
        (b"PK\x03\x04", DamagedDocumentError),
    ],
)
def test_what_is_plainly_no_text_is_refused(
    data: bytes, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        refuse_other(data, "plan")


def test_what_may_be_text_is_not_refused() -> None:
    refuse_other(b"Ref,Action", "plan.csv")
