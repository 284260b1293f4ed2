"""Parts of a picture in SVG: elements, words, and a fill for each rating."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import cycle
from typing import NamedTuple

from domain.printing import NOT_RECORDED
from projections.documents.content import fill_of, shown

INK, FAINT = "#1d2430", "#c3c9d1"
"""Of words and outlines, and of lines that only help the eye."""

_NONE = "M1,1 h1"
_HATCHES = {
    "red": "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4",
    "amber": "M1,2 h2 M5,6 h2",
    "yellow": "M0,6 l4,-4 l4,4",
    "green": "M0,4 h8",
    "blue": "",
    "purple": "M0,4 h8 M4,0 v8",
    "grey": "M4,0 v8",
}
_MORE = ("M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4", "M2,2 h4 v4 h-4 z", "M0,2 h8 M0,4 h8")
"""For words that have no colour, together with those that no other word takes."""

_PER_CHARACTER, _BOLD = 0.6, 0.7
"""Of the size of letters: how wide one is in the widest fonts that a page may get."""


class Ink(NamedTuple):
    """How the area of a rating is drawn.

    Attributes:
        pattern: What `fill` names: colour and hatching.
        colour: The colour alone, for the ground of letters.
    """

    pattern: str
    colour: str


def element(name: str, *inside: str, **attributes: object) -> str:
    """Return an element; `font_size=12` becomes the attribute font-size.

    Args:
        name: Its name.
        inside: What is in it, already as SVG.
        attributes: Values, which are escaped; numbers keep one decimal.
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{said}>{''.join(inside)}</{name}>"


def letters(words: str, x: float, y: float, **attributes: object) -> str:
    """Return words that stand at a point, their baseline at `y`."""
    attributes = {"font_size": 12, "fill": INK, **attributes}
    return element("text", written(words), x=x, y=y, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: object) -> str:
    """Return a straight line."""
    attributes = {"stroke": INK, **attributes}
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def picture(
    name: str, size: tuple[float, float], title: str, desc: str, *inside: str
) -> str:
    """Return a picture that a screen reader reads as its title and description.

    It is for a page of HTML, which knows SVG without being told its name space.

    Args:
        name: Unique in the page; the ids of the picture begin with it.
        size: Width and height, in the units of what is inside.
        title: What it shows.
        desc: What is to be seen in it, in a sentence or two.
        inside: Its parts, already as SVG.
    """
    return element(
        "svg",
        element("title", written(title), id=f"{name}-title"),
        element("desc", written(desc), id=f"{name}-desc"),
        *inside,
        viewBox=f"0 0 {_value(size[0])} {_value(size[1])}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )


def inks(name: str, ratings: Sequence[str]) -> tuple[str, dict[str, Ink]]:
    """Return the patterns for the ratings, as SVG, and by which ink each is drawn.

    No two of up to ten differ in colour alone, so that they can be told apart in grey.
    """
    own = {rating: _HATCHES.get(rating.casefold()) for rating in ratings}
    own |= {rating: _NONE for rating in ratings if rating == NOT_RECORDED}
    free = cycle(h for h in (*_HATCHES.values(), *_MORE) if h not in own.values())
    made, found = [], {}
    for number, (rating, hatch) in enumerate(own.items(), 1):
        fill, id_ = f"#{fill_of(rating) or 'ffffff'}", f"{name}-ink-{number}"
        made.append(_pattern(id_, fill, next(free) if hatch is None else hatch))
        found[rating] = Ink(f"url(#{id_})", fill)
    return element("defs", *made), found


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide words are in letters of a size, rather too wide."""
    return len(words) * size * (_BOLD if bold else _PER_CHARACTER)


def cut(words: str, width: float, size: float = 12) -> str:
    """Return words on one line, cut with an ellipsis to what fits a width."""
    flat = shown(" ".join(words.split()))
    most = max(int(width / (size * _PER_CHARACTER)), 1)
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"


def written(words: str) -> str:
    """Return words as the text of an element."""
    return escape(shown(words))


def _pattern(id_: str, fill: str, hatch: str) -> str:
    ground = element("rect", width=8, height=8, fill=fill)
    over = element("path", d=hatch, stroke=INK, stroke_width=1, stroke_opacity=0.45)
    size = {"width": 8, "height": 8, "patternUnits": "userSpaceOnUse"}
    return element("pattern", ground, over if hatch else "", id=id_, **size)


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return escape(shown(str(value)))
