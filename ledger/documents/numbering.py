"""The numbers that Word prints in front of list items: they are not in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

BULLET = "•"


@dataclass(frozen=True)
class _Level:
    start: int
    form: str
    text: str


@dataclass
class Numbering:
    """The lists of a document, counted while its paragraphs pass in order."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)
    _restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, part: BaseOxmlElement | None) -> Numbering:
        """Return the lists that `numbering.xml` defines; none without that part."""
        numbering = cls()
        if part is None:
            return numbering
        for abstract in part.findall(qn("w:abstractNum")):
            key = abstract.get(qn("w:abstractNumId"), "")
            numbering._levels[key] = {
                _number(level.get(qn("w:ilvl"))): _read_level(level)
                for level in abstract.findall(qn("w:lvl"))
            }
        for num in part.findall(qn("w:num")):
            key = num.get(qn("w:numId"), "")
            numbering._lists[key] = _value(num, "w:abstractNumId") or ""
            numbering._restarts[key] = {
                _number(over.get(qn("w:ilvl"))): _number(start)
                for over in num.findall(qn("w:lvlOverride"))
                if (start := _value(over, "w:startOverride")) is not None
            }
        return numbering

    def next_label(self, list_id: str, depth: int) -> str:
        """Return what stands in front of the next paragraph of that list and depth.

        A number as printed, such as `2.1` or `a)`; `BULLET` for any bullet; empty
        when the list is unknown or prints nothing.
        """
        abstract = self._lists.get(list_id, "")
        levels = self._levels.get(abstract, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        restarts = self._restarts.get(list_id, {})
        if depth in restarts:
            counts[depth] = restarts.pop(depth) - 1
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        if levels[depth].form == "bullet":
            return BULLET
        return _fill(levels, counts, depth)


def _fill(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    """Return the pattern of the level with the counts of the levels above put in."""

    def count(mark: re.Match[str]) -> str:
        at = int(mark[1]) - 1
        level = levels.get(at, levels[depth])
        return _print(counts.get(at, level.start), level.form)

    return re.sub(r"%([1-9])", count, levels[depth].text).strip()


def _read_level(level: BaseOxmlElement) -> _Level:
    return _Level(
        start=_number(_value(level, "w:start"), otherwise=1),
        form=_value(level, "w:numFmt") or "decimal",
        text=_value(level, "w:lvlText") or "",
    )


def _value(parent: BaseOxmlElement, tag: str) -> str | None:
    child = parent.find(qn(tag))
    return None if child is None else child.get(qn("w:val"))


def _number(words: str | None, otherwise: int = 0) -> int:
    return int(words) if words and words.isdecimal() else otherwise


def _print(count: int, form: str) -> str:
    """Return `count` in a number format of Word; in digits if it is a rare one."""
    match form:
        case "lowerLetter":
            return _letters(count)
        case "upperLetter":
            return _letters(count).upper()
        case "lowerRoman":
            return _roman(count)
        case "upperRoman":
            return _roman(count).upper()
        case "decimalZero":
            return f"{count:02}"
        case "none":
            return ""
        case _:
            return str(count)


def _letters(count: int) -> str:
    # Word goes on with aa, bb, cc after z. A list that long is cut to its letter.
    return chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)


def _roman(count: int) -> str:
    signs = (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
        (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    )  # fmt: skip
    words = ""
    rest = count if 0 < count < 4000 else 0
    for value, sign in signs:
        words += sign * (rest // value)
        rest %= value
    return words or str(count)
