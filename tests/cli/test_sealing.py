"""Reports are sealed, sent, shown from their frozen bytes, and given out."""

from __future__ import annotations

import json
from pathlib import Path

import bagit
import pytest

from tests.cli.office import ask, files, refused
from tests.cli.sealed import DIRECTOR, JULY, OCTOBER, archive, listed, tree
from tools.stage import Stage

PAYLOAD = {
    *("data/read-me.txt", "data/report.html", "data/report.pdf", "data/report.docx"),
    *("data/history.html", "data/plan.xlsx", "data/plan.csv", "data/plan.json"),
    *("data/timeline.csv", "data/timeline.json", "data/entries.jsonl"),
    *("data/schema/plan.schema.json", "data/schema/entry.schema.json"),
}
TAGS = {
    *("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"),
}


def test_a_report_is_sealed_then_sent_and_both_are_entries(
    desk_with_reports: Stage,
) -> None:
    rows = ask(desk_with_reports, "log", "--since", "1 February 2021")

    assert [(r["type"], r["text"]) for r in rows[2:4]] == [
        ("report.sealed", "report 1 to ofsted: report-1-ofsted-2020-07-30.zip"),
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
        "Report 1 to Ofsted, sent on 30 July 2020 (recorded 186 days later): as at 30"
        " July 2020, known to entry #15."
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


def test_the_same_ledger_and_point_of_view_give_the_same_bytes(
    reported: bytes, tmp_path: Path
) -> None:
    packs = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ledger.db").write_bytes(reported)
        desk = Stage(tmp_path / name, drawn=40_000)
        desk.run("report", "seal", "--to", "ofsted", "--as-at", JULY)
        packs.append(archive(desk, 4))

    assert packs[0] == packs[1]
    assert packs[0].keys() == PAYLOAD | TAGS


def test_a_pack_is_given_out_as_one_archive_and_one_folder(
    desk_with_reports: Stage,
) -> None:
    desk = desk_with_reports
    said = desk.run("report", "export", "2", "out")

    assert said.code == 0, said.both
    name = "report-2-dmg-2020-10-29"
    folder = desk.folder / "out" / name
    assert tree(desk.folder / "out") == sorted(
        [f"{name}.zip", *(f"{name}/{path}" for path in PAYLOAD | TAGS)]
    )
    assert files(folder) == archive(desk, 2)
    bag = bagit.Bag(str(folder))
    bag.validate()
    assert bag.info["Bagging-Date"] == "2021-02-01"
    assert "exists already" in refused(desk.run("report", "export", "2", "out"))


def test_every_page_says_what_it_is_and_from_where_it_looks(
    desk_with_reports: Stage,
) -> None:
    pack = archive(desk_with_reports, 1)

    for name in ("report.html", "history.html", "read-me.txt", "plan.csv"):
        words = " ".join(pack[f"data/{name}"].decode().split())
        assert "Report 1 to Ofsted" in words or "report 1 to ofsted" in words.lower()
        assert "#15" in words
        assert "Working copy" not in words
    data = json.loads(pack["data/plan.json"])
    assert (data["snapshot"], data["report"]["number"]) == ("report", 1)


def test_what_was_left_out_is_in_no_file_of_the_pack(desk_with_reports: Stage) -> None:
    desk = desk_with_reports
    whole, veiled = archive(desk, 3), archive(desk, 2)

    told = ask(desk, "report", "show", "--to", "DMG")
    assert told["report"]["withheld"] == ["owners"]
    assert {a["owner"] for a in told["snapshot"]["actions"]} == {None, "[withheld]"}
    for name, content in veiled.items():
        assert b"Head of Service" not in content, name
    assert b"Head of Service" in whole["data/entries.jsonl"]
    assert b"Withheld from this audience: owners" in veiled["data/report.html"]


def test_what_an_entry_says_can_be_left_out(desk_with_reports: Stage) -> None:
    desk = desk_with_reports
    desk.run("report", "seal", "--to", "HCSP", "--without", "texts:11,evidence")

    pack = archive(desk, 4)
    assert all(b"The June report is late" not in words for words in pack.values())
    assert b"the words of entry #11" in pack["data/report.html"]
    assert "no entry #99" in refused(
        desk.run("report", "seal", "--to", "HCSP", "--without", "texts:99")
    )


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
