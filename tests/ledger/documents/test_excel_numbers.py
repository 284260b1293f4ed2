"""A number or day is read as Excel prints it, never as it is stored."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.documents.excel.numbers import (
    as_moment,
    as_serial,
    as_serial_date,
    general,
    printed,
)

DAY = 43921
"""31 March 2020, counted from 1900."""


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        (1.1, "0.00", "1.10"),
        (1.1, "General", "1.1"),
        (1.1, "@", "1.1"),
        (1.1, "0.0#", "1.1"),
        (0.85, "0%", "85%"),
        (0.855, "0.0%", "85.5%"),
        (0.125, "0%", "13%"),
        (1.005, "0.00", "1.01"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (12345678, "#,##0,", "12,346"),
        (1234567, '0.0,,"m"', "1.2m"),
        (-5, "0", "-5"),
        (-5, "0;(0)", "(5)"),
        (0, "0;-0;none", "none"),
        (12, "000", "012"),
        (12, '"Ref "0', "Ref 12"),
        (110, '0"."00', "1.10"),
        (7700900123, "00000 000000", "07700 900123"),
        (1234.5, "_-[$£-809]* #,##0.00_-;-[$£-809]* #,##0.00_-", "£1,234.50"),
        (3, '[<2]"Low";[<4]"Mid";"High"', "Mid"),
        (1, '[Red]"Red";[Green]"Green"', "Red"),
        (2, 'General" days"', "2 days"),
        (12345, "0.00E+00", "1.23E+04"),
        (0.1 + 0.2, "General", "0.3"),
        (1e300, "0", "1e+300"),
        (0.5, "h:mm", "12:00"),
        (1.5, "[h]:mm", "36:00"),
        (5, ";;;", ""),
        (60, "d mmm yyyy", "60"),
        (-1, "d mmm yyyy", "-1"),
    ],
)
def test_a_number_is_printed_in_its_format(value: float, code: str, words: str) -> None:
    found = printed(value, code)

    assert found.words == words
    assert found.holds == "number"


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        (DAY, "dd/mm/yyyy", "31 March 2020"),
        (DAY, "[$-809]dd mmmm yyyy;@", "31 March 2020"),
        (DAY, "dddd d mmm yy", "31 March 2020"),
        (DAY, "mmm-yy", "March 2020"),
        (DAY, "mm/yyyy", "March 2020"),
        (DAY, "d-mmm", "31 March"),
        (DAY, "yyyy", "2020"),
        (DAY, "dddd", "Tuesday"),
        (DAY, '"By "mmm-yy', "By March 2020"),
        (DAY, "dd/mm/yyyy hh:mm", "31 March 2020"),
        (DAY + 0.5, "dd/mm/yyyy hh:mm", "31 March 2020 12:00"),
    ],
)
def test_a_day_is_printed_as_far_as_its_format_shows_it(
    value: float, code: str, words: str
) -> None:
    found = printed(value, code)

    assert found.words == words
    assert found.holds == "date"


@pytest.mark.parametrize(
    ("words", "since_1904", "day"),
    [
        ("43921", False, date(2020, 3, 31)),
        ("42459", True, date(2020, 3, 31)),
        ("43921.0", False, date(2020, 3, 31)),
        ("12", False, None),
        ("99999", False, None),
        ("43921.5", False, None),
        ("85%", False, None),
        ("March 2020", False, None),
    ],
)
def test_a_bare_number_is_offered_as_the_day_that_it_may_have_been(
    words: str, since_1904: bool, day: date | None
) -> None:
    assert as_serial_date(words, since_1904) == day


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.booleans())
def test_every_day_comes_back_from_its_number(day: date, since_1904: bool) -> None:
    start = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
    number = (day - start) // timedelta(days=1)

    moment = as_moment(number, since_1904)

    assert moment is not None
    assert moment.date() == day
    assert as_serial(moment, since_1904) == number
    assert printed(number, "d mmmm yyyy", since_1904).words.endswith(f" {day.year}")
    assert as_serial_date(general(number), since_1904) == day


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.sampled_from('0#?.,%/;E+-dmyhs[]$"\\_*@ AaGeneralP<>=1'), max_size=20),
)
def test_any_number_in_any_format_is_printed_somehow(value: float, code: str) -> None:
    assert isinstance(printed(value, code).words, str)


@given(st.integers(0, 10**9), st.integers(0, 6))
def test_a_format_shows_as_many_decimals_as_it_has_noughts(
    hundredths: int, places: int
) -> None:
    words = printed(hundredths / 100, "0" + "." * bool(places) + "0" * places).words

    assert len(words.partition(".")[2]) == places
    assert abs(float(words) - hundredths / 100) <= 0.5000001 * 10.0**-places
