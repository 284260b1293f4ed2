"""What a cell of a plan claims about delivery: a claim, until someone signs it off."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from domain.dates import find_dates
from domain.dates.words import fold

ClaimStatus = Literal[
    "completion_claimed", "business_as_usual_claimed", "not_started", "in_progress"
]
"""What a line can claim, or a status cell can say."""


class Claim(NamedTuple):
    """What a line claims about the whole action.

    Attributes:
        status: The delivery status that is claimed.
        words: The line that claims it, as it stands.
    """

    status: ClaimStatus
    words: str


def read_claim(lines: Sequence[str]) -> Claim | None:
    """Return the first claim among the lines of a cell, or None.

    Only a line that begins by saying that all is done counts. "Recruitment
    completed" speaks of a part, "complete the form" of work to come, and
    "completed in part" of neither.
    """
    for line in lines:
        folded = fold(line).strip()
        claim = _claim().match(folded)
        if claim is None or _limits().search(folded):
            continue
        if not _is_whole(folded[claim.end() :]):
            continue
        usual = _usual().search(folded) is not None
        status: ClaimStatus
        status = "business_as_usual_claimed" if usual else "completion_claimed"
        return Claim(status, line)
    return None


def _is_whole(rest: str) -> bool:
    """Tell "Completed." and "Completed in March 2020" from "Completed the first"."""
    if _stops().match(rest):
        return True
    joint = _joint().match(rest)
    after = rest[joint.end() :] if joint else ""
    return any(found.start == 0 for found in find_dates(after[:80]))


@cache
def _claim() -> re.Pattern[str]:
    return re.compile(r"(?:completed?|target[ ]achieved|achieved)(?!\w)")


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(r"[ ]{0,3}(?:$|[.,;:)(-]|and[ ]|as[ ]part[ ]of[ ])")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"[ ]{1,3}(?:(?:in|on|by|during)[ ]{1,3})?(?:the[ ]{1,3})?")


@cache
def _limits() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:except|excluding|apart[ ]from|part(?:ly|ially)|in[ ]part|not|but"
        r"|awaiting|outstanding|however)\b|\?"
    )


@cache
def _usual() -> re.Pattern[str]:
    return re.compile(r"\bbau\b|\bbusiness[ -]as[ -]usual\b")
