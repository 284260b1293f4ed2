"""Dates as officers write them: one that was typed, or all in a running text."""

from domain.dates.doubt import (
    AmbiguousDateError,
    ImpossibleDateError,
    UnreadableDateError,
)
from domain.dates.finding import FoundDate, find_dates
from domain.dates.form import UNKNOWN, Known
from domain.dates.terms import known_of
from domain.dates.typed import read_date

__all__ = [
    "UNKNOWN",
    "AmbiguousDateError",
    "FoundDate",
    "ImpossibleDateError",
    "Known",
    "UnreadableDateError",
    "find_dates",
    "known_of",
    "read_date",
]
