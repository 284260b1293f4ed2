"""What a person would call a colour: a hue word for six hexadecimal digits."""

from __future__ import annotations

import re
from colorsys import rgb_to_hls
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Hue = Literal[
    "red", "amber", "yellow", "green", "blue", "purple", "grey", "white", "black"
]
"""A word that plans rate with."""


@dataclass(frozen=True)
class _Zone:
    """Colours of one word: degrees on the wheel, and how strong they have to be.

    Attributes:
        hue: Their word.
        start: Where they begin on the wheel, 0 to 360; above `end` past the top.
        end: Where they end; belongs to them.
        strength: Least distance of the strongest from the weakest channel, 0 to 1.
        darkest: Least lightness, 0 to 1.
        lightest: Greatest lightness; what is lighter is a tint that anything may have.
    """

    hue: Hue
    start: float
    end: float
    strength: float
    darkest: float = 0.18
    lightest: float = 0.77

    def has(self, degrees: float, lightness: float, strength: float) -> bool:
        """Tell whether a colour is called so."""
        turned = (degrees - self.start) % 360
        return (
            turned <= (self.end - self.start) % 360
            and strength >= self.strength
            and self.darkest <= lightness <= self.lightest
        )


# Measured on the palettes of Word, Excel and LibreOffice, which tests/ledger/documents/
# test_colours.py lists. Where two zones overlap, people use either word; between them
# lie turquoise, lime, pink and brown, which nobody rates with.
_ZONES = (
    _Zone("red", 345, 17, 0.35, 0.2, 0.75),
    _Zone("amber", 10, 54, 0.5, 0.4),
    _Zone("yellow", 46, 66, 0.55, 0.4),
    _Zone("green", 74, 155, 0.19),
    _Zone("blue", 190, 268, 0.24),
    _Zone("purple", 250, 292, 0.22),
    _Zone("purple", 292, 316, 0.25, 0.18, 0.42),
)
# Pale, but made for ratings: the fills of Excel's styles Bad, Neutral and Good, which
# its conditional formats call light red, yellow and green.
_STYLES: dict[str, tuple[Hue, ...]] = {
    "FFC7CE": ("red",),
    "FFEB9C": ("amber", "yellow"),
    "C6EFCE": ("green",),
}
_COLOURLESS = 0.06
_PALE = 0.78
_NAMES: dict[str, Hue] = {
    "red": "red",
    "amber": "amber",
    "orange": "amber",
    "gold": "amber",
    "yellow": "yellow",
    "green": "green",
    "blue": "blue",
    "purple": "purple",
    "violet": "purple",
    "grey": "grey",
    "gray": "grey",
    "white": "white",
    "black": "black",
}
NAMED = rf"(?:(?:light|dark|pale|bright|deep)[ -])?(?:{'|'.join(_NAMES)})"
"""Matches, in any case, the words that name a hue."""
_NAMED = re.compile(NAMED, re.IGNORECASE)


@lru_cache(maxsize=1024)
def hue_words(colour: str) -> tuple[Hue, ...]:
    """Return the words that people use for `colour`; none for a tint or when in doubt.

    Several where usage differs: what one plan calls amber another calls yellow.
    """
    if colour in _STYLES:
        return _STYLES[colour]
    red, green, blue = channels(colour)
    turn, lightness, _ = rgb_to_hls(red / 255, green / 255, blue / 255)
    strength = (max(red, green, blue) - min(red, green, blue)) / 255
    if strength <= _COLOURLESS:
        return _without_hue(lightness)
    return tuple(z.hue for z in _ZONES if z.has(turn * 360, lightness, strength))


def hue_word(colour: str) -> Hue | None:
    """Return the one word for `colour`; None when there is none, or more than one."""
    words = hue_words(colour)
    return words[0] if len(words) == 1 else None


def named_hue(word: str) -> Hue | None:
    """Return the hue that a word names, "Orange" and "dark green" too; else None."""
    match = _NAMED.fullmatch(word.strip())
    return _NAMES[re.split("[ -]", match[0])[-1].casefold()] if match else None


def is_pale(colour: str) -> bool:
    """Tell whether `colour` is a tint as of striped rows and headings, or white."""
    if colour in _STYLES:
        return False
    return (max(channels(colour)) + min(channels(colour))) / 510 >= _PALE


def difference(one: str, other: str) -> int:
    """Return how far two colours are apart: 0 to 255, of the channel that differs most.

    Programs round the tints of a theme differently, by up to 3.
    """
    pairs = zip(channels(one), channels(other), strict=True)
    return max(abs(a - b) for a, b in pairs)


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue, 0 to 255 each."""
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)


def _without_hue(lightness: float) -> tuple[Hue, ...]:
    if lightness >= 0.97:
        return ("white",)
    if lightness <= 0.12:
        return ("black",)
    # Between lie the near-black of headings and the pale grey of striped rows.
    return ("grey",) if 0.3 <= lightness <= _PALE else ()
