"""One date as an officer types it: how it is understood, and when it is refused."""

from __future__ import annotations

from datetime import date

import pytest

from domain.dates import (
    AmbiguousDateError,
    ImpossibleDateError,
    UnreadableDateError,
    read_date,
)
from domain.errors import InvalidValueError

WEDNESDAY = date(2020, 7, 29)

READ = """
30 July 2020                      | day     | 2020-07-30 | 2020-07-30
2020-07-30                        | day     | 2020-07-30 | 2020-07-30
30th July 2020                    | day     | 2020-07-30 | 2020-07-30
30 th July 2020                   | day     | 2020-07-30 | 2020-07-30
the 30th of July, 2020            | day     | 2020-07-30 | 2020-07-30
30/07/2020                        | day     | 2020-07-30 | 2020-07-30
3/4/2021                          | day     | 2021-04-03 | 2021-04-03
01.06.20                          | day     | 2020-06-01 | 2020-06-01
30-Jul-20                         | day     | 2020-07-30 | 2020-07-30
30.Jul.2020                       | day     | 2020-07-30 | 2020-07-30
30 july 20                        | day     | 2020-07-30 | 2020-07-30
30 JULY 2020.                     | day     | 2020-07-30 | 2020-07-30
2020/07/30                        | day     | 2020-07-30 | 2020-07-30
July 30, 2020                     | day     | 2020-07-30 | 2020-07-30
July 30th 2020                    | day     | 2020-07-30 | 2020-07-30
on 30 July 2020                   | day     | 2020-07-30 | 2020-07-30
by the 30th July 2020             | day     | 2020-07-30 | 2020-07-30
no later than 30 July 2020        | day     | 2020-07-30 | 2020-07-30
Thursday 30 July 2020             | day     | 2020-07-30 | 2020-07-30
Thurs, 30 July 2020               | day     | 2020-07-30 | 2020-07-30
Thursday the 30th July 2020       | day     | 2020-07-30 | 2020-07-30
30\u00a0Sept.\u00a02020           | day     | 2020-09-30 | 2020-09-30
\uff13\uff10 July \uff12\uff10\uff12\uff10 | day | 2020-07-30 | 2020-07-30
29 February 2020                  | day     | 2020-02-29 | 2020-02-29
today                             | day     | 2020-07-29 | 2020-07-29
Yesterday                         | day     | 2020-07-28 | 2020-07-28
tomorrow                          | day     | 2020-07-30 | 2020-07-30
1 day ago                         | day     | 2020-07-28 | 2020-07-28
30 days ago                       | day     | 2020-06-29 | 2020-06-29
last Friday                       | day     | 2020-07-24 | 2020-07-24
last Wednesday                    | day     | 2020-07-22 | 2020-07-22
next Monday                       | day     | 2020-08-03 | 2020-08-03
this Friday                       | day     | 2020-07-31 | 2020-07-31
July 2020                         | month   | 2020-07-01 | 2020-07-31
sept 2020                         | month   | 2020-09-01 | 2020-09-30
Dec. 2019                         | month   | 2019-12-01 | 2019-12-31
by March 2021                     | month   | 2021-03-01 | 2021-03-31
by the end of March 2021          | month   | 2021-03-01 | 2021-03-31
end-March 2021                    | month   | 2021-03-01 | 2021-03-31
End Oct 03                        | month   | 2003-10-01 | 2003-10-31
From Oct 03                       | month   | 2003-10-01 | 2003-10-31
Jul-20                            | month   | 2020-07-01 | 2020-07-31
Jul \u201920                      | month   | 2020-07-01 | 2020-07-31
Jul 45                            | month   | 2045-07-01 | 2045-07-31
06/2020                           | month   | 2020-06-01 | 2020-06-30
2020-06                           | month   | 2020-06-01 | 2020-06-30
03/21                             | month   | 2021-03-01 | 2021-03-31
12/20                             | month   | 2020-12-01 | 2020-12-31
Dec 2021/Jan 2022                 | range   | 2021-12-01 | 2022-01-31
Q1 2020/21                        | quarter | 2020-04-01 | 2020-06-30
Q2 2020/21                        | quarter | 2020-07-01 | 2020-09-30
q3 2020-21                        | quarter | 2020-10-01 | 2020-12-31
Q4 20/21                          | quarter | 2021-01-01 | 2021-03-31
quarter 2 of 2020/21              | quarter | 2020-07-01 | 2020-09-30
second quarter of 2020/21         | quarter | 2020-07-01 | 2020-09-30
2020/21 Q2                        | quarter | 2020-07-01 | 2020-09-30
end of Q2 2020/2021               | quarter | 2020-07-01 | 2020-09-30
2020/21                           | year    | 2020-04-01 | 2021-03-31
2020/2021                         | year    | 2020-04-01 | 2021-03-31
2019-20                           | year    | 2019-04-01 | 2020-03-31
2020\u201321                      | year    | 2020-04-01 | 2021-03-31
20/21                             | year    | 2020-04-01 | 2021-03-31
1999/00                           | year    | 1999-04-01 | 2000-03-31
FY 2020/21                        | year    | 2020-04-01 | 2021-03-31
financial year 20/21              | year    | 2020-04-01 | 2021-03-31
2020                              | year    | 2020-01-01 | 2020-12-31
during 2020                       | year    | 2020-01-01 | 2020-12-31
w/c 6 July 2020                   | range   | 2020-07-06 | 2020-07-12
week commencing Monday 6 July 2020 | range  | 2020-07-06 | 2020-07-12
18th - 20th January 2022          | range   | 2022-01-18 | 2022-01-20
18\u201320 January 2022           | range   | 2022-01-18 | 2022-01-20
17th & 18th December 2019         | range   | 2019-12-17 | 2019-12-18
17, 18 and 19 December 2019       | range   | 2019-12-17 | 2019-12-19
28 June - 3 July 2020             | range   | 2020-06-28 | 2020-07-03
Jan 08 - June 08                  | range   | 2008-01-01 | 2008-06-30
June/July 2012                    | range   | 2012-06-01 | 2012-07-31
June to August 2020               | range   | 2020-06-01 | 2020-08-31
Nov 2019 - Jan 2020               | range   | 2019-11-01 | 2020-01-31
from 30 July 2020 to 3 August 2020 | range  | 2020-07-30 | 2020-08-03
2020-07-01 - 2020-07-31           | range   | 2020-07-01 | 2020-07-31
1/7/20-31/7/20                    | range   | 2020-07-01 | 2020-07-31
2019/20 to 2020/21                | range   | 2019-04-01 | 2021-03-31
"""

