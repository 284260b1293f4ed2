"""Years that were mistyped: "30 July 2200", "March 20020", "31/03/20211"."""

import re
from datetime import date

from domain.dates.doubt import Doubt
from domain.dates.form import IN_LETTERS, Context, Form, ends_here
from domain.dates.words import (
    DAY,
    GAP,
    MONTH,
    day_number,
    day_of,
    month_number,
)
from domain.printed_day import FIRST_YEAR, LAST_YEAR
from domain.printing import MONTHS, print_day

_SLIP = r"[0-9]{3,6}"
_APART, _MOST = 15, 3
"""How far from its plan a date may lie to be proposed, and how many are."""


def _day(match: re.Match[str], context: Context) -> Doubt | None:
    return _doubt(match, context, month_number(match["m"]), day_number(match["d"]))


def _month(match: re.Match[str], context: Context) -> Doubt | None:
    """Doubt "March 20020"; leave the number in "fell in March 450." alone."""
    if context.text is not None and len(match["y"]) == 3:
        return None
    return _doubt(match, context, month_number(match["m"]), None)


def _numeric(match: re.Match[str], context: Context) -> Doubt | None:
    month, day = int(match["m"]), int(match["d"])
    if context.text is not None and match["s"] != "/":
        return None
    return _doubt(match, context, month, day)


def _doubt(
    match: re.Match[str], context: Context, month: int, day: int | None
) -> Doubt | None:
    """Return the doubt about a year, with the dates that one wrong key would make."""
    year = match["y"]
    if len(year) == 4 and FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    if context.text is not None and not ends_here(match):
        return None  # "In July 2200 families" counts families.
    choices = [
        name
        for near in _meant(year, context)
        if (name := _printed(near, month, day)) is not None
    ]
    why = f"gives the year {year}, which is outside {FIRST_YEAR} to {LAST_YEAR}"
    return Doubt(why, tuple(choices[:_MOST]))


def _printed(year: int, month: int, day: int | None) -> str | None:
    if day is None:
        return f"{MONTHS[month - 1]} {year}"
    found = day_of(year, month, day)
    return None if found is None else print_day(found)


def _meant(digits: str, context: Context) -> list[int]:
    """Return the years that one slip of the finger could turn into `digits`.

    Those nearest to the day of the plan, or of typing, come first; without such a
    day they are listed in order, from 2000 on.
    """
    near: date | None = context.today or context.known.near
    years = [y for y in range(FIRST_YEAR, LAST_YEAR + 1) if _one_slip(str(y), digits)]
    if near is None:
        return [year for year in years if 2000 <= year < 2040]
    close = [year for year in years if abs(year - near.year) <= _APART]
    return sorted(close, key=lambda year: (abs(year - near.year), year))


def _one_slip(meant: str, typed: str) -> bool:
    """Tell whether one key too many, too few, wrong, or two swapped explain `typed`."""
    if len(typed) == len(meant) + 1:
        return any(typed[:at] + typed[at + 1 :] == meant for at in range(len(typed)))
    if len(typed) + 1 == len(meant):
        return any(meant[:at] + meant[at + 1 :] == typed for at in range(len(meant)))
    if len(typed) != len(meant):
        return False
    wrong = [at for at in range(len(meant)) if meant[at] != typed[at]]
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return len(wrong) == 1 or (
        swapped
        and sorted(typed[wrong[0] : wrong[1] + 1])
        == sorted(meant[wrong[0] : wrong[1] + 1])
    )


FORMS = (
    Form(
        rf"(?P<d>{DAY}){GAP}(?:of{GAP})?(?P<m>{MONTH})[ ,]{{0,3}}(?P<y>{_SLIP})", _day
    ),
    Form(
        r"(?P<d>[0-9]{1,2})(?P<s>[-/.])(?P<m>[0-9]{1,2})(?P=s)"
        rf"(?P<y>{_SLIP})",
        _numeric,
        numeric=True,
    ),
    Form(rf"(?P<m>{MONTH})[ ,]{{1,3}}(?P<y>{_SLIP})", _month, heads=IN_LETTERS),
)
