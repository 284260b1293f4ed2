"""What is refused before any library sees it, and the sentence people get."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import docx
import pytest

from ledger.documents import package
from ledger.documents.errors import (
    DamagedDocumentError,
    DocumentError,
    NotAWordDocumentError,
    OversizedDocumentError,
    ProtectedDocumentError,
    UnreadableFileError,
    UnsafeDocumentError,
)
from ledger.documents.word.reading import read_word
from tests.ledger.documents.builders import repacked, save

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    word = docx.Document()
    word.add_paragraph("One line.")
    return save(word, tmp_path)


def test_the_digest_is_that_of_exactly_the_bytes_read(plan: Path) -> None:
    document = read_word(plan)

    assert document.sha256 == hashlib.sha256(plan.read_bytes()).hexdigest()
    assert document.name == "plan.docx"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "an empty file"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"{\\rtf1 ...", "a rich text file"),
        (b"Dear colleague,", "a file of another kind"),
        (OLE, "an Office file of the kind before 2007"),
    ],
)
def test_another_kind_of_file_is_named_and_refused(
    tmp_path: Path, data: bytes, found: str
) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(data)

    with pytest.raises(NotAWordDocumentError, match="save it as") as refusal:
        read_word(path)

    assert refusal.value.found == found


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("spreadsheetml.sheet.main+xml", "an Excel workbook"),
        ("presentationml.presentation.main+xml", "a PowerPoint presentation"),
        ("wordprocessingml.template.main+xml", "a Word template"),
        ("something.else+xml", "an archive of other files"),
    ],
)
def test_another_office_file_is_named_and_refused(
    plan: Path, kind: str, found: str
) -> None:
    types = f'<Types><Override PartName="/main.xml" ContentType="x.{kind}"/></Types>'
    repacked(plan, {"[Content_Types].xml": types.encode()})

    with pytest.raises(NotAWordDocumentError) as refusal:
        read_word(plan)

    assert refusal.value.found == found


def test_an_archive_without_a_list_of_contents_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notes.txt", "Dear colleague,")

    with pytest.raises(NotAWordDocumentError):
        read_word(path)


def test_a_document_with_a_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))

    with pytest.raises(ProtectedDocumentError, match="password"):
        read_word(path)


def test_an_encrypted_part_is_refused(plan: Path) -> None:
    data = bytearray(plan.read_bytes())
    # The flags stand 8 bytes into each entry of the archive's directory.
    data[data.index(b"PK\x01\x02") + 8] |= 1
    plan.write_bytes(data)

    with pytest.raises(ProtectedDocumentError):
        read_word(plan)


@pytest.mark.parametrize("kept", [3, 100, 5000, -1, -200])
def test_a_truncated_document_is_refused(plan: Path, kept: int) -> None:
    plan.write_bytes(plan.read_bytes()[:kept])

    with pytest.raises(DamagedDocumentError, match="fetch it again"):
        read_word(plan)


def test_a_changed_byte_in_a_part_is_refused(plan: Path) -> None:
    data = bytearray(plan.read_bytes())
    with zipfile.ZipFile(plan) as archive:
        part = archive.getinfo("word/document.xml")
    data[part.header_offset + 30 + len(part.filename) + part.compress_size // 2] ^= 255
    plan.write_bytes(data)

    with pytest.raises(DamagedDocumentError):
        read_word(plan)


def test_a_part_that_is_not_xml_is_refused(plan: Path) -> None:
    repacked(plan, {"word/document.xml": b"<w:document>"})

    with pytest.raises(DamagedDocumentError, match=r"word/document\.xml"):
        read_word(plan)


def test_parts_that_do_not_fit_together_are_refused(plan: Path) -> None:
    repacked(plan, {"_rels/.rels": b"<Relationships/>"})

    with pytest.raises(DamagedDocumentError, match="do not fit together"):
        read_word(plan)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_refused(plan: Path) -> None:
    with zipfile.ZipFile(plan, "a") as archive:
        archive.writestr("word/document.xml", "<other/>")

    with pytest.raises(DamagedDocumentError, match="twice"):
        read_word(plan)


def test_a_document_type_is_refused_even_if_it_declares_nothing(plan: Path) -> None:
    repacked(plan, {"word/extra.xml": b"<!DOCTYPE x><x/>"})

    with pytest.raises(UnsafeDocumentError, match="saved by Word"):
        read_word(plan)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/_rels/x.rels", "a.bin"])
def test_a_document_type_is_refused_wherever_it_hides(
    plan: Path, part: str, encoding: str
) -> None:
    repacked(plan, {part: ENTITIES.encode(encoding)})

    with pytest.raises(UnsafeDocumentError) as refusal:
        read_word(plan)

    assert refusal.value.part == part


def test_what_unpacks_to_far_more_than_it_packs_is_refused(plan: Path) -> None:
    repacked(plan, {"word/media/image1.png": bytes(60 * 1024 * 1024)})

    with pytest.raises(OversizedDocumentError, match="times its size"):
        read_word(plan)


def test_sizes_are_refused_by_what_is_declared(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "LARGEST", plan.stat().st_size)

    with pytest.raises(OversizedDocumentError, match="unpacks to more than"):
        read_word(plan)


def test_a_larger_file_than_a_plan_can_be_is_refused(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "LARGEST", plan.stat().st_size - 1)

    with pytest.raises(OversizedDocumentError, match="larger than"):
        read_word(plan)


def test_an_archive_of_very_many_parts_is_refused(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MOST_PARTS", 5)

    with pytest.raises(OversizedDocumentError, match="parts"):
        read_word(plan)


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="check the name"):
        read_word(tmp_path / "plan.docx")


@pytest.mark.parametrize("at", range(0, 36_000, 1_800))
def test_any_damaged_byte_gives_the_same_words_or_a_refusal(
    plan: Path, at: int
) -> None:
    data = bytearray(plan.read_bytes())
    data[at % len(data)] ^= 0x55
    plan.write_bytes(data)

    try:
        words = [span.words for span in read_word(plan).spans()]
    except DocumentError:
        words = ["One line."]

    assert words == ["One line."]
