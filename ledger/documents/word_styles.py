"""What Word's styles say of a paragraph: its name, heading level and list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from ledger.documents.word_text import Style, own_settings

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)


def read_styles(styles: BaseOxmlElement) -> dict[str, Style]:
    """Return the paragraph styles by their id, each with what it inherits."""
    elements = {s.get(qn("w:styleId"), ""): s for s in styles.findall(qn("w:style"))}
    return {key: _resolve(key, elements) for key in elements}


def default_style(styles: BaseOxmlElement, known: dict[str, Style]) -> Style:
    """Return the style of a paragraph that names none."""
    for style in styles.findall(qn("w:style")):
        kind, default = style.get(qn("w:type")), style.get(qn("w:default"))
        if kind == "paragraph" and default in ("1", "true", "on"):
            return known[style.get(qn("w:styleId"), "")]
    return Style()


def _resolve(key: str, elements: dict[str, BaseOxmlElement]) -> Style:
    """Return a style, from the oldest ancestor down; a loop of ancestors ends."""
    line: list[BaseOxmlElement] = []
    while key in elements and elements[key] not in line:
        line.append(elements[key])
        base = elements[key].find(qn("w:basedOn"))
        key = "" if base is None else base.get(qn("w:val"), "")
    style = Style()
    for element in reversed(line):
        style = own_settings(element.find(qn("w:pPr")), style)
        name = element.find(qn("w:name"))
        style.name = "" if name is None else name.get(qn("w:val"), "")
        if heading := _HEADING.fullmatch(style.name):
            style.level = int(heading[1])
        elif style.name.casefold() == "title":
            style.level = 0
    return style
