"""Whether a measure is on track: one rule, computed exactly.

A measure is *met* when its latest reading reaches the target. Otherwise, where the
baseline, its date and the target's date are all known, the figure that is needed at the
end of the reading's period lies on the straight line from the baseline to the target,
and the measure is *on track* if the reading is at that figure or better. Without such
a line nothing but the target says what would do, and the measure is *off track*. What
was not read for so long that it says nothing of today is *no data*.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from domain.figures import rounded

State = Literal["met", "on track", "off track", "no data"]

COUNTS_FOR = 6
"""Calendar months after the end of its period to whose end a reading counts."""


class Line(NamedTuple):
    """What a measure is to come to, and from where it set out.

    Attributes:
        direction: Which way is better, "higher" or "lower".
        target: What it is to reach.
        target_by: ISO day by which it is to; None when the plan does not say.
        baseline: Where it stood at first; None when not recorded.
        baseline_on: ISO day on which it stood there; None likewise.
    """

    direction: str
    target: str
    target_by: str | None = None
    baseline: str | None = None
    baseline_on: str | None = None


def needed(line: Line, on: str) -> str | None:
    """Return the figure that is needed on the ISO day `on`; None without a line.

    It has as many decimals as baseline and target have, one at least, and is rounded
    half away from 0: what is printed is what a reading is compared with. Before the
    baseline's day it is the baseline, after the target's day the target.
    """
    if line.baseline is None or line.baseline_on is None or line.target_by is None:
        return None
    begins, ends = map(date.fromisoformat, (line.baseline_on, line.target_by))
    first, last = Decimal(line.baseline), Decimal(line.target)
    if ends <= begins:
        return None
    gone = min(max((date.fromisoformat(on) - begins).days, 0), (ends - begins).days)
    exact = first + (last - first) * gone / (ends - begins).days
    return rounded(exact, max(1, _decimals(line.baseline), _decimals(line.target)))


def state_of(line: Line, value: str, on: str) -> State:
    """Return the state that a reading gives a measure.

    Args:
        line: What the measure is to come to.
        value: The figure.
        on: ISO day on which the reading's period ended.
    """
    if reaches(line.direction, value, line.target):
        return "met"
    wanted = needed(line, on)
    if wanted is not None and reaches(line.direction, value, wanted):
        return "on track"
    return "off track"


def reaches(direction: str, value: str, wanted: str) -> bool:
    """Tell whether a figure is as good as the one that is wanted, or better."""
    if direction == "higher":
        return Decimal(value) >= Decimal(wanted)
    return Decimal(value) <= Decimal(wanted)


def is_old(on: str, as_at: date) -> bool:
    """Tell whether a reading of a period that ended on `on` is too old for a day."""
    ended = date.fromisoformat(on)
    months = (as_at.year - ended.year) * 12 + as_at.month - ended.month
    return months > COUNTS_FOR


def _decimals(figure: str) -> int:
    return len(figure.partition(".")[2])
