"""A CSV file is read whatever parts its cells, and refused in one sentence."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.documents.errors import (
    BrokenRowError,
    NotTextError,
    OtherKindError,
    OversizedTableError,
    ProtectedDocumentError,
)
from ledger.documents.model import Document, Table
from ledger.documents.sheets import limits as sheet_limits
from ledger.documents.sheets import separated
from ledger.documents.sheets.separated import read_csv
from tests.ledger.documents.workbooks import outline

NAME = Path("plan.csv")
ROWS = [["Ref", "Action", "Owner"], ["1.10", "Recruit, induct; keep", "HR"]]


def read(text: str, encoding: str = "utf-8") -> Document:
    return read_csv(NAME, data=text.encode(encoding))


def written(rows: list[list[str]], separator: str) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator).writerows(rows)
    return file.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_separator_is_found(separator: str) -> None:
    document = read(written([["Our plan"], [], *ROWS, *ROWS[1:]], separator))

    assert outline(document) == ["Our plan", [*ROWS, ROWS[1]]]
    assert not document.notices


def test_a_separator_that_the_file_names_is_taken() -> None:
    document = read('sep=|\r\nRef|Action, how; when\r\n"1.1"|Recruit\r\n')

    assert outline(document) == [[["Ref", "Action, how; when"], ["1.1", "Recruit"]]]
    assert str(table_of(document).rows[0][0].position) == "sheet 1, cell A1"


def table_of(document: Document) -> Table:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return table


def test_every_cell_has_its_row_and_column_and_holds_text() -> None:
    document = read("Our plan\n\nRef,Owner,Due\n1.1,,43921\n")

    cell = table_of(document).rows[1][2]
    assert str(cell.position) == "sheet 1, cell C4"
    assert (cell.lines, cell.holds) == (("43921",), "text")
    assert document.program == "Excel"


def test_lines_inside_quotation_marks_are_lines_of_a_cell() -> None:
    document = read('Ref,Action\n1.1,"Recruit ""now""\nInduct"\n1.2,Keep\n')

    rows = table_of(document).rows
    assert rows[1][1].lines == ('Recruit "now"', "Induct")
    assert str(rows[2][0].position) == "sheet 1, cell A3"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_letters_of_unicode_are_read(encoding: str) -> None:
    document = read("Ref,Action\n1.1,Café – “soon”\n", encoding)

    assert table_of(document).rows[1][1].lines == ("Café – “soon”",)
    assert not document.notices


def test_letters_of_old_windows_are_read_with_a_notice() -> None:
    document = read("Ref,Action\n1.1,Café – “soon”\n", "cp1252")

    assert table_of(document).rows[1][1].lines == ("Café – “soon”",)
    assert "Windows-1252" in document.notices[0]


def test_the_digest_is_that_of_exactly_the_bytes_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(b"Ref,Action\r\n1.1,Recruit\r\n")

    document = read_csv(path)

    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.name == "plan.csv"


def test_a_formula_is_words() -> None:
    document = read("Ref,Action\n1.1,=1+1\n")

    assert table_of(document).rows[1][1].lines == ("=1+1",)


def test_signs_that_turn_or_hide_words_are_named() -> None:
    document = read("Ref,Action\n1.1,Pay \u202eevil\n1.2,Bell\x07s\n")

    assert table_of(document).rows[2][1].lines == ("Bells",)
    assert document.notices[0].endswith(": 2, 3.")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('Ref,Action\n1.1,"Recruit\n1.2,Induct\n', 2),
        ('Ref,Action\n"1.1"x,Recruit\n', 2),
        (f'Ref,Action\n1.1,ok\n1.2,"{"x" * 200_000}', 3),
    ],
)
def test_quotation_marks_that_do_not_pair_up_are_refused(text: str, line: int) -> None:
    with pytest.raises(BrokenRowError, match="quotation marks") as refusal:
        read(text)

    assert refusal.value.line == line


def test_a_long_cell_is_not_taken_for_a_missing_quotation_mark() -> None:
    with pytest.raises(BrokenRowError, match="more than 131,072 characters"):
        read(f"Ref,Action\n1.1,{'x' * 200_000}\n")


def test_more_words_than_a_plan_can_have_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sheet_limits, "MOST_SIGNS", 20)

    with pytest.raises(OversizedTableError, match="more than 20 characters"):
        read("Ref,Action\n1.1,Recruit and induct\n")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", OtherKindError),
        (b"%PDF-1.7", OtherKindError),
        (b"Ref,\x00\x01", OtherKindError),
        (b"Ref," + b"x" * 9000 + b"\x00", NotTextError),
        (b"\xff\xfeR\x00\x00\xd8", NotTextError),
        (b"Ref,\x81\x8d\n", NotTextError),
        (
            bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"),
            ProtectedDocumentError,
        ),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        read_csv(NAME, data=data)


def test_fifty_thousand_rows_are_refused() -> None:
    with pytest.raises(OversizedTableError, match="20,000 rows"):
        read("Ref,Action\n" * 50_000)


def test_a_larger_file_than_a_plan_can_be_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(separated, "LARGEST_TEXT", 10)

    with pytest.raises(OversizedTableError, match="20 MB"):
        read("Ref,Action\n")


def test_more_cells_than_a_plan_can_have_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sheet_limits, "MOST_CELLS", 3)

    with pytest.raises(OversizedTableError):
        read("Ref,Action\n1.1,Recruit\n")


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")))


@given(
    st.lists(st.lists(WORDS, min_size=2, max_size=4), min_size=1, max_size=5),
    st.sampled_from(",;\t"),
)
def test_every_word_of_a_file_is_read_in_its_place(
    rows: list[list[str]], separator: str
) -> None:
    # A row above all others settles which separator it is.
    head = [["Ref", "Action", "Owner", "Progress"]] * 20
    text = written([*head, *rows], separator)

    spans = [s for s in read(text).spans() if (s.position.row or 0) > len(head)]

    assert [(s.words, s.position.row, s.position.cell) for s in spans] == [
        (words.strip(), row, column)
        for row, cells in enumerate(rows, len(head) + 1)
        for column, words in enumerate(cells, 1)
        if words.strip()
    ]
