"""A print that LibreOffice opened and wrote anew is read as the print itself is.

`rewritten/` holds what `soffice --headless --convert-to docx` (or `xlsx`) of version
7.4 made of the prints of `sample`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ledger.documents.opening import read_document
from ledger.documents.plan_reading import PlanReading
from ledger.documents.reading import read_plan
from projections.documents.word import as_word
from projections.documents.workbook import as_workbook
from tests.ledger.documents.printed_plans import Plan
from tests.projections.documents.sample import sample

REWRITTEN = Path(__file__).parent / "rewritten"


@pytest.mark.parametrize(
    ("name", "printed"), [("plan.docx", as_word), ("plan.xlsx", as_workbook)]
)
def test_a_rewritten_print_is_read_as_the_print(
    tmp_path: Path, name: str, printed: Callable[[Plan], bytes]
) -> None:
    (tmp_path / name).write_bytes(printed(sample()))
    own = read_plan(read_document(tmp_path / name))

    found = read_plan(read_document(REWRITTEN / name))

    assert [action.code for action in found.actions] == ["1.1", "1.2", "2.1", "2.1.1"]
    assert found.unplaced == ()
    # The number of pages is known to a program that lays them out.
    assert replace(_unnumbered(found), sha256=own.sha256) == _unnumbered(own)


def _unnumbered(reading: PlanReading) -> PlanReading:
    lines = [
        replace(line, words=re.sub(r"Page \d+ of \d+", "Page", line.words))
        for line in reading.structure
    ]
    return replace(reading, structure=tuple(lines))
