"""What the templates of the page are filled with, drawn from the material."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from domain.printing import counted
from projections.documents import content, measured
from projections.movement import Kind, Moved, Movement, movement
from projections.pack.charts import NARROW, WIDE, kinds, ratings_over_time
from projections.pack.material import Material, Plan, Point, Told
from projections.pack.saying import (
    AGAINST,
    audience_in,
    glossary,
    left_out,
    made_without,
    viewpoint,
)
from projections.pack.slippage_chart import furthest, target_slippage
from projections.swinging import swung

Line = Mapping[str, Any]

_TOLD: tuple[Kind, ...] = (
    *("worsened", "improved", "newly rated", "no longer rated", "changed"),
    *("added", "left", "stayed"),
)


class Area(NamedTuple):
    """An improvement area on the page.

    Attributes:
        anchor: Its id in the page.
        heading: Code and title.
        outcomes: Each in one line.
        counts: Rating -> actions of the area.
        measures: Each with the action that it belongs to.
        actions: Its live actions.
    """

    anchor: str
    heading: str
    outcomes: Sequence[str]
    counts: Mapping[str, int]
    measures: Sequence[tuple[Plan, Plan]]
    actions: Sequence[Plan]


@dataclass(frozen=True)
class Since:
    """What moved since the report before.

    Attributes:
        told: That report.
        movement: From it to this plan.
    """

    told: Told
    movement: Movement

    @property
    def moved(self) -> list[Moved]:
        """The actions that did not stay as they were, the worse ones first."""
        return [one for kind in _TOLD[:-1] for one in self.movement.of(kind)]

    @property
    def in_words(self) -> str:
        """How many moved which way: "1 worsened, 23 stayed"."""
        counts = [(len(self.movement.of(kind)), kind) for kind in _TOLD]
        said = ", ".join(f"{count} {kind}" for count, kind in counts if count)
        return said or "no actions then or now"


def view(material: Material) -> dict[str, Any]:
    """Return the words and numbers of the page, by the names of the templates."""
    data = material.data
    everyone = [*data["actions"], *data["ended_actions"]]
    anchors = {a["id"]: f"action-{n}" for n, a in enumerate(everyone, 1)}
    histories, others = _histories(material.lines, anchors)
    return {
        "data": data,
        "marks": content.marked(data),
        "although": content.sealed_although(data),
        "about": content.about(data),
        "areas": _areas(data),
        "anchors": anchors,
        "histories": histories,
        "others": others,
        "entries": {line["number"] for line in material.lines},
        "since": _since(material),
        "filed": [made_without(one, audience_in(data)) for one in material.filed_since],
        "swings": swung(material),
        "amended": material.amended,
        "left_out_entries": left_out(material.later, data["report"] is not None),
        "measured": measured.rows(data),
        "measured_heads": measured.HEADS,
        "measures_lead": measured.LEAD,
        "glossary": glossary(data),
        "viewpoint": viewpoint(data),
        "against": AGAINST,
        "fills": sorted(content.FILLS),
        **_charts(material),
    }


def _areas(data: Plan) -> list[Area]:
    found = []
    for number, area in enumerate(data["areas"], 1):
        own = [a for a in data["actions"] if a["area"] == area["code"]]
        found.append(
            Area(
                anchor=f"area-{number}",
                heading=content.area_heading(area),
                outcomes=content.outcomes(area),
                counts=data["counts_by_area"].get(area["code"], {}),
                measures=[
                    (action, target)
                    for action in own
                    for target in action["targets"]
                    if target["kind"] == "measure"
                ],
                actions=own,
            )
        )
    return found


def _histories(
    lines: Sequence[Line], anchors: Mapping[str, str]
) -> tuple[dict[str, list[Line]], list[Line]]:
    """Return the entries about each action, and those about anything else."""
    found: dict[str, list[Line]] = {id_: [] for id_ in anchors}
    others: list[Line] = []
    for line in lines:
        found.get(line["subject"], others).append(line)
        for id_ in line.get("also", ()):
            if id_ in found:
                found[id_].append(line)
    return found, others


def _since(material: Material) -> Since | None:
    if not material.told:
        return None
    before = material.told[-1]
    return Since(before, movement(before.snapshot, material.data))


def _charts(material: Material) -> dict[str, Any]:
    points, slips = material.trend, material.slips
    as_at, drawn = material.data["as_at"], furthest(slips)
    widths = (("wide", WIDE), ("narrow", NARROW))
    few = _quarters(points)
    return {
        "points": points,
        "period": _period(points) if points else "",
        "ratings": kinds(points),
        "trend_charts": [
            ("wide", ratings_over_time(points, name="ratings-wide")),
            ("narrow", ratings_over_time(few, name="ratings-narrow", width=NARROW)),
        ],
        "thinned": len(few) < len(points),
        "slips": slips,
        "left_out": counted(len(slips) - len(drawn), "target")
        if len(drawn) < len(slips)
        else "",
        "slip_charts": [
            (size, target_slippage(slips, as_at, name=f"slippage-{size}", width=width))
            for size, width in widths
        ],
    }


def _quarters(points: Sequence[Point]) -> Sequence[Point]:
    """Return so few points that a narrow bar has room for its number."""
    if len(points) <= 12:
        return points
    months = [date.fromisoformat(point.on).month for point in points[:-1]]
    ends = [
        point for point, month in zip(points, months, strict=False) if not month % 3
    ]
    return [*ends, points[-1]]


def _period(points: Sequence[Point]) -> str:
    """Return what is between two points: a month, or a quarter."""
    days = [date.fromisoformat(point.on) for point in points[:2]]
    return "quarter" if (days[-1] - days[0]).days > 31 else "month"