AMBIGUOUS = """
03/04       | 3 April 2020; March 2004; 2003/04
07/08       | 7 August 2020; July 2008; 2007/08
30 July 2200 | 30 July 2020
March 20020 | March 2020
30/07       | 30 July 2019; 30 July 2020
30.07       | 30 July 2019; 30 July 2020
Jul 20      | July 2020; 20 July 2020; 20 July 2021
30 July     | 30 July 2019; 30 July 2020
29 February | 29 February 2020; 29 February 2024
September   | September 2019; September 2020
by May      | May 2020; May 2021
Q2          | Q2 2020/21; Q2 2021/22
Q2 2020     | Q2 2020/21; 1 April 2020 to 30 June 2020
Q4 2020     | Q4 2019/20; Q4 2020/21; 1 October 2020 to 31 December 2020
2011-12     | 2011/12; December 2011
2020-2021   | 2020/21; 1 January 2020 to 31 December 2021
2020/2023   | 1 January 2020 to 31 December 2023; 1 April 2020 to 31 March 2023
07/30/2020  | 30 July 2020
last Monday | 20 July 2020; 27 July 2020
next Friday | 31 July 2020; 7 August 2020
Friday      | 24 July 2020; 31 July 2020
w/c 7 July 2020     | w/c 6 July 2020; w/c 13 July 2020
w/c 6 July          | w/c 6 July 2020
Nov - Jan 2020      | November 2019 to January 2020
28 Dec - 3 Jan 2020 | 28 December 2019 to 3 January 2020
Apr 20 - Mar 21     | April 2020 to March 2021
17 & 25 December 2019 | 17 December 2019; 25 December 2019
June & September 2020 | June 2020; September 2020
"""

