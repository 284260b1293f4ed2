"""What Word's styles say of words: heading level, list, hidden, and their colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ledger.documents.word.colours import Colours, highlighted
from ledger.documents.word.numbering import Numbering
from ledger.documents.word.signs import is_symbol_font
from ledger.documents.word.xml import P_PR, R_PR, Xml, is_on, number, setting, value, w

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_MOST_ANCESTORS = 20
_FONT_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")


@dataclass(frozen=True, slots=True)
class Look:
    """How words look, as far as that says something; None where nothing is set.

    Attributes:
        hidden: Whether the page leaves them out.
        highlight: Colour of the highlighter; empty when it is taken off.
        shade: Colour behind them.
        colour: Of the letters; empty when it is left to Word.
        font: A symbol font in which letters print as signs; else empty.
    """

    hidden: bool | None = None
    highlight: str | None = None
    shade: str | None = None
    colour: str | None = None
    font: str | None = None

    def over(self, below: Look) -> Look:
        """Return this look where it sets something, else that of `below`."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.highlight if self.highlight is None else self.highlight,
            below.shade if self.shade is None else self.shade,
            below.colour if self.colour is None else self.colour,
            below.font if self.font is None else self.font,
        )

    @property
    def mark(self) -> str:
        """The colour on which the words stand; empty when on none."""
        return self.highlight or self.shade or ""


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph, or some words of it, take from a style.

    Attributes:
        name: As Word lists it, such as `heading 1`.
        level: 1 to 9 for a heading, 0 for the title, None for other text.
        list_id: The list that its paragraphs belong to, if any.
        depth: How deep in that list, from 0.
        shade: The colour behind the whole paragraph; empty when unshaded.
        look: How its words look.
    """

    name: str = ""
    level: int | None = None
    list_id: str | None = None
    depth: int = 0
    shade: str = ""
    look: Look = field(default_factory=Look)


@dataclass(frozen=True)
class Styles:
    """The styles of a document by their id, each with what it inherits.

    Attributes:
        by_id: Of paragraphs and of words.
        default: That of a paragraph which names none.
        stripes: The colours with which a table style decorates, by its id.
        colours: The colours that they and the document name.
    """

    by_id: Mapping[str, Style] = field(default_factory=dict)
    default: Style = field(default_factory=Style)
    colours: Colours = field(default_factory=Colours)
    stripes: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, part: Xml, numbering: Numbering, colours: Colours) -> Styles:
        """Return the styles that `styles.xml` defines."""
        elements = {s.get(w("styleId"), ""): s for s in part.findall(w("style"))}
        known = {key: _resolve(key, elements, numbering, colours) for key in elements}
        usual = Style()
        for key, style in elements.items():
            kind, default = style.get(w("type")), style.get(w("default"))
            if kind == "paragraph" and default in ("1", "true", "on"):
                usual = known[key]
        return cls(known, usual, colours, _stripes(elements, colours))

    def of_paragraph(self, paragraph: Xml) -> Style:
        """Return the style of `paragraph`, with what it sets itself."""
        settings = paragraph.find(P_PR)
        if settings is None:
            return self.default
        style = self.by_id.get(value(settings, "pStyle") or "", self.default)
        return _own_settings(settings, style, self.colours)

    def of_run(self, run: Xml, paragraph: Style) -> Look:
        """Return how the words of `run` look in a paragraph of that style."""
        settings = run.find(R_PR)
        look = paragraph.look
        if settings is None:
            return look
        named = value(settings, "rStyle") or ""
        if named in self.by_id:
            own = self.by_id[named].look
            # Hidden in both styles is shown again: Word toggles it.
            both = bool(own.hidden) is not bool(look.hidden)
            look = replace(own.over(look), hidden=both)
        return _own_look(settings, self.colours).over(look)


def _resolve(
    key: str, elements: dict[str, Xml], numbering: Numbering, colours: Colours
) -> Style:
    """Return a style, from the oldest ancestor down."""
    style = Style()
    for own in reversed(_line(key, elements)):
        element = elements[own]
        style = _own_settings(element.find(P_PR), style, colours)
        if style.list_id is not None:
            depth = numbering.depth_of_style(style.list_id, own)
            style = style if depth is None else replace(style, depth=depth)
        if (settings := element.find(R_PR)) is not None:
            look = _own_look(settings, colours).over(style.look)
            style = replace(style, look=look)
        style = _named(style, value(element, "name") or "")
    return style


def _line(key: str, elements: Mapping[str, Xml]) -> list[str]:
    """Return the ids of a style and of its ancestors, the oldest last.

    Word follows no more than ten; a loop of ancestors ends.
    """
    line: list[str] = []
    while key in elements and key not in line and len(line) < _MOST_ANCESTORS:
        line.append(key)
        key = value(elements[key], "basedOn") or ""
    return line


def _stripes(
    elements: Mapping[str, Xml], colours: Colours
) -> dict[str, frozenset[str]]:
    """Return the colours that each table style gives its cells.

    Through the theme and as Word worked them out, as cells may have them from either.
    """
    return {
        key: frozenset(
            known.shading(shading) or ""
            for ancestor in _line(key, elements)
            for shading in elements[ancestor].iter(w("shd"))
            for known in (colours, Colours())
        )
        for key, style in elements.items()
        if style.get(w("type")) == "table"
    }


def _named(style: Style, name: str) -> Style:
    """Return `style` under its name, which alone makes headings of Word's own."""
    level = style.level
    if heading := _HEADING.fullmatch(name):
        level = int(heading[1])
    elif name.casefold() == "title":
        level = 0
    return replace(style, name=name, level=level)


def _own_settings(settings: Xml | None, style: Style, colours: Colours) -> Style:
    """Return `style` with what the `settings` of a paragraph (pPr) set."""
    if settings is None:
        return style
    changed: dict[str, str | int | None] = {}
    outline = value(settings, "outlineLvl")
    if outline is not None and number(outline) < 9:
        changed["level"] = number(outline) + 1
    if (listed := setting(settings, "numPr")) is not None:
        list_id, depth = value(listed, "numId"), value(listed, "ilvl")
        if list_id is not None:
            changed["list_id"] = list_id
        if depth is not None:
            changed["depth"] = number(depth)
    if (shading := setting(settings, "shd")) is not None:
        changed["shade"] = colours.shading(shading) or ""
    return replace(style, **changed) if changed else style  # type: ignore[arg-type]


def _own_look(settings: Xml, colours: Colours) -> Look:
    """Return the look that the `settings` of words (rPr) set."""
    highlight, shading = setting(settings, "highlight"), setting(settings, "shd")
    colour, vanish = setting(settings, "color"), setting(settings, "vanish")
    return Look(
        hidden=None if vanish is None else is_on(vanish),
        highlight=None if highlight is None else highlighted(highlight),
        shade=None if shading is None else colours.shading(shading) or "",
        colour=None if colour is None else colours.font(colour),
        font=_symbol_font(setting(settings, "rFonts")),
    )


def _symbol_font(fonts: Xml | None) -> str | None:
    if fonts is None:
        return None
    names = (fonts.get(w(slot), "") for slot in _FONT_SLOTS)
    return next((name for name in names if is_symbol_font(name)), "")
