"""Reports whose views, archives or sendings somebody altered, or took back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.office import ask, refused
from tests.cli.sealed import BECAUSE, JULY, archive, listed
from tools.stage import Stage

BLUE = """
UPDATE fact SET value = 'Blue' WHERE value = 'Red';
UPDATE line SET recorded_by = 'nobody', text = 'Blue';
"""


def altered(stage: Stage, statement: str, *values: object) -> None:
    """Change the ledger's file by hand, with its triggers out of the way."""
    with closing(sqlite3.connect(stage.folder / "ledger.db")) as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement, values)
        connection.commit()


def test_views_that_name_another_archive_are_not_believed(
    desk_with_reports: Stage,
) -> None:
    desk = desk_with_reports
    before = ask(desk, "report", "show", "1")["snapshot"]
    one, _, three = (row["sha256"] for row in sorted(listed(desk), key=_number))

    altered(desk, "UPDATE fact SET value = replace(value, ?, ?)", one, three)

    assert ask(desk, "report", "show", "1")["snapshot"] == before
    desk.run("report", "export", "1", "out")
    assert (desk.folder / "out" / "report-1-ofsted-2020-07-30").is_dir()


def test_what_somebody_wrote_into_the_views_gets_into_no_pack(
    reported: bytes, tmp_path: Path
) -> None:
    packs = []
    for name in ("as-it-is", "altered"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ledger.db").write_bytes(reported)
        desk = Stage(tmp_path / name, drawn=40_000)
        if name == "altered":
            with closing(sqlite3.connect(desk.folder / "ledger.db")) as connection:
                connection.executescript(BLUE)
            assert desk.run("verify").code == 4
        sealed = desk.run("report", "seal", "--to", "ofsted", "--because", BECAUSE)
        assert sealed.code == 0, sealed.both
        packs.append(archive(desk, 4))

    assert packs[0] == packs[1]


def test_a_lost_archive_is_named_by_its_report(desk_with_reports: Stage) -> None:
    desk = desk_with_reports
    row = next(row for row in listed(desk) if row["number"] == 1)
    altered(desk, "DELETE FROM blob WHERE sha256 = ?", row["sha256"])

    said = f"no longer holds the file of report 1 (#{row['place']}) as it was kept"
    for words in (("show", "1"), ("export", "1", "out"), ("seal", "--to", "ofsted")):
        assert said in refused(desk.run("report", *words))


def test_a_sending_that_was_taken_back_is_told_of(desk_with_reports: Stage) -> None:
    desk = desk_with_reports
    row = next(row for row in listed(desk) if row["number"] == 1)
    desk.run("retract", str(row["sent_entry"]), "--because", "It was never sent")

    said = desk.run("report", "show", "--to", "ofsted", "--on", JULY).out
    assert said == (
        "Nothing had been reported to Ofsted by 30 July 2020. Report 1 was recorded as"
        " sent to them on 30 July 2020; #26 took that back.\n"
    )
    assert "was sent and stays" in refused(
        desk.run("retract", str(row["entry"]), "--because", "Nor sealed")
    )


def test_what_else_was_sent_on_a_day_is_told_of(desk_with_reports: Stage) -> None:
    desk = desk_with_reports
    (desk.folder / "forged.pdf").write_bytes(b"What I wish had been sent")
    desk.run("report", "register", "forged.pdf", "--to", "ofsted", "--sent", JULY)

    told = ask(desk, "report", "show", "--to", "OFSTED", "--on", JULY)

    assert "Sent to them on that day too: report 1." in told["message"]
    assert "registered 214 days later" in told["message"]


def test_control_characters_in_json_stand_as_escapes(desk_with_reports: Stage) -> None:
    desk = desk_with_reports
    desk.run("report", "send", "3", "--by", "Dir\x1b[2J\u202eector")

    said = desk.run("report", "diff", "3", "--format", "json").out

    assert not set(said) & set("\x1b\u202e")
    assert ask(desk, "report", "show", "3")["report"]["by"] == "Dir\x1b[2J\u202eector"


def test_words_that_a_report_withheld_show_in_no_comparison(
    desk_with_reports: Stage,
) -> None:
    desk = desk_with_reports
    desk.run("owner", "2.6", "Assistant Director", "--on", "1 February 2021")

    said = (
        desk.run("report", "diff", "2").out
        + desk.run("diff", "--reported-to", "DMG").out
    )

    assert "Head of Service" not in said
    assert "Assistant Director" not in said


def _number(row: dict[str, object]) -> int:
    return int(str(row["number"]))
