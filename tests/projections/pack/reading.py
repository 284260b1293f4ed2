"""A page as a browser takes it apart: elements, attributes, words."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = {"meta", "link", "img", "br", "hr", "input"}
INLINE = {"a", "span", "strong"}


@dataclass
class Element:
    """One element, with the words directly or deeper in it."""

    tag: str
    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, with single spaces."""
        return " ".join("".join(self.words).split())


class Page(HTMLParser):
    """All elements of a page, in the order in which they begin."""

    def __init__(self, page: bytes | str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(page if isinstance(page, str) else page.decode("utf-8"))
        self.close()
        assert self._open == [], "an element was not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(made)
        if tag not in INLINE:
            self.handle_data(" ")
        if tag not in EMPTY:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag, f"{tag} closes what it did not open"

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.words.append(data)

    def all(self, *tags: str) -> list[Element]:
        """Return the elements with these names."""
        return [element for element in self.elements if element.tag in tags]

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """The elements and the names of their attributes, without any words."""
        return [(one.tag, tuple(one.attributes)) for one in self.elements]

    @property
    def text(self) -> str:
        """The words that a reader sees."""
        return self.all("body")[0].text
