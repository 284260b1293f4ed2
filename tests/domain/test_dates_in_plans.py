"""Every way in which officers' plans were seen to write when: found, doubted, none."""

from __future__ import annotations

from datetime import date

import pytest

from domain.dates import Known, find_dates, known_of, read_date

LETTER = date(2020, 2, 14)

FOUND = """
March 2020                       | March 2020
30 th July 2020                  | 30 July 2020
01.06.20                         | 1 June 2020
13/12/12                         | 13 December 2012
31.3.21                          | 31 March 2021
By 30-7-20                       | 30 July 2020
End Oct 03                       | October 2003
From Oct 03                      | October 2003
Jan 08 - June 08                 | 1 January 2008 to 30 June 2008
March 2008 & Ongoing             | March 2008
03/21                            | March 2021
Complete by 03/21.               | March 2021
Sent to schools 09/19            | September 2019
12/20                            | December 2020
by 12/20.                        | December 2020
mar/20                           | March 2020
Q2 2020/21                       | 1 July 2020 to 30 September 2020
June/July 2012                   | 1 June 2012 to 31 July 2012
Dec 2021/Jan 2022                | 1 December 2021 to 31 January 2022
18th - 20th January 2022         | 18 January 2022 to 20 January 2022
Children on s.20 March 2021      | March 2021
Section 47 30 July 2020          | 30 July 2020
"""

DOUBTED = """
Autumn term 2020                | Autumn term 2020 | no agreed first and last day
By the end of Spring Term, 2021 | end of Spring Term, 2021 | no agreed first
03/04                           | 03/04            | "March 2004" or "2003/04"
20/21                           | 20/21            | it could be "2020/21" if
31 June 2020                    | 31 June 2020     | it could be "30 June 2020" if
29 February 2021                | 29 February 2021 | "28 February 2021"
07/30/2020                      | 07/30/2020       | it could be "30 July 2020" if
30 July 2200                    | 30 July 2200     | "30 July 2000" or "30 July 2020"
March 20020                     | March 20020      | "March 2002" or "March 2020"
31/03/20211                     | 31/03/20211      | "31 March 2011" or "31 March
30th July 202                   | 30th July 202    | gives the year 202
March 1850.                     | March 1850       | outside 1900 to 2099
30 July                         | 30 July          | no year is given
18th - 20th January             | 18th - 20th January | no year is given
9th, 12th & 20th January        | 9th, 12th & 20th January | gives no year
Dec 2021/March 2022             | Dec 2021/March 2022 | names several dates
reviewed 12.10.20 by            | 12.10.20         | it could be "12 October 2020"
"""

NEVER = """
Completed.
twice a year
monthly
Every 6 weeks
6 monthly
Ongoing
within 3 months
95% of cases by team
2 of 5
12/20 cases, 10/15 audits and 7/10 visits
24/7
1/2
section 47
section 47 and s.20, S.17
COVID 19
Covid-19
3.3.1
3.3.10
2.6
Tel. 020 7946 2019
0161 496 2020
(020) 7946 2018
step 30.7.21 of the guide
Year 11 pupils
"""

WITH_ITS_YEAR = """
30 July                  | "30 July 2019" or "30 July 2020"
March                    | "March 2019" or "March 2020"
18th - 20th January      | "18 January 2020 to 20 January 2020" or
Q2                       | "Q2 2019/20" or "Q2 2020/21"
03/04                    | "3 April 2020", "March 2004" or "2003/04"
30/07                    | "30 July 2020" if that
30 July 2200             | "30 July 2020" if that
March 20020              | "March 2020" if that
30th July 202            | "30 July 2020", "30 July 2021" or "30 July 2022"
30 July 1066             | 1900 to 2099
"""


def rows(table: str) -> list[tuple[str, ...]]:
    """Return the cells of a table, one tuple for each line."""
    lines = table.strip("\n").split("\n")
    return [tuple(cell.strip(" ") for cell in line.split("|")) for line in lines]


@pytest.mark.parametrize(("text", "printed"), rows(FOUND))
def test_when_is_understood_as_plans_write_it(text: str, printed: str) -> None:
    (found,) = find_dates(text)

    assert str(found.date) == printed


@pytest.mark.parametrize(("text", "words", "doubt"), rows(DOUBTED))
def test_when_is_doubted_with_a_proposal(text: str, words: str, doubt: str) -> None:
    (found,) = find_dates(text)

    assert found.words == words
    assert found.date is None
    assert doubt in (found.doubt or "")


@pytest.mark.parametrize("text", NEVER.strip().split("\n"))
def test_how_often_how_many_and_which_are_never_dates(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(("text", "proposal"), rows(WITH_ITS_YEAR))
def test_a_missing_year_is_proposed_around_the_date_of_the_plan(
    text: str, proposal: str
) -> None:
    (found,) = find_dates(text, known_of(LETTER))

    assert found.date is None
    assert proposal in (found.doubt or "")


def test_what_lies_ahead_is_proposed_after_the_date_of_the_plan() -> None:
    (found,) = find_dates("September", Known(near=LETTER, ahead=True))

    assert found.doubt == (
        'gives no year; it could be "September 2020" if that is what it means'
    )


@pytest.mark.parametrize(
    "words", ["Autumn term 2020", "autumn term of 2020", "AUTUMN  TERM, 2020"]
)
def test_a_term_that_the_plan_defines_is_a_date(words: str) -> None:
    known = known_of(
        terms=[
            ("QN", "Quality Network, 2019"),
            ("Autumn term 2020", "1 September 2020 to 18 December 2020"),
        ]
    )

    (found,) = find_dates(f"by the end of {words}.", known)

    assert found.words == f"end of {words}"
    assert found.date is not None
    assert str(found.date) == "1 September 2020 to 18 December 2020"


def test_a_term_that_is_defined_twice_or_vaguely_stays_a_doubt() -> None:
    known = known_of(
        terms=[
            ("Autumn term 2020", "September 2020"),
            ("Autumn term 2020", "October 2020"),
            ("Spring term 2021", "after Christmas"),
        ]
    )

    found = find_dates("Autumn term 2020 and Spring term 2021", known)

    assert [one.date for one in found] == [None, None]


def test_a_date_that_is_found_alone_is_the_same_when_it_is_typed() -> None:
    alone = {
        text: printed
        for text, printed in rows(FOUND)
        if find_dates(text)[0].words == text
    }

    typed = {text: str(read_date(text, LETTER)) for text in alone}

    assert typed == alone
    assert len(alone) > 10