IMPOSSIBLE = """
31 June 2020             | 30 June 2020
29 February 2021         | 28 February 2021
2020-02-30               | 29 February 2020
31 June                  | 30 days
31/06                    | 30 days
00/06/2020               | 30 June 2020
13/13/2020               | no month 13
Friday 30 July 2020      | is a Thursday
5 July 2020 - 1 July 2020 | comes after
1 to 31 June 2020        | 30 June 2020
1 May 2020 to 31 June 2020 | 30 June 2020
"""

UNREADABLE = (
    "",
    " ",
    "soon",
    "mid-March 2021",
    "early 2021",
    "before March 2021",
    "after March 2021",
    "autumn 2020",
    "95%",
    "3.3.1",
    "30 July 1066",
    "30 July 2020 or later",
    "2020-07-30T10:00",
    "w/c July 2020",
    "9999 days ago yesterday",
    "30 July 2020\x00",
    "1 " * 50_000,
)


def rows(table: str) -> list[tuple[str, ...]]:
    """Return the cells of a table, one tuple for each line."""
    lines = table.strip("\n").split("\n")
    return [tuple(cell.strip(" ") for cell in line.split("|")) for line in lines]


@pytest.mark.parametrize(("words", "precision", "first", "last"), rows(READ))
def test_a_date_is_read_as_officers_write_it(
    words: str, precision: str, first: str, last: str
) -> None:
    understood = read_date(words, WEDNESDAY)

    assert understood.precision == precision
    assert understood.first == date.fromisoformat(first)
    assert understood.last == date.fromisoformat(last)


@pytest.mark.parametrize(("words", "choices"), rows(AMBIGUOUS))
def test_a_date_that_could_be_several_is_refused_with_the_choices(
    words: str, choices: str
) -> None:
    with pytest.raises(AmbiguousDateError) as refused:
        read_date(words, WEDNESDAY)

    assert refused.value.words == words
    assert refused.value.choices == tuple(choices.split("; "))
    assert all(choice in str(refused.value) for choice in refused.value.choices)


@pytest.mark.parametrize(("words", "choices"), rows(AMBIGUOUS))
def test_each_choice_that_is_offered_can_be_typed(words: str, choices: str) -> None:
    del words

    read = [read_date(choice, WEDNESDAY) for choice in choices.split("; ")]

    assert all(understood.last is not None for understood in read)


@pytest.mark.parametrize(("words", "named"), rows(IMPOSSIBLE))
def test_a_date_on_no_calendar_is_refused_with_what_is(words: str, named: str) -> None:
    with pytest.raises(ImpossibleDateError, match=named):
        read_date(words, WEDNESDAY)


@pytest.mark.parametrize("words", UNREADABLE)
def test_words_that_are_no_date_are_refused_with_what_to_type(words: str) -> None:
    with pytest.raises(UnreadableDateError, match="type a day") as refused:
        read_date(words, WEDNESDAY)

    assert isinstance(refused.value, InvalidValueError)
    assert len(str(refused.value)) < 400


@pytest.mark.parametrize("words", ["30 July 2020", "2020-07-30", "2020/21", "May 2020"])
def test_words_that_say_no_more_than_the_date_are_not_kept(words: str) -> None:
    understood = read_date(words, WEDNESDAY)

    assert understood.words is None


@pytest.mark.parametrize("words", ["30th  July 2020", "yesterday", "by  Q2\u00a020/21"])
def test_words_that_say_more_than_the_date_are_kept_as_typed(words: str) -> None:
    understood = read_date(words, WEDNESDAY)

    assert understood.words == words


def test_last_friday_on_a_saturday_could_be_two_days() -> None:
    saturday = date(2020, 8, 1)

    with pytest.raises(AmbiguousDateError) as refused:
        read_date("last Friday", saturday)

    assert refused.value.choices == ("24 July 2020", "31 July 2020")


@pytest.mark.parametrize("words", ["2 days ago", "last Friday", "yesterday"])
def test_a_day_before_the_calendar_begins_is_refused(words: str) -> None:
    with pytest.raises(UnreadableDateError, match="outside the calendar"):
        read_date(words, date.min)
