"""Which reader a file gets: its bytes decide, and refusals say what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from ledger.documents import package
from ledger.documents.errors import (
    DocumentError,
    OversizedDocumentError,
    OversizedTableError,
)
from ledger.documents.model import Table
from ledger.documents.opening import read_document

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
CSV = "Ref,Action,Due date\n1.1,Publish the plan,June 2022\n"
YAML = "areas:\n  - title: Oversight\n    actions: [{code: 1.1, action: Meet}]\n"
JSON = '{"areas": [{"title": "Homes", "actions": [{"code": 1.1, "action": "Meet"}]}]}'


def archive(**parts: str) -> bytes:
    """Return a zip archive with those parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


REFUSED: tuple[tuple[str, bytes, str], ...] = (
    ("plan.docx", b"", "is an empty file"),
    ("plan.csv", b" \r\n ", "is an empty file"),
    ("plan.yaml", b"", "is an empty file"),
    ("plan.docx", b"%PDF-1.7\n%", "is a PDF"),
    ("plan.csv", b"%PDF-1.7\n%", "is a PDF"),
    ("plan.yaml", b"\x89PNG\r\n\x1a\n", "is a picture"),
    ("plan.docx", b"\xff\xd8\xff\xe0", "is a picture"),
    ("plan.doc", b"{\\rtf1 Plan}", "rich text"),
    ("plan.doc", b"<html><table><tr><td>1.1</td></tr></table>", "a web page"),
    ("plan.xls", b"<!DOCTYPE html><table>", "a web page"),
    ("plan.docx", b"<?xml version='1.0'?><w:wordDocument/>", "an XML file"),
    ("plan.doc", OLE + "WordDocument".encode("utf-16-le"), "before 2007"),
    ("plan.xls", OLE + "Workbook".encode("utf-16-le"), "before 2007"),
    ("plan.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    ("plan.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    ("plan.docx", archive(notes="hello"), "an archive of other files"),
    ("plan.docx", b"PK\x03\x04 broken off", "is damaged"),
    ("plan.csv", b"a,b\x00\x01\x02\n" * 9, "a file of another kind"),
)


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx", "plan.csv", "plan"])
def test_a_word_document_is_read_whatever_it_is_called(
    tmp_path: Path, name: str
) -> None:
    word = docx.Document()
    word.add_paragraph("Northmoor plan")
    word.save(str(tmp_path / name))

    found = read_document(tmp_path / name)

    assert found.program == "Word"
    assert [span.words for span in found.spans()] == ["Northmoor plan"]


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.docx", "plan.yaml"])
def test_a_workbook_is_read_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Northmoor plan"])
    book.save(tmp_path / name)

    found = read_document(tmp_path / name)

    assert found.program == "Excel"
    assert "Northmoor plan" in [span.words for span in found.spans()]


@pytest.mark.parametrize("name", ["plan.csv", "plan.txt", "plan.docx", "plan"])
def test_rows_with_separators_are_read_as_csv(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(CSV, encoding="utf-8")

    found = read_document(tmp_path / name)

    (table,) = [block for block in found.blocks if isinstance(block, Table)]
    assert table.rows[1][1].lines == ("Publish the plan",)


@pytest.mark.parametrize("text", [YAML, JSON, f"\ufeff{YAML}", f"\ufeff\n{JSON}"])
@pytest.mark.parametrize("name", ["plan.yaml", "plan.json", "plan.txt", "plan"])
def test_a_list_of_areas_is_read_as_yaml_or_json(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    found = read_document(tmp_path / name)

    assert found.program == "a text editor"


def test_json_that_is_called_csv_is_read_as_json(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(JSON, encoding="utf-8")

    assert read_document(tmp_path / "plan.csv").program == "a text editor"


def test_a_csv_file_that_speaks_of_areas_stays_csv(tmp_path: Path) -> None:
    text = f"areas: two\n{CSV}"
    (tmp_path / "plan.csv").write_text(text, encoding="utf-8")

    found = read_document(tmp_path / "plan.csv")

    assert found.program != "a text editor"


@pytest.mark.parametrize(("name", "data", "found"), REFUSED)
def test_what_is_no_plan_is_refused_in_one_sentence(
    tmp_path: Path, name: str, data: bytes, found: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(DocumentError) as refused:
        read_document(path)

    sentence = str(refused.value)
    assert sentence.startswith(name)
    assert found in sentence
    assert "; " in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="it is a folder"):
        read_document(tmp_path)
    with pytest.raises(DocumentError, match=r"plan\.docx cannot be opened"):
        read_document(tmp_path / "plan.docx")


def test_a_file_that_is_too_large_is_refused_in_the_words_of_its_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "LARGEST", 100)
    (tmp_path / "plan.csv").write_text(CSV * 9, encoding="utf-8")
    (tmp_path / "plan.docx").write_bytes(OLE + "WordDocument".encode("utf-16-le"))

    with pytest.raises(OversizedTableError, match="copy the rows"):
        read_document(tmp_path / "plan.csv")
    with pytest.raises(OversizedDocumentError, match="save it in Word"):
        read_document(tmp_path / "plan.docx")


def test_sheets_are_chosen_by_their_names(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("Plan").append(["Northmoor plan"])
    book.create_sheet("Notes").append(["Not this"])
    book.save(tmp_path / "plan.xlsx")

    found = read_document(tmp_path / "plan.xlsx", sheets=["Plan"])

    words = [span.words for span in found.spans()]
    assert "Northmoor plan" in words
    assert "Not this" not in words


def test_readers_that_are_not_needed_are_not_loaded(tmp_path: Path) -> None:
    import subprocess
    import sys

    (tmp_path / "plan.csv").write_text(CSV, encoding="utf-8")
    program = (
        "import sys, pathlib; from ledger.documents.opening import read_document;"
        "read_document(pathlib.Path(sys.argv[1]));"
        "print(sorted({'docx', 'openpyxl', 'yaml'} & set(sys.modules)))"
    )

    said = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "plan.csv")],
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.strip() == "[]"
