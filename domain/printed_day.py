"""Reading a day as the ledger prints it, which the grammar of all dates is not for."""

from datetime import date

from domain.printing import MONTHS, print_day

FIRST_YEAR, LAST_YEAR = 1900, 2099
"""The years that a date can be of."""


def printed_day(words: str) -> date | None:
    """Return the day that prints as `words`, such as "30 July 2020"; None for others.

    That is how most days are typed, and it costs no pattern and no model.
    """
    day, _, rest = words.partition(" ")
    month, _, year = rest.partition(" ")
    try:
        found = date(int(year), MONTHS.index(month) + 1, int(day))
    except (ValueError, OverflowError):
        return None
    is_one = print_day(found) == words and FIRST_YEAR <= found.year <= LAST_YEAR
    return found if is_one else None
