"""Dates as officers write them: one that was typed, or all in a running text."""

from domain.dates.doubt import (
    AmbiguousDateError,
    ImpossibleDateError,
    UnreadableDateError,
)
from domain.dates.finding import FoundDate, find_dates
from domain.dates.typed import read_date

__all__ = [
    "AmbiguousDateError",
    "FoundDate",
    "ImpossibleDateError",
    "UnreadableDateError",
    "find_dates",
    "read_date",
]
