"""`ledger due --format ics`: a calendar that others can read."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from typing import Any

from icalendar import Calendar

from tools.stage import Stage

YEAR = ("due", "--within", "365", "--format", "ics")
HOSTILE = "Partners; agreed, so\nEND:VCALENDAR\nBEGIN:VEVENT\nx\\n\\;y\x07 – naïve"


def calendar(office: Stage, *words: str) -> Any:
    """Return the calendar that the command prints, read again."""
    said = office.run(*YEAR, *words)
    assert said.code == 0, said.both
    return Calendar.from_ical(said.out)


def test_each_due_item_is_an_event_of_a_whole_day(office: Stage) -> None:
    office.run("report", "commit", "--to", "DMG", "--by", "10 March 2021")

    first, second = calendar(office).walk("VEVENT")

    assert first["summary"] == "Due: report to DMG"
    assert second["summary"] == "Due: 2.6 Report each quarter to the partners"
    assert second["dtstart"].dt == date(2021, 3, 31)
    assert second["dtend"].dt == date(2021, 4, 1)
    assert "Owner: Head of Service" in second["description"]
    assert "Due: March 2021" in second["description"]


def test_two_runs_give_the_same_bytes_whatever_the_clock_says(office: Stage) -> None:
    once = office.run(*YEAR, "--as-at", "1 March 2021")
    office.now = datetime(2021, 6, 1, 9, 0, tzinfo=UTC)

    assert office.run(*YEAR, "--as-at", "1 March 2021").out == once.out


def test_the_stamp_is_when_the_last_entry_was_recorded(office: Stage) -> None:
    (event,) = calendar(office).walk("VEVENT")
    (earlier,) = calendar(office, "--known-on", "14").walk("VEVENT")

    assert event["dtstamp"].dt == datetime(2020, 9, 10, 9, 30, tzinfo=UTC)
    assert earlier["dtstamp"].dt < event["dtstamp"].dt


def test_an_event_keeps_its_name_when_its_target_moves(office: Stage) -> None:
    (before,) = calendar(office).walk("VEVENT")
    moved = ("target", "revise", "2.6", "by May 2021", "--because", "Partners asked")
    office.run(*moved, "--approved-by", "Chair of the DMG")

    (after,) = calendar(office).walk("VEVENT")

    assert after["uid"] == before["uid"]
    assert after["dtstart"].dt == date(2021, 5, 31)
    assert "@" in after["uid"]


def test_hostile_words_stay_words(office: Stage) -> None:
    office.run("plan", "reword", "2.6", HOSTILE)
    office.run("owner", "2.6", "Head\r\nEND:VEVENT")

    said = office.run(*YEAR)
    back: Any = Calendar.from_ical(said.out)

    (event,) = back.walk("VEVENT")
    assert len(back.walk("VCALENDAR")) == 1
    wording = HOSTILE.replace("\x07", "\\x07")
    assert wording in event["description"]
    assert event["summary"] == "Due: 2.6 " + " ".join(wording.split())
    assert back.to_ical().decode() == said.out
    assert "\x07" not in said.out


def test_no_user_name_stands_in_it(office: Stage) -> None:
    out = office.run(*YEAR).out

    assert "policy.officer" not in out
    assert "h.mensah" not in out


def test_what_has_no_day_is_left_out_and_said(office: Stage) -> None:
    office.run("target", "set", "1.1", "January 2020 and ongoing")

    said = office.run(*YEAR)

    assert said.out.count("BEGIN:VEVENT") == 1
    assert said.err == (
        "1 action is left out for want of a due day; `ledger due` lists them.\n"
    )


def test_an_empty_calendar_is_a_calendar(office: Stage) -> None:
    said = office.run("due", "--within", "0", "--format", "ics")

    assert Calendar.from_ical(said.out).walk("VEVENT") == []


def test_lines_end_as_calendars_want_on_real_output(office: Stage) -> None:
    path = str(office.folder / "ledger.db")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "cli",
            *YEAR,
            "--as-at",
            "1 March 2021",
            "--ledger",
            path,
        ],
        capture_output=True,
        check=True,
    )

    assert done.stdout.endswith(b"END:VCALENDAR\r\n")
    assert b"\r\r\n" not in done.stdout
    assert done.stdout.count(b"\n") == done.stdout.count(b"\r\n")
