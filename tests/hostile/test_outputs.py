"""Whatever words were recorded: no output moves a terminal, computes, or runs."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from tests.hostile.of_outputs import LISTINGS, MOVES, OTHERS, recorded, staged
from tools.stage import Stage

FORMATS = ("table", "json", "csv", "md")
PACK = "packs/report-1-ofsted-2022-03-01"
_BAR = re.compile(r"\x1b\[\?25[lh]|\x1b\[K")
"""What hides and clears a bar while a person waits; no words are in it."""


@pytest.fixture(scope="module")
def wild(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A ledger with hostile words in every field, and what it handed over."""
    folder = tmp_path_factory.mktemp("wild")
    for words, said in recorded(folder):
        assert not MOVES & set(_BAR.sub("", said)), words[:3]
    stage = staged(folder)
    answer = stage.run("report", "export", "1", "packs")
    assert answer.code == 0, answer.both
    return stage


@pytest.fixture(scope="module")
def pack(wild: Stage) -> Path:
    """The folder of the pack."""
    return wild.folder / PACK / "data"


@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_no_listing_moves_a_terminal_in_any_format(
    wild: Stage, words: tuple[str, ...]
) -> None:
    for format_ in FORMATS:
        answer = wild.run(*words, "--format", format_, watched=True)

        assert answer.code == 0, answer.both
        assert sorted(MOVES & set(answer.both)) == []


def test_the_listings_have_the_hostile_words_and_show_them(wild: Stage) -> None:
    said = [wild.run(*words, "--format", "table").out for words in LISTINGS]

    assert sum(r"\x1b[31m" in words for words in said) > len(LISTINGS) * 2 / 3


@pytest.mark.parametrize("at", range(len(OTHERS)))
def test_nothing_else_that_prints_words_moves_a_terminal(wild: Stage, at: int) -> None:
    answer = wild.run(*OTHERS[at], watched=True)

    assert answer.code in (0, 2, 3)
    assert sorted(MOVES & set(answer.both)) == []


@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_no_cell_that_is_printed_or_written_computes(
    wild: Stage, words: tuple[str, ...]
) -> None:
    said = wild.run(*words, "--format", "csv").out

    assert computing(said) == []


@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_no_markdown_has_markup_or_a_link_of_its_own(
    wild: Stage, words: tuple[str, ...]
) -> None:
    said = wild.run(*words, "--format", "md").out

    assert re.findall(r"(?<!\\)<(?!br>)|(?<!\\)\]\(|(?<!\\)`", said) == []


@pytest.mark.parametrize("name", ["plan.csv", "timeline.csv"])
def test_no_cell_of_a_pack_computes(pack: Path, name: str) -> None:
    said = (pack / name).read_text("utf-8-sig")

    assert computing(said) == []
    assert "'=1+1" in said


@pytest.mark.parametrize("name", ["report.html", "history.html"])
def test_words_make_no_element_and_leave_no_script(pack: Path, name: str) -> None:
    page = Tags()
    page.feed((pack / name).read_text("utf-8"))

    assert page.tags.count("script") == {"report.html": 0, "history.html": 2}[name]
    assert not {"b", "iframe", "img", "object"} & set(page.tags)
    assert all(json.loads(data) for data in page.data)


def test_no_file_of_a_pack_that_is_text_moves_a_terminal(pack: Path) -> None:
    texts = [place for place in pack.parent.rglob("*") if place.suffix in TEXT]

    assert len(texts) > 9
    for place in texts:
        assert sorted(MOVES & set(place.read_text("utf-8"))) == [], place.name


@pytest.mark.parametrize("name", ["report.docx", "plan.xlsx"])
def test_every_part_of_an_office_file_is_xml(pack: Path, name: str) -> None:
    with zipfile.ZipFile(pack / name) as package:
        for part in package.namelist():
            if part.endswith((".xml", ".rels")):
                ElementTree.fromstring(package.read(part))


def test_no_cell_of_a_workbook_is_a_formula(pack: Path) -> None:
    book = openpyxl.load_workbook(pack / "plan.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert any("=1+1" in str(cell.value) for cell in cells)


def test_no_words_begin_a_line_of_a_calendar(wild: Stage) -> None:
    said = wild.run("due", "--format", "ics").out.replace("\r\n ", "")
    names = {line.partition(":")[0].partition(";")[0] for line in said.splitlines()}

    assert "BEGIN:VEVENT" in said
    assert names <= {
        *("BEGIN", "END", "VERSION", "PRODID", "METHOD", "X-WR-CALNAME", "UID"),
        *("SUMMARY", "DTSTAMP", "DTSTART", "DTEND", "DESCRIPTION", "CATEGORIES"),
        *("TRANSP", "CLASS", "STATUS", "URL", "X-MICROSOFT-CDO-BUSYSTATUS"),
    }


def test_files_are_written_under_names_that_stay_in_their_folder(wild: Stage) -> None:
    before = set(wild.folder.rglob("*"))

    assert wild.run("evidence", "export", "out").code == 0

    written = set(wild.folder.rglob("*")) - before
    assert {place.parent for place in written} == {wild.folder, wild.folder / "out"}
    assert all(not MOVES & set(place.name) for place in written)
    assert computing((wild.folder / "out" / "index.csv").read_text("utf-8-sig")) == []


TEXT = {".csv", ".json", ".html", ".txt"}
"""All text but `entries.jsonl`, whose every byte is what was hashed."""


class Tags(HTMLParser):
    """The tags of a page, and the data in it that is JSON."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.data: list[str] = []
        self._in_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._in_data = ("type", "application/json") in attrs

    def handle_data(self, data: str) -> None:
        if self._in_data and data.strip():
            self.data.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_data = self._in_data and tag != "script"


def computing(said: str) -> list[str]:
    """Return the cells of CSV that a spreadsheet would take for formulas."""
    cells = [cell for row in csv.reader(io.StringIO(said)) for cell in row]
    return [
        cell
        for cell in cells
        if cell.strip().startswith(tuple("=+-@")) and not NUMBER.fullmatch(cell)
    ]


NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
