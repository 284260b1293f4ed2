"""A document with more in it than a plan can have is refused, whatever its kind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ledger.documents import document_limits
from ledger.documents.document_limits import LONGEST, WIDEST, check_amounts
from ledger.documents.errors import OversizedTableError
from ledger.documents.model import Cell, Document, Paragraph, Position, Table
from ledger.documents.opening import read_document

PARAGRAPH = Paragraph("Our plan", "", Position(paragraph=1))
CELL = Cell(("Recruit",), None, Position(table=1, row=1, cell=1))


def document(*blocks: Paragraph | Table) -> Document:
    return Document("plan.docx", "", blocks)


def table(*cells: Cell) -> Table:
    return Table((cells,), Position(table=1))


def test_a_plan_is_not_too_much() -> None:
    long = "x" * LONGEST

    check_amounts(
        document(
            replace(PARAGRAPH, text=long),
            table(CELL, replace(CELL, lines=(long,), columns=WIDEST)),
        )
    )


@pytest.mark.parametrize(
    ("block", "what"),
    [
        (replace(PARAGRAPH, text="x" * (LONGEST + 1)), "characters in one paragraph"),
        (table(replace(CELL, lines=("x",) * (LONGEST + 1))), "characters in one cell"),
        (table(replace(CELL, columns=WIDEST + 1)), "as wide as 16,385 columns"),
        (
            table(replace(CELL, inner=(table(replace(CELL, columns=WIDEST + 1)),))),
            "as wide as",
        ),
    ],
)
def test_one_part_that_is_too_large_is_refused(
    block: Paragraph | Table, what: str
) -> None:
    with pytest.raises(OversizedTableError, match=what) as refused:
        check_amounts(document(block))

    assert str(refused.value).startswith("plan.docx has ")


@pytest.mark.parametrize(
    ("limit", "what"),
    [
        ("MOST_PARAGRAPHS", "paragraphs outside its tables"),
        ("MOST_ROWS", "rows in its tables"),
        ("MOST_CELLS", "cells in its tables"),
    ],
)
def test_too_many_parts_are_refused(
    monkeypatch: pytest.MonkeyPatch, limit: str, what: str
) -> None:
    monkeypatch.setattr(document_limits, limit, 2)
    blocks = [PARAGRAPH] * 3 if limit == "MOST_PARAGRAPHS" else [table(CELL)] * 3

    with pytest.raises(OversizedTableError, match=f"more than 2 {what}"):
        check_amounts(document(*blocks))


def test_amounts_are_looked_at_before_anything_is_made_of_a_file(
    tmp_path: Path,
) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(f"Ref,Action\n1.1,{'x' * (LONGEST + 1)}\n", encoding="utf-8")

    with pytest.raises(OversizedTableError, match="in one cell"):
        read_document(file)
