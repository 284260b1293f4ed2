"""The words of a Word paragraph, as a person sees them on the page."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from ledger.documents.word.fields import Fields
from ledger.documents.word.numbering import BULLET, Numbering
from ledger.documents.word.signs import in_symbols, stands_for_colour, symbol
from ledger.documents.word.styles import Look, Style, Styles
from ledger.documents.word.xml import BOX, R_PR, RUN, UNSEEN, Xml, is_on, w

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_WORDS = {w("t"), _MATH}
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_SYMBOL, _FIELD = w("sym"), w("fldChar")
_STRUCK = (w("strike"), w("dstrike"))

# Other marks of Unicode that break a line, and marks that print as nothing.
_BREAKS = re.compile("[\u0085\u2028\u2029]")
_NOTHING = "\u200b\u2060\ufeff"

# Letters that are black, and paper that is white, are left as Word gives them.
_PLAIN_LETTERS, _PLAIN_PAPER = ("", "000000", "FFFFFF"), ("", "FFFFFF")


@dataclass
class Spelt:
    """A paragraph as the page shows it.

    Attributes:
        text: Its words with tabs and line breaks, a list's number in front.
        label: What its list prints in front; empty outside lists.
        style: Its style, with what it sets itself.
        marks: Colours of its shading, its highlighted words and its signs, in order.
        boxes: The text boxes in it: elements that hold paragraphs of their own.
        hidden: Whether it has words that the page leaves out.
        struck: Whether it has words that are struck through.
    """

    text: str = ""
    label: str = ""
    style: Style = field(default_factory=Style)
    marks: dict[str, None] = field(default_factory=dict)
    boxes: list[Xml] = field(default_factory=list)
    hidden: bool = False
    struck: bool = False

    def mark(self, colour: str) -> None:
        """Note a colour, each once."""
        if colour not in _PLAIN_PAPER:
            self.marks[colour] = None


@dataclass
class Speller:
    """Spells out paragraphs in the order of the document, counting its lists."""

    styles: Styles = field(default_factory=Styles)
    numbering: Numbering = field(default_factory=Numbering)

    def spell(self, paragraph: Xml) -> Spelt:
        """Return `paragraph` as the page shows it; the next one of its list."""
        spelt = self.words(paragraph)
        style = spelt.style
        if style.list_id is not None:
            spelt.label = self.numbering.next_label(style.list_id, style.depth)
        if spelt.text and spelt.label not in ("", BULLET):
            spelt.text = f"{spelt.label} {spelt.text}"
        return spelt

    def words(self, paragraph: Xml) -> Spelt:
        """Return `paragraph` without the number that its list prints."""
        spelt = Spelt(style=self.styles.of_paragraph(paragraph))
        spelt.mark(spelt.style.shade)
        collector = _Collector(self.styles, spelt)
        collector.collect(paragraph)
        spelt.text = _shown(collector.fields.close())
        return spelt


@dataclass
class _Collector:
    """Collects the words of one paragraph."""

    styles: Styles
    spelt: Spelt
    fields: Fields = field(default_factory=Fields)

    def collect(self, element: Xml) -> None:
        """Take the words of the runs under `element`, in order."""
        for child in element:
            tag = child.tag
            if tag == RUN:
                self._run(child)
            elif tag in _WORDS:
                self.fields.write(child.text or "")
            elif tag == BOX:
                self.spelt.boxes.append(child)
            elif isinstance(tag, str) and tag not in UNSEEN:
                self.collect(child)

    def _run(self, run: Xml) -> None:
        """Take the words of `run`, and the colours by which they say something."""
        look = self.styles.of_run(run, self.spelt.style)
        words: list[str] = []
        self._gather(run, look, words)
        text = "".join(words)
        if look.hidden:
            self.spelt.hidden = self.spelt.hidden or bool(text.strip())
        elif text and self.fields.write(text):
            self.spelt.mark(look.mark)
            self.spelt.struck |= bool(text.strip()) and _is_struck(run)
            if look.colour not in (None, *_PLAIN_LETTERS) and stands_for_colour(text):
                self.spelt.mark(look.colour or "")

    def _gather(self, element: Xml, look: Look, words: list[str]) -> None:
        """Append what stands under `element` in a run to `words`."""
        for child in element:
            tag = child.tag
            if tag in _WORDS:
                text = child.text or ""
                words.append(in_symbols(look.font, text) if look.font else text)
            elif tag in _SIGNS:
                words.append(_SIGNS[tag])
            elif tag == _SYMBOL:
                words.append(symbol(child.get(w("font"), ""), child.get(w("char"), "")))
            elif tag == _FIELD:
                self.fields.write("".join(words))
                words.clear()
                self.fields.turn(child)
            elif tag == BOX:
                self.spelt.boxes.append(child)
            elif isinstance(tag, str) and tag not in UNSEEN and len(child):
                self._gather(child, look, words)


def _is_struck(run: Xml) -> bool:
    settings = run.find(R_PR)
    return settings is not None and any(is_on(settings.find(line)) for line in _STRUCK)


def _shown(text: str) -> str:
    """Return `text` without margins; empty when it prints as nothing."""
    if text.isascii():
        return text.strip()
    text = _BREAKS.sub("\n", text).strip().strip(_NOTHING).strip()
    formats = all(unicodedata.category(c) in ("Cf", "Zs") for c in text)
    return "" if formats else text
