"""Every way of writing a date that the ledger reads, and the two ways of trying."""

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from domain.dates import days, months, pairs, ranges, slips, years
from domain.dates.form import Context, Form, Head, Reading, within
from domain.dates.words import DAY, MONTH, compiled

FORMS: tuple[Form, ...] = (
    *days.FORMS,
    *months.FORMS,
    *years.FORMS,
    *ranges.FORMS,
    *pairs.FORMS,
    *slips.FORMS,
)

Candidate = tuple[Form, re.Match[str]]


def read_alone(folded: str, context: Context) -> Reading | None:
    """Return the reading of words that are one form and nothing else.

    Forms are tried in order and compiled when first tried, so that the common
    ones cost little.
    """
    for form in FORMS:
        match = compiled(form.pattern).fullmatch(folded)
        reading = form.build(match, context) if match else None
        if reading is not None:
            return reading
    return None


def candidates(folded: str) -> Iterator[Candidate]:
    """Yield every place in running text where a form fits, by start, longest first.

    Of one form they never overlap, as `finditer` would find them. Most of a text can
    be no date, so a form is only tried where a number or one of its words begins:
    that takes a third of the time of searching the text for each form.
    """
    ends = [0] * len(FORMS)
    for beginning in _beginnings().finditer(folded):
        start = beginning.start()
        head = cast(Head, beginning.lastgroup)
        fitting: list[Candidate] = []
        for at, form, pattern in _tried(head):
            match = pattern.match(folded, start) if start >= ends[at] else None
            if match is not None:
                ends[at] = match.end()
                fitting.append((form, match))
        fitting.sort(key=lambda candidate: -candidate[1].end())
        yield from fitting


@cache
def _beginnings() -> re.Pattern[str]:
    """Return the pattern of whatever a date can begin with."""
    joint = r"[0-9,./&-]|to|until|till|and|of"
    return re.compile(
        rf"(?<!\w)(?=(?P<digit>{DAY})[ ]{{0,3}}(?:{joint}|quarter|{MONTH})"
        rf"|(?P<month>{MONTH}(?:(?![a-z])|(?=to|and|until|till)))"
        r"|(?P<word>q[ ]?[1-4]|quarter|(?:first|second|third|fourth)[ ]quarter"
        r"|fy|financial[ ]year|spring|summer|autumn|winter))"
    )


@cache
def _tried(head: Head) -> tuple[tuple[int, Form, re.Pattern[str]], ...]:
    """Return the forms that can begin so: the place in `FORMS`, and the pattern."""
    return tuple(
        (at, form, within(form.pattern))
        for at, form in enumerate(FORMS)
        if head in form.heads
    )
