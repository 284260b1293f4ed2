"""Rules about what is in force for an action that is still in the plan."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from domain.delivery import DONE_OR_CLAIMED, SIGNED_OFF
from projections.check_facts import Finding, Standing, finding_of
from projections.facts import Row

OUTLIVED = "rating older than the scheme"
CLAIMED, UNCLAIMED = "claim against rating", "complete without a claim"
NO_DUE_DATE = "no due date"

CLAIMS = frozenset({"completion claimed", SIGNED_OFF})
SHORT_OF_DONE = frozenset({"red", "amber"})
"""Words that say in any plan that work is left, whatever its scheme says of them."""


def outlived(held: Standing, subject: str, day: str) -> Iterator[Finding]:
    """Yield a rating in force whose word the scheme in force does not have.

    Args:
        held: What stands.
        subject: The action.
        day: The ISO day that is asked about.
    """
    rating, scheme = held.now(subject, "rating"), held.schemes.on(day)
    if rating is None or scheme is None or rating.value.casefold() in scheme[1]:
        return
    then = held.schemes.on(rating.valid_from) if held.is_dated(rating) else None
    if then is not None and rating.value.casefold() not in then[1]:
        return  # It was wrong from the first, and is listed as that.
    code = held.code(subject)
    said = (
        f'Action {code} is still rated "{rating.value}" by {held.named(rating)}, a word'
        f" that the scheme in force now, by {held.named(scheme[0])}, does not have."
    )
    mend = f'ledger rate {code} RATING --because "why"'
    yield finding_of(OUTLIVED, subject, code, [rating, scheme[0]], said, mend)


def claimed(held: Standing, subject: str, day: str) -> Iterator[Finding]:
    """Yield a claim of completion beside a rating that says that work is left."""
    rating, delivery = held.now(subject, "rating"), held.now(subject, "delivery")
    if rating is None or delivery is None or delivery.value not in CLAIMS:
        return
    value = held.schemes.value(rating, day)
    owed = value.get("exception_required", False)
    if value.get("complete") or not (owed or _is_short(rating)):
        return
    code = held.code(subject)
    said = (
        f'Action {code} is "{delivery.value}" by {held.named(delivery)} and rated'
        f' "{rating.value}" by {held.named(rating)}.'
    )
    mend = f'ledger rate {code} RATING --because "why"'
    yield finding_of(CLAIMED, subject, code, [rating, delivery], said, mend)


def unclaimed(held: Standing, subject: str, day: str) -> Iterator[Finding]:
    """Yield a rating that counts as complete where nobody claimed completion."""
    rating, delivery = held.now(subject, "rating"), held.now(subject, "delivery")
    if rating is None or not held.schemes.value(rating, day).get("complete"):
        return
    if delivery is not None and delivery.value in DONE_OR_CLAIMED:
        return
    code = held.code(subject)
    where = "no delivery status is recorded"
    if delivery is not None:
        where = f'its delivery is "{delivery.value}" by {held.named(delivery)}'
    said = (
        f'Action {code} is rated "{rating.value}" by {held.named(rating)}, which counts'
        f" as complete, but {where}."
    )
    rows = [rating] if delivery is None else [rating, delivery]
    mend = f'ledger deliver {code} "completion claimed" --because "why"'
    yield finding_of(UNCLAIMED, subject, code, rows, said, mend)


def undue(held: Standing, subject: str, day: str) -> Iterator[Finding]:
    """Yield an action with targets none of which says by when, unless it is done."""
    latest = [rows[-1] for rows in held.targets(subject)]
    parts: list[dict[str, Any]] = [json.loads(row.value) for row in latest]
    if not parts or any(p["due"] or p["kind"] == "standing" for p in parts):
        return
    if held.is_done(subject, day):
        return
    code = held.code(subject)
    which = "The target" if len(parts) == 1 else f"None of the {len(parts)} targets"
    lacks = "gives no" if len(parts) == 1 else "gives a"
    said = f"{which} of action {code} {lacks} date by which it is due."
    mend = f'ledger target revise {code} "by DATE" --because "why" --approved-by "role"'
    yield finding_of(NO_DUE_DATE, subject, code, latest, said, mend)


def _is_short(rating: Row) -> bool:
    return rating.value.casefold() in SHORT_OF_DONE
