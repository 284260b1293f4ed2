"""Edits that officers make to a plan, and the proposals that each amounts to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from ledger.documents.plan_reading import PlanReading
from tests.ledger.updating.versions import row, version

WORDINGS = (
    "Review the threshold document and share it with partners",
    "Recruit two permanent team managers",
    "Launch the early help strategy",
    "Hold reflective supervision every month and record it",
    "Audit twenty cases a month with senior leaders",
    "Offer a return interview to every missing child",
    "Train frontline workers in risk assessment",
    "Publish a sufficiency plan for placements",
)
LINES = (
    "Workshop held with schools in May",
    "Draft sent to the board for comment",
    "Two posts advertised again",
    "Completed in part, awaiting figures",
    "Report back to follow in the autumn",
)
TARGETS = ("June 2022", "95% of cases", "May 2022 and ongoing", "Plan agreed by heads")
LATER = (
    "September 2022",
    "97% of cases",
    "July 2022 and ongoing",
    "Plan agreed by all",
)
RATINGS = ("Red", "Amber", "Green", "Blue")
OWNERS = ("Head of service", "Director", "Principal social worker")
PARTS = ("Write to partners", "Print the leaflet", "Meet each team")
OTHER = "In other words, as the board put it"
IMPACTS = ("Fewer moves", "Shorter waits", "Better plans")


@dataclass
class Line:
    """One action on its way from the first version to the second.

    Attributes:
        cells: What `row` takes beside the code and the wording.
        wording: Its wording.
        old: Its code in the first version; None for one that is added.
        new: Its code in the second version; None for one that is gone.
        edits: What was changed, as the ids of proposals name it.
    """

    cells: dict[str, Any]
    wording: str
    old: str | None = None
    new: str | None = None
    edits: set[str] = field(default_factory=set)


Edit = Callable[[Line, st.DataObject], None]


def note(line: Line, data: st.DataObject) -> None:
    new = [words for words in LINES if words not in line.cells["progress"]]
    if new:
        at = data.draw(st.integers(0, len(line.cells["progress"])))
        line.cells["progress"].insert(at, data.draw(st.sampled_from(new)))
        line.edits.add("progress 1")


def drop_a_note(line: Line, _: st.DataObject) -> None:
    if line.cells["progress"]:
        line.cells["progress"].pop()


def retype(line: Line, _: st.DataObject) -> None:
    line.cells["progress"] = [f" {w.upper()}  " for w in line.cells["progress"]]
    line.wording = line.wording.replace(" ", "  ")


def rate(line: Line, data: st.DataObject) -> None:
    before = line.cells["rating"]
    line.cells["rating"] = data.draw(st.sampled_from([*RATINGS, None]))
    if line.cells["rating"] not in (before, None):
        line.edits.add("rating")


def hand_over(line: Line, data: st.DataObject) -> None:
    before = line.cells["owner"]
    line.cells["owner"] = data.draw(st.sampled_from(OWNERS))
    if line.cells["owner"] != before:
        line.edits.add("owner")


def put_off(line: Line, data: st.DataObject) -> None:
    if line.cells["target"]:
        at = data.draw(st.integers(0, len(line.cells["target"]) - 1))
        words = line.cells["target"][at]
        line.cells["target"][at] = LATER[TARGETS.index(words)]
        line.edits.add(f"target {at + 1} revised")


def aim_more(line: Line, _: st.DataObject) -> None:
    line.cells["target"].append("A report to the panel")
    line.edits.add(f"target {len(line.cells['target'])} set")


def aim_less(line: Line, _: st.DataObject) -> None:
    if line.cells["target"]:
        line.cells["target"].pop()


def add_part(line: Line, _: st.DataObject) -> None:
    line.cells["parts"].append("Ask for a second line")
    line.edits.add(f"sub-item {chr(96 + len(line.cells['parts']))}")


def change_part(line: Line, _: st.DataObject) -> None:
    if line.cells["parts"]:
        line.cells["parts"][0] += " by email"
        line.edits.add("sub-item a")


def state_first(line: Line, _: st.DataObject) -> None:
    line.cells["impacts"].insert(0, "Children are heard")
    line.edits.add("impact 1")


def reword(line: Line, _: st.DataObject) -> None:
    line.wording = f"{line.wording} without delay"
    line.edits.add("reworded")


ONE_EACH: tuple[tuple[Edit, ...], ...] = (
    (note, drop_a_note, retype),
    (rate, hand_over),
    (put_off, aim_more, aim_less),
    (add_part, change_part, state_first, reword),
)
"""No two edits of one group meet in an action."""


def edit(actions: list[Line], data: st.DataObject) -> None:
    """Edit each action in some ways, or in none."""
    for line in actions:
        for group in ONE_EACH:
            if data.draw(st.booleans()):
                data.draw(st.sampled_from(group))(line, data)


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    """Draw the actions of a first version."""
    wordings = draw(st.lists(st.sampled_from(WORDINGS), min_size=1, unique=True))
    return [
        Line(
            {
                "progress": draw(_some(LINES)),
                "rating": draw(st.sampled_from([*RATINGS, None])),
                "owner": draw(st.sampled_from([*OWNERS, None])),
                "target": draw(_some(TARGETS)),
                "parts": draw(_some(PARTS)),
                "impacts": draw(_some(IMPACTS)),
            },
            wording,
            f"2.{number}",
        )
        for number, wording in enumerate(wordings, 1)
    ]


def _some(words: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(words), max_size=2, unique=True)


def reading_of(actions: list[tuple[str, Line]], name: str) -> PlanReading:
    rows = (row(code, line.wording, **line.cells) for code, line in actions)
    return version(*rows, name=name)


def first_version(before: list[Line]) -> PlanReading:
    """Return the document before any edit."""
    return reading_of([(str(line.old), line) for line in before], "march.docx")


def reordered(before: list[Line], data: st.DataObject) -> list[Line]:
    """Move, drop and add actions, and number what is left from 1 on."""
    after = list(before)
    if len(after) > 1 and data.draw(st.booleans()):
        one, other = data.draw(st.permutations(range(len(after))))[:2]
        after[one], after[other] = after[other], after[one]
    if len(after) > 1 and data.draw(st.booleans()):
        after.pop(data.draw(st.integers(0, len(after) - 1)))
    if data.draw(st.booleans()):
        words = "Agree a protocol about housing for young adults"
        cells = {"progress": [LINES[0]], "rating": "Red", "target": [TARGETS[0]]}
        after.insert(data.draw(st.integers(0, len(after))), Line(cells, words))
    for number, line in enumerate(after, 1):
        line.new = f"2.{number}"
    return after


def expected(before: list[Line], after: list[Line]) -> set[str]:
    """Return the ids of the proposals that the edits amount to."""
    found = {f"{line.old} gone" for line in before if line.new is None}
    for line in after:
        if line.old is None:
            found.add(f"{line.new} added")
            continue
        found |= {f"{line.old} {edit}" for edit in line.edits}
        if line.old != line.new:
            found.add(f"{line.old} renumbered")
    return found
