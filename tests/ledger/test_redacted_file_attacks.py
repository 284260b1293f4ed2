"""What is done to a redacted file behind the ledger's back is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from domain.printing import FILE
from ledger.book import Ledger
from ledger.verify import verify
from tests.ledger.given import BEGUN, WHY, file_of, kept, sentences, tampering
from tests.ledger.quick import in_blocks_of, slowly
from tests.ledger.redacting import redact
from tests.ledger.test_evidence import attach

SECRET = b"Zebedee was seen on Tuesday"


@pytest.fixture
def number(ledger: Ledger) -> int:
    """The entry that attaches a file with a name in it."""
    return attach(ledger, kept(SECRET)).numbers[0]


Tampering = Callable[[sqlite3.Connection], object]

ATTACKS: dict[str, tuple[Tampering, str]] = {
    "the bytes are put back": (
        lambda c: c.execute(
            "INSERT INTO blob VALUES (?, ?, ?)",
            (kept(SECRET).sha256, kept(SECRET).media_type, SECRET),
        ),
        "The file of entry #5 is kept, although #7 says that it was redacted.",
    ),
    "another file is taken away with it": (
        lambda c: c.execute("DELETE FROM blob"),
        f"Entry #6 has lost its file: no bytes are kept under {kept(b'y').sha256}.",
    ),
}


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("block", [1, 3, 500])
def test_verify_finds_what_no_entry_says(
    ledger: Ledger, number: int, attack: str, block: int
) -> None:
    assert number == BEGUN + 1
    attach(ledger, kept(b"y"))
    redact(ledger, number, FILE)
    tamper, says = ATTACKS[attack]
    with tampering(file_of(ledger)) as connection:
        tamper(connection)

    with in_blocks_of(block):
        found = verify(ledger.log.place).findings

    assert [one.sentence for one in found] == [says]
    assert slowly(file_of(ledger)).findings == found


def test_a_file_without_a_redaction_for_each_of_its_entries_is_missed(
    ledger: Ledger, number: int
) -> None:
    redact(ledger, number, FILE)
    # As no command records it: another entry that names bytes which are gone.
    with sqlite3.connect(file_of(ledger)) as connection:
        connection.execute(
            "INSERT INTO blob VALUES (?, ?, ?)",
            (kept(SECRET).sha256, kept(SECRET).media_type, SECRET),
        )
    (other,) = attach(ledger, kept(SECRET), shows=WHY).numbers
    with tampering(file_of(ledger)) as connection:
        connection.execute("DELETE FROM blob")

    (said,) = sentences(ledger.log.place)

    assert said.startswith(f"Entry #{other} has lost its file")
