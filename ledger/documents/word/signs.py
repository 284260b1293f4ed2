"""Signs: what symbol fonts print, and which signs stand for a colour."""

from __future__ import annotations

_FONTS: dict[str, dict[int, str]] = {
    "wingdings": {
        0x4A: "☺", 0x4B: "😐", 0x4C: "☹",
        0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒",
        0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "⌧",
        0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "◻",
        0xAB: "★", 0xD8: "➢",
        0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
        0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘", 0xE8: "➔",
        0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄", 0xF4: "⇳",
        0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {
        0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒",
        0x97: "●", 0x98: "⬤", 0xA3: "□",
    },
    "wingdings 3": {
        0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓",
        0x70: "▲", 0x71: "▼", 0x72: "△", 0x73: "▽", 0x74: "◀", 0x75: "▶",
    },
    "webdings": {0x61: "✓", 0x67: "■", 0x6E: "●", 0x72: "✗"},
    "symbol": {
        0xA3: "≤", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
        0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xBB: "≈", 0xD6: "√",
    },
}  # fmt: skip

# Circles and squares that carry a colour of their own (🔴, 🟩, ⚪) are words: they
# need none. A tick or an arrow says something whatever its colour.
_COLOURED = frozenset("●■▲▼◆⬤•▪◼◾⏺◉◎○□◻◯❍❑❒❖⬥⧫♦★⬢⬣")
_BESIDE = frozenset(" \t\n\u00a0\ufe0e\ufe0f")


def symbol(font: str, code: str) -> str:
    """Return the sign that a symbol font prints for `code`, four hexadecimal digits.

    `[symbol F0FC]` for one that is not known, so that it does not go unseen.
    """
    try:
        known = _FONTS.get(font.casefold(), {}).get(_place(int(code, 16)))
    except ValueError:
        known = None
    return known or f"[symbol {code}]"


def is_symbol_font(font: str) -> bool:
    """Tell whether letters in that font print as signs."""
    return font.casefold() in _FONTS


def in_symbols(font: str, words: str) -> str:
    """Return what `words`, typed in a symbol font, look like: `l` is a circle.

    Letters of the font that are not known stay as they were typed.
    """
    known = _FONTS.get(font.casefold(), {})
    return "".join(known.get(_place(ord(letter)), letter) for letter in words)


def stands_for_colour(words: str) -> bool:
    """Tell whether `words` are only signs whose colour is what they say."""
    signs = set(words) - _BESIDE
    return bool(signs) and signs <= _COLOURED


def _place(code: int) -> int:
    """Return the place in the font; Word moves it to F000 and above, or not."""
    return code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
