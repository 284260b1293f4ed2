"""How a workbook's cells are printed: number formats, fills and fonts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from openpyxl.styles.numbers import BUILTIN_FORMATS

from ledger.documents.excel.colours import Palette, read_palette
from ledger.documents.excel.parts import Parts

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_T = TypeVar("_T")

_SYMBOLS = ("wingdings", "webdings", "symbol", "marlett")
_OFF = ("0", "false", "none")

# What Excel shows in Britain; the file says only the number of the format.
_DAY, _DAY_AND_TIME = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
_EASTERN_DAYS = (*range(27, 32), 36, *range(50, 55), 57, 58)


@dataclass(frozen=True, slots=True)
class Font:
    """How words are printed.

    Attributes:
        colour: Six hexadecimal digits; None when the program chooses it.
        bold: Whether in heavy type.
        size: In points; 0 when not said.
        struck: Whether a line is drawn through.
        symbols: Whether its letters are printed as signs, as those of Wingdings.
    """

    colour: str | None = None
    bold: bool = False
    size: float = 0
    struck: bool = False
    symbols: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell is printed.

    Attributes:
        code: The number format, such as `0.00`.
        fill: Six hexadecimal digits; None when it is not filled.
        font: The font of words that have no other of their own.
    """

    code: str = "General"
    fill: str | None = None
    font: Font = Font()


@dataclass(frozen=True, slots=True)
class Dressing:
    """What a rule lays over a cell: None leaves what the cell has."""

    fill: str | None
    colour: str | None


@dataclass(frozen=True)
class Styles:
    """All that a workbook's cells and rules name by number.

    Attributes:
        palette: Its colours.
        cells: The styles of cells, by number.
        rules: What conditional formatting lays over a cell, by number.
        plain_size: The size of ordinary words, in points.
    """

    palette: Palette
    cells: tuple[Style, ...]
    rules: tuple[Dressing, ...]
    plain_size: float

    def of(self, number: int) -> Style:
        """Return a cell's style; a number that is not listed is the plain one."""
        return self.cells[number] if 0 <= number < len(self.cells) else Style()


def read_styles(parts: Parts, book: str) -> Styles:
    """Return the styles of the workbook whose list of sheets is the part `book`."""
    theme, styles = parts.first(book, "theme"), parts.first(book, "styles")
    root = parts.tree(styles) if styles else None
    palette = read_palette(parts.tree(theme) if theme else None, root)
    if root is None:
        return Styles(palette, (), (), 0)
    fonts = [read_font(font, palette) for font in root.findall("fonts/font")]
    fills = [_fill(fill, palette) for fill in root.findall("fills/fill")]
    codes = {
        number.get("numFmtId", ""): number.get("formatCode", "General")
        for number in root.findall("numFmts/numFmt")
    }
    cells = tuple(
        Style(
            _code(xf.get("numFmtId", "0"), codes),
            _at(fills, xf.get("fillId"), None),
            _at(fonts, xf.get("fontId"), Font()),
        )
        for xf in root.findall("cellXfs/xf")
    )
    rules = tuple(dressing(dxf, palette) for dxf in root.findall("dxfs/dxf"))
    return Styles(palette, cells, rules, fonts[0].size if fonts else 0)


def read_font(font: Element, palette: Palette) -> Font:
    """Return the font that an element `font` or `rPr` describes."""
    name = font.find("name")
    name = font.find("rFont") if name is None else name
    size = font.find("sz")
    return Font(
        colour=palette.hex(font.find("color")),
        bold=_is_on(font.find("b")),
        size=float(size.get("val", 0)) if size is not None else 0,
        struck=_is_on(font.find("strike")),
        symbols=name is not None and name.get("val", "").lower().startswith(_SYMBOLS),
    )


def dressing(dxf: Element, palette: Palette) -> Dressing:
    """Return what a rule's `dxf` lays over a cell.

    A rule's solid fill stands in `bgColor`, where a cell's own stands in `fgColor`;
    programs that do not know write the second.
    """
    fill = dxf.find("fill/patternFill")
    colour = None
    if fill is not None and fill.get("patternType", "solid") == "solid":
        colour = palette.hex(fill.find("bgColor")) or palette.hex(fill.find("fgColor"))
    return Dressing(colour, palette.hex(dxf.find("font/color")))


def _fill(fill: Element, palette: Palette) -> str | None:
    pattern = fill.find("patternFill")
    if pattern is None or pattern.get("patternType") != "solid":
        return None
    return palette.hex(pattern.find("fgColor"))


def _code(number: str, codes: dict[str, str]) -> str:
    if number in codes:
        return codes[number]
    at = int(number) if number.isdecimal() else 0
    if at == 14 or at in _EASTERN_DAYS:
        return _DAY
    if at == 22:
        return _DAY_AND_TIME
    return BUILTIN_FORMATS.get(at, "General").replace('"$"', '"£"')


def _at(things: list[_T], number: str | None, default: _T) -> _T:
    at = int(number) if number and number.isdecimal() else 0
    return things[at] if at < len(things) else default


def _is_on(setting: Element | None) -> bool:
    return setting is not None and setting.get("val", "1") not in _OFF
