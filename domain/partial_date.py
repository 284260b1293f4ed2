"""A date as precise as people gave it, beside the words they used."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal, Self

from domain.errors import InvalidValueError
from domain.printing import MONTHS, print_day
from domain.text import Text
from domain.value import SharedValue

Precision = Literal["day", "month", "quarter", "year", "range", "unknown"]


class BadDateError(InvalidValueError):
    """First day, last day and precision that do not fit together."""


class PartialDate(SharedValue):
    """A span of days in which something was so, or falls due.

    Attributes:
        precision: How exact the source was.
        first: Earliest possible day, inclusive; None when unknown.
        last: Latest possible day, inclusive. Comparisons use this one, and a due
            date falls due on it. None only when nothing at all is known.
        words: The source's own words, when they say more than the days do.
    """

    precision: Precision
    first: date | None = None
    last: date | None = None
    words: Text | None = None

    def model_post_init(self, _: Any, /) -> None:
        """Refuse days that do not fit; once, and not anew in each event that has them.

        Raises:
            BadDateError: the precision does not allow them.
        """
        if not _fits(self.precision, self.first, self.last):
            raise BadDateError(
                f"A date of precision {self.precision} cannot run from {self.first} to"
                f" {self.last}; give its first and its last possible day."
            )

    @classmethod
    def day(cls, day: date, words: Text | None = None) -> Self:
        """Return the single day `day`."""
        if words is None:
            return cls._bare(day)
        return cls(precision="day", first=day, last=day, words=words)

    @classmethod
    @lru_cache(maxsize=1000)
    def _bare(cls, day: date) -> Self:
        """Return a day without words; once, as many entries are of the same day."""
        return cls(precision="day", first=day, last=day, words=None)

    @classmethod
    def month(cls, year: int, month: int, words: Text | None = None) -> Self:
        """Return the whole calendar month."""
        first = date(year, month, 1)
        return cls(
            precision="month", first=first, last=months_on(first, 1), words=words
        )

    @classmethod
    def unknown(cls, words: Text | None = None, *, by: date | None = None) -> Self:
        """Return a date nobody gave; `by` is the latest day it can have been."""
        return cls(precision="unknown", last=by, words=words)

    def settled(self, today: date) -> Self:
        """Return this date with its latest possible day no later than `today`.

        What is recorded has happened, so a month that is still running ends
        today at the latest. A date that begins after `today` comes back as it is.
        """
        if self.precision == "unknown":
            return type(self).unknown(self.words, by=min(self.last or today, today))
        if self.first is None or self.last is None:
            return self
        if self.last <= today or self.first > today:
            return self
        words = self.words or Text(str(self))
        return type(self)(precision="range", first=self.first, last=today, words=words)

    def __str__(self) -> str:
        """Return the date as the plan prints it: "30 July 2020", "March 2021"."""
        if self.first is None or self.last is None:
            return "date not recorded"
        match self.precision:
            case "month":
                return f"{MONTHS[self.first.month - 1]} {self.first.year}"
            case "year" if self.first.month == 1:
                return str(self.first.year)
            case "year":
                return f"{self.first.year}/{self.last.year % 100:02}"
            case _ if self.first == self.last:
                return print_day(self.last)
            case _:
                return f"{print_day(self.first)} to {print_day(self.last)}"


def months_on(first: date, months: int) -> date:
    """Return the last day of the span of `months` whole months from `first`."""
    end = first.year * 12 + first.month - 1 + months
    year, month = divmod(end, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, 1) - timedelta(days=1)


_MONTHS: dict[Precision, int] = {"month": 1, "quarter": 3, "year": 12}


def _fits(precision: Precision, first: date | None, last: date | None) -> bool:
    if precision == "unknown":
        return first is None
    if first is None or last is None or first > last:
        return False
    if precision in _MONTHS:
        return first.day == 1 and last == months_on(first, _MONTHS[precision])
    return precision == "range" or first == last
