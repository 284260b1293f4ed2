"""`ledger report`: kept as it was sent, listed with its lateness, given out again."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.both_engines import engine as engine
from tests.cli.office import ask, files, refused
from tools.stage import Stage

CONTENT = b"\x00As it was sent\r\n\xff"
TO_OFSTED = (
    *("report", "register", "July report.docx", "--to", "ofsted"),
    *("--sent", "30 July 2020"),
)


@pytest.fixture
def desk(office: Stage) -> Stage:
    """The office with a report of July beside its ledger, on 1 March 2021."""
    (office.folder / "July report.docx").write_bytes(CONTENT)
    return office


def test_a_registered_report_says_how_much_later_that_was(desk: Stage) -> None:
    said = desk.run(*TO_OFSTED, "--by", "Director", "--title", "July return")

    assert said.code == 0, said.both
    assert said.out == (
        "#19 registered: report 1 to Ofsted: July return (July report.docx)"
        " (effective 30 July 2020, registered 214 days later)\n"
    )
    for words in (("report", "list"), ("report", "show", "1"), ("show", "#19")):
        assert "registered 214 days later" in " ".join(desk.run(*words).out.split())


def test_the_log_and_a_rehearsal_know_reports(desk: Stage) -> None:
    before = files(desk.folder)
    rehearsed = desk.run(*TO_OFSTED, "--dry-run").out
    assert files(desk.folder) == before

    desk.run(*TO_OFSTED)

    assert "report 1  nothing -> to Ofsted: July report.docx" in rehearsed
    (row,) = ask(desk, "log", "--type", "registered")
    assert (row["type"], row["days_late"]) == ("report.registered", 214)
    assert CONTENT[1:10].decode() not in str(row)


def test_the_same_report_is_registered_once(desk: Stage) -> None:
    first = ask(desk, *TO_OFSTED)
    again = ask(desk, *TO_OFSTED[:3], "--to", "OFSTED", *TO_OFSTED[5:])

    assert (first["entries"], first["again"]) == ([19], False)
    assert (again["entries"], again["again"]) == ([19], True)
    assert len(ask(desk, "log")) == 19


def test_reports_are_listed_as_known_and_as_sent_by_a_day(desk: Stage) -> None:
    desk.run(*TO_OFSTED)
    desk.run(*TO_OFSTED[:3], "--to", "DMG", "--sent", "June 2020")

    def numbers(*options: str) -> list[int]:
        return [row["number"] for row in ask(desk, "report", "list", *options)]

    assert numbers() == [2, 1]
    assert numbers("--as-at", "30 June 2020") == [2]
    assert numbers("--known-on", "#19") == [1]
    assert numbers("--known-on", "1 January 2021") == []


def test_a_list_as_data_has_one_fact_in_each_column(desk: Stage) -> None:
    desk.run(*TO_OFSTED)

    rows = list(
        csv.DictReader(desk.run("report", "list", "--format", "csv").out.split("\r\n"))
    )

    assert [(r["Sent on"], r["Days late"], r["Bytes"]) for r in rows] == [
        ("2020-07-30", "214", str(len(CONTENT)))
    ]


def test_an_exported_report_has_the_bytes_that_were_sent(desk: Stage) -> None:
    desk.run(*TO_OFSTED)

    said = desk.run("report", "export", "1", "out/of the ledger")

    assert said.code == 0, said.both
    written = desk.folder / "out" / "of the ledger" / "July report.docx"
    assert written.read_bytes() == CONTENT
    assert "registered 214 days later" in said.out


def test_an_export_replaces_nothing(desk: Stage) -> None:
    desk.run(*TO_OFSTED)
    (desk.folder / "July report.docx").write_bytes(b"Something else")

    said = refused(desk.run("report", "export", "1", "."))

    assert "exists already" in said
    assert (desk.folder / "July report.docx").read_bytes() == b"Something else"


@pytest.mark.parametrize("engine", ["sqlite"])
def test_bytes_that_are_not_those_that_were_sent_are_not_exported(desk: Stage) -> None:
    desk.run(*TO_OFSTED)
    with closing(sqlite3.connect(desk.folder / "ledger.db")) as connection:
        (row,) = connection.execute("SELECT rowid FROM blob").fetchone()
        with connection.blobopen("blob", "bytes", row) as blob:
            blob.write(b"X")
        connection.commit()

    assert "no longer holds" in refused(desk.run("report", "export", "1", "out"))
    assert not (desk.folder / "out").exists()
    verified = desk.run("verify")
    assert verified.code == 4
    assert "The file of entry #19 was altered" in verified.out


def test_a_report_registered_by_mistake_is_taken_back(desk: Stage) -> None:
    desk.run(*TO_OFSTED)
    desk.run("retract", "#19", "--because", "It was a draft")

    assert ask(desk, "report", "list") == []
    said = refused(desk.run("report", "show", "1"))
    assert said.startswith("The plan has no report 1")
    assert desk.run("verify").code == 0


def test_audience_and_day_are_corrected_in_plain_sight(desk: Stage) -> None:
    desk.run(*TO_OFSTED)
    wrong = ("--to", "DMG", "--on", "28 July 2020", "--because", "Sent to the board")
    desk.run("correct", "#19", *wrong)

    (row,) = ask(desk, "report", "list")
    assert (row["audience"], row["sent_on"]) == ("DMG", "2020-07-28")
    assert (row["entry"], row["place"], row["days_late"]) == (20, 19, 216)
    assert "[corrected by #20]" in desk.run("log", "--type", "registered").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--sent", "1 June 2031"), "has not come yet"),
        (("--sent", "some day"), "some day"),
        (("--sent", "1 June 2020", "--to", "<b>"), "audience of a report"),
        (("--sent", "1 June 2020", "--by", " "), "empty text"),
    ],
)
def test_what_cannot_be_registered_is_refused_in_a_sentence(
    desk: Stage, words: tuple[str, ...], says: str
) -> None:
    before = files(desk.folder)

    assert says in refused(desk.run(*TO_OFSTED[:5], *words))
    assert files(desk.folder) == before


@pytest.mark.parametrize("option", [("--map", "A=b"), ("--number",), ("--gone", "2.6")])
def test_options_about_rows_need_rows(desk: Stage, option: tuple[str, ...]) -> None:
    said = desk.run(*TO_OFSTED, *option)

    assert said.code == 2
    assert f"{option[0]} says how rows are read" in said.err


def test_a_file_that_is_not_there_is_refused(desk: Stage) -> None:
    words = ("report", "register", "gone.docx", "--to", "DMG", "--sent", "1 June 2020")

    assert "gone.docx cannot be opened" in refused(desk.run(*words))


def test_a_name_that_hides_something_is_given_out_plain(
    desk: Stage, tmp_path: Path
) -> None:
    odd = "..july\u202e.docx"
    (desk.folder / odd).write_bytes(CONTENT)
    desk.run("report", "register", odd, "--to", "DMG", "--sent", "1 June 2020")

    assert desk.run("report", "export", "1", "out").code == 0

    (written,) = (tmp_path / "out").iterdir()
    assert written.name == "july.docx"
