"""`ledger measure read --from`: a file of readings is recorded whole, or not at all."""

from __future__ import annotations

import pytest

from tests.cli.office import ask, head, refused
from tests.cli.test_measures import CALLS
from tools.stage import Stage

READINGS = (
    "Measure;Period;Value;Numerator;Denominator;Note\r\n"
    "M1;October 2020;;26;52;\r\n"
    "m1;November 2020;;46;52;Without one day\r\n"
    "M1;December 2020;91.50%;;;\r\n"
)


def read(office: Stage, words: str, *more: str) -> tuple[str, ...]:
    (office.folder / "readings.csv").write_text(words, "utf-8", newline="")
    return ("measure", "read", "--from", "readings.csv", *more)


def test_each_row_is_an_entry_that_says_where_it_stood(office: Stage) -> None:
    office.run(*CALLS)

    answer = office.run(*read(office, READINGS))

    assert answer.code == 0, answer.both
    rows = ask(office, "log", "--type", "read")
    assert [row["text"] for row in rows] == [
        "M1: 50 (26 of 52) in October 2020",
        "M1: 88.5 (46 of 52) in November 2020",
        "M1: 91.5 in December 2020",
    ]
    assert [row["source"] for row in rows] == [
        f"readings.csv: row {number}" for number in (2, 3, 4)
    ]
    assert len({row["command"] for row in rows}) == 1


def test_a_dry_run_of_a_file_records_nothing(office: Stage) -> None:
    office.run(*CALLS)
    before = head(office)

    answer = office.run(*read(office, READINGS, "--dry-run"))

    assert "nothing -> 91.5 in December 2020" in answer.out
    assert head(office) == before


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("M1;October 2020;9;;;", "row 5 of readings.csv: Measure M1 was read for"),
        ("M9;January 2021;9;;;", "row 5 of readings.csv: The plan has no measure"),
        ("M1;January 2021;high;;;", 'row 5 of readings.csv: "high" is no figure'),
        ("M1;January 2021;101;;;", "row 5 of readings.csv: A percentage of 101"),
        ("M1;January 2021;;53;52;", "row 5 of readings.csv: That is no reading"),
        ("M1;Whitsun;9;;;", 'row 5 of readings.csv: "Whitsun"'),
        ("M1;May 2022;9;;;", "row 5 of readings.csv: May 2022 has not come yet"),
        ("M1;January 2021;9;4;5;", "does not say all of a reading in row 5"),
        ("M1;January 2021;;;;late", "does not say all of a reading in row 5"),
        (";January 2021;9;;;", "does not say all of a reading in row 5"),
        ("M1;January 2021;;4;;", '"4/" is no figure'),
    ],
)
def test_one_wrong_row_keeps_all_of_a_file_out(
    office: Stage, row: str, says: str
) -> None:
    office.run(*CALLS)
    before = head(office)

    answer = office.run(*read(office, f"{READINGS}{row}\r\n"))

    assert says in refused(answer)
    assert head(office) == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "empty"),
        ("Measure,Period,Value\n", "has 0 rows"),
        ("Measure,Period,Mood\nM1,May 2020,5\n", 'a column "mood" too many'),
        ("Measure,Period,Period\nM1,May 2020,5\n", 'a column "period" too many'),
        ("Value,Note\n5,x\n", "has no headings"),
        (
            "Measure,Period,Value\n" + "M1,May 2020,5\n" * 501,
            "has 501 rows, not 1 to 500",
        ),
    ],
)
def test_a_file_that_holds_no_readings_is_refused(
    office: Stage, words: str, says: str
) -> None:
    office.run(*CALLS)

    assert says in refused(office.run(*read(office, words)))


@pytest.mark.parametrize(
    "words", [(), ("M1",), ("M1", "88.5"), ("M1", "--from", "readings.csv")]
)
def test_a_reading_is_one_or_a_file_of_them(
    office: Stage, words: tuple[str, ...]
) -> None:
    office.run(*CALLS)

    answer = office.run("measure", "read", *words)

    assert answer.code == 2
    assert "--from FILE" in answer.err


def test_a_file_that_is_sent_twice_under_one_name_is_recorded_once(
    office: Stage,
) -> None:
    office.run(*CALLS)

    first = ask(office, *read(office, READINGS), "--command-id", "autumn")
    again = ask(office, *read(office, READINGS), "--command-id", "autumn")

    assert (again["entries"], again["again"]) == (first["entries"], True)
