"""A file of evidence is given up for good, and every proof stays true."""

from __future__ import annotations

import sqlite3

import pytest

from domain.correcting import Changes
from domain.holding import UnderHoldError
from domain.printing import FILE
from domain.redacting import (
    AlreadyRedactedError,
    ReportedFileError,
    SharedFileError,
    UnknownFieldError,
)
from domain.text import Text
from ledger.book import Ledger
from ledger.cleaning import clean
from ledger.errors import CommandScrubbedError
from ledger.known_root import KnownRoot
from ledger.removing import FileGivenUpError
from ledger.verify import verify
from tests.domain.given import is_one_sentence
from tests.ledger.given import (
    SLUG,
    WHY,
    audit,
    command,
    everything,
    file_of,
    kept,
    query,
    sentences,
)
from tests.ledger.redacting import found_in, redact, vault
from tests.ledger.test_evidence import LINK, attach

SECRET = b"Zebedee was seen on Tuesday"
FILES = "SELECT sha256 FROM blob"


@pytest.fixture
def number(ledger: Ledger) -> int:
    """The entry that attaches a file with a name in it."""
    return attach(ledger, kept(SECRET), name="first").numbers[0]


def test_the_bytes_are_gone_and_all_else_stays(either: Ledger) -> None:
    number = attach(either, kept(SECRET), name="first").numbers[0]
    place = either.log.place
    before, words = verify(place), vault(place)
    leaves = query(place, "SELECT * FROM leaf")

    redact(either, number, FILE)

    assert query(place, FILES) == []
    assert query(place, "SELECT * FROM leaf")[:-1] == leaves
    assert words.items() <= vault(place).items()
    assert verify(place, known=KnownRoot(before.root, before.entries)).verified
    audit(either)


def test_no_byte_of_it_is_in_the_clean_file(ledger: Ledger, number: int) -> None:
    place = file_of(ledger)
    assert found_in(place.parent, SECRET.decode()) != []

    redact(ledger, number, FILE)
    ledger.close()
    clean(place)

    assert found_in(place.parent, SECRET.decode()) == []
    assert sentences(place) == []


def test_all_fields_take_the_file_with_the_words(ledger: Ledger, number: int) -> None:
    redact(ledger, number, whole=True)

    assert query(ledger.log.place, FILES) == []
    assert [place for place in vault(ledger.log.place) if place.number == number] == []
    audit(ledger)


def test_words_can_go_and_the_file_stay(ledger: Ledger, number: int) -> None:
    redact(ledger, number, "name")

    assert len(query(ledger.log.place, FILES)) == 1
    audit(ledger)


def test_the_command_that_brought_the_file_is_known_no_more(
    ledger: Ledger, number: int
) -> None:
    redact(ledger, number, FILE)

    with pytest.raises(CommandScrubbedError):
        attach(ledger, kept(SECRET), name="first")


def test_the_same_bytes_are_not_taken_in_again(ledger: Ledger, number: int) -> None:
    redact(ledger, number, FILE)
    before = everything(ledger.log.place)

    with pytest.raises(FileGivenUpError, match="redacted by entry #6") as refused:
        attach(ledger, kept(SECRET), shows=Text("Once more"))
    with pytest.raises(FileGivenUpError):
        attach(ledger, kept(SECRET))
    with pytest.raises(FileGivenUpError):
        ledger.register_report(command(), SLUG, kept(SECRET), "ofsted")

    assert is_one_sentence(refused.value)
    assert everything(ledger.log.place) == before
    attach(ledger, kept(b"Without the name"))
    audit(ledger)


def test_bytes_that_other_entries_name_go_there_too_or_nowhere(
    ledger: Ledger, number: int
) -> None:
    ledger.add_action(command(), SLUG, "1.2", "1", Text("Another"), None)
    (other,) = attach(ledger, kept(SECRET), ref="1.2", shows=WHY).numbers
    ledger.correct(command(), number, Changes(text=Text("Audit of May")), WHY)
    before = everything(ledger.log.place)

    with pytest.raises(SharedFileError) as refused:
        redact(ledger, number, FILE)
    assert refused.value.others == (other, other + 1)
    assert is_one_sentence(refused.value)
    assert everything(ledger.log.place) == before

    done = redact(ledger, number, FILE, everywhere=True)

    assert len(done.numbers) == 3
    assert query(ledger.log.place, FILES) == []
    audit(ledger)
    with pytest.raises(AlreadyRedactedError):
        redact(ledger, other, FILE)


def test_the_file_of_a_report_stays(ledger: Ledger, number: int) -> None:
    ledger.register_report(command(), SLUG, kept(SECRET), "ofsted")
    before = everything(ledger.log.place)

    for everywhere in (False, True):
        with pytest.raises(ReportedFileError) as refused:
            redact(ledger, number, FILE, everywhere=everywhere)
    with pytest.raises(UnknownFieldError):
        redact(ledger, number + 1, FILE)

    assert is_one_sentence(refused.value)
    assert everything(ledger.log.place) == before


def test_a_link_has_no_file_to_go(ledger: Ledger) -> None:
    (number,) = attach(ledger, LINK).numbers

    with pytest.raises(UnknownFieldError):
        redact(ledger, number, FILE)
    redact(ledger, number, whole=True)

    audit(ledger)


def test_a_hold_keeps_the_file(ledger: Ledger, number: int) -> None:
    ledger.place_hold(command(), SLUG, number, WHY)

    with pytest.raises(UnderHoldError):
        redact(ledger, number, FILE)

    assert len(query(ledger.log.place, FILES)) == 1


def test_no_statement_gives_up_another_file_than_the_one_that_an_entry_names(
    ledger: Ledger, number: int
) -> None:
    other = kept(b"Another file")
    attach(ledger, other)
    redact(ledger, number, "name")

    with (
        sqlite3.connect(file_of(ledger)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute("DELETE FROM blob")
    redact(ledger, number, FILE)

    with (
        sqlite3.connect(file_of(ledger)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute("DELETE FROM blob")
    audit(ledger)
