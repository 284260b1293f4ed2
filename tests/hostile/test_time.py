"""Twice as many words take twice as long, whatever the words are."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date

import pytest

from domain.dates import Known, find_dates
from domain.printing import printable
from domain.target_reading import read_target
from ledger.by_bytes import kind_of_bytes
from ledger.files import safe_name

pytestmark = pytest.mark.skipif(
    "LEDGER_TIMES" not in os.environ,
    reason="Compares times, which a busy computer disturbs; `make fuzz` does it.",
)
PIECES = (
    *("3.3.10 ", "1.1.30 July ", "1.1.12 of the ", "to ", "30/7/20 ", "end of Q2 "),
    *(
        "January 2020 - ",
        "1 between 8 and 12 may ",
        "revised to ",
        "now by the end of ",
    ),
    *("(a) ", "1-2-", "\n", " ", "autumn term ", "31 June to ", "w/c ", "of reviews "),
)
SHORT, TIMES = 4_000, 4
MOST = 2.5**2
"""How often the time of a short text four times as long a one may take.

Twice the words in 2.5 times the time, twice over; the square would be sixteen.
"""


def seconds(use: Callable[[str], object], text: str) -> float:
    """Return the least processor time of two uses."""
    took = []
    for _ in range(2):
        begun = time.process_time()
        use(text)
        took.append(time.process_time() - begun)
    return min(took)


def grows(use: Callable[[str], object], piece: str) -> float:
    """Return how much longer four times the words take; less than 5 ms is nothing."""
    short = (piece * SHORT)[:SHORT]
    first = max(seconds(use, short), 0.005)
    return seconds(use, short * TIMES) / first


@pytest.mark.parametrize("piece", PIECES)
def test_dates_are_found_in_time_that_grows_with_the_text(piece: str) -> None:
    known = Known(near=date(2020, 7, 30))

    assert grows(lambda text: find_dates(text, known), piece) < MOST


@pytest.mark.parametrize("piece", PIECES)
def test_targets_are_read_in_time_that_grows_with_the_line(piece: str) -> None:
    assert grows(lambda text: read_target(f"a{text}"), piece) < MOST


@pytest.mark.parametrize("piece", ["\x1b", "é.", "con.", " "])
def test_words_are_made_safe_in_time_that_grows_with_them(piece: str) -> None:
    assert grows(lambda text: safe_name(text, "file"), piece) < MOST
    assert grows(printable, piece) < MOST
    assert grows(lambda text: kind_of_bytes(text.encode()), piece) < MOST


def test_the_square_of_the_words_would_be_seen() -> None:
    def square(text: str) -> int:
        return sum(one == other for one in text[::20] for other in text[::2])

    assert grows(square, "3.3.10 ") > MOST
