"""Laws of redaction, for any text of any ledger that can be drawn."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain.event import Event
from domain.report_events import ReportRegistered, ReportSealed
from ledger.book import Ledger
from ledger.cleaning import clean
from ledger.connection import connect
from ledger.files import KeptFile
from ledger.known_root import KnownRoot
from ledger.place import Place as LedgerPlace
from ledger.recording import record
from ledger.session import Command, Session
from ledger.verify import verify
from ledger.words import Place
from projections.catch_up import catch_up, rebuild
from projections.comparing import differences, odd_tables
from tests.ledger.given import audit, made, query
from tests.ledger.redacting import redact, vault
from tests.ledgers import Book, ledgers


def file_of(event: Event) -> KeptFile | None:
    """Return the file that an event of a book rests on."""
    match event:
        case ReportRegistered():
            content = event.name.encode()
        case ReportSealed():
            content = f"{event.audience} {event.known_to}".encode()
        case _:
            return None
    hashed = sha256(content).hexdigest()
    return KeptFile(event.name, content, hashed, event.media_type)


def stored(ledger: Ledger, book: Book) -> None:
    """Record all that a book holds, what one command did as one command."""
    for name, entries in groupby(book.entries, lambda entry: entry.event.command):
        events = [entry.event for entry in entries]

        def decide(session: Session, events: list[Event] = events) -> None:
            session.pending += events
            session.files += [file for e in events if (file := file_of(e)) is not None]

        command = Command(name, events[0].recorded_by)
        record(ledger.log, command, ("drawn", name), decide)


@contextmanager
def drawn(book: Book) -> Iterator[tuple[Ledger, sqlite3.Connection]]:
    """Yield a ledger that holds `book`, and a connection to its views."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder) / "ledger.db"
        with made(place) as ledger, closing(connect(place)) as views:
            stored(ledger, book)
            catch_up(views, ledger.entries_after)
            yield ledger, views


def tables(place: LedgerPlace) -> str:
    """Return every row of every table in the file, views included.

    But for hashes, and for files, which are no texts: they are listed, and stay.
    """
    names = query(place, "SELECT name FROM sqlite_schema WHERE type = 'table'")
    rows = [
        query(place, f"SELECT * FROM {name}")
        for (name,) in names
        if name not in ("leaf", "head", "meta", "blob")
    ]
    return repr(rows)


def telling(place: LedgerPlace) -> list[Place]:
    """Return the texts that stand nowhere else but as they are, labels included."""
    kept = vault(place)
    states = repr(query(place, "SELECT state FROM stored_events"))
    return sorted(
        at
        for at, one in kept.items()
        if one.value not in states
        # A date prints from its days too, which are no words of people.
        and not at.field.endswith(("effective.words", "due.words", "since.words"))
        and not any(
            one.value in o.value and o.value != one.value for o in kept.values()
        )
    )


@given(ledgers(most=12), st.data())
@settings(max_examples=60)
def test_after_any_redaction_everything_holds_and_the_words_are_gone(
    book: Book, data: st.DataObject
) -> None:
    with drawn(book) as (ledger, views):
        place = ledger.log.place
        candidates = telling(place)
        assume(candidates)
        at = data.draw(st.sampled_from(candidates))
        words, before = vault(place)[at].value, verify(place)
        leaves = query(place, "SELECT * FROM leaf")

        done = redact(ledger, at.number, at.field, name="gone", everywhere=True)
        catch_up(views, ledger.entries_after)

        assert query(place, "SELECT * FROM leaf")[: len(leaves)] == leaves
        after = verify(place, known=KnownRoot(before.root, before.entries))
        assert after.verified
        assert after.entries == before.entries + len(done.numbers)
        assert len(audit(ledger)) == after.entries
        assert words not in tables(place)
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
            rebuild(fresh, ledger.entries_after)
            assert odd_tables(views, fresh) == []
            assert differences(views, fresh) == []


@given(ledgers(most=8), st.data())
@settings(max_examples=15)
def test_after_any_redaction_that_is_finished_the_file_has_not_a_byte_of_it(
    book: Book, data: st.DataObject
) -> None:
    with drawn(book) as (ledger, views):
        place = ledger.log.place
        assert isinstance(place, Path)
        candidates = telling(place)
        assume(candidates)
        at = data.draw(st.sampled_from(candidates))
        words = vault(place)[at].value

        redact(ledger, at.number, at.field, name="gone", everywhere=True)
        catch_up(views, ledger.entries_after)
        clean(place)

        content = b"".join(p.read_bytes() for p in place.parent.iterdir())
        # A file that is kept for a report is no text: it is listed, and stays.
        files = repr(query(place, "SELECT CAST(bytes AS TEXT) FROM blob"))
        assert words.encode() not in content or words in files
        assert verify(place).verified
