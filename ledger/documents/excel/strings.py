"""The words of a workbook: its shared strings, and those inside its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ledger.documents.errors import OversizedTableError
from ledger.documents.excel.parts import Parts

MOST_STRINGS = 500_000
"""Shared strings of a workbook, and runs of colour in them."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BREAKS = re.compile(r"\r\n|\r|\v|\u2028|\u2029")
_NO_PRINT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_SURROGATES = range(0xD800, 0xE000)
_OFF = ("0", "false")


class Words(NamedTuple):
    """A string of a workbook.

    Attributes:
        text: All its words; what is read out beside them in Japanese is left out.
        struck: Whether a line is drawn through some of them.
        runs: What is printed in a colour of its own, and the colour as the file
            names it; empty when all is in the cell's colour.
    """

    text: str
    struck: bool = False
    runs: tuple[tuple[str, Mapping[str, str]], ...] = ()


@dataclass
class Speller:
    """Puts the words of one string together, element by element."""

    parts: list[str] = field(default_factory=list)
    struck: bool = False
    runs: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    _colour: Mapping[str, str] | None = None
    _in_text: bool = False
    _beside: bool = False
    _run: list[str] = field(default_factory=list)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take note that an element begins inside the string."""
        if tag == "t":
            self._in_text = not self._beside
        elif tag == "rPh":
            self._beside = True
        elif tag == "r":
            self._run, self._colour = [], None
        elif tag == "color":
            self._colour = dict(attributes)
        elif tag == "strike":
            self.struck = self.struck or attributes.get("val") not in _OFF

    def end(self, tag: str) -> None:
        """Take note that an element ends."""
        if tag == "t":
            self._in_text = False
        elif tag == "rPh":
            self._beside = False
        elif tag == "r" and self._colour is not None:
            self.runs.append(("".join(self._run), self._colour))

    def text(self, words: str) -> None:
        """Take words, if they are the string's own."""
        if self._in_text:
            self.parts.append(words)
            self._run.append(words)

    def words(self) -> Words:
        """Return the string, and begin another."""
        found = Words(unescaped("".join(self.parts)), self.struck, tuple(self.runs))
        self.parts, self.runs, self.struck = [], [], False
        return found


@dataclass
class _Table:
    """Collects the shared strings of a workbook."""

    file: str
    left: int
    found: list[Words] = field(default_factory=list)
    speller: Speller = field(default_factory=Speller)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.speller.start(tag, attributes)

    def end(self, tag: str) -> None:
        self.speller.end(tag)
        if tag in ("si", "r"):
            self.left -= 1
            if self.left < 0:
                raise OversizedTableError(
                    self.file, f"has more than {MOST_STRINGS:,} pieces of text"
                )
        if tag == "si":
            self.found.append(self.speller.words())

    def text(self, words: str) -> None:
        self.speller.text(words)


def read_strings(parts: Parts, book: str) -> list[Words]:
    """Return the strings that cells name by number, from 0."""
    table = _Table(parts.file, MOST_STRINGS)
    part = parts.first(book, "sharedStrings")
    if part is not None:
        parts.parse(part, table)
    return table.found


def unescaped(text: str) -> str:
    """Return `text` with the characters that Excel writes as `_x000D_`."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(
        lambda match: (
            match[0] if int(match[1], 16) in _SURROGATES else chr(int(match[1], 16))
        ),
        text,
    )


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of `text`, at least one, without white space around each.

    Characters that cannot be printed are left out.
    """
    clean = _NO_PRINT.sub("", _BREAKS.sub("\n", text))
    return tuple(line.strip() for line in clean.split("\n"))


def has_odd_signs(text: str) -> bool:
    """Tell whether `text` holds what cannot be printed, or turns its direction."""
    return _NO_PRINT.search(text) is not None or _TURNING.search(text) is not None
