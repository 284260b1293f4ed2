"""Charts of the printed report as plain numbers, with what they show in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.printing import MONTHS, NOT_RECORDED
from projections.pack.material import Point, Slip
from projections.pack.printed.ratings import ABREAST
from projections.pack.printed.words import cut, moved, rated
from projections.pack.saying import day

ROWS = 30
"""So many targets are drawn in one picture; it has to fit on a page."""

LONGEST = 1500
"""Characters of what is said of a picture: PDF/A bounds it."""


def over_time(points: Sequence[Point]) -> dict[str, Any] | None:
    """Return a strip of bars for each rating over all days; None without two days."""
    if len(points) < 2:
        return None
    keys = _kinds(points)
    counts = {key: [point.counts.get(key, 0) for point in points] for key in keys}
    return {
        "alt": _told(points, counts),
        "most": max(1, *(max(some) for some in counts.values())),
        "strips": [{**rated(key), "counts": counts[key]} for key in keys],
        "days": _axis(points),
        "tables": [
            {
                "heads": [rated(key) for key in keys[at : at + ABREAST]],
                "rows": [
                    {
                        "day": day(point.on),
                        "cells": [
                            f"{point.counts.get(key, 0):,}"
                            for key in keys[at : at + ABREAST]
                        ],
                    }
                    for point in points
                ],
            }
            for at in range(0, len(keys), ABREAST)
        ],
    }


def _kinds(points: Sequence[Point]) -> list[str]:
    """Return the ratings of all points, those of the last one first.

    "not recorded" comes last, and only if an action ever had none.
    """
    found = dict.fromkeys((*points[-1].counts, *(k for p in points for k in p.counts)))
    unrated = found.pop(NOT_RECORDED, "") is None
    if unrated and any(point.counts.get(NOT_RECORDED) for point in points):
        found[NOT_RECORDED] = None
    return list(found)


def _told(points: Sequence[Point], counts: dict[str, list[int]]) -> str:
    said = [_course(key, some) for key, some in counts.items()]
    return (
        "Bars that show how many actions had each rating. Every number is in the table"
        f" below. From {day(points[0].on)} to {day(points[-1].on)}:"
        f" {cut(', '.join(said), LONGEST)}."
    )


def _course(key: str, counts: Sequence[int]) -> str:
    """Return from where to where a rating went: "Red from 0 to 1 (at most 5)"."""
    most, ends = max(counts), (counts[0], counts[-1])
    between = f" (at most {most})" if most > max(ends) else ""
    return f"{key} from {ends[0]} to {ends[1]}{between}"


def _axis(points: Sequence[Point]) -> list[dict[str, str]]:
    """Return the month under each point, and the year where a new one begins."""
    long = 3 if len(points) <= 20 else 1
    months = [MONTHS[int(point.on[5:7]) - 1][:long] for point in points]
    years = [point.on[:4] for point in points]
    new = [not at or year != years[at - 1] for at, year in enumerate(years)]
    return [
        {"month": month, "year": year if begins else ""}
        for month, year, begins in zip(months, years, new, strict=True)
    ]


def slippage(slips: Sequence[Slip]) -> list[dict[str, Any]]:
    """Return pictures of how far targets were moved, `ROWS` targets in each.

    All are to one scale. A place on it is a share of its length, from 0 to 1.
    """
    if not slips:
        return []
    ends = [_number(end) for slip in slips for end in (slip.original_due, slip.due)]
    first, last = min(ends), max(ends)
    scale = (first, max(last - first, 1))
    return [
        {
            "alt": _slipped(slips[at : at + ROWS]),
            "ticks": _ticks(first, last, scale),
            "rows": [_slip(slip, scale) for slip in slips[at : at + ROWS]],
        }
        for at in range(0, len(slips), ROWS)
    ]


def _slip(slip: Slip, scale: tuple[int, int]) -> dict[str, Any]:
    return {
        "name": cut(f"{slip.action}, target {slip.target}", 20),
        "was": _share(_number(slip.original_due), scale),
        "now": _share(_number(slip.due), scale),
        "by": moved(slip.days),
    }


def _slipped(slips: Sequence[Slip]) -> str:
    said = [
        f"{slip.action} target {slip.target}: {slip.original_due_printed} to"
        f" {slip.due_printed}, {moved(slip.days)}"
        for slip in slips
    ]
    return (
        "A line for each target from the day on which it fell due at first to the day"
        " on which it falls due now. Every date is in the table below."
        f" {cut('; '.join(said), LONGEST)}."
    )


def _ticks(first: int, last: int, scale: tuple[int, int]) -> list[dict[str, Any]]:
    """Return at most about eight beginnings of months or years between two days."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    months = (end.year - start.year) * 12 + end.month - start.month
    step = next((s for s in (1, 3, 6, 12) if months <= 7 * s), 0)
    step = step or 12 * -(-months // 84)
    found = []
    for month in range(start.year * 12 // step * step, end.year * 12 + end.month, step):
        begins = date(max(month // 12, 1), month % 12 + 1, 1).toordinal()
        if first <= begins <= last:
            name = MONTHS[month % 12][:3] if step < 12 else ""
            label = f"{name} {month // 12}".strip()
            found.append({"at": _share(begins, scale), "label": label})
    return found


def _number(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _share(number: int, scale: tuple[int, int]) -> float:
    first, length = scale
    return round((number - first) / length, 4)
