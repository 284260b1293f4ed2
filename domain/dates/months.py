"""Whole months: "March 2021", "Jul-20", "06/2020", "Oct 03", "September"."""

import re
from datetime import date

from domain.dates.doubt import Doubt
from domain.dates.form import (
    IN_LETTERS,
    Context,
    Form,
    Reading,
    sure_year,
    without_year,
)
from domain.dates.words import (
    LONG_YEAR,
    MONTH,
    TO_YEAR,
    compiled,
    day_of,
    month_number,
    year_number,
)
from domain.partial_date import PartialDate
from domain.printing import MONTHS, print_day

_SENTENCE_START = r"(?:^|[.!?:;)•\n-])[ ]{0,3}$"
# What follows "May" or "March" at the head of a sentence when it is the month.
_NOUN_NEXT = (
    r"[ ]{0,3}(?:$|[^\w ]|(?:and|or|to|until|board|data|figures|meeting|report"
    r"|review|update|visit|audit|half)\b)"
)


def _month(match: re.Match[str], _: Context) -> Reading:
    return PartialDate.month(year_number(match["y"]), month_number(match["m"]))


def _numbered(match: re.Match[str], context: Context) -> Reading | None:
    """Read "06/2020"; in running text only with a stroke, the rest are sections."""
    month = int(match["m"])
    if 1 <= month <= 12 and (context.text is None or match["s"] == "/"):
        return PartialDate.month(int(match["y"]), month)
    if context.text is not None:
        return None
    return Doubt(f"there is no month {month}", impossible=True)


def _month_or_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read "Oct 03" as a year where that is sure, else name both readings."""
    digits, month = match["y"], month_number(match["m"])
    if len(digits) == 2 and not sure_year(match, context):
        return None
    if len(digits) == 1 and context.text is not None:
        return None
    number = int(digits)
    begins = context.opens and digits[0] == "0"
    if len(digits) == 2 and (not 1 <= number <= 31 or context.ends or begins):
        return PartialDate.month(2000 + number, month)
    days = without_year(context, lambda year: _printed_day(year, month, number))
    if len(digits) == 1:
        return days
    as_month = f"{MONTHS[month - 1]} {2000 + number}"
    return Doubt(
        "may be a month and year, or a month and day", (as_month, *days.choices)
    )


def _printed_day(year: int, month: int, day: int) -> tuple[date, str] | None:
    found = day_of(year, month, day)
    return None if found is None else (found, print_day(found))


def _yearless(match: re.Match[str], context: Context) -> Doubt | None:
    month = month_number(match["m"])
    if context.text is not None and not _is_a_month(match, context.text):
        return None
    name = MONTHS[month - 1]
    return without_year(context, lambda y: (date(y, month, 1), f"{name} {y}"))


def _is_a_month(match: re.Match[str], text: str) -> bool:
    """Tell the month from "may need", "march on", "Dec" from "dec"."""
    name = match["m"].rstrip(".")
    written = text[match.start() : match.start() + len(name)]
    if name not in ("may", "march"):
        return written[0].isupper() or len(name) > 4 or name in ("june", "july")
    if written.islower():
        return False
    before = match.string[max(0, match.start() - 5) : match.start()]
    if written.isupper() or compiled(_SENTENCE_START).search(before):
        return compiled(_NOUN_NEXT).match(match.string, match.end()) is not None
    return True


FORMS = (
    Form(
        rf"(?P<m>{MONTH})(?:{TO_YEAR}|[-/])(?P<y>{LONG_YEAR})", _month, heads=IN_LETTERS
    ),
    Form(
        rf"(?P<m>{MONTH})(?:[-/]|[ ]{{0,3}}')(?P<y>[0-9]{{2}})",
        _month,
        heads=IN_LETTERS,
    ),
    Form(
        rf"(?P<m>[0-9]{{1,2}})(?P<s>[-/.])(?P<y>{LONG_YEAR})",
        _numbered,
        numeric=True,
    ),
    Form(
        rf"(?P<m>{MONTH})[ ]{{1,3}}(?P<y>[0-9]{{1,2}})", _month_or_day, heads=IN_LETTERS
    ),
    Form(rf"(?P<m>{MONTH})", _yearless, heads=IN_LETTERS),
)
