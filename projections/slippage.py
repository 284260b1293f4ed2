"""Targets with a date that was moved: what fell due when at first, and when now."""

from __future__ import annotations

from datetime import date

from projections.documents.targets import reworded
from projections.pack.material import Plan, Slip


def slips(data: Plan) -> list[Slip]:
    """Return the moved targets of the live actions, by area, code and number."""
    return [
        slip_of(action, target)
        for action in data["actions"]
        for target in moved_targets(action)
    ]


def moved_targets(action: Plan) -> list[Plan]:
    """Return the targets of an action that slip, in order of their numbers.

    A target counts if it was revised and had a due date at first and has one now. The
    two may be the same day, if it was moved back or only its words were revised.
    """
    return [
        target
        for target in action["targets"]
        if target["revisions"] > 0 and target["original_due"] and target["due"]
    ]


def slip_of(action: Plan, target: Plan) -> Slip:
    """Return how far one of the moved targets of an action slipped."""
    was, now = (date.fromisoformat(target[key]) for key in ("original_due", "due"))
    return Slip(
        action=action["code"],
        target=target["number"],
        text=target["text"],
        original_due=target["original_due"],
        original_due_printed=target["original_due_printed"],
        due=target["due"],
        due_printed=target["due_printed"],
        days=(now - was).days,
        revisions=target["revisions"],
        approved_by=target["approved_by"],
        because=target["because"],
        words_at_first=target["original_text"] if reworded(target) else "",
    )
