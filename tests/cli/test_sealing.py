"""Reports are sealed, sent, shown from their frozen bytes, and given out."""

from __future__ import annotations

import pytest

from tests.cli.office import ask, files, refused
from tests.cli.sealed import DIRECTOR, JULY, OCTOBER, archive, listed
from tools.stage import Stage


def test_a_report_is_sealed_then_sent_and_both_are_entries(
    desk_with_reports: Stage,
) -> None:
    rows = ask(desk_with_reports, "log", "--since", "1 February 2021")

    assert [(r["type"], r["text"]) for r in rows[2:4]] == [
        ("report.sealed", "report 1 to Ofsted: report-1-ofsted-2020-07-30.zip"),
        ("report.sent", f"report 1 by {DIRECTOR}"),
    ]
    assert rows[3]["days_late"] == 186
    assert desk_with_reports.run("verify").code == 0


def test_what_was_reported_is_answered_from_the_frozen_bytes(
    desk_with_reports: Stage,
) -> None:
    desk = desk_with_reports
    told = ask(desk, "report", "show", "--to", "ofsted", "--on", JULY)

    report, snapshot = told["report"], told["snapshot"]
    assert [report[key] for key in ("number", "audience", "sent_on")] == [
        *(1, "ofsted", "2020-07-30"),
    ]
    assert (report["as_at"], report["known_to"]) == ("2020-07-30", 15)
    assert told["message"] == (
        "Report 1 to Ofsted, sent on 30 July 2020 (recorded 186 days later, sealed only"
        " on 1 February 2021): as at 30 July 2020, known to entry #15."
    )
    # Entry 16 corrected that to Amber, and the report did not know.
    (action,) = (a for a in snapshot["actions"] if a["code"] == "2.6")
    assert action["rating"] == "Red"
    assert snapshot.keys() == ask(desk, "status").keys()
    assert ask(desk, "report", "show", "1") == told


@pytest.mark.parametrize(
    ("audience", "on", "says"),
    [
        ("ofsted", "29 July 2020", "Ofsted by 29 July 2020"),
        ("HCSP", JULY, "HCSP by 30 July 2020"),
        ("dmg", "4 November 2020", "dmg by 4 November 2020"),
    ],
)
def test_that_nothing_had_been_reported_is_an_answer(
    desk_with_reports: Stage, audience: str, on: str, says: str
) -> None:
    question = ("report", "show", "--to", audience, "--on", on)

    said = desk_with_reports.run(*question)
    assert (said.code, said.out) == (0, f"Nothing had been reported to {says}.\n")
    assert ask(desk_with_reports, *question) == {
        "report": None,
        "message": f"Nothing had been reported to {says}.",
        "snapshot": None,
    }


def test_a_report_that_was_not_sent_was_not_reported(desk_with_reports: Stage) -> None:
    desk = desk_with_reports

    assert ask(desk, "report", "show", "--to", "ofsted")["report"]["number"] == 1
    assert "not sent yet" in desk.run("report", "show", "3").out

    desk.run("report", "send", "3", "--by", DIRECTOR)
    assert ask(desk, "report", "show", "--to", "ofsted")["report"]["number"] == 3


def test_what_a_report_froze_never_changes(
    desk_with_reports: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_with_reports
    before = archive(desk, 1), desk.run("report", "show", "1").out

    desk.run("correct", "#11", "--text", "Not so", "--because", "Misread")
    desk.run("rate", "2.6", "blue", "--because", "Done", "--on", JULY)
    desk.run("plan", "outcome", "2", "Another outcome")
    monkeypatch.setattr("projections.pack.page.as_page", lambda _: b"another template")
    monkeypatch.setattr("projections.documents.content.marked", lambda _: ["other"])
    desk.run("rebuild")

    assert (archive(desk, 1), desk.run("report", "show", "1").out) == before


def test_a_dry_run_seals_nothing(desk_with_reports: Stage) -> None:
    desk = desk_with_reports
    before = files(desk.folder)

    said = desk.run("report", "seal", "--to", "DMG", "--dry-run")

    assert "report 4 to DMG" in said.out
    assert files(desk.folder) == before


def test_the_same_command_seals_once(desk_with_reports: Stage) -> None:
    words = ("report", "seal", "--to", "DMG", "--command-id", "winter")
    first = ask(desk_with_reports, *words)

    desk_with_reports.run("progress", "2.6", "Something else")
    again = ask(desk_with_reports, *words)

    assert (again["entries"], again["again"]) == (first["entries"], True)
    assert len(listed(desk_with_reports)) == 4


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("seal", "--to", "DMG", "--as-at", "1 April 2031"), "has not come yet"),
        (("seal", "--to", "DMG", "--as-at", "1 May 2019"), "opened on"),
        (("seal", "--to", "DMG", "--without", "names"), "cannot be left out"),
        (("seal", "--to", "<b>"), "audience of a report"),
        (("send", "9", "--by", "Director"), "No report 9 was sealed"),
        (("send", "1", "--by", "Director"), "was sent to Ofsted"),
        (("send", "3", "--by", " "), "empty text"),
        (("show", "9"), "no report 9"),
        (("diff", "9"), "no report 9"),
        (("commit", "--to", "DMG", "--by", "some day"), "some day"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    desk_with_reports: Stage, words: tuple[str, ...], says: str
) -> None:
    before = files(desk_with_reports.folder)

    assert says in refused(desk_with_reports.run("report", *words))
    assert files(desk_with_reports.folder) == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("report", "show"), "NUMBER of a report or --to"),
        (("report", "show", "1", "--to", "DMG"), "NUMBER of a report or --to"),
        (("report", "show", "1", "--on", JULY), "--on goes with --to"),
        (("report", "commit", "--to", "DMG"), "--by DATE or --within"),
        (("status", "--on", JULY), "--on goes with --reported-to"),
        (
            ("status", "--reported-to", "DMG", "--as-at", JULY),
            "leave --as-at and --known-on out",
        ),
    ],
)
def test_misuse_says_how_it_is_meant(
    desk_with_reports: Stage, words: tuple[str, ...], says: str
) -> None:
    said = desk_with_reports.run(*words)

    assert said.code == 2
    assert says in said.err


def test_a_sealed_report_can_only_be_retracted(desk_with_reports: Stage) -> None:
    desk = desk_with_reports
    sealed = {row["number"]: str(row["entry"]) for row in listed(desk)}
    because = ("--because", "Wrong day")

    said = refused(desk.run("correct", sealed[3], "--to", "DMG", *because))
    assert "retract it and seal another" in said
    assert "was sent and stays" in refused(desk.run("retract", sealed[1], *because))
    assert desk.run("retract", sealed[3], *because).code == 0
    assert [row["number"] for row in listed(desk)] == [1, 2]


def test_promises_are_listed_with_what_met_them(desk_with_reports: Stage) -> None:
    rows = ask(desk_with_reports, "report", "owed")
    table = desk_with_reports.run("report", "owed").out

    assert [(r["audience"], r["state"], r["report"]) for r in rows] == [
        ("DMG", "met late", 2),
        ("HCSP", "overdue", None),
    ]
    assert rows[1]["due"] == "2021-02-15"
    assert "met 5 working days late" in table
    assert f"{OCTOBER}" in table
