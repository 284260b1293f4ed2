"""How a printed plan says since when and why an action is rated as it is.

It says too whether an exception report that the rating requires was made; which one
counts, `projections/exceptions.py` says.
"""

from __future__ import annotations

from domain.printing import day
from projections.documents.content import Plan


def since(action: Plan) -> str:
    """Return since when the rating has been what it is, "" when nobody dated it."""
    return day(action["rating_since"])


def rated_on(action: Plan) -> str:
    """Return the day of the rating in force, "" when nobody dated it."""
    return day(action["rating_on"])


def last_rated(action: Plan) -> str:
    """Return when the rating was last said again, "" if not since it began."""
    again = action["rating_on"] != action["rating_since"]
    return rated_on(action) if again else ""


def rated_so(action: Plan) -> str:
    """Return since when, when last, and why an action is rated as it is.

    "since 29 April 2021; last rated 27 January 2022, because: The visits are held".
    """
    said = f"since {since(action)}" if action["rating_since"] else ""
    if last := last_rated(action):
        said += f"; last rated {last}"
    if not action["rating_reason"]:
        return said
    because = f"because: {action['rating_reason']}"
    return f"{said}, {because}" if said else because


def exception_said(data: Plan, action: Plan) -> str:
    """Return whether an exception report that is owed is there; "" if none is owed."""
    required = {one["id"]: one for one in data["exceptions"]}
    if action["id"] not in required:
        return ""
    report = required[action["id"]]["report"]
    if report is None:
        return "no exception report recorded"
    return f"exception report recorded, #{report['entry']}"


def required_since(one: Plan) -> str:
    """Return since when the ratings of an action require an exception report."""
    return day(one["since"]) + ("" if one["since_dated"] else " at the latest")


def lacking(one: Plan) -> str:
    """Return that an exception report is owed, since when, and what does not count.

    Args:
        one: Under the keys of `ledger exceptions --format json`.
    """
    days, earlier = one["days_owed"], one["earlier"]
    said = f"It is owed since {required_since(one)} ({days} day{'s' * (days != 1)})"
    if earlier:
        was = "was" if earlier == 1 else "were"
        said += f"; {earlier} {was} made before that"
    return f"No exception report is recorded. {said}."
