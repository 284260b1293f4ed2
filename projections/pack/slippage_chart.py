"""Target slippage: from the original to the present due date, on an axis of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.printing import counted, print_day
from projections.pack.charts import WIDE
from projections.pack.drawing import (
    FAINT,
    INK,
    cut,
    element,
    letters,
    line,
    picture,
    width_of,
)
from projections.pack.material import Slip

MOST = 30
"""So many targets are drawn at most: those that moved furthest."""

_GROUND = {"paint_order": "stroke", "stroke": "#ffffff", "stroke_width": 5}
"""White around letters, where lines pass below them."""

_TOP, _ROW, _EDGE, _FOOT = 44.0, 42.0, 10.0, 24.0


def target_slippage(
    slips: Sequence[Slip], as_at: str, *, name: str, width: float = WIDE
) -> str:
    """Return a row for each moved target, as SVG; "" without any.

    A ring marks the original due date, a dot the present one, and words say by how
    many days it moved. Of more than `MOST`, those are drawn that moved furthest.

    Args:
        slips: In the order in which they are drawn.
        as_at: ISO day that the plan speaks of.
        name: Unique in the page.
        width: In pixels, at which its letters have their natural size.
    """
    if not slips:
        return ""
    drawn = furthest(slips)
    axis = _Axis(drawn, as_at, width)
    bottom = _TOP + len(drawn) * _ROW
    rows = [
        _row(slip, _TOP + at * _ROW, axis, width, bool(at))
        for at, slip in enumerate(drawn)
    ]
    title = "Target slippage: original against present due date"
    parts = (*_legend(), *axis.years(bottom), *rows)
    return picture(name, (width, bottom + _FOOT), title, _described(drawn), *parts)


def furthest(slips: Sequence[Slip]) -> list[Slip]:
    """Return the slips that are drawn, in their own order."""
    far = sorted(range(len(slips)), key=lambda at: (-abs(slips[at].days), at))
    return [slips[at] for at in sorted(far[:MOST])]


def moved_by(days: int) -> str:
    """Return by how much a date moved: "61 days later", "same day"."""
    if not days:
        return "same day"
    return f"{counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


class _Axis:
    """The years that a chart covers, across its width."""

    def __init__(self, slips: Sequence[Slip], as_at: str, width: float) -> None:
        days = [date.fromisoformat(d) for s in slips for d in (s.original_due, s.due)]
        self.first, self.last = min(days).year, max(days).year
        self.begin = date(self.first, 1, 1).toordinal()
        self.span = date(self.last, 12, 31).toordinal() + 1 - self.begin
        self.width, self.as_at = width, date.fromisoformat(as_at)

    def at(self, day: date) -> float:
        """Return where a day lies."""
        share = (day.toordinal() - self.begin) / self.span
        return _EDGE + share * (self.width - 2 * _EDGE)

    def years(self, bottom: float) -> list[str]:
        """Return a line at the beginning of each year, and at the day asked about."""
        parts = []
        apart = (self.width - 2 * _EDGE) / (self.last - self.first + 1)
        each = max(1, -int(-40 // apart))
        for year in range(self.first, self.last + 1, each):
            x = self.at(date(year, 1, 1))
            parts += self._beside(x, bottom, stroke=FAINT)
            parts.append(line(x, bottom, x, bottom + 18, stroke=FAINT))
            parts.append(letters(str(year), x + 4, bottom + 17, font_weight=600))
        if self.first <= self.as_at.year <= self.last:
            x = self.at(self.as_at)
            look = {"stroke_dasharray": "4 3", "stroke_width": 1.2}
            parts.append(line(x, _TOP - 6, x, _TOP, **look))
            parts += self._beside(x, bottom, **look)
            parts.append(self._label(x))
        return parts

    def _beside(self, x: float, bottom: float, **look: object) -> list[str]:
        """Return an upright line that leaves out where the words of the rows stand."""
        tops = range(round(_TOP), round(bottom), round(_ROW))
        return [line(x, top + 21, x, top + _ROW, **look) for top in tops]

    def _label(self, x: float) -> str:
        words = f"As at {print_day(self.as_at)}"
        wide = width_of(words, 11)
        left = min(max(x - wide / 2, 0.0), self.width - wide)
        return letters(words, left, _TOP - 10, font_size=11)


def _legend() -> list[str]:
    return [
        _ring(8, 9),
        letters("due at first", 20, 13),
        _dot(112, 9),
        letters("due now", 124, 13),
    ]


def _row(slip: Slip, top: float, axis: _Axis, width: float, ruled: bool) -> str:
    was, now = date.fromisoformat(slip.original_due), date.fromisoformat(slip.due)
    start, end, y = axis.at(was), axis.at(now), top + 29
    by = moved_by(slip.days)
    room = width - width_of(by, 12) - 14
    code = f"{slip.action} target {slip.target}"
    dates = f": {slip.original_due_printed} to {slip.due_printed}"
    label = code + dates if width_of(code + dates, 12) < room else code
    rule = line(0, top, width, top, stroke=FAINT) if ruled else ""
    return element(
        "g",
        rule,
        letters(cut(label, room), 0, top + 16, font_weight=600, **_GROUND),
        letters(by, width, top + 16, text_anchor="end", **_GROUND),
        line(start, y, end, y, stroke_width=2.5),
        _ring(start, y),
        _dot(end, y),
    )


def _ring(x: float, y: float) -> str:
    look = {"fill": "#ffffff", "stroke": INK, "stroke_width": 2}
    return element("circle", cx=x, cy=y, r=5.5, **look)


def _dot(x: float, y: float) -> str:
    return element("circle", cx=x, cy=y, r=4, fill=INK)


def _described(drawn: Sequence[Slip]) -> str:
    later = sum(slip.days > 0 for slip in drawn)
    far = max(drawn, key=lambda slip: abs(slip.days))
    return (
        f"A row for each of {len(drawn)} moved targets, {later} of them later than at"
        f" first. Furthest moved: target {far.target} of action {far.action}, from"
        f" {far.original_due_printed} to {far.due_printed}, {moved_by(far.days)}."
        " The table below has every date."
    )
