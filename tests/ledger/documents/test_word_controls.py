"""Content controls, fields, form fields and hidden words of Word."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from ledger.documents.model import Paragraph
from tests.ledger.documents.builders import element, read, table_of

BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
CODE = "<w:r><w:instrText> REF </w:instrText></w:r>"


def run(words: str, settings: str = "") -> str:
    """Return a run with those words and settings."""
    return (
        f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
    )


def control(inside: str, settings: str = "") -> str:
    """Return a content control around what stands `inside`."""
    return (
        f"<w:sdt><w:sdtPr>{settings}</w:sdtPr>"
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def form(settings: str) -> str:
    """Return a field of a form of the old kind."""
    data = f"<w:ffData>{settings}</w:ffData>"
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    return begin + CODE + SEPARATE + END


def words_of(folder: Path, *paragraphs: str) -> list[str]:
    """Return the lines of a document of such paragraphs."""
    word = docx.Document()
    for at, inside in enumerate(paragraphs):
        word.element.body.insert(at, element(f"<w:p>{inside}</w:p>"))
    return [span.words for span in read(word, folder).spans()]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (control(run("On track"), "<w:dropDownList/>"), "On track"),
        (control(run("☒"), '<w:alias w:val="Done"/>'), "☒"),
        (run("a ") + control(control(run("b"))), "a b"),
        (run("a") + control(run("Pick one"), "<w:showingPlcHdr/>"), "a"),
        (run("a") + control(run("b"), '<w:showingPlcHdr w:val="0"/>'), "ab"),
        (run("a") + control(run("Choose an ") + run("item.")), "a"),
        (control(run("Choose an item. Or do not.")), "Choose an item. Or do not."),
        (BEGIN + CODE + SEPARATE + run("result") + END, "result"),
        (BEGIN + CODE + END + run("after"), "after"),
        (BEGIN + run("IF ") + BEGIN + CODE + SEPARATE + run("x") + END + run(" = y")
         + SEPARATE + run("yes") + END, "yes"),
        (BEGIN + CODE + SEPARATE + BEGIN + CODE + SEPARATE + run("in") + END
         + run("out") + END, "inout"),
        (BEGIN + CODE + SEPARATE + run("it goes on"), "it goes on"),
        (BEGIN + CODE + run("never closed"), "never closed"),
        (END + SEPARATE + run("only closed"), "only closed"),
        (BEGIN + run("XE index") + END + run("after"), "after"),
        ('<w:fldSimple w:instr="DATE">' + run("3 May") + "</w:fldSimple>", "3 May"),
        (form('<w:checkBox><w:checked/></w:checkBox>'), "☒"),
        (form('<w:checkBox><w:default w:val="1"/></w:checkBox>'), "☒"),
        (form('<w:checkBox><w:default/><w:checked w:val="0"/></w:checkBox>'), "☐"),
        (form('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Red"/>'
              '<w:listEntry w:val="Green"/></w:ddList>'), "Green"),
        (form('<w:ddList><w:listEntry w:val="Red"/></w:ddList>'), "Red"),
    ],
)  # fmt: skip
def test_controls_and_fields_say_what_the_page_shows(
    tmp_path: Path, inside: str, shown: str
) -> None:
    assert words_of(tmp_path, inside) == [shown]


def test_an_instruction_shows_nothing_although_it_holds_words(tmp_path: Path) -> None:
    inside = BEGIN + run("IF secret = 1", '<w:highlight w:val="red"/>') + SEPARATE
    word = docx.Document()
    word.element.body.insert(0, element(f"<w:p>{inside}{run('shown')}{END}</w:p>"))

    (paragraph,) = read(word, tmp_path).blocks

    assert isinstance(paragraph, Paragraph)
    assert (paragraph.text, paragraph.marks) == ("shown", ())


def test_a_field_may_go_on_in_the_next_paragraph(tmp_path: Path) -> None:
    contents = (BEGIN + CODE + SEPARATE + run("1. One"), run("2. Two"), END)

    assert words_of(tmp_path, *contents, run("After")) == ["1. One", "2. Two", "After"]


def test_controls_wrap_rows_cells_and_paragraphs(tmp_path: Path) -> None:
    def cell(words: str) -> str:
        return f"<w:tc><w:p>{run(words)}</w:p></w:tc>"

    unfilled = control(cell("Click here"), "<w:showingPlcHdr/>")
    rows = f"<w:tr>{cell('A')}{control(cell('B'))}{unfilled}{cell('D')}</w:tr>"
    word = docx.Document()
    word.element.body.insert(0, element(f"<w:tbl>{control(rows)}</w:tbl>"))

    (row,) = table_of(read(word, tmp_path)).rows

    assert [cell.lines for cell in row] == [("A",), ("B",), ("",), ("D",)]


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        ("<w:vanish/>", False),
        ('<w:vanish w:val="false"/>', True),
        ('<w:rStyle w:val="Unseen"/>', False),
        ('<w:rStyle w:val="Unseen"/><w:vanish w:val="0"/>', True),
    ],
)
def test_hidden_words_are_left_out_and_said(
    tmp_path: Path, settings: str, shown: bool
) -> None:
    word = docx.Document()
    word.styles.add_style("Unseen", 2).font.hidden = True
    word.add_paragraph("First")
    word.add_paragraph("Seen")._p.append(element(run(" and more", settings)))

    document = read(word, tmp_path)

    last = [span.words for span in document.spans()][-1]
    assert last == ("Seen and more" if shown else "Seen")
    assert [n for n in document.notices if "hidden" in n and "paragraph 2" in n] == (
        [] if shown else list(document.notices)
    )


def test_words_hidden_by_the_style_of_their_paragraph_are_left_out(
    tmp_path: Path,
) -> None:
    word = docx.Document()
    word.styles.add_style("Note", 1).font.hidden = True
    cell = word.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].text = "Seen"
    cell.add_paragraph("Guidance for authors", style="Note")

    document = read(word, tmp_path)

    assert [span.words for span in document.spans()] == ["Seen"]
    assert "table 1, row 1, cell 1" in document.notices[0]


def test_words_hidden_twice_are_shown_again(tmp_path: Path) -> None:
    word = docx.Document()
    word.styles.add_style("Note", 1).font.hidden = True
    word.styles.add_style("Unseen", 2).font.hidden = True
    word.add_paragraph("a", style="Note").add_run("b", style="Unseen")

    assert [span.words for span in read(word, tmp_path).spans()] == ["b"]


def test_a_text_box_that_is_drawn_in_two_ways_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent><w:p>{run('boxed')}</w:p></w:txbxContent>"
    ways = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        f'markup-compatibility/2006"><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )

    assert words_of(tmp_path, f"<w:r>{ways}</w:r>{run('a')}") == ["a", "boxed"]


def test_a_drawn_shape_without_words_is_said(tmp_path: Path) -> None:
    word = docx.Document()
    oval = '<v:oval xmlns:v="urn:schemas-microsoft-com:vml" fillcolor="red"/>'
    word.element.body.insert(
        0, element(f"<w:p><w:r><w:t>a</w:t><w:pict>{oval}</w:pict></w:r></w:p>")
    )

    (notice,) = read(word, tmp_path).notices

    assert "drawn shapes" in notice
