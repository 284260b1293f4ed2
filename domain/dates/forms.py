"""Every way of writing a date that the ledger reads, and the two ways of trying."""

import re
from collections.abc import Iterator

from domain.dates import days, months, pairs, ranges, years
from domain.dates.form import Context, Form, Reading, within
from domain.dates.words import compiled

FORMS: tuple[Form, ...] = (
    *days.FORMS,
    *months.FORMS,
    *years.FORMS,
    *ranges.FORMS,
    *pairs.FORMS,
)


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


def candidates(folded: str) -> Iterator[tuple[Form, re.Match[str]]]:
    """Yield every place in running text where a form fits, by start, longest first."""
    found = [
        (form, match)
        for form in FORMS
        for match in within(form.pattern).finditer(folded)
    ]
    found.sort(key=lambda pair: (pair[1].start(), -pair[1].end()))
    yield from found
