"""Evidence in a real ledger: its bytes kept once, and missed when they are gone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from domain.correcting import Changes
from domain.errors import LedgerError
from domain.evidence import OfOtherActionError
from domain.history import UnknownEntryError
from domain.text import Text
from ledger.backup import backup
from ledger.book import Ledger
from ledger.files import KeptFile
from ledger.recording import Recorded
from tests.ledger.given import (
    BEGUN,
    SLUG,
    WHY,
    audit,
    command,
    everything,
    file_of,
    kept,
    note,
    query,
    sentences,
    tampering,
)

FILES = "SELECT sha256, media_type, bytes FROM blob"
SHOWS = Text("Supervision audit")
LINK = Text("https://intranet.example/audit/7")


def attach(
    ledger: Ledger,
    source: KeptFile | Text | None = None,
    ref: str = "1.1",
    shows: Text = SHOWS,
    entry: int | None = None,
    name: str = "",
) -> Recorded:
    """Attach a file to an action."""
    given = source or kept()
    return ledger.attach_evidence(command(name), SLUG, ref, shows, given, entry)


def test_a_file_is_kept_byte_for_byte_beside_its_entry(ledger: Ledger) -> None:
    file = kept(b"\x00\xff\r\n")

    recorded = attach(ledger, file)

    assert recorded.numbers == (BEGUN + 1,)
    assert query(ledger.log.place, FILES) == [
        (file.sha256, file.media_type, file.content)
    ]
    audit(ledger)


def test_no_byte_of_a_file_is_in_its_entry(ledger: Ledger) -> None:
    attach(ledger, kept(b"Fifty families waited"))

    states = query(ledger.log.place, "SELECT CAST(state AS TEXT) FROM stored_events")
    words = query(ledger.log.place, "SELECT value FROM vault")

    assert [said for (said,) in states + words if "families" in str(said)] == []


def test_a_file_is_kept_once_however_often_it_is_attached(ledger: Ledger) -> None:
    ledger.add_action(command(), SLUG, "1.2", "1", Text("Another"), None)
    attach(ledger)
    attach(ledger, shows=Text("Another thing"))
    attach(ledger, ref="1.2")
    ledger.register_report(command(), SLUG, kept(), "ofsted")

    assert len(query(ledger.log.place, FILES)) == 1
    audit(ledger)


def test_a_link_is_kept_without_bytes(ledger: Ledger) -> None:
    attach(ledger, LINK)

    assert query(ledger.log.place, FILES) == []
    assert (LINK,) in query(ledger.log.place, "SELECT value FROM vault")
    audit(ledger)


@pytest.mark.parametrize("source", [kept(), LINK])
def test_the_same_evidence_is_recorded_once(
    ledger: Ledger, source: KeptFile | Text
) -> None:
    first = attach(ledger, source)
    before = everything(ledger.log.place)

    again = attach(ledger, source)

    assert (again.numbers, again.again) == (first.numbers, True)
    assert everything(ledger.log.place) == before


def test_a_command_sent_twice_attaches_once(ledger: Ledger) -> None:
    first, second = (attach(ledger, name="once") for _ in range(2))

    assert second.numbers == first.numbers
    assert second.again


def test_evidence_supports_an_entry_about_its_action(ledger: Ledger) -> None:
    ledger.add_action(command(), SLUG, "1.2", "1", Text("Another"), None)
    number = note(ledger)

    attach(ledger, entry=number)
    attach(ledger, entry=BEGUN)
    before = everything(ledger.log.place)
    with pytest.raises(OfOtherActionError):
        attach(ledger, ref="1.2", entry=number)
    with pytest.raises(UnknownEntryError):
        attach(ledger, entry=99)

    assert everything(ledger.log.place) == before
    audit(ledger)


def test_evidence_of_an_action_that_is_not_there_is_refused_with_its_file(
    ledger: Ledger,
) -> None:
    before = everything(ledger.log.place)

    with pytest.raises(LedgerError):
        attach(ledger, ref="9.9")

    assert everything(ledger.log.place) == before


def test_evidence_taken_back_or_corrected_keeps_its_bytes(ledger: Ledger) -> None:
    (number,) = attach(ledger).numbers
    before = query(ledger.log.place, FILES)

    ledger.correct(command(), number, Changes(text=Text("Audit of May")), WHY)
    ledger.retract(command(), number + 1, WHY)

    assert query(ledger.log.place, FILES) == before
    audit(ledger)


def test_a_backup_holds_the_files(ledger: Ledger, tmp_path: Path) -> None:
    attach(ledger)

    backup(ledger.log.place, tmp_path / "copy.db")

    assert query(tmp_path / "copy.db", FILES) == query(ledger.log.place, FILES)
    assert sentences(tmp_path / "copy.db") == []


@pytest.mark.parametrize("amended", [False, True])
@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE blob SET bytes = x'00'", "The file of entry #5 was altered"),
        ("DELETE FROM blob", "Entry #5 has lost its file"),
        ("UPDATE blob SET media_type = 'text/html'", "The file of entry #5 is kept as"),
        (
            f"INSERT INTO blob VALUES ('{kept(b'x').sha256}', 'text/html', x'78')",
            "A file is kept that no entry names",
        ),
    ],
)
def test_verify_finds_whatever_is_done_to_a_file(
    ledger: Ledger, statement: str, says: str, amended: bool
) -> None:
    (number,) = attach(ledger).numbers
    if amended:
        ledger.correct(command(), number, Changes(text=Text("Audit of May")), WHY)
    with tampering(file_of(ledger)) as connection:
        connection.execute(statement)

    (said,) = sentences(ledger.log.place)

    assert said.startswith(says)


@pytest.mark.parametrize("table", ["blob", "stored_events"])
def test_bytes_and_entries_are_never_rewritten(ledger: Ledger, table: str) -> None:
    attach(ledger)

    with (
        sqlite3.connect(file_of(ledger)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(f"DELETE FROM {table}")
