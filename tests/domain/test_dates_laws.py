"""Laws of dates: they read back, they are slices, and nothing makes them fail."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import AmbiguousDateError, find_dates, read_date
from domain.dates.form import within
from domain.dates.forms import FORMS, candidates
from domain.dates.words import fold
from domain.errors import LedgerError
from domain.partial_date import PartialDate, months_on
from domain.printed_day import printed_day
from domain.printing import print_day

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
NAMES = ("2020", "March 2020", "30 July", "Q2", "May", "2019/20", "to", "and", "by")
PIECES = st.sampled_from(
    [
        *NAMES,
        *" \n-–/.,:%'&1309",
        "st",
        "th",
        "end of",
        "mid-",
        "w/c",
        "Friday",
        "first quarter",
        "fy",
        "autumn term",
        "ſ",
        "٣",
    ]
)
WORDS = st.one_of(st.text(), st.lists(PIECES, max_size=14).map("".join))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Draw a date of any precision but unknown, in years that can be typed."""
    day = draw(DAYS)
    match draw(st.sampled_from(["day", "month", "quarter", "year", "fy", "range"])):
        case "day":
            return PartialDate.day(day)
        case "month":
            return PartialDate.month(day.year, day.month)
        case "quarter":
            first = date(day.year, day.month - (day.month - 1) % 3, 1)
            last = months_on(first, 3)
            return PartialDate(precision="quarter", first=first, last=last)
        case "year":
            first = date(day.year, 1, 1)
            return PartialDate(precision="year", first=first, last=months_on(first, 12))
        case "fy":
            first = date(day.year, 4, 1)
            return PartialDate(precision="year", first=first, last=months_on(first, 12))
        case _:
            last = draw(st.dates(day, date(2099, 12, 31)))
            return PartialDate(precision="range", first=day, last=last)


@given(partial_dates(), DAYS)
def test_a_printed_date_reads_back_to_the_same_days(
    printed: PartialDate, today: date
) -> None:
    again = read_date(str(printed), today)

    assert (again.first, again.last) == (printed.first, printed.last)
    assert again.words is None


@given(st.dates())
def test_a_day_is_read_as_it_prints_if_it_is_of_a_year_that_counts(day: date) -> None:
    counts = 1900 <= day.year <= 2099

    assert printed_day(print_day(day)) == (day if counts else None)


@given(
    WORDS | st.sampled_from(["30 February 2020", "1 May 1" + 30 * "0", "7 May 2_020"])
)
def test_no_other_words_are_read_as_a_printed_day(words: str) -> None:
    found = printed_day(words)

    assert found is None or print_day(found) == words


@given(partial_dates())
def test_a_printed_date_is_found_in_a_sentence(printed: PartialDate) -> None:
    text = f"It was so in {printed}."

    (found,) = find_dates(text)

    assert found.date is not None
    assert found.words == str(printed)
    assert (found.date.first, found.date.last) == (printed.first, printed.last)


@given(WORDS, st.dates())
def test_typed_words_are_a_date_or_a_refusal(words: str, today: date) -> None:
    with contextlib.suppress(LedgerError):
        understood = read_date(words, today)

        assert understood.last is not None


@given(WORDS, st.dates(date(1950, 1, 1), date(2080, 1, 1)))
def test_every_choice_of_a_refusal_can_be_typed(words: str, today: date) -> None:
    try:
        read_date(words, today)
    except AmbiguousDateError as refused:
        for choice in refused.choices:
            assert read_date(choice, today).last is not None
    except LedgerError:
        pass


@given(WORDS)
def test_a_form_is_tried_wherever_it_could_fit(text: str) -> None:
    folded = fold(text)

    tried = [(form, match.span()) for form, match in candidates(folded)]

    everywhere = [
        (form, match.span())
        for form in FORMS
        for match in within(form.pattern).finditer(folded)
    ]
    assert tried == sorted(everywhere, key=lambda one: (one[1][0], -one[1][1]))


@given(WORDS)
def test_found_dates_are_slices_in_order_that_do_not_overlap(text: str) -> None:
    found = find_dates(text)

    assert all(text[one.start : one.end] == one.words != "" for one in found)
    assert all(one.end <= following.start for one, following in pairwise(found))
    assert all((one.date is None) == (one.doubt is not None) for one in found)


@given(
    st.one_of(st.integers(0, 9999), st.integers(2000, 2099)),
    st.sampled_from(["%", " %", " per cent", "percent"]),
)
def test_a_percentage_is_never_a_date(number: int, sign: str) -> None:
    text = f"{number}{sign} of audits, {number % 100}/{number % 90}{sign}"

    assert find_dates(text) == ()


@given(st.lists(st.integers(1, 99), min_size=2, max_size=4), st.booleans())
def test_a_section_number_is_never_a_date(parts: list[int], named: bool) -> None:
    code = ".".join(str(part) for part in parts)

    found = find_dates(f"section {code}" if named else f"{code} Review of practice")

    assert [one.date for one in found if one.date] == []


@given(st.dates(date(1901, 1, 1), date(2099, 1, 1)), st.integers(0, 300))
def test_days_ago_are_counted_from_today(today: date, days: int) -> None:
    understood = read_date(f"{days} days ago", today)

    assert understood.last == today - timedelta(days=days)


@pytest.mark.parametrize(
    "piece", ["1", " ", "1 ", "0/", "1st, ", "may ", "March 20 - ", "end of ", "2020/"]
)
def test_fifty_thousand_characters_of_one_kind_are_searched(piece: str) -> None:
    text = (piece * 50_000)[:50_000]

    found = find_dates(text)

    assert all(text[one.start : one.end] == one.words for one in found)
