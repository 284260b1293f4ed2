"""What a printed plan says of the targets of an action, and in remarks beside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from domain.printing import MONTHS, NOT_RECORDED
from projections.documents.content import Line, Plan, as_lines, bracketed, flat, shown
from projections.done import is_done

PASSED = "date passed"
"""Said of a due date before the day of the print, of an action that is not done."""

_NAMES = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
_DATED = re.compile(
    rf"\b(?:\d[\d/.-]*(?:st|nd|rd|th)?|q[1-4]|{_NAMES}|sept|by|to|end|of|the|quarter)\b",
    re.IGNORECASE,
)
"""What is of the date in the words of a target."""


def targets(action: Plan, remark: bool, passed: Collection[int] = ()) -> list[Line]:
    """Return each target's words, and with `remark` what a moved one was at first.

    The remark says too that the date of one of the numbers `passed` has passed.

    Each is one line. A blank line parts one that begins in lower case from that
    above, as whose end it could be read. What `measures` returns is left out.
    """
    lines: list[Line] = []
    for target in action["targets"]:
        if not _is_measure(target):
            words = shown(flat(target["text"]))
            parted = bool(lines) and words[:1].islower()
            lines += [Line("")] * parted + [Line(words)]
            lines += _remark(target, passed) if remark else []
    return lines


def measures(action: Plan, remark: bool, passed: Collection[int] = ()) -> list[Line]:
    """Return targets that are measures though their words do not say so.

    A blank line parts one from the next. Remarks are as in `targets`.
    """
    lines: list[Line] = []
    for target in filter(_is_measure, action["targets"]):
        parted = bool(lines)
        lines += [Line("")] * parted + as_lines(target["text"])
        lines += _remark(target, passed) if remark else []
    return lines


def _is_measure(target: Plan) -> bool:
    # It loads the whole grammar of dates, which nothing else here needs.
    from domain.target_reading import read_target

    if target["kind"] != "measure":
        return False
    return read_target(flat(target["text"])).target.kind != "measure"


def _remark(target: Plan, passed: Collection[int]) -> list[Line]:
    """Return what is said beside a target: "[was June 2022; approved by DMG]"."""
    was = originally(target)
    said = [f"was {was}; {approval(target)}"] if was else []
    said += [PASSED] * (target["number"] in passed)
    return [Line(bracketed("; ".join(said)), own=True)] if said else []


def originally(target: Plan) -> str:
    """Return what a target was at first, "" for one that was never moved.

    That is its date; its words, if more than the date is another, or it had none.
    """
    if not target["revisions"]:
        return ""
    if reworded(target):
        return shown(flat(target["original_text"]))
    return shown(target["original_due_printed"] or flat(target["original_text"]))


def reworded(target: Plan) -> bool:
    """Tell whether a target says something else than at first, its date aside."""
    now, first = (
        _DATED.sub(" ", target[key]).casefold().split()
        for key in ("text", "original_text")
    )
    return now != first


def originals(action: Plan) -> str:
    """Return what each moved target was at first, a line each, "" if none was."""
    found = [(target["number"], originally(target)) for target in action["targets"]]
    return _numbered(action, [(number, was) for number, was in found if was])


def approval(target: Plan) -> str:
    """Return who approved that a target was moved."""
    approved = target["approved_by"]
    return f"approved by {approved}" if approved else "approval not recorded"


def approvals(action: Plan) -> str:
    """Return who approved each target that was moved, a line each, "" if none was."""
    moved = [target for target in action["targets"] if target["revisions"]]
    said = [(target["number"], target["approved_by"]) for target in moved]
    return _numbered(action, [(n, shown(flat(by or NOT_RECORDED))) for n, by in said])


def passed(data: Plan, action: Plan) -> list[int]:
    """Return the numbers of the targets whose due day is before that of the print.

    There is none for an action that is done.
    """
    if is_done(data["scheme"], action["rating"], action["delivery"]):
        return []
    return [
        target["number"]
        for target in action["targets"]
        if target["due"] and target["due"] < data["as_at"]
    ]


def passed_said(data: Plan, action: Plan) -> str:
    """Return which dates have passed, a line each; "" for none."""
    return _numbered(action, [(number, PASSED) for number in passed(data, action)])


def _numbered(action: Plan, said: Sequence[tuple[int, str]]) -> str:
    several = len(action["targets"]) > 1
    return "\n".join(f"target {n}: {words}" if several else words for n, words in said)
