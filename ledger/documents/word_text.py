"""The words of a Word paragraph or cell, as a person sees them on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from ledger.documents.numbering import BULLET, Numbering

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

P, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOX = qn("w:txbxContent")
_WORDS = {qn("w:t"), _MATH}
_MARKS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
# Words taken out or moved away by a tracked change, and settings, are not on the page.
_UNSEEN = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:instrText")}


@dataclass
class Style:
    """What a paragraph takes from its style.

    Attributes:
        name: As Word lists it, such as `heading 1`.
        level: 1 to 9 for a heading, 0 for the title, None for other text.
        list_id: The list that its paragraphs belong to, if any.
        depth: How deep in that list, from 0.
    """

    name: str = ""
    level: int | None = None
    list_id: str | None = None
    depth: int = 0


@dataclass
class Speller:
    """Spells out paragraphs in the order of the document, counting its lists."""

    styles: dict[str, Style] = field(default_factory=dict)
    numbering: Numbering = field(default_factory=Numbering)
    default: Style = field(default_factory=Style)

    def style(self, paragraph: BaseOxmlElement) -> Style:
        """Return the style of `paragraph`, with what it sets itself."""
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        key = "" if named is None else named.get(qn("w:val"), "")
        style = self.styles.get(key, self.default)
        return own_settings(paragraph.find(qn("w:pPr")), style)

    def spell(self, paragraph: BaseOxmlElement) -> tuple[str, str, list[Any]]:
        """Return the text of `paragraph`, its list label, and the text boxes in it.

        The text holds tabs and line breaks, and a list's number in front; the text
        boxes are elements that hold paragraphs of their own.
        """
        style = self.style(paragraph)
        words: list[str] = []
        boxes: list[Any] = []
        _collect(paragraph, words, boxes)
        text = "".join(words).strip()
        label = ""
        if style.list_id is not None:
            label = self.numbering.next_label(style.list_id, style.depth)
        if text and label not in ("", BULLET):
            text = f"{label} {text}"
        return text, label, boxes

    def lines(self, parent: BaseOxmlElement) -> list[str]:
        """Return all lines inside `parent`, of tables and text boxes inside it too."""
        lines: list[str] = []
        for block in children(parent):
            if block.tag == P:
                text, _, boxes = self.spell(block)
                lines += [line.strip() for line in text.split("\n")]
                for box in boxes:
                    lines += self.lines(box)
            else:
                lines += self.lines(block)
        return lines


def children(parent: BaseOxmlElement) -> Iterator[Any]:
    """Yield paragraphs, tables, rows and cells in `parent`, through any wrapper.

    Content controls, custom XML and tracked insertions wrap them in Word's files.
    """
    for child in parent:
        if child.tag in (P, TABLE, ROW, CELL):
            yield child
        elif child.tag == f"{_COMPATIBLE}AlternateContent":
            yield from children(child[0])
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
            yield from children(child)


def own_settings(settings: BaseOxmlElement | None, style: Style) -> Style:
    """Return `style` with the heading level and list that `settings` (pPr) set."""
    if settings is None:
        return style
    level, list_id, depth = style.level, style.list_id, style.depth
    outline = settings.find(qn("w:outlineLvl"))
    if outline is not None:
        number = _number(outline.get(qn("w:val")))
        level = number + 1 if number < 9 else level
    listed = settings.find(qn("w:numPr"))
    if listed is not None:
        number_id, at = listed.find(qn("w:numId")), listed.find(qn("w:ilvl"))
        if number_id is not None:
            list_id = number_id.get(qn("w:val"))
        if at is not None:
            depth = _number(at.get(qn("w:val")))
    return Style(style.name, level, list_id, depth)


def _collect(element: BaseOxmlElement, words: list[str], boxes: list[Any]) -> None:
    """Append the visible words under `element` to `words`, in order."""
    for child in element:
        tag = child.tag
        if tag in _WORDS:
            words.append(child.text or "")
        elif tag in _MARKS:
            words.append(_MARKS[tag])
        elif tag == qn("w:sym"):
            words.append(f"[symbol {child.get(qn('w:char'), '')}]")
        elif tag == _BOX:
            boxes.append(child)
        elif tag == f"{_COMPATIBLE}AlternateContent":
            # The first choice and the fallback say the same; only one is on the page.
            _collect(child[0], words, boxes)
        elif isinstance(tag, str) and tag not in _UNSEEN:
            _collect(child, words, boxes)


def _number(words: str | None) -> int:
    return int(words) if words and words.isdecimal() else 0
