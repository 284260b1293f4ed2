"""The measures of a plan as a table of a print, the same in each kind of file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from domain.printing import NOT_RECORDED
from projections import measure_words as words
from projections.documents.content import Plan, flat, shown

HEADING = "Measures"

LEAD = (
    "A measure is met when its latest reading reaches the target. Otherwise it is on"
    " track if the reading is as good as the straight line from baseline to target"
    " wants at the end of its period, and off track if it is not, or if the plan gives"
    " no such line. A reading counts to the end of the sixth month after its period."
)

HEADS = (
    *("Measure", "What is measured", "Baseline", "Target"),
    *("Latest reading", "State", "Actions"),
)
"""Of the table; reading the print again knows it by the first four."""


def rows(data: Plan) -> list[tuple[str, ...]]:
    """Return the cells below `HEADS` of each measure; lines are parted by a break."""
    return [_row(measure) for measure in data["measures"]]


def _row(measure: Plan) -> tuple[str, ...]:
    latest, read = words.latest(measure), measure["latest"]
    if read is not None and read["note"]:
        latest += f"\n{flat(read['note'])}"
    what = flat(measure["name"])
    if measure["about"]:
        what += f"\n{flat(measure['about'])}"
    cells = (
        *(measure["code"], what, words.baseline(measure) or NOT_RECORDED),
        f"{words.target(measure)}\n{words.better(measure)}",
        *(latest or NOT_RECORDED, words.state(measure)),
        ", ".join(measure["actions"]),
    )
    return tuple(map(shown, cells))


def _of_reading(key: str) -> Callable[[Plan], str]:
    def said(measure: Plan) -> str:
        value: Any = (measure["latest"] or {}).get(key)
        return "" if value is None else shown(str(value))

    return said


COLUMNS: tuple[tuple[str, int, Callable[[Plan], str]], ...] = (
    ("Measure", 10, lambda m: shown(m["code"])),
    ("What is measured", 40, lambda m: shown(m["name"])),
    ("Baseline", 24, lambda m: words.baseline(m) or NOT_RECORDED),
    ("Target", 28, words.target),
    ("Better", 16, words.better),
    ("Latest figure", 12, _of_reading("value")),
    ("Numerator", 11, _of_reading("numerator")),
    ("Denominator", 12, _of_reading("denominator")),
    ("Period", 22, _of_reading("period")),
    ("Figure needed", 12, lambda m: m["needed"] or ""),
    ("State", 22, words.state),
    ("Actions", 16, lambda m: ", ".join(m["actions"])),
    ("Note", 30, _of_reading("note")),
    ("About", 40, lambda m: shown(m["about"] or "")),
)
"""A fact in each, for a sheet: head, width in characters, what a cell says."""
