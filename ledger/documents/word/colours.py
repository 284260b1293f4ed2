"""Colours as Word's files say them: plain, by name, mixed, or through the theme."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ledger.documents.word.xml import VAL, Xml, w

_HEX = re.compile(r"[0-9A-F]{6}")
_PERCENT = re.compile(r"pct(\d{1,2})")

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

# What Word calls the theme's colours in a text, and what the theme calls them. A
# document may swap light and dark in its settings; hardly any does.
_THEME_NAMES = {
    "dark1": "dk1",
    "text1": "dk1",
    "light1": "lt1",
    "background1": "lt1",
    "dark2": "dk2",
    "text2": "dk2",
    "light2": "lt2",
    "background2": "lt2",
    **{f"accent{at}": f"accent{at}" for at in range(1, 7)},
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}

_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
}


@dataclass(frozen=True)
class Colours:
    """The colours of a document; all are given as six hexadecimal digits, upper case.

    Attributes:
        theme: Those of its theme by the names that the theme gives them: `accent1`.
    """

    theme: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, theme: Xml | None) -> Colours:
        """Return the colours that `theme1.xml` defines; none without that part."""
        scheme = None if theme is None else theme.find(f".//{_DRAWING}clrScheme")
        found = {}
        for slot in () if scheme is None else scheme:
            for colour in slot:
                said = colour.get("lastClr") or colour.get("val") or ""
                if isinstance(slot.tag, str) and _HEX.fullmatch(said.upper()):
                    found[slot.tag.removeprefix(_DRAWING)] = said.upper()
        return cls(found)

    def shading(self, shading: Xml | None) -> str | None:
        """Return the colour that a shading (`w:shd`) shows; None when it shows none.

        A pattern shows its own colour over that of the ground, as they mix.
        """
        if shading is None:
            return None
        pattern = shading.get(VAL, "clear")
        ground = self._named(shading, "themeFill", "fill")
        share = _share(pattern)
        if pattern == "nil":
            return None
        if not share:
            return ground
        over = self._named(shading, "themeColor", "color", "themeTint", "themeShade")
        return _mix(over or "000000", ground or "FFFFFF", share)

    def font(self, colour: Xml) -> str:
        """Return the colour of letters (`w:color`); empty when left to Word."""
        found = self._named(colour, "themeColor", "val", "themeTint", "themeShade")
        return found or ""

    def _named(
        self,
        element: Xml,
        theme: str,
        plain: str,
        tint: str = "themeFillTint",
        shade: str = "themeFillShade",
    ) -> str | None:
        """Return a colour of `element`; its theme goes before its plain value."""
        slot = _THEME_NAMES.get(element.get(w(theme), ""), "")
        if slot in self.theme:
            return _vary(self.theme[slot], element.get(w(tint)), element.get(w(shade)))
        said = element.get(w(plain), "").removeprefix("#").upper()
        return said if _HEX.fullmatch(said) else None


def highlighted(highlight: Xml) -> str:
    """Return the colour of a highlight (`w:highlight`); empty when it takes it off."""
    return _HIGHLIGHTS.get(highlight.get(VAL, ""), "")


def _share(pattern: str) -> float:
    """Return how much of the ground a pattern covers, from 0 to 1."""
    if percent := _PERCENT.fullmatch(pattern):
        return int(percent[1]) / 100
    if pattern == "clear":
        return 0
    if pattern == "solid":
        return 1
    return 0.25 if pattern.startswith("thin") else 0.5


def _mix(over: str, ground: str, share: float) -> str:
    pairs = zip(bytes.fromhex(over), bytes.fromhex(ground), strict=True)
    return "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def _vary(colour: str, tint: str | None, shade: str | None) -> str:
    """Return `colour` made lighter by `tint` and darker by `shade`, as Word does.

    Source:
        ECMA-376 part 1, 17.3.2.6: the lightness is scaled by the two-digit
        hexadecimal share; a tint fills up with white. How Word rounds is not told: a
        part may be one step of 255 off what it shows.
    """
    red, green, blue = (part / 255 for part in bytes.fromhex(colour))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    for change, fill in ((tint, 1.0), (shade, 0.0)):
        if change and re.fullmatch(r"[0-9A-Fa-f]{2}", change):
            share = int(change, 16) / 255
            light = light * share + fill * (1 - share)
    mixed = colorsys.hls_to_rgb(hue, light, saturation)
    return "".join(f"{round(part * 255):02X}" for part in mixed)
