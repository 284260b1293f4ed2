"""Words as the fonts of the printed report can show them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from projections.documents.content import shown

FONTS = Path(__file__).parent / "fonts"
"""The folder of the fonts, with `covered.txt` on what they can show."""

MARKS = 4
"""So many combining marks may stand on a letter; more would cover other lines."""

BREAK = "\u200b"
"""Where a line may break inside a word; shows as nothing."""

LONGEST = 22
"""How wide a word may be in the narrowest column; capitals and such count as two."""

_WIDE = re.compile("[^ -@\\[-ln-vx-~]")
# A shorter word fits even if all of it is wide. A line breaks at a stroke or hyphen by
# itself where a letter follows, and at spaces, but not between signs such as "( (".
_LONG = re.compile(
    rf"(?:[^ \n/-]|[/-](?![A-Za-z])){{{LONGEST // 2 + 1},}}|[^\w\n]{{{LONGEST},}}"
)


def showable(text: str) -> str:
    """Return `text` with what the fonts cannot show by its number: `[U+1F600]`.

    Line feeds stay, tabs become spaces. Control and invisible characters come as
    `shown` gives them.
    """
    if text.isascii() and text.isprintable():
        return text
    strange, stacked = _patterns()
    plain = shown(text).replace("\t", " ")
    plain = strange.sub(lambda found: _numbers(found[0]), plain)
    return stacked.sub(lambda found: found[1] + _numbers(found[2]), plain)


def breakable(text: str) -> str:
    """Return `text`, as `showable` gives it, with `BREAK` inside words too wide."""
    return _LONG.sub(lambda found: _broken(found[0]), text)


def _broken(word: str) -> str:
    if len(word) + len(_WIDE.findall(word)) <= LONGEST:
        return word
    parts: list[str] = []
    for character in word:
        if parts and (len(parts[-1]) < 4 or unicodedata.category(character)[0] == "M"):
            parts[-1] += character
        else:
            parts.append(character)
    return BREAK.join(parts)


def _numbers(strange: str) -> str:
    return f"[{' '.join(f'U+{ord(character):04X}' for character in strange)}]"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds strange characters, and marks in a place they cannot have.

    The second one finds what goes before as well, as its first group.
    """
    kinds: dict[str, str] = {"text": "", "mark": "", "symbol": ""}
    for line in (FONTS / "covered.txt").read_text(encoding="utf-8").splitlines()[1:]:
        kind, _, range_ = line.partition(" ")
        first, last = (int(code, 16) for code in range_.split("-"))
        kinds[kind] += f"\\U{first:08x}-\\U{last:08x}"
    mark, symbol = f"[{kinds['mark']}]", f"[{kinds['symbol']}]"
    strange = re.compile(f"[^\n{''.join(kinds.values())}]+")
    return strange, re.compile(f"({symbol}|{mark}{{{MARKS}}})({mark}+)")
