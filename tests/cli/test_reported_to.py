"""Looking at the plan as an audience was told it, and who was told otherwise."""

from __future__ import annotations

import pytest

from tests.cli.both_engines import engine as engine
from tests.cli.office import ask
from tests.cli.sealed import JULY
from tools.stage import Stage

TO_OFSTED = ("--reported-to", "ofsted", "--on", JULY)


def test_status_shows_the_plan_as_it_was_reported(desk_with_reports: Stage) -> None:
    desk = desk_with_reports

    data = ask(desk, "status", *TO_OFSTED)
    table = desk.run("status", *TO_OFSTED, "--rating", "red").out

    assert data["counts"]["Red"] == 1
    assert data["report"]["number"] == 1
    assert (data["as_at"], data["known_to"]["entry"]) == ("2020-07-30", 15)
    assert table.startswith("Report 1 to Ofsted, sent on 30 July 2020")
    assert "2.6" in table
    assert desk.run("status", *TO_OFSTED, "--format", "csv").out.startswith("Area,")


def test_show_shows_an_action_as_it_was_reported(desk_with_reports: Stage) -> None:
    desk = desk_with_reports

    told = ask(desk, "show", "2.6", *TO_OFSTED)

    assert told["action"]["rating"] == "Red"
    assert ask(desk, "show", "2.6", "--as-at", JULY)["action"]["rating"] == "Amber"
    assert "Report 1 to Ofsted" in desk.run("show", "2.6.", *TO_OFSTED).out
    refused = desk.run("show", "2.7", *TO_OFSTED)
    assert (refused.code, "did you mean 2.6" in refused.err) == (3, True)


def test_log_lists_what_the_report_listed(desk_with_reports: Stage) -> None:
    desk = desk_with_reports

    rows = ask(desk, "log", *TO_OFSTED)
    notes = ask(desk, "log", *TO_OFSTED, "--type", "rated", "--action", "2.6")
    late = ask(desk, "log", *TO_OFSTED, "--backdated", "--since", "1 July 2020")

    assert rows[-1]["number"] <= 15
    assert all((row["effective"] or "") <= "2020-07-30" for row in rows)
    assert [row["number"] for row in notes] == [12]
    assert {row["number"] for row in late} == {11, 12}
    assert rows[0].keys() == ask(desk, "log")[0].keys()


def test_diff_goes_on_from_what_was_reported(desk_with_reports: Stage) -> None:
    desk = desk_with_reports

    changes = ask(desk, "diff", *TO_OFSTED, JULY)
    (rated,) = (c for c in changes if c["field"] == "rating")

    assert (rated["before"], rated["after"], rated["entries"]) == ("Red", "Amber", [16])
    assert "Report 1 to Ofsted" in desk.run("diff", *TO_OFSTED).out


@pytest.mark.parametrize("words", [("status",), ("show", "2.6"), ("log",), ("diff",)])
def test_where_nothing_was_reported_all_of_them_say_so(
    desk_with_reports: Stage, words: tuple[str, ...]
) -> None:
    question = (*words, "--reported-to", "ofsted", "--on", "29 July 2020")
    says = "Nothing had been reported to Ofsted by 29 July 2020."

    said = desk_with_reports.run(*question)
    assert (said.code, said.out) == (0, says + "\n")
    assert ask(desk_with_reports, *question)["message"] == says
    data = desk_with_reports.run(*question, "--format", "csv")
    assert (data.out, data.err) == ("", says + "\n")


def test_a_report_is_compared_with_then_and_now_and_before(
    desk_with_reports: Stage,
) -> None:
    desk = desk_with_reports
    desk.run("report", "send", "3", "--by", "Director")

    first = ask(desk, "report", "diff", "1")
    third = ask(desk, "report", "diff", "3")

    assert (first["known_then"]["day"], first["known_then"]["changes"]) == (
        *("2020-07-30", None),
    )
    assert [c["entries"] for c in first["known_now"]["changes"]] == [[16]]
    assert first["before"]["report"] is None
    assert third["before"]["report"]["number"] == 1
    fields = {(c["action"], c["field"]) for c in third["before"]["changes"]}
    assert ("2.6", "rating") in fields
    said = desk.run("report", "diff", "1").out
    assert "sealed later than it is said to have been sent" in said
    assert "No report went to this audience before it." in said


def test_what_was_left_out_of_a_report_is_listed(desk_with_reports: Stage) -> None:
    desk = desk_with_reports
    desk.now = desk.now.replace(year=2021, month=2, day=1, hour=12)
    desk.run("rate", "1.1", "green", "--because", "Met", "--on", "1 June 2020")
    desk.run("report", "send", "3", "--by", "Director")

    told = ask(desk, "report", "diff", "3")

    (change,) = told["known_then"]["changes"]
    assert (change["action"], change["after"]) == ("1.1", "Green")
    assert told["known_now"]["changes"] == []
    assert "Recorded by then" in desk.run("report", "diff", "3").out


def test_a_correction_names_the_audiences_that_were_told_otherwise(
    desk_with_reports: Stage,
) -> None:
    desk = desk_with_reports
    words = ("correct", "#11", "--text", "It came in time", "--because", "Misread")

    said = desk.run(*words, "--command-id", "c1").out
    told = ask(desk, *words, "--command-id", "c1")["told_otherwise"]

    assert "Told otherwise: Ofsted by report 1 of 30 July 2020 (#11).\n" in said
    assert "Told otherwise: DMG by report 2 of 5 November 2020 (#11).\n" in said
    assert [(one["report"], one["audience"]) for one in told] == [
        (1, "ofsted"),
        (2, "DMG"),
    ]
    assert ask(desk, "progress", "1.1", "More")["told_otherwise"] == []
