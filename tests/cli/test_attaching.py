"""`ledger evidence attach`: a file goes into the ledger, a link is only kept."""

from __future__ import annotations

import socket
from pathlib import Path
from unittest.mock import patch

import pytest

from ledger.files import LARGEST
from tests.cli.office import ask, files, head, refused
from tools.stage import Stage

PDF = b"%PDF-1.7\n\xff\x00"
ATTACH = ("evidence", "attach", "2.6", "Audit of July.pdf", "--shows", "Audit")
URL = "https://intranet.example/audit/7"


@pytest.fixture
def desk(office: Stage) -> Stage:
    """The office with a file beside its ledger, on 1 March 2021."""
    (office.folder / "Audit of July.pdf").write_bytes(PDF)
    return office


def test_a_file_is_attached_and_its_date_read_back(desk: Stage) -> None:
    said = desk.run(*ATTACH, "--on", "30 July 2020", "--entry", "11")

    assert said.out == (
        "#19 2.6 evidence attached: Audit"
        " (effective 30 July 2020, recorded 214 days later)\n"
    )
    (found,) = ask(desk, "show", "2.6")["action"]["evidence"]
    assert (found["name"], found["supports"]) == ("Audit of July.pdf", 11)
    assert desk.run("verify").code == 0


def test_a_rehearsal_attaches_nothing(desk: Stage) -> None:
    before = files(desk.folder)

    said = desk.run(*ATTACH, "--dry-run").out

    assert "nothing -> Audit" in said
    assert files(desk.folder) == before


def test_the_same_file_is_attached_once_and_more_words_are_more(desk: Stage) -> None:
    first, again = ask(desk, *ATTACH), ask(desk, *ATTACH)
    other = ask(desk, *ATTACH[:-1], "The audit, once more")

    assert (first["entries"], again["entries"], again["again"]) == ([19], [19], True)
    assert other["entries"] == [20]


def test_a_file_can_come_through_standard_input(desk: Stage) -> None:
    piped = ("evidence", "attach", "2.6", "-", "--shows", "Audit")

    nameless = desk.run(*piped, stdin=PDF)
    named = desk.run(*piped, "--name", "C:\\audits\\July.pdf", stdin=PDF)
    both = desk.run(*piped[:-1], "-", "--name", "x", stdin=PDF)
    nothing = refused(desk.run(*piped, "--name", "July.pdf"))

    assert (nameless.code, both.code, named.code) == (2, 2, 0)
    assert "--name" in nameless.err
    assert "is empty" in nothing
    (found,) = ask(desk, "show", "2.6")["action"]["evidence"]
    assert found["name"] == "July.pdf"


def test_a_link_is_kept_and_nothing_is_fetched(desk: Stage) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("Somebody asked the network.")

    with (
        patch.object(socket.socket, "connect", refuse),
        patch.object(socket, "getaddrinfo", refuse),
    ):
        said = desk.run("evidence", "attach", "2.6", URL, "--shows", "The audit")

    assert said.code == 0, said.both
    (found,) = ask(desk, "show", "2.6")["action"]["evidence"]
    assert (found["link"], found["name"], found["sha256"]) == (URL, None, None)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("gone.pdf", "no file that is there, and no link"),
        ("www.example.org/audit", "begins with http:// or https://"),
        ("ftp://example.org/audit", "begins with http or https"),
        ("https://me:secret@example.org", "password"),
        (".", "it is a folder"),
        ("empty.pdf", "is empty"),
    ],
)
def test_what_is_neither_file_nor_link_is_refused(
    desk: Stage, source: str, says: str
) -> None:
    (desk.folder / "empty.pdf").touch()
    before = head(desk)

    said = refused(desk.run("evidence", "attach", "2.6", source, "--shows", "Audit"))

    assert says in said
    assert head(desk) == before


def test_a_file_beyond_the_cap_is_refused_before_it_is_read_whole(desk: Stage) -> None:
    with (desk.folder / "film.mp4").open("wb") as file:
        file.truncate(LARGEST + 1)

    said = refused(desk.run("evidence", "attach", "2.6", "film.mp4", "--shows", "It"))

    assert "more than 50 MB" in said


def test_a_name_that_contradicts_the_bytes_is_told(desk: Stage) -> None:
    (desk.folder / "audit.docx").write_bytes(PDF)

    said = desk.run("evidence", "attach", "2.6", "audit.docx", "--shows", "Audit")

    assert said.code == 0
    assert said.err == (
        "The name audit.docx ends in .docx, but the bytes are application/pdf; that is"
        " what is recorded.\n"
    )
    assert desk.run(*ATTACH).err == ""


def test_evidence_for_an_entry_of_another_action_is_refused(desk: Stage) -> None:
    other = refused(desk.run(*ATTACH, "--entry", "8"))

    assert "not about action 2.6" in other
    assert desk.run(*ATTACH, "--entry", "9").code == 0


def test_the_file_of_a_sealed_report_is_no_evidence(desk: Stage) -> None:
    desk.run("report", "seal", "--to", "ofsted")
    desk.run("report", "export", "1", "packs")
    (pack,) = (desk.folder / "packs").glob("*.zip")

    said = refused(desk.run("evidence", "attach", "2.6", str(pack), "--shows", "It"))

    assert "are those of the report that entry #19 sealed" in said


def test_evidence_without_words_is_refused(desk: Stage) -> None:
    answer = desk.run(*ATTACH[:-2])

    assert answer.code == 2
    assert "Say what it shows, such as --shows" in answer.err
    empty = desk.run(*ATTACH[:-1], " ")
    assert "write at least one word" in refused(empty)


def test_a_file_with_the_name_of_a_link_is_a_file(desk: Stage, tmp_path: Path) -> None:
    place = tmp_path / "https:" / "example.org"
    try:
        place.parent.mkdir()
    except OSError:
        return  # A system on which no folder can be called so.
    place.write_bytes(PDF)

    said = desk.run("evidence", "attach", "2.6", "https://example.org", "--shows", "It")

    assert said.code == 0
    (found,) = ask(desk, "show", "2.6")["action"]["evidence"]
    assert found["name"] == "example.org"
