"""Ratings over time as stacked bars, drawn so that words and numbers tell it all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from domain.printing import MONTHS, day
from projections.pack.drawing import (
    FAINT,
    INK,
    Ink,
    cut,
    element,
    inks,
    letters,
    line,
    picture,
    width_of,
)
from projections.pack.material import Point

WIDE, NARROW = 720.0, 320.0
"""Widths in which a chart is drawn: for a desk and paper, and for a telephone."""

_LEFT, _FOOT, _ROW = 28.0, 42.0, 20.0
"""Room for the scale, room for the days, height of a legend."""

_TALL, _TALLEST, _LETTER = 240.0, 400.0, 9.0
"""Heights of the bars, and the least height of a part that has its number in it."""


def ratings_over_time(
    points: Sequence[Point], *, name: str, width: float = WIDE
) -> str:
    """Return a bar for each point, parted by rating, as SVG; "" without points.

    The first rating of the scheme stands at the bottom.

    Args:
        points: In order of their days.
        name: Unique in the page.
        width: In pixels, at which its letters have their natural size.
    """
    if not points:
        return ""
    ratings = kinds(points)
    defs, found = inks(name, ratings)
    rows, legend = _legend(ratings, found, width)
    top = rows * _ROW + 14
    bars = _Bars(points, width, top)
    size = (width, bars.base + _FOOT)
    return picture(
        name,
        size,
        "Ratings over time",
        _described(points),
        defs,
        *legend,
        *bars.scale(),
        *bars.drawn(ratings, found),
        *bars.days(),
    )


def kinds(points: Sequence[Point]) -> list[str]:
    """Return all ratings of the points: in the order of the last one, then others.

    "not recorded" comes last.
    """
    if not points:
        return []
    *words, none = points[-1].counts
    before = {rating for point in points for rating in point.counts}
    return [*words, *sorted(before - {*words, none}), none]


def told(counts: Mapping[str, int]) -> str:
    """Return counts in words, without those that are 0: "1 Red, 18 Blue"."""
    found = [f"{count} {rating}" for rating, count in counts.items() if count]
    return ", ".join(found) or "no actions"


def _described(points: Sequence[Point]) -> str:
    first, last = points[0], points[-1]
    return (
        f"Stacked bars, one for each of {len(points)} days. {day(first.on)}:"
        f" {told(first.counts)}. {day(last.on)}: {told(last.counts)}.{_peaks(points)}"
        " The table below has every number."
    )


def _peaks(points: Sequence[Point]) -> str:
    """Return which ratings were more in between than at both ends, and on which day."""
    said = []
    for rating in kinds(points):
        most = max(points, key=lambda point: point.counts.get(rating, 0))
        ends = max(points[0].counts.get(rating, 0), points[-1].counts.get(rating, 0))
        if (count := most.counts.get(rating, 0)) > ends:
            said.append(f"{count} {rating} on {day(most.on)}")
    return f" Most in between: {', '.join(said)}." if said else ""


def _legend(
    ratings: Sequence[str], found: dict[str, Ink], width: float
) -> tuple[int, list[str]]:
    """Return how many rows the legend takes, and the parts of it."""
    parts, x, row = [], 0.0, 0
    for rating in ratings:
        words = cut(rating, min(width - 30, 200))
        wide = 22 + width_of(words, 12) + 14
        if x and x + wide > width:
            x, row = 0.0, row + 1
        y = row * _ROW
        box = {"width": 14, "height": 14, "fill": found[rating].pattern}
        parts.append(element("rect", x=x + 0.5, y=y + 0.5, stroke=INK, **box))
        parts.append(letters(words, x + 20, y + 12))
        x += wide
    return row + 1, parts


class _Bars:
    """Where the bars of a chart stand."""

    def __init__(self, points: Sequence[Point], width: float, top: float) -> None:
        self.points, self.width = points, width
        self.most = max(1, *(sum(point.counts.values()) for point in points))
        tall = min(max(_TALL, self.most * (_LETTER + 1)), _TALLEST)
        self.base, self.unit = top + tall, tall / self.most
        self.slot = self._slot(width - _LEFT)
        self.bar = self.slot * 0.82

    def _slot(self, room: float) -> float:
        """Return the room of a bar, so that there is some for the name of a last year.

        That begins at the first bar of the year, and may be wider than its bars.
        """
        last = sum(point.on[:4] == self.points[-1].on[:4] for point in self.points)
        others = len(self.points) - last
        slot = room / len(self.points)
        if others and last * slot < (wide := 8 + width_of("2022", 12, bold=True)):
            slot = (room - wide) / others
        return min(slot, 72.0)

    def scale(self) -> list[str]:
        """Return the lines that tell how many actions a height stands for."""
        step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 10**9) if self.most / s <= 6)
        parts = []
        for count in range(0, self.most + 1, step):
            y = self.base - count * self.unit
            parts.append(line(_LEFT, y, self.width, y, stroke=FAINT))
            end = {"text_anchor": "end", "font_size": 11}
            parts.append(letters(str(count), _LEFT - 6, y + 4, **end))
        return parts

    def drawn(self, ratings: Sequence[str], found: dict[str, Ink]) -> list[str]:
        """Return the bars, with numbers where they fit."""
        parts = []
        for at, point in enumerate(self.points):
            x, y = _LEFT + at * self.slot + (self.slot - self.bar) / 2, self.base
            for rating in ratings:
                count = point.counts.get(rating, 0)
                if not count:
                    continue
                tall = count * self.unit
                y -= tall
                parts.append(self._segment(x, y, tall, found[rating]))
                if tall >= _LETTER and self.bar >= width_of(str(count), 11) + 2:
                    parts.append(self._number(count, x, y + tall / 2, found[rating]))
        return parts

    def _segment(self, x: float, y: float, tall: float, ink: Ink) -> str:
        place = {"x": x, "y": y, "width": self.bar, "height": tall}
        return element("rect", fill=ink.pattern, stroke=INK, stroke_width=0.8, **place)

    def _number(self, count: int, x: float, y: float, ink: Ink) -> str:
        ground = {"paint_order": "stroke", "stroke": ink.colour, "stroke_width": 2}
        look = {"text_anchor": "middle", "font_size": 11, "stroke_linejoin": "round"}
        return letters(str(count), x + self.bar / 2, y + 4, **look, **ground)

    def days(self) -> list[str]:
        """Return the months below the bars, and the years below these."""
        parts, year = [], ""
        for at, point in enumerate(self.points):
            when = date.fromisoformat(point.on)
            left = _LEFT + at * self.slot
            long = 3 if self.slot >= 24 else 1
            look = {"text_anchor": "middle", "font_size": 11}
            month = MONTHS[when.month - 1][:long]
            parts.append(letters(month, left + self.slot / 2, self.base + 15, **look))
            if (now := str(when.year)) != year:
                year = now
                parts.append(line(left, self.base, left, self.base + 36))
                parts.append(letters(now, left + 4, self.base + 33, font_weight=600))
        return parts
