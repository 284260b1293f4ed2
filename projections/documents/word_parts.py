"""Parts of a Word document that its library has no words for: XML by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

if TYPE_CHECKING:
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph

INK = RGBColor(0x1F, 0x2A, 0x44)
"""Of headings; 14 to 1 on white."""

QUIET = RGBColor(0x50, 0x50, 0x50)
"""Of the ledger's own remarks; 8 to 1 on white."""

RULE, HEAD = "B4B4B4", "E9ECF2"
"""Of the lines of a table, and of the ground of its headings."""

FONT = "Arial"


def element(name: str, **values: str | int) -> Any:
    """Return a new element such as `w:shd` with attributes of the same namespace."""
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def shade(settings: Any, fill: str | None) -> None:
    """Give a cell or paragraph, by its settings element, the colour `fill`.

    Indents and the like come after it: Word wants its settings in one order.
    """
    if fill is not None:
        settings.append(element("w:shd", val="clear", color="auto", fill=fill))


def band(paragraph: Paragraph, fill: str | None) -> None:
    """Shade a paragraph as far as the edges of its cell, by borders of that colour."""
    settings = paragraph._p.get_or_add_pPr()
    if fill is not None:
        borders = element("w:pBdr")
        for side, space in (("top", 3), ("left", 5), ("bottom", 2), ("right", 5)):
            borders.append(
                element(f"w:{side}", val="single", sz=4, space=space, color=fill)
            )
        settings.append(borders)
    shade(settings, fill)


def typeface(style: ParagraphStyle) -> None:
    """Give a style our font, also where the theme names another."""
    style.font.name = FONT
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:cs"), FONT)


def add_field(paragraph: Paragraph, name: str) -> None:
    """Add a number that Word counts itself, such as PAGE; 1 until it has."""
    field = element("w:fldSimple", instr=f" {name} ")
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)


def set_row(row: _Row, name: str) -> None:
    """Switch on a setting of a row, such as `w:tblHeader`."""
    row._tr.get_or_add_trPr().append(element(name))


def set_table(table: Table, title: str, description: str) -> None:
    """Give a table quiet lines, room in its cells, and words for those who hear it."""
    settings = table._tbl.tblPr
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = element(f"w:{side}", val="single", sz=4, space=0, color=RULE)
        borders.append(line)
    margins = element("w:tblCellMar")
    for side, width in (("top", 70), ("left", 110), ("bottom", 70), ("right", 110)):
        margins.append(element(f"w:{side}", w=width, type="dxa"))
    look = settings.find(qn("w:tblLook"))
    if look is not None:
        settings.remove(look)
    layout = settings.find(qn("w:tblLayout"))
    layout.addprevious(borders)
    layout.addnext(margins)
    margins.addnext(
        element(
            "w:tblLook",
            val="0020",
            firstRow=1,
            lastRow=0,
            firstColumn=0,
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        )
    )
    settings.append(element("w:tblCaption", val=title))
    settings.append(element("w:tblDescription", val=description))
