"""Reports in a real ledger: kept with their entries, and missed when they are gone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from domain.correcting import Changes
from domain.errors import LedgerError
from domain.partial_date import PartialDate
from domain.refusals import UnknownPlanError
from domain.text import Text
from ledger.backup import backup
from ledger.book import Ledger
from ledger.connection import connect
from ledger.errors import UnreadableLedgerError
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

ON = PartialDate.month(2019, 12)
FILES = "SELECT sha256, media_type, bytes FROM blob"


def register(
    ledger: Ledger, file: KeptFile | None = None, to: str = "ofsted", name: str = ""
) -> Recorded:
    """Register a report sent in December 2019."""
    return ledger.register_report(command(name, ON), SLUG, file or kept(), to)


def test_a_report_is_kept_byte_for_byte_beside_its_entry(ledger: Ledger) -> None:
    file = kept(b"\x00\xff\r\n")

    recorded = register(ledger, file)

    assert recorded.numbers == (BEGUN + 1,)
    assert query(ledger.log.place, FILES) == [
        (file.sha256, "application/pdf", file.content)
    ]
    entries = audit(ledger)
    assert entries[-1].event.originator_id == f"report/{SLUG}"


def test_no_byte_of_a_file_is_in_its_entry(ledger: Ledger) -> None:
    file = kept(b"Fifty families waited")
    register(ledger, file)

    (state,) = query(ledger.log.place, "SELECT max(state) FROM stored_events")[0]
    words = query(ledger.log.place, "SELECT value FROM vault")

    assert b"families" not in bytes(str(state), "utf-8")
    assert [w for (w,) in words if "families" in str(w)] == []


def test_the_same_report_is_registered_once(ledger: Ledger) -> None:
    first = register(ledger)
    before = everything(ledger.log.place)

    again = register(ledger, to="Ofsted")

    assert (again.numbers, again.again) == (first.numbers, True)
    assert everything(ledger.log.place) == before


def test_one_file_for_two_audiences_is_kept_once(ledger: Ledger) -> None:
    register(ledger)
    register(ledger, to="DMG")

    assert len(query(ledger.log.place, FILES)) == 1
    audit(ledger)


def test_a_command_sent_twice_registers_once(ledger: Ledger) -> None:
    first, second = (register(ledger, name="once") for _ in range(2))

    assert second.numbers == first.numbers
    assert second.again


def test_a_report_of_a_plan_that_is_not_there_is_refused(ledger: Ledger) -> None:
    before = everything(ledger.log.place)

    with pytest.raises(UnknownPlanError):
        ledger.register_report(command(), "elsewhere", kept(), "ofsted")

    assert everything(ledger.log.place) == before


def test_a_report_taken_back_keeps_its_bytes_and_can_come_again(
    ledger: Ledger,
) -> None:
    (number,) = register(ledger).numbers
    ledger.retract(command(), number, WHY)

    (again,) = register(ledger).numbers

    assert again == number + 2
    assert len(query(ledger.log.place, FILES)) == 1
    audit(ledger)


def test_a_report_is_corrected_without_touching_its_bytes(ledger: Ledger) -> None:
    (number,) = register(ledger).numbers
    before = query(ledger.log.place, FILES)

    ledger.correct(command(), number, Changes(audience="DMG"), WHY)

    assert query(ledger.log.place, FILES) == before
    audit(ledger)


def test_a_backup_holds_the_files(ledger: Ledger, tmp_path: Path) -> None:
    register(ledger)

    backup(ledger.log.place, tmp_path / "copy.db")

    assert query(tmp_path / "copy.db", FILES) == query(ledger.log.place, FILES)
    assert sentences(tmp_path / "copy.db") == []


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE blob SET bytes = x'00'", "The file of entry #5 was altered"),
        (
            "UPDATE blob SET bytes = CAST(bytes || x'00' AS BLOB)",
            "The file of entry #5 was altered",
        ),
        ("DELETE FROM blob", "Entry #5 has lost its file"),
        (f"UPDATE blob SET sha256 = '{'0' * 64}'", "The file of no entry was altered"),
        ("UPDATE blob SET media_type = 'text/html'", "The file of entry #5 is kept as"),
        (
            f"INSERT INTO blob VALUES ('{kept(b'x').sha256}', 'text/html', x'78')",
            "A file is kept that no entry names",
        ),
    ],
)
def test_a_file_that_was_altered_lost_or_added_is_found(
    ledger: Ledger, statement: str, says: str
) -> None:
    register(ledger)

    with tampering(file_of(ledger)) as connection:
        connection.execute(statement)

    assert sentences(ledger.log.place)[0].startswith(says)


def test_bytes_written_past_the_triggers_are_found(ledger: Ledger) -> None:
    register(ledger)

    with closing(connect(file_of(ledger))) as connection:
        (row,) = connection.execute("SELECT rowid FROM blob").fetchone()
        with connection.blobopen("blob", "bytes", row) as blob:
            blob.write(b"X")

    assert "The file of entry #5 was altered" in sentences(ledger.log.place)[0]
    with pytest.raises(UnreadableLedgerError, match="a file that it keeps"):
        register(ledger, to="DMG")


def test_what_is_recorded_together_is_recorded_at_once(ledger: Ledger) -> None:
    with ledger.log.together():
        register(ledger)
        note(ledger)
        with closing(sqlite3.connect(file_of(ledger))) as elsewhere:
            seen = elsewhere.execute("SELECT count(*) FROM leaf").fetchone()

    assert seen == (BEGUN,)
    assert len(audit(ledger)) == BEGUN + 2


def test_of_what_is_recorded_together_nothing_stays_if_a_part_fails(
    ledger: Ledger,
) -> None:
    before = everything(ledger.log.place)

    def fails_at_last() -> None:
        with ledger.log.together():
            ledger.add_area(command(), SLUG, "2", Text("Leadership"))
            ledger.add_action(command(), SLUG, "2.1", "2", Text("Meet weekly"), None)
            register(ledger)
            ledger.record_progress(command(), SLUG, "9.9", Text("No such action"))

    with pytest.raises(LedgerError):
        fails_at_last()

    assert everything(ledger.log.place) == before
    assert ledger.log.plan(SLUG).structure.areas == {1: "1"}
    note(ledger)
    audit(ledger)


def test_a_part_that_is_refused_can_be_left_out(ledger: Ledger) -> None:
    with ledger.log.together():
        register(ledger)
        with pytest.raises(LedgerError):
            ledger.record_progress(command(), SLUG, "9.9", Text("No such action"))
        note(ledger)

    assert len(audit(ledger)) == BEGUN + 2
