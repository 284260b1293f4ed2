"""Which characters the fonts of the printed report can show.

`python -m tools.font_cover` writes covered.txt anew; with `--check`, it says whether
the file is as the fonts have it.
"""

from __future__ import annotations

import struct
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "projections" / "pack" / "fonts"
FILE = FOLDER / "covered.txt"
HEAD = "# Characters that the fonts can show. Made by `python -m tools.font_cover`.\n"

MODIFIERS = range(0x1F3FB, 0x1F400)
"""Tones of skin: they change the sign before them, as a combining mark does."""


def mapped(font: bytes) -> set[int]:
    """Return the characters that a font has a glyph for, from its `cmap` table.

    Source:
        OpenType, table `cmap`, formats 4 and 12.
    """
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    found: set[int] = set()
    for number in range(count):
        (offset,) = struct.unpack_from(">I", font, start + 8 + 8 * number)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if form == 12:
            found.update(_format_12(font, start + offset))
        elif form == 4:
            found.update(_format_4(font, start + offset))
    return found


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        name, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if name == tag:
            return int(offset)
    raise LookupError(f"The font has no table {tag.decode()}.")


def _format_12(font: bytes, start: int) -> Iterator[int]:
    (groups,) = struct.unpack_from(">I", font, start + 12)
    for number in range(groups):
        at = start + 16 + 12 * number
        first, last, glyph = struct.unpack_from(">III", font, at)
        yield from range(first + (glyph == 0), last + 1)


def _format_4(font: bytes, start: int) -> Iterator[int]:
    (twice,) = struct.unpack_from(">H", font, start + 6)
    columns = [start + 14, *(start + 16 + twice * part for part in (1, 2, 3))]
    for at in range(0, twice, 2):
        last, first, delta, offset = (
            struct.unpack_from(">H", font, column + at)[0] for column in columns
        )
        for code in range(first, min(last, 0xFFFE) + 1):
            if offset:
                place = columns[3] + at + offset + 2 * (code - first)
                has = struct.unpack_from(">H", font, place)[0] != 0
            else:
                has = (code + delta) % 0x10000 != 0
            if has:
                yield code


def covered() -> dict[str, set[int]]:
    """Return the characters that are safe to print, by kind.

    `text` and `mark` are in both weights of the text font. A `symbol` is in another
    font, where a mark cannot be set on it.
    """
    fonts = {path.name: mapped(path.read_bytes()) for path in FOLDER.glob("*.ttf")}
    text = fonts.pop("NotoSans-Regular.ttf") & fonts.pop("NotoSans-Bold.ttf")
    rest = set().union(*fonts.values()) - text
    marks = {code for code in text if _combines(code)}
    return {
        "text": {code for code in text - marks if _plain(code)},
        "mark": marks,
        "symbol": {code for code in rest if _plain(code) and not _combines(code)},
    }


def _combines(code: int) -> bool:
    return unicodedata.category(chr(code)).startswith("M") or code in MODIFIERS


def _plain(code: int) -> bool:
    """Whether it is no control, private, unassigned, or separating character."""
    category = unicodedata.category(chr(code))
    return not category.startswith("C") and category not in ("Zl", "Zp")


def ranges(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each unbroken run of numbers."""
    first = last = -1
    for code in sorted(codes):
        if code != last + 1 and last >= 0:
            yield first, last
        if code != last + 1:
            first = code
        last = code
    if last >= 0:
        yield first, last


def written() -> str:
    """Return what `covered.txt` has to say."""
    lines = [
        f"{kind} {first:X}-{last:X}\n"
        for kind, codes in covered().items()
        for first, last in ranges(codes)
    ]
    return HEAD + "".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Write the file, or with --check only compare it."""
    if "--check" not in arguments:
        FILE.write_text(written(), encoding="utf-8", newline="\n")
        return 0
    same = FILE.read_text(encoding="utf-8") == written()
    print("covered.txt is as the fonts have it." if same else "covered.txt is old.")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
