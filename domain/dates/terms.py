"""The school terms that a plan defines: "Autumn term 2020 - 1 September to ..."."""

from collections.abc import Iterable
from datetime import date

from domain.dates.finding import find_dates
from domain.dates.form import Known
from domain.dates.years import is_term, term_key
from domain.partial_date import PartialDate


def known_of(near: date | None = None, terms: Iterable[tuple[str, str]] = ()) -> Known:
    """Return what a document is known to say, for reading the dates in it.

    Args:
        near: A day near which it was written; None when nobody knows.
        terms: Its terms with their meanings, of any kind. One that names a school
            term with its year ("Autumn term 2020"), and whose meaning holds exactly
            one date or span, tells the days of it; the others are passed over.
    """
    defined: dict[str, PartialDate | None] = {}
    for term, meaning in terms:
        key = term_key(term)
        found = find_dates(meaning) if is_term(key) else ()
        if len(found) == 1 and found[0].date is not None:
            # A term that is defined twice is as good as not defined.
            defined[key] = None if key in defined else found[0].date
    days = {key: date for key, date in defined.items() if date is not None}
    return Known(near=near, terms=days)
