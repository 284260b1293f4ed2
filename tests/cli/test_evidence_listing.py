"""`ledger evidence list` and `show`: what was attached, on any day, as known then."""

from __future__ import annotations

import csv
from hashlib import sha256

import pytest

from tests.cli.office import ask
from tools.stage import Stage

PDF = b"%PDF-1.7\n\xff\x00"
URL = "https://intranet.example/audit/7"
JULY = ("--on", "30 July 2020")


@pytest.fixture
def shown(office: Stage) -> Stage:
    """The office with a file and a link of 2.6, and a file of 1.1."""
    (office.folder / "audit.pdf").write_bytes(PDF)
    (office.folder / "rota.csv").write_bytes(b"week,who\r\n1,Duty\r\n")
    for words in (
        ("2.6", "audit.pdf", "--shows", "Audit of July", *JULY, "--entry", "11"),
        ("2.6", URL, "--shows", "Its page"),
        ("1.1", "rota.csv", "--shows", "The rota", "--on", "May 2020"),
    ):
        assert office.run("evidence", "attach", *words).code == 0
    return office


def entries(stage: Stage, *words: str) -> list[int]:
    """Return the entries that a listing has, in its order."""
    return [row["entry"] for row in ask(stage, "evidence", "list", *words)]


def test_a_list_says_what_there_is_of_a_file_and_of_a_link(shown: Stage) -> None:
    file, link = ask(shown, "evidence", "list", "2.6")

    assert file["sha256"] == sha256(PDF).hexdigest()
    assert (file["name"], file["size"]) == ("audit.pdf", len(PDF))
    assert (file["media_type"], file["link"]) == ("application/pdf", None)
    assert (file["effective"], file["days_late"]) == ("2020-07-30", 214)
    assert (file["supports"], file["action"], file["place"]) == (11, "2.6", 19)
    assert (link["link"], link["name"], link["size"]) == (URL, None, None)


def test_a_table_reads_as_people_say_it(shown: Stage) -> None:
    said = " ".join(shown.run("evidence", "list").out.split())

    for words in (
        "#19",
        "audit.pdf",
        "for #11",
        "application/pdf",
        "recorded 214 days",
    ):
        assert words in said


def test_a_list_is_as_at_a_day_and_as_known_then(shown: Stage) -> None:
    assert entries(shown) == [19, 20, 21]
    assert entries(shown, "1.1") == [21]
    assert entries(shown, "--as-at", "30 July 2020") == [19, 21]
    assert entries(shown, "--as-at", "30 May 2020") == []
    assert entries(shown, "--known-on", "#19") == [19]
    assert entries(shown, "--known-on", "1 January 2021") == []


def test_a_correction_stands_in_the_place_and_a_retraction_takes_it_out(
    shown: Stage,
) -> None:
    shown.run("correct", "19", "--text", "Audit of June", "--because", "Misread")
    shown.run("retract", "21", "--because", "Of another year")

    (file, _) = ask(shown, "evidence", "list")

    assert (file["entry"], file["place"]) == (22, 19)
    assert (file["description"], file["name"]) == ("Audit of June", "audit.pdf")
    assert file["media_type"] == "application/pdf"
    assert entries(shown, "--known-on", "#21") == [19, 20, 21]


def test_a_list_as_data_has_one_fact_in_each_column(shown: Stage) -> None:
    said = shown.run("evidence", "list", "--format", "csv").out

    rows = list(csv.DictReader(said.split("\r\n")))

    assert [(r["Entry"], r["File"], r["Bytes"], r["Link"]) for r in rows] == [
        ("19", "audit.pdf", str(len(PDF)), ""),
        ("20", "", "", URL),
        ("21", "rota.csv", "18", ""),
    ]


def test_odd_names_are_shown_and_not_obeyed(office: Stage) -> None:
    odd = "rota\u202efdp.\x1b[31m.txt"
    words = ("evidence", "attach", "2.6", "-", "--name", odd, "--shows", "\x1b[2J")

    said = office.run(*words, stdin=b"Monday")

    for answer in (
        said,
        office.run("evidence", "list"),
        office.run("show", "2.6"),
        office.run("evidence", "list", "--format", "csv"),
        office.run("evidence", "list", "--format", "md"),
    ):
        assert answer.code == 0
        assert "\x1b" not in answer.both
        assert "\u202e" not in answer.both


def test_show_names_the_evidence_of_an_action(shown: Stage) -> None:
    said = shown.run("show", "2.6").out

    assert "evidence #19" in said
    assert "Audit of July; audit.pdf; 30 July 2020, recorded 214 days later" in (
        " ".join(said.split())
    )
    assert f"Its page; {URL}; 1 March 2021" in " ".join(said.split())
    assert "evidence" not in shown.run("show", "2.6", "--as-at", "1 June 2020").out


def test_a_pack_lists_names_kinds_and_sizes_and_has_no_bytes(shown: Stage) -> None:
    shown.run("report", "seal", "--to", "ofsted")
    shown.run("report", "export", "1", "packs")

    (pack,) = (place for place in (shown.folder / "packs").iterdir() if place.is_dir())
    page = (pack / "data" / "report.html").read_text(encoding="utf-8")
    whole = [place.read_bytes() for place in pack.rglob("*") if place.is_file()]

    assert f"audit.pdf (application/pdf, {len(PDF)} bytes)" in page
    assert not any(PDF in content for content in whole)
    assert f'href="{URL}"' not in page
