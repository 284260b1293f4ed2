"""Dates in running text: what is found, what is doubted and what is left alone."""

from __future__ import annotations

import pytest

from domain.dates import find_dates

FOUND = (
    ("Pilot began 01.06.20 in two teams", "01.06.20", "1 June 2020"),
    ("Survey to close by 30 th July 2020.", "30 th July 2020", "30 July 2020"),
    ("Training by the\n30th July\n2020 at latest", "30th July\n2020", "30 July 2020"),
    ("Rolled out - September 2020", "September 2020", "September 2020"),
    ("1. March 2020 caseloads fall", "March 2020", "March 2020"),
    ("3.4 March 2020 caseloads fall", "March 2020", "March 2020"),
    ("June 2020 report COVID 19 delayed", "June 2020", "June 2020"),
    ("Held up by COVID 19 March 2020", "March 2020", "March 2020"),
    ("In May 2020 we may need 8 more", "May 2020", "May 2020"),
    ("Programme agreed for 2020/21 only", "2020/21", "2020/21"),
    ("Reported in 2020.", "2020", "2020"),
    ("30% to 20% by March 2021", "March 2021", "March 2021"),
    (
        "Visited on 17th & 18th December 2019.",
        "17th & 18th December 2019",
        "17 December 2019 to 18 December 2019",
    ),
    (
        "open 1 July 2020 \u2013 3 August 2020 daily",
        "1 July 2020 \u2013 3 August 2020",
        "1 July 2020 to 3 August 2020",
    ),
    ("due at the end of March 2021", "end of March 2021", "March 2021"),
    (
        "starting w/c 6 July 2020",
        "w/c 6 July 2020",
        "6 July 2020 to 12 July 2020",
    ),
    ("on Thursday 30 July 2020", "Thursday 30 July 2020", "30 July 2020"),
    ("The panel sat 30 July 2020", "30 July 2020", "30 July 2020"),
    ("since Oct 03, monthly", "Oct 03", "October 2003"),
    ("agreed (30/07/2020)", "30/07/2020", "30 July 2020"),
    ("\u00bd of \ufb01les by May 2020", "May 2020", "May 2020"),
    ("in Q2 2020/21", "Q2 2020/21", "1 July 2020 to 30 September 2020"),
    ("30 July 20.", "30 July 20", "30 July 2020"),
)

DOUBTED = (
    ("September review", "September", "no year is given"),
    ("on 30 July 20 families", "30 July", "no year is given"),
    ("In July 20 schools", "July", "no year is given"),
    ("March review of the data", "March", "no year is given"),
    ("by 12 May we report", "12 May", "no year is given"),
    ("The 2020/2023 strategy", "2020/2023", "span of years"),
    ("The 2020\n/2023 strategy", "2020\n/2023", "span of years"),
    ("mid-March 2021", "mid-March 2021", "mid"),
    ("autumn 2020", "autumn 2020", "season"),
    ("Guidance 2018 applies", "2018", "part of a name"),
    ("on 31 June 2020", "31 June 2020", "30 June 2020"),
    ("on Friday 30 July 2020", "Friday 30 July 2020", "is a Thursday"),
    ("reviewed 12.10.20 by", "12.10.20", "section"),
    ("for 20/21 only", "20/21", "fraction"),
    ("after 03/04 it fell", "03/04", "fraction"),
    ("in Jul 20.", "Jul 20", "July 2020"),
)

LEFT_ALONE = (
    "95% of cases, 85 % of audits, 20 per cent",
    "8 secondary schools and 2 recruitment sessions",
    "2 or more workers in a 12-month period",
    "as in 3.3.1, s.47, 2.6 and 3.3.10",
    "section 12.10.20 and case 3/2020",
    "COVID 19, COVID19 and covid-19",
    "Staff may be asked and may need to march on",
    "May need a second look",
    "Between 8 and 12 may help",
    "the second of 3/4 and 24/7 cover",
    "\u00a32020 spent on 1,2020 items",
    "case 2020 and ref. 2019/20",
    "the mayor decided; octopus; marching",
    "the Act of 1989",
)


@pytest.mark.parametrize(("text", "words", "printed"), FOUND)
def test_a_date_is_found_where_it_stands(text: str, words: str, printed: str) -> None:
    (found,) = find_dates(text)

    assert found.words == words == text[found.start : found.end]
    assert str(found.date) == printed
    assert found.doubt is None


@pytest.mark.parametrize(("text", "words", "doubt"), DOUBTED)
def test_words_that_leave_the_date_open_are_doubted(
    text: str, words: str, doubt: str
) -> None:
    (found,) = find_dates(text)

    assert found.words == words == text[found.start : found.end]
    assert found.date is None
    assert doubt in (found.doubt or "")


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert find_dates(text) == ()


def test_two_full_dates_joined_by_and_stay_two() -> None:
    text = "reports by the 30 th July 2020 and 30 th April 2021"

    found = find_dates(text)

    assert [str(date.date) for date in found] == ["30 July 2020", "30 April 2021"]


def test_a_date_moved_from_one_month_to_another_is_no_span() -> None:
    text = "Launch moved from March 2020 to July 2020"

    found = find_dates(text)

    assert [str(date.date) for date in found] == ["March 2020", "July 2020"]


def test_a_found_date_keeps_words_that_say_more_than_it_prints() -> None:
    found = find_dates("Seen 30th July 2020, then May 2021")

    kept = [date.date.words for date in found if date.date]
    assert kept == ["30th July 2020", None]
