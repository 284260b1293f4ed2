"""Sealed reports that hold redacted words stay frozen, or get a redacted edition."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from ledger.searching import search
from tests.cli.office import ask
from tests.cli.sealed import archive, listed
from tests.cli.test_redacting import DAY, GROUNDS, LATE, TEXT
from tests.ledger.given import query, sentences, tampering
from tools.stage import Stage

RESEALED = (*TEXT, "--reseal")
JSON = ("--format", "json")
LONGER = (
    "Report 1, sent to Ofsted on 30 July 2020, was replaced by report 4, a redacted"
    " edition sealed on 1 March 2021; what was sent held words that were redacted"
    " since. It is as at 30 July 2020, known to entry #15."
)


def kept(stage: Stage) -> dict[str, bytes]:
    """Return the bytes of each file that the ledger keeps."""
    with closing(sqlite3.connect(stage.folder / "ledger.db")) as connection:
        return dict(connection.execute("SELECT sha256, bytes FROM blob"))


def test_without_reseal_the_reports_that_hold_the_words_are_named_and_frozen(
    desk_with_reports: Stage,
) -> None:
    before = kept(desk_with_reports)

    found = ask(desk_with_reports, *TEXT)

    assert found["frozen"] == [1, 2, 3]
    first, second, third = found["places"]["reports"]
    assert (first["audience"], first["sent_on"]) == ("ofsted", "2020-07-30")
    assert (second["audience"], second["sent_on"]) == ("DMG", "2020-11-05")
    assert (third["report"], third["sent_on"]) == (3, None)
    assert {"entries.jsonl", "plan.json", "report.html", "report.docx"} <= set(
        first["files"]
    )
    assert first["perhaps"] == ["report.pdf"]
    assert kept(desk_with_reports) == before
    assert LATE in desk_with_reports.run("report", "show", "1", *JSON).out
    assert desk_with_reports.run("verify").code == 0


def test_with_reseal_each_has_an_edition_without_the_words(
    desk_with_reports: Stage,
) -> None:
    stage, before = desk_with_reports, listed(desk_with_reports)

    found = ask(stage, *RESEALED)

    replaced = [(one["replaces"], one["report"]) for one in found["resealed"]]
    assert replaced == [(1, 4), (2, 5), (3, 6)]
    assert found["frozen"] == []
    assert stage.run("verify").code == 0
    for content in kept(stage).values():
        assert search("pack.zip", content, [LATE]).holds == ()
    rows = {row["number"]: row for row in listed(stage)}
    for row in before:
        edition = rows[rows[row["number"]]["replaced_by"]]
        assert edition["replaces"] == row["number"]
        for key in ("audience", "as_at", "known_to", "withheld"):
            assert edition[key] == row[key]
        assert row["sha256"] not in kept(stage)
    assert rows[6]["title"] == "Winter return (redacted edition of report 3)"
    assert DAY in archive(stage, 4)["data/plan.json"].decode()


def test_what_was_reported_is_answered_from_the_edition_and_says_so(
    desk_with_reports: Stage,
) -> None:
    stage = desk_with_reports
    stage.run(*RESEALED)

    by_number = ask(stage, "report", "show", "1")
    by_day = ask(stage, "report", "show", "--to", "ofsted", "--on", "1 August 2020")

    assert by_number == by_day
    assert by_day["message"] == LONGER
    assert by_day["report"]["number"] == 1
    actions = {action["code"]: action for action in by_day["snapshot"]["actions"]}
    assert actions["2.6"]["latest_progress"]["text"] == DAY
    shown = stage.run("show", "2.6", "--reported-to", "ofsted", "--on", "1 August 2020")
    assert shown.out.startswith(LONGER[:70])
    assert LATE not in shown.out
    exported = stage.run("report", "export", "1", "out")
    assert "report-4-ofsted-2020-07-30.zip" in exported.out
    assert LONGER in exported.out
    assert stage.run("report", "diff", "1").out.startswith(LONGER)


def test_it_can_be_done_later_and_is_not_done_twice(desk_with_reports: Stage) -> None:
    stage = desk_with_reports
    stage.run(*TEXT)

    later = ask(stage, "redact", "--finish", "--reseal")
    again = ask(stage, "redact", "--finish", "--reseal")

    assert [one["replaces"] for one in later["resealed"]] == [1, 2, 3]
    assert again["resealed"] == []
    assert stage.run("verify").code == 0


def test_an_edition_can_be_replaced_in_its_turn(desk_with_reports: Stage) -> None:
    stage = desk_with_reports
    stage.run(*RESEALED)

    found = ask(stage, "redact", "12", "--field", "reason", *GROUNDS, "--reseal")

    assert [one["replaces"] for one in found["resealed"]] == [4, 5, 6]
    said = ask(stage, "report", "show", "1")["message"]
    assert "replaced by report 7, a redacted edition" in said
    assert stage.run("verify").code == 0


def test_a_later_report_quotes_no_redacted_words_from_a_frozen_one(
    desk_with_reports: Stage,
) -> None:
    stage = desk_with_reports
    stage.run(*TEXT)

    assert stage.run("report", "seal", "--to", "ofsted").code == 0

    for path, content in archive(stage, 4).items():
        assert search(path, content, [LATE]).holds == (), path


def test_an_edition_is_not_retracted(desk_with_reports: Stage) -> None:
    stage = desk_with_reports
    found = ask(stage, *RESEALED)
    entry = found["resealed"][0]["entry"]

    refused = stage.run("retract", str(entry), "--because", "No")

    assert refused.code == 3
    assert "whose own file is gone" in refused.err


def test_a_file_that_is_missing_or_there_against_what_is_said_is_found(
    desk_with_reports: Stage,
) -> None:
    stage, place = desk_with_reports, desk_with_reports.folder / "ledger.db"
    sql = "SELECT * FROM blob WHERE sha256 = ?"
    (old, *_) = (row["sha256"] for row in listed(stage) if row["number"] == 1)
    (row,) = query(place, sql, old)
    stage.run(*RESEALED)
    (new, *_) = (row["sha256"] for row in listed(stage) if row["number"] == 4)

    with tampering(place) as connection:
        connection.execute("INSERT INTO blob VALUES (?, ?, ?)", row)
    assert sentences(place) == [
        "The file of entry #21 is kept, although the redacted edition of #27 replaced"
        " it."
    ]
    with tampering(place) as connection:
        connection.execute("DELETE FROM blob WHERE sha256 IN (?, ?)", (old, new))
    assert sentences(place) == [
        f"Entry #27 has lost its file: no bytes are kept under {new}."
    ]
