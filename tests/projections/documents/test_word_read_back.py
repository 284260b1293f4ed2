"""A printed Word document in which officers went on writing is read as they meant."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest

from ledger.documents.opening import read_document
from ledger.documents.plan_reading import ActionReading, PlanReading
from ledger.documents.reading import read_plan
from projections.documents.word import as_word
from projections.documents.workbook import as_workbook
from tests.projections.documents.sample import entry, sample


class Page:
    """A print that is written in, and then read."""

    def __init__(self, folder: Path, **instead: object) -> None:
        self._place = folder / "plan.docx"
        self.word: Any = docx.Document(io.BytesIO(as_word(sample(**instead))))

    def rows(self, area: int) -> Any:
        """Return the rows of an area's table, its headings first."""
        return self.word.tables[area].rows

    def read(self) -> PlanReading:
        """Return what is read of it now."""
        self.word.save(str(self._place))
        return read_plan(read_document(self._place))

    def action(self, code: str) -> ActionReading:
        """Return what is read of one action."""
        (found,) = [one for one in self.read().actions if one.code == code]
        return found


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return Page(tmp_path)


def said(action: ActionReading) -> tuple[object, ...]:
    claim = action.claim and action.claim.claim.status
    return (action.rating, claim, action.owner, action.note)


AS_PRINTED = ("Red", "in_progress", "Head of Service", "Ten posts filled")


def test_a_print_is_read_as_it_is(page: Page) -> None:
    found = page.action("1.1")

    assert said(found) == AS_PRINTED
    assert found.wording == "Hold visits\nand record them"
    assert [part.text for part in found.sub_items] == ["Write to partners"]
    assert [part.text for part in found.impacts] == ["Fewer moves"]
    assert [t.words for t in found.targets] == [
        "by March 2023",
        "95% of visits on time",
    ]
    assert [span.words for span in found.measures] == ["Children say so"]
    assert page.read().unplaced == ()


def test_another_word_is_another_rating(page: Page) -> None:
    line = page.rows(1)[2].cells[2].paragraphs[0]
    line.runs[1].text = "Purple"
    line._p.pPr.remove(line._p.pPr.find(docx.oxml.ns.qn("w:shd")))

    assert page.action("1.2").rating == "Purple"


def test_a_word_beside_the_old_shading_is_doubted(page: Page) -> None:
    page.rows(1)[2].cells[2].paragraphs[0].runs[1].text = "Purple"

    found = page.action("1.2")

    assert (found.rating, found.rating_doubted) == (None, True)
    assert any("the shading" in d or "FFFF99" in d for d in page.read().doubts)


def test_a_note_may_be_written_above_or_below_what_is_known(page: Page) -> None:
    cell = page.rows(1)[1].cells[2]
    cell.paragraphs[0].insert_paragraph_before("Two more in May")
    cell.add_paragraph("Owner: asked by the board")

    *facts, note = said(page.action("1.1"))

    assert tuple(facts) == AS_PRINTED[:3]
    assert note == "Two more in May\nTen posts filled\nOwner: asked by the board"


def test_a_row_may_be_added_without_tab_and_labels(page: Page) -> None:
    row = page.word.tables[1].add_row()
    row.cells[0].text, row.cells[1].text = "1.3 Meet partners", "June 2023"
    row.cells[2].text = "A first meeting was held"

    found = page.action("1.3")

    assert (found.wording, found.note) == ("Meet partners", "A first meeting was held")
    assert (found.rating, found.owner, found.claim) == (None, None, None)


def test_blank_lines_between_the_labels_do_no_harm(page: Page) -> None:
    cell = page.rows(1)[1].cells[2]
    cell.paragraphs[1].insert_paragraph_before("")

    assert said(page.action("1.1")) == AS_PRINTED


def test_a_row_across_the_table_stays_what_it_is(page: Page) -> None:
    row = page.word.tables[1].add_row()
    row.cells[0].merge(row.cells[2]).text = "Agreed by the board"

    found = page.read()

    assert [a.code for a in found.actions] == ["1.1", "1.2", "2.1", "2.1.1"]
    assert [span.words for span in found.unplaced] == ["Agreed by the board"]


def test_a_report_says_of_which_day_it_speaks(tmp_path: Path) -> None:
    report = {"number": 2, "audience": "Board, as at 1 May 2020", "title": "July"}
    page = Page(tmp_path, snapshot="report", report=report, withheld=["owners"])

    found = page.read()

    assert found.as_at is not None
    assert str(found.as_at.date) == "30 July 2022"
    assert found.unplaced == ()


def test_what_was_withheld_is_passed_over(tmp_path: Path) -> None:
    data = sample()
    data["actions"][0].update(owner="[withheld]")
    data["actions"][0]["latest_progress"]["text"] = "[withheld]"
    data["actions"][0]["targets"][0]["text"] = "[withheld]"

    found = Page(tmp_path, **data).action("1.1")

    assert said(found) == ("Red", "in_progress", None, "")
    assert [t.words for t in found.targets] == ["95% of visits on time"]


def test_the_timeline_of_a_workbook_is_no_part_of_the_plan(tmp_path: Path) -> None:
    place = tmp_path / "plan.xlsx"
    place.write_bytes(as_workbook(sample()))
    alone = read_plan(read_document(place))
    place.write_bytes(as_workbook(sample(), [entry(9), entry(10)]))

    found = read_plan(read_document(place))

    assert found.actions == alone.actions
    assert found.unplaced == ()
    assert found.doubts == alone.doubts
