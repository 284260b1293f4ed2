"""Workbooks that are broken, or made to break what reads them: one sentence each."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ledger.documents.errors import (
    DamagedDocumentError,
    DocumentError,
    NotAWorkbookError,
    OversizedDocumentError,
    ProtectedDocumentError,
    UnsafeDocumentError,
)
from ledger.documents.excel.reading import read_workbook
from tests.ledger.documents.builders import repacked
from tests.ledger.documents.workbooks import outline, with_sheet, workbook

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return workbook(tmp_path, [["Ref", "Action"], ["1.1", "Recruit"]])


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "an empty file"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"Ref,Action", "a file of another kind"),
        (b"<html><table>", "a web page"),
        (OLE + "Workbook".encode("utf-16-le"), "an Excel workbook of the kind before"),
    ],
)
def test_another_kind_of_file_is_named_and_refused(
    tmp_path: Path, data: bytes, found: str
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(data)

    with pytest.raises(NotAWorkbookError, match=r"\*\.xlsx") as refusal:
        read_workbook(path)

    assert refusal.value.found.startswith(found)


def test_a_workbook_with_macros_is_refused_with_what_to_do(plan: Path) -> None:
    types = b'<Types><Override ContentType="x.ms-excel.sheet.macroEnabled.y"/></Types>'
    repacked(plan, {"[Content_Types].xml": types})

    with pytest.raises(
        NotAWorkbookError, match=r"with macros .* save it as"
    ) as refusal:
        read_workbook(plan)

    assert "Excel Workbook (*.xlsx)" in str(refusal.value)


def test_a_workbook_with_a_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))

    with pytest.raises(ProtectedDocumentError, match="open it in Excel"):
        read_workbook(path)


@pytest.mark.parametrize("kept", [3, 100, 3000, -1, -200])
def test_a_truncated_workbook_is_refused(plan: Path, kept: int) -> None:
    plan.write_bytes(plan.read_bytes()[:kept])

    with pytest.raises(DamagedDocumentError, match="fetch it again"):
        read_workbook(plan)


@pytest.mark.parametrize("at", range(0, 36_000, 1_800))
def test_any_damaged_byte_gives_the_same_words_or_a_refusal(
    plan: Path, at: int
) -> None:
    data = bytearray(plan.read_bytes())
    data[at % len(data)] ^= 0x55
    plan.write_bytes(data)

    try:
        words = outline(read_workbook(plan))
    except DocumentError:
        words = ["Plan", [["Ref", "Action"], ["1.1", "Recruit"]]]

    assert words == ["Plan", [["Ref", "Action"], ["1.1", "Recruit"]]]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_entities_are_refused_in_every_part(plan: Path, part: str) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    repacked(plan, {part: bomb})

    with pytest.raises(UnsafeDocumentError, match="saved by Excel"):
        read_workbook(plan)


def test_what_unpacks_to_far_more_than_it_packs_is_refused(plan: Path) -> None:
    repacked(plan, {"xl/media/image1.png": bytes(60 * 1024 * 1024)})

    with pytest.raises(OversizedDocumentError, match="in Excel without its pictures"):
        read_workbook(plan)


@pytest.mark.parametrize(
    "xml",
    [
        "<sheetData><row><c t='s'><v>99</v></c></row></sheetData>",
        "<sheetData><row><c t='s'><v>x</v></c></row></sheetData>",
        "<sheetData><row r='x'/></sheetData>",
        "<sheetData/><mergeCells><mergeCell ref='?'/></mergeCells>",
    ],
)
def test_parts_that_do_not_fit_together_are_refused(plan: Path, xml: str) -> None:
    with_sheet(plan, xml)

    with pytest.raises(DamagedDocumentError, match="do not fit together"):
        read_workbook(plan)


def test_a_workbook_without_its_list_of_sheets_is_refused(plan: Path) -> None:
    repacked(plan, {"_rels/.rels": b"<Relationships/>"})

    with pytest.raises(DamagedDocumentError):
        read_workbook(plan)


def test_nothing_outside_the_file_is_looked_at(plan: Path) -> None:
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    outside = "".join(
        f'<Relationship Id="r{kind}" Type="x/{kind}" Target="{target}"'
        ' TargetMode="External"/>'
        for kind, target in {
            "comments": "file:///etc/passwd",
            "drawing": "../styles.xml",
        }.items()
    )
    escape = '<Relationship Id="up" Type="x/comments" Target="../../../../etc/passwd"/>'
    rels = f'<Relationships xmlns="{links}">{outside}{escape}</Relationships>'
    repacked(plan, {"xl/worksheets/_rels/sheet1.xml.rels": rels.encode()})

    document = read_workbook(plan)

    assert outline(document) == ["Plan", [["Ref", "Action"], ["1.1", "Recruit"]]]
    assert not document.notices


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_refused(plan: Path) -> None:
    with zipfile.ZipFile(plan, "a") as archive:
        archive.writestr("xl/workbook.xml", "<other/>")

    with pytest.raises(DamagedDocumentError, match="twice"):
        read_workbook(plan)
