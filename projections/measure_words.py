"""How a measure is said to stand, in a cell of a listing or of a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Measure = Mapping[str, Any]
"""A measure under the keys of `measures` in `ledger status --format json`."""

OLD = "the last reading is over six months old"


def baseline(measure: Measure) -> str:
    """Return where a measure stood at first, and when; "" when not recorded."""
    if measure["baseline"] is None:
        return ""
    since = measure["baseline_on_printed"]
    said = in_unit(measure["baseline"], measure["unit"])
    return said + (f" in {since}" if since else "")


def target(measure: Measure) -> str:
    """Return what a measure is to reach: "at least 95% by March 2021"."""
    by = measure["target_by_printed"]
    bound = "at least" if measure["direction"] == "higher" else "at most"
    said = f"{bound} {in_unit(measure['target'], measure['unit'])}"
    return said + (f" by {by}" if by else "")


def better(measure: Measure) -> str:
    """Return which way is better, in words."""
    return f"{measure['direction']} is better"


def latest(measure: Measure) -> str:
    """Return the latest reading, with its period below; "" for none."""
    read = measure["latest"]
    if read is None:
        return ""
    return f"{figure(read, measure['unit'])}\n{read['period']}, #{read['entry']}"


def state(measure: Measure) -> str:
    """Return how a measure stands, and below why, where the word leaves that open."""
    if measure["old"]:
        return f"{measure['state']}\n{OLD}"
    if measure["needed"] is None or measure["state"] == "no data":
        return str(measure["state"])
    needed = in_unit(measure["needed"], measure["unit"])
    return f"{measure['state']}\n{needed} needed"


def in_unit(value: str, unit: str) -> str:
    """Return a figure with its unit: "95%", "5 working days"."""
    return f"{value}%" if unit == "percent" else f"{value} {unit}"


def figure(parts: Mapping[str, Any], unit: str | None = None) -> str:
    """Return a reading in words: "88.5", "88.5 (46 of 52)", "88.5% (46 of 52)".

    Args:
        parts: Its `value`, `numerator` and `denominator`.
        unit: The unit of its measure, where it is known.
    """
    value = str(parts["value"]) if unit is None else in_unit(parts["value"], unit)
    if parts["numerator"] is None:
        return value
    return f"{value} ({parts['numerator']} of {parts['denominator']})"
