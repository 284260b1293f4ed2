"""What the name of an improvement area says: its number or letter, and its title."""

from __future__ import annotations

import re
from typing import NamedTuple

from ledger.documents.layouts.layout import Layout, normal

_CONTINUED = re.compile(r"[\s(–—-]*\b(?:continued|cont['’]?d|cont)\b[\s.)]*$", re.I)
_TITLED = re.compile(
    r"(?:(?P<number>[1-9]\d?)[.:)]|(?P<kind>(?:improvement )?area|theme|priority|strand"
    r"|objective|section) (?P<code>[A-Z0-9]{1,8}(?:[./-][A-Z0-9]{1,8}){0,5}):)"
    r"\s+(?P<title>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
"""Where it is known that words name an area: "2. 16+ services", "Area WF: Staff"."""
_SPELT = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_NO_AREA = re.compile(
    r"(?:sheet|table|tab|page|worksheet)? ?\d*|.*\b(?:action|improvement) plan\b.*"
    r"|(?:the )?(?:plan|actions|data|tracker|action tracker|master|main|log|action log"
    r"|current|live|working copy|action list|all actions|feuille ?\d*)"
    r"|(?:q|quarter )[1-4](?: \d{2,4}){0,2}"
    r"|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?: \d{2,4})?"
)


class AreaName(NamedTuple):
    """The name of an area.

    Attributes:
        number: As it stands, or a capital letter; None without either.
        title: The words without it.
        said: Whether the words themselves call it an area, as "Priority 2: Care".
    """

    number: int | str | None
    title: str
    said: bool = False


def read_area_name(words: str, layout: Layout) -> AreaName | None:
    """Return the name of an area with its number or letter; None for other words."""
    match = layout.area.fullmatch(words)
    if match is None:
        return None
    groups = match.groupdict()
    letter = groups.get("letter")
    spelt = groups.get("spelt")
    said = _SPELT.index(spelt.casefold()) + 1 if spelt else match["number"]
    number = letter.upper() if letter else int(said)
    return AreaName(number, match["title"].strip(), bool(groups.get("kind")))


def read_heading(words: str, layout: Layout) -> AreaName | None:
    """Return the name of an area in a heading with its number, whatever follows it.

    None for a heading without a number.
    """
    known = read_area_name(words, layout)
    match = None if known else _TITLED.fullmatch(words)
    if match is None or not any(c.isalpha() for c in match["title"]):
        return known
    number = int(match["number"]) if match["number"] else match["code"]
    return AreaName(number, match["title"].strip(), bool(match["kind"]))


def name_without_number(words: str, layout: Layout) -> AreaName:
    """Return the name of an area, be there a number in it or not."""
    return read_heading(words, layout) or AreaName(None, " ".join(words.split()))


def without_continued(title: str) -> str:
    """Return a title in the form in which titles are compared.

    "Oversight (continued)" is "oversight".
    """
    return normal(_CONTINUED.sub("", title))


def is_general(sheet: str) -> bool:
    """Tell whether the name of a sheet names no area, as "Sheet1", "Action plan"."""
    return _NO_AREA.fullmatch(normal(sheet)) is not None
