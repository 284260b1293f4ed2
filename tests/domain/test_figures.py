"""Figures as people type them, and what is no figure."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures import NoFigureError, read_figure, read_parts, read_unit, rounded
from domain.names import _FIGURE
from tests.domain.given import is_one_sentence


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        *(("95", "95"), ("95%", "95"), (" 95 % ", "95"), ("95 per cent", "95")),
        *(("88.50", "88.5"), ("88.0", "88"), ("1,250", "1250"), ("007", "7")),
        *(("0", "0"), ("-0.0", "0"), ("-2.50", "-2.5"), ("0.5", "0.5")),
        *(("999999999999", "999999999999"), ("0.0001", "0.0001")),
    ],
)
def test_a_figure_is_read_as_people_write_it(words: str, figure: str) -> None:
    assert read_figure(words) == figure


@pytest.mark.parametrize(
    "words",
    [
        *("", "most", "95%%", "1e5", "NaN", "Infinity", "٩٥", "46/52", "1,25", "9-5"),
        *("1000000000000", "0.00001", "1." + "0" * 40 + "1", "£5"),
    ],
)
def test_what_is_no_figure_is_refused_in_a_sentence(words: str) -> None:
    with pytest.raises(NoFigureError) as refusal:
        read_figure(words)

    assert is_one_sentence(refusal.value)


@pytest.mark.parametrize(
    "words", ["46/52", "46 / 52", "46 of 52", "46 out of 52", "46 OUT  OF 52"]
)
def test_so_many_out_of_so_many_are_two_numbers(words: str) -> None:
    assert read_parts(words) == (46, 52)


def test_numbers_of_a_reading_may_have_commas_at_the_thousands_alone() -> None:
    assert read_parts("1,046/1,052") == (1046, 1052)
    assert read_parts("88.5") is None
    with pytest.raises(NoFigureError, match="commas elsewhere"):
        read_parts("10,46/1,052")
    with pytest.raises(NoFigureError, match="over 12 digits"):
        read_parts("1/1000000000000")


@given(st.integers(-(10**12) + 1, 10**12 - 1), st.integers(0, 9999))
def test_a_figure_that_is_read_is_the_same_number_and_can_be_stored(
    whole: int, decimals: int
) -> None:
    words = f"{whole:,}.{decimals:04}"

    figure = read_figure(words)

    assert Decimal(figure) == Decimal(words.replace(",", ""))
    assert re.fullmatch(_FIGURE, figure)
    assert read_figure(figure) == figure


@given(st.integers(0, 10**12 - 1), st.integers(1, 10**12 - 1), st.integers(1, 4))
def test_a_quotient_is_rounded_half_up_as_fractions_have_it(
    counted: int, total: int, places: int
) -> None:
    exact = Fraction(counted, total) * 10**places

    figure = rounded(Decimal(counted) / total, places)

    half_up = (exact + Fraction(1, 2)).__floor__()
    assert Fraction(figure) == Fraction(half_up, 10**places)


@pytest.mark.parametrize("words", ["%", "percent", "Per cent", "PERCENTAGE"])
def test_all_words_for_percent_are_one_unit(words: str) -> None:
    assert read_unit(words) == "percent"
    assert read_unit(" working   days ") == "working days"
