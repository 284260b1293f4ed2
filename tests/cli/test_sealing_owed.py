"""A report is not sealed while exception reports are owed, unless somebody says why."""

from __future__ import annotations

import io
import json
import re
from html import unescape
from unittest.mock import patch

import docx
import openpyxl
import pytest

from cli.sealing import Sealer
from tests.cli.handed import KEY
from tests.cli.office import ask, files, refused
from tests.cli.sealed import BECAUSE, JULY, archive, listed
from tests.cli.test_redacting import GROUNDS, TEXT
from tests.projections.pack.papers import opened, pages
from tools.stage import Stage

SEAL = ("report", "seal", "--to", "DMG")
WHY = ("--because", "The board meets on Monday\nand asked for it.")
SAID = (
    "Sealed although an exception report is owed for 2.6: The board meets on Monday and"
    " asked for it."
)
REPORT = ("--cause", "No data", "--recovery", "Ask again", "--nothing-asked")


@pytest.fixture
def red(office: Stage) -> Stage:
    """The office with a signing key, in which 2.6 is Red since 4 January 2021."""
    office.run(*KEY)
    because = ("--because", "Nothing has come")
    office.run("rate", "2.6", "red", *because, "--on", "4 January 2021")
    return office


@pytest.mark.parametrize("more", [(), ("--dry-run",), ("--without", "owners")])
def test_a_report_is_not_sealed_while_exception_reports_are_owed(
    red: Stage, more: tuple[str, ...]
) -> None:
    red.run("rate", "1.1", "red", "--because", "Nothing has come")
    before = files(red.folder)

    said = refused(red.run(*SEAL, *more))

    assert said == (
        "The report is not sealed, because exception reports are owed for 2.6 (since 4"
        " January 2021) and 1.1 (since 1 March 2021); report what went wrong with"
        " `ledger exception report REF`, or seal it all the same with --because"
        ' "…", which the report then says.'
    )
    assert files(red.folder) == before


def test_what_counts_is_the_day_and_the_entry_that_the_report_looks_from(
    red: Stage,
) -> None:
    assert red.run(*SEAL, "--as-at", "3 January 2021").code == 0
    red.run("exception", "report", "2.6", *REPORT)
    last = ask(red, "log")[-1]["number"]

    assert "is owed for 2.6" in refused(red.run(*SEAL, "--known-on", f"{last - 1}"))
    assert red.run(*SEAL).code == 0


def test_a_sealed_report_says_for_which_it_was_owed_and_why(red: Stage) -> None:
    assert red.run(*SEAL, *WHY, "--without", "owners").code == 0

    pack = archive(red, 1)
    report = json.loads(pack["data/plan.json"])["report"]
    assert (report["exceptions_owed"], report["because"]) == (["2.6"], WHY[1])
    assert listed(red)[0]["because"] == WHY[1]
    told = red.run("report", "show", "1").out
    assert "The board meets on Monday" in told
    for words in printed(pack).values():
        assert SAID in " ".join(words.split())
    assert red.run("verify").code == 0


def printed(pack: dict[str, bytes]) -> dict[str, str]:
    """Return the words of the files that people read of a pack."""
    word = docx.Document(io.BytesIO(pack["data/report.docx"]))
    book = openpyxl.load_workbook(io.BytesIO(pack["data/plan.xlsx"]))
    page = re.sub("<[^>]+>", " ", pack["data/report.html"].decode())
    return {
        "page": unescape(page),
        "paper": " ".join(pages(opened(pack["data/report.pdf"]))),
        "word": " ".join(paragraph.text for paragraph in word.paragraphs),
        "workbook": " ".join(str(row[1]) for row in book["About"].values),
        "readme": pack["data/read-me.txt"].decode(),
    }


def test_a_report_in_which_none_is_owed_says_nothing_of_it(red: Stage) -> None:
    red.run("exception", "report", "2.6", *REPORT)
    red.run(*SEAL)

    pack = archive(red, 1)

    report = json.loads(pack["data/plan.json"])["report"]
    assert (report["exceptions_owed"], report["because"]) == ([], None)
    for words in printed(pack).values():
        assert "Sealed although" not in words
        assert "Reason given" not in words


def test_a_reason_that_was_not_needed_is_printed_as_one(office: Stage) -> None:
    office.run(*SEAL, "--because", "Asked for by the chair")

    for words in printed(archive(office, 1)).values():
        said = "Reason given for sealing: Asked for by the chair."
        assert said in " ".join(words.split())


def test_an_empty_reason_is_none(red: Stage) -> None:
    before = files(red.folder)

    assert "empty text" in refused(red.run(*SEAL, "--because", " "))
    assert files(red.folder) == before


def test_a_command_that_was_recorded_is_not_refused_afterwards(office: Stage) -> None:
    named = (*SEAL, "--command-id", "winter")
    first = ask(office, *named)
    office.run("rate", "2.6", "red", "--because", "Nothing has come")

    again = ask(office, *named)

    assert (again["entries"], again["again"]) == (first["entries"], True)


def test_a_redacted_edition_says_what_the_report_said(
    desk_with_reports: Stage,
) -> None:
    desk = desk_with_reports
    before = json.loads(archive(desk, 1)["data/plan.json"])["report"]

    ask(desk, *TEXT, "--reseal")

    after = json.loads(archive(desk, 4)["data/plan.json"])["report"]
    for report in (before, after):
        assert (report["exceptions_owed"], report["because"]) == (["2.6"], BECAUSE)
    assert desk.run("verify").code == 0


def test_an_edition_of_a_report_that_gave_no_reason_is_not_refused(
    desk_with_reports: Stage,
) -> None:
    desk = desk_with_reports
    # An earlier version did not ask why.
    with patch.object(Sealer, "_owed", return_value=[]):
        looks = ("--as-at", JULY, "--known-on", "15")
        assert desk.run("report", "seal", "--to", "HCSP", *looks).code == 0

    found = ask(desk, *TEXT, "--reseal")["resealed"]

    (edition,) = (one["report"] for one in found if one["replaces"] == 4)
    report = json.loads(archive(desk, edition)["data/plan.json"])["report"]
    assert (report["exceptions_owed"], report["because"]) == ([], None)


def test_a_redacted_reason_is_not_in_the_edition(desk_with_reports: Stage) -> None:
    desk = desk_with_reports
    (sealed,) = (row["entry"] for row in listed(desk) if row["number"] == 1)
    assert desk.run("redact", str(sealed), "--field", "reason", *GROUNDS).code == 0

    ask(desk, *TEXT, "--reseal")

    report = json.loads(archive(desk, 4)["data/plan.json"])["report"]
    assert report["exceptions_owed"] == ["2.6"]
    assert report["because"] == "[redacted on 1 March 2021] in report 1"
    for content in archive(desk, 4).values():
        assert BECAUSE.encode() not in content


@pytest.mark.parametrize("name", ["report.docx", "plan.xlsx"])
def test_reading_a_print_passes_over_the_sentence(red: Stage, name: str) -> None:
    red.run(*SEAL, *WHY)
    (red.folder / name).write_bytes(archive(red, 1)[f"data/{name}"])

    preview = ask(red, "import", name, "--as-at", "1 March 2021")

    assert preview["unplaced"] == []
    assert not any("Sealed although" in json.dumps(one) for one in preview["doubts"])
