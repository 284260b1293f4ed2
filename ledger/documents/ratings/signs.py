"""Signs that stand for a rating in a line of words: coloured circles, ticks, arrows."""

from __future__ import annotations

import re

COLOURED: dict[str, str] = {
    **dict.fromkeys("🔴🟥", "FF0000"),
    **dict.fromkeys("🟠🟧", "FFC000"),
    **dict.fromkeys("🟡🟨", "FFFF00"),
    **dict.fromkeys("🟢🟩", "00B050"),
    **dict.fromkeys("🔵🟦", "0070C0"),
    **dict.fromkeys("🟣🟪", "7030A0"),
    **dict.fromkeys("⚪⬜", "FFFFFF"),
    **dict.fromkeys("⚫⬛", "000000"),
}
"""Signs that have a colour of their own -> the colour that stands for it here."""

_FILLED = "●⬤•∙■◼▪◾⏺★⚑⬢⬣◆❖⬥⧫♦◉"
_PLAIN = _FILLED + "◎○□◻◯❍❑❒"
# Word's own symbol fonts, as the reader spells what has no letter; then emoji style.
_WINGDINGS = re.compile(r"\[symbol F0(?:6C|6E|9F|A7|B7|A8)\]", re.IGNORECASE)
_TICK = re.compile(r"[✓✔☑√✅🗸🗹]|\[symbol F0(?:FC|FE|50|52)\]", re.IGNORECASE)
_CROSS = re.compile(r"[xX✗✘×☒❌✕✖]|\[symbol F0(?:FB|FD|4F|51)\]", re.IGNORECASE)
_ARROWS = re.compile("[←→↑↓↔↕↖-↙⇐-⇔⇧⇩▲▼△▽➔➜]")
_STYLE = "\ufe0e\ufe0f"


def colours_of(words: str) -> tuple[str, ...]:
    """Return the colours of the coloured signs in `words`, in order."""
    return tuple(COLOURED[sign] for sign in words if sign in COLOURED)


def has_plain(words: str) -> bool:
    """Tell whether `words` hold a circle or square in the colour of its font."""
    return any(sign in _PLAIN for sign in words) or bool(_WINGDINGS.search(words))


def without(words: str) -> str:
    """Return `words` without circles and squares."""
    plain = _WINGDINGS.sub("", words)
    kept = (c for c in plain if c not in COLOURED and c not in _PLAIN + _STYLE)
    return " ".join("".join(kept).split())


def alone(words: str) -> bool:
    """Tell whether `words` are nothing but signs that say a rating."""
    return not without(words) or is_tick(words) or is_cross(words)


def is_tick(words: str) -> bool:
    """Tell whether `words` are nothing but a tick, or a filled sign in its place."""
    plain = words.strip().strip(_STYLE)
    filled = bool(plain) and set(plain) <= {*_FILLED, *COLOURED}
    return filled or _TICK.fullmatch(plain) is not None


def is_cross(words: str) -> bool:
    """Tell whether `words` are nothing but a cross, which marks or denies."""
    return _CROSS.fullmatch(words.strip().strip(_STYLE)) is not None


def has_arrow(words: str) -> bool:
    """Tell whether `words` hold an arrow, as for the direction of travel."""
    return _ARROWS.search(words) is not None


def split_arrows(words: str) -> list[str]:
    """Return what stands between the arrows of `words`."""
    return _ARROWS.split(words)
