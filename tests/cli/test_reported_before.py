"""Reports made without the ledger count as reported before, wherever that is said."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.cli.office import ask
from tests.cli.sealed import archive
from tests.cli.test_redacting import TEXT
from tools.stage import Stage

SEAL = ("report", "seal", "--to", "ofsted")
NONE = "There was no report to this audience before."
NO_DIFF = "No report went to this audience before it."
MADE = (
    "Report 1 to Ofsted, sent on 26 June 2020 (registered 248 days later), was made"
    " without the ledger"
)


def register(stage: Stage, sent: str, to: str = "ofsted") -> None:
    """Register a report of its own that was sent to somebody on a day."""
    (stage.folder / f"{sent}.docx").write_bytes(f"As sent on {sent}".encode())
    said = stage.run("report", "register", f"{sent}.docx", "--to", to, "--sent", sent)
    assert said.code == 0, said.both


def sealed(stage: Stage, number: int, *more: str) -> dict[str, bytes]:
    """Seal a report to Ofsted, and return the files of its pack."""
    said = stage.run(*SEAL, *more)
    assert said.code == 0, said.both
    return archive(stage, number)


def movement(pack: dict[str, bytes]) -> str:
    """Return what the page says of the report before."""
    page = " ".join(pack["data/report.html"].decode().split())
    (said,) = re.findall(r'<section aria-labelledby="movement">(.*?)</section>', page)
    return str(said)


def told(pack: dict[str, bytes]) -> list[tuple[str, bool]]:
    """Return what the history shows as reported, and whether without the ledger."""
    page = pack["data/history.html"].decode()
    (found,) = re.findall(r'id="data">(.*?)</script>', page, re.DOTALL)
    data: Any = json.loads(found)
    return [(one["says"], one["filed"]) for one in data["reports"]]


@pytest.fixture
def registered(office: Stage) -> Stage:
    """The office, where nothing but a report without the ledger had been sent."""
    register(office, "26 June 2020")
    return office


def test_a_first_sealed_report_names_the_registered_one_before_it(
    registered: Stage,
) -> None:
    pack = sealed(registered, 2)

    assert MADE in movement(pack)
    assert NONE not in movement(pack)
    ((says, filed),) = told(pack)
    assert says == f"{MADE}: what it said is in its file, not in these pages."
    assert filed
    assert MADE in pack["data/history.html"].decode().partition("<script")[0]


def test_the_comparison_of_a_first_sealed_report_names_it_too(
    registered: Stage,
) -> None:
    sealed(registered, 2)

    said = registered.run("report", "diff", "2").out
    data = ask(registered, "report", "diff", "2")["before"]

    assert NO_DIFF not in said
    assert MADE in said
    assert "`ledger report export 1 FOLDER` writes its file." in said
    assert (data["report"], data["changes"]) == (None, [])
    assert [one["number"] for one in data["without_ledger"]] == [1]


def test_what_was_registered_after_the_last_entry_of_a_pack_is_not_in_it(
    registered: Stage,
) -> None:
    pack = sealed(registered, 2, "--known-on", "18")

    assert NONE in movement(pack)
    assert told(pack) == []
    assert MADE in registered.run("report", "diff", "2").out


def test_a_registered_report_counts_for_the_audience_it_went_to(
    registered: Stage,
) -> None:
    to_board = ("--to", "DMG", "--because", "It went to the board")
    assert registered.run("correct", "#19", *to_board).code == 0

    pack = sealed(registered, 2)

    assert NONE in movement(pack)
    assert told(pack) == []
    assert NO_DIFF in registered.run("report", "diff", "2").out


def test_a_registered_report_that_was_taken_back_was_not_sent(
    registered: Stage,
) -> None:
    assert registered.run("retract", "#19", "--because", "A draft").code == 0

    pack = sealed(registered, 2)

    assert NONE in movement(pack)
    assert NO_DIFF in registered.run("report", "diff", "2").out


def test_between_two_sealed_reports_it_is_named_and_they_are_compared(
    registered: Stage,
) -> None:
    sealed(registered, 2, "--as-at", "1 May 2020")
    registered.run("report", "send", "2", "--on", "4 May 2020", "--by", "Director")

    pack = sealed(registered, 3)

    assert "Compared with report 2 to the same audience" in movement(pack)
    assert MADE in movement(pack)
    assert [filed for _, filed in told(pack)] == [False, True]
    assert NO_DIFF in registered.run("report", "diff", "2").out
    said = registered.run("report", "diff", "3").out
    assert said.index(MADE) < said.index("Against report 2, as at 1 May 2020")


def test_one_that_a_sealed_report_came_after_is_not_the_report_before(
    registered: Stage,
) -> None:
    sealed(registered, 2, "--as-at", "30 July 2020")
    registered.run("report", "send", "2", "--on", "3 August 2020", "--by", "Director")

    pack = sealed(registered, 3)

    assert MADE not in movement(pack)
    assert [filed for _, filed in told(pack)] == [True, False]
    assert ask(registered, "report", "diff", "3")["before"]["without_ledger"] == []


def test_a_redacted_edition_follows_what_its_original_followed(
    registered: Stage,
) -> None:
    sealed(registered, 2, "--as-at", "30 July 2020")
    registered.run("report", "send", "2", "--on", "3 August 2020", "--by", "Director")
    register(registered, "1 September 2020")
    said = registered.run(*TEXT, "--reseal")
    assert said.code == 0, said.both

    before = ask(registered, "report", "diff", "4")["before"]

    assert [one["number"] for one in before["without_ledger"]] == [1]
    assert [filed for _, filed in told(archive(registered, 4))] == [True]


def test_a_working_copy_for_an_audience_names_it_too(registered: Stage) -> None:
    words = ("snapshot", "--format", "html", "--to", "ofsted")
    said = registered.run(*words, "--output", "copy.html")
    assert said.code == 0, said.both

    page = (registered.folder / "copy.html").read_text(encoding="utf-8")

    assert "no report before it" not in page
    assert "Report 1, sent on 26 June 2020 (registered 248 days later)" in page
