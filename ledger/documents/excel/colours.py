"""Colours of a workbook as six hexadecimal digits, however the file names them."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.styles.colors import COLOR_INDEX

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")

# The order in which cells count the theme's colours; the theme itself lists the dark
# one of each of the first two pairs first.
_ORDER = (
    *("lt1", "dk1", "lt2", "dk2"),
    *(f"accent{number}" for number in range(1, 7)),
    *("hlink", "folHlink"),
)


@dataclass(frozen=True)
class Palette:
    """The colours that cells name by number: of the theme, and of the old palette."""

    theme: tuple[str | None, ...] = ()
    indexed: tuple[str | None, ...] = ()

    def hex(self, colour: Element | Mapping[str, str] | None) -> str | None:
        """Return the colour that an element such as `fgColor` names.

        None when there is no element, or when the program chooses the colour itself.
        """
        if colour is None or colour.get("auto") in ("1", "true"):
            return None
        if (rgb := colour.get("rgb")) is not None:
            match = _HEX.fullmatch(rgb)
            base = match[1].upper() if match else None
        elif (number := colour.get("theme")) is not None:
            base = _at(self.theme, number)
        else:
            base = _at(self.indexed, colour.get("indexed", ""))
        tint = float(colour.get("tint") or 0)
        return _tinted(base, tint) if base and tint else base


def read_palette(theme: Element | None, styles: Element | None) -> Palette:
    """Return the colours that the theme and the styles of a workbook define."""
    indexed = [_HEX.sub(r"\1", colour).upper() for colour in COLOR_INDEX[:64]]
    own = [] if styles is None else styles.findall("colors/indexedColors/rgbColor")
    for at, colour in enumerate(own[:64]):
        if match := _HEX.fullmatch(colour.get("rgb", "")):
            indexed[at] = match[1].upper()
    return Palette(_theme(theme), tuple(indexed))


def _theme(theme: Element | None) -> tuple[str | None, ...]:
    scheme = None if theme is None else next(theme.iter("clrScheme"), None)
    if scheme is None:
        return ()
    found: dict[str, str] = {}
    for entry in scheme:
        for value in entry:
            colour = value.get("lastClr") or value.get("val") or ""
            if match := _HEX.fullmatch(colour):
                found[entry.tag] = match[1].upper()
    return tuple(found.get(name) for name in _ORDER)


def _at(colours: tuple[str | None, ...], number: str) -> str | None:
    at = int(number) if number.isdecimal() else len(colours)
    return colours[at] if at < len(colours) else None


def _tinted(base: str, tint: float) -> str:
    """Return `base` darkened (tint below 0) or lightened (above).

    Excel rounds on its way, so that a channel may be off by one or two of 255.

    Source:
        ECMA-376 part 1, 18.8.19: the tint scales the luminance of the HLS colour.
    """
    red, green, blue = (int(base[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    tint = min(1.0, max(-1.0, tint))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, light, saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)
