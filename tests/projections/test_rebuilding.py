"""Views are drawn beside the old ones, whatever happens meanwhile."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import gettempdir

import pytest

from domain.entry import Entry
from domain.text import Text
from projections import replacing, tables
from projections.catch_up import catch_up, rebuild
from projections.errors import NoRoomToDrawError
from projections.places import rows_with
from projections.position import position
from tests.ledgers import Book
from tests.projections.views import connect, dump, long_book, views

NAME = "Zebedee was seen on Tuesday"


def about_somebody() -> tuple[Book, int]:
    """Return a book that names somebody, and the entry that does."""
    book = long_book(3)
    note = book.record(book.action("1.1").record_progress(Text(NAME), book.by()))
    for number in range(6):
        text = Text(f"Later note {number}")
        book.record(book.action("1.1").record_progress(text, book.by()))
    return book, note


@pytest.mark.usefixtures("on_both")
def test_words_redacted_while_views_are_drawn_are_in_none_of_them() -> None:
    book, note = about_somebody()

    def redacted_meanwhile(number: int) -> Iterator[Entry]:
        if number >= note and not book.entries[note - 1].redacted:
            book.redact(note, "text")
        yield from book.after(number)

    with views(book) as connection:
        assert "line" in rows_with(connection, [NAME])

        rebuild(connection, redacted_meanwhile, page=note)

        assert position(connection) == len(book.entries)
        assert rows_with(connection, [NAME]) == {}
        drawn = dump(connection)
    with views(book) as connection:
        assert dump(connection) == drawn


def test_views_that_claim_too_much_hide_no_redaction() -> None:
    book, note = about_somebody()
    known = len(book.entries)

    def redacted_meanwhile(number: int) -> Iterator[Entry]:
        if number >= note and not book.entries[note - 1].redacted:
            book.redact(note, "text")
        yield from book.after(number)

    with views(book) as connection:
        connection.execute("UPDATE position SET number = 1000000000")

        rebuild(connection, redacted_meanwhile, page=note, known=known)

        assert rows_with(connection, [NAME]) == {}


@pytest.mark.parametrize("page", [1, 3, 1000])
def test_views_can_be_drawn_of_entries_of_which_one_is_missing(page: int) -> None:
    book = long_book(5)
    last = len(book.entries)

    def without_the_fifth(number: int) -> Iterator[Entry]:
        return (entry for entry in book.after(number) if entry.number != 5)

    with views(book) as connection:
        assert rebuild(connection, without_the_fifth, page=page) == last - 1
        assert position(connection) == last


def test_a_reader_who_takes_long_keeps_views_from_being_replaced_and_no_more(
    tmp_path: Path,
) -> None:
    book, path = long_book(5), tmp_path / "ledger.db"
    with closing(connect(path)) as writer, closing(connect(path)) as reader:
        catch_up(writer, book.after)
        before = dump(writer)
        writer.execute("PRAGMA busy_timeout = 50")
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM line").fetchone()

        with pytest.raises(sqlite3.OperationalError, match="database is locked"):
            rebuild(writer, book.after)

        assert not writer.in_transaction
        reader.execute("ROLLBACK")
        assert dump(reader) == before
        assert rebuild(writer, book.after) == len(book.entries)


def test_words_redacted_before_are_no_reason_to_draw_twice() -> None:
    book, note = about_somebody()
    book.redact(note, "text")
    asked: list[int] = []

    def counted(number: int) -> Iterator[Entry]:
        asked.append(number)
        yield from book.after(number)

    with views(book) as connection:
        rebuild(connection, counted)
        again = asked.count(0)
        connection.execute("DROP TABLE position")
        catch_up(connection, counted, known=len(book.entries))

    assert again == 1
    assert asked.count(0) == 2


def test_views_that_others_brought_further_meanwhile_are_not_set_back(
    tmp_path: Path,
) -> None:
    book, path = long_book(5), tmp_path / "ledger.db"
    first = len(book.entries)
    with closing(connect(path)) as writer, closing(connect(path)) as other:
        catch_up(writer, book.after)

        def overtaken(number: int) -> list[Entry]:
            entries = list(book.after(number))
            if number == first == len(book.entries):
                text = Text("Recorded meanwhile")
                book.record(book.action("1.1").record_progress(text, book.by()))
                catch_up(other, book.after)
            return entries

        assert rebuild(writer, overtaken) == first + 1
        drawn = dump(writer)

    with views(book) as connection:
        assert dump(connection) == drawn


def test_views_that_claim_entries_which_there_are_not_are_replaced() -> None:
    book = long_book(5)
    with views(book) as connection:
        before = dump(connection)
        connection.execute("UPDATE position SET number = 999")

        rebuild(connection, book.after)

        assert dump(connection) == before


@pytest.mark.usefixtures("on_both")
def test_a_rebuild_cut_short_leaves_the_old_views_as_they_were() -> None:
    book = long_book(5)

    def breaks_off(number: int) -> Iterator[Entry]:
        if number:
            raise OSError
        yield from book.after(number)

    with views(book) as connection:
        before = dump(connection)

        with pytest.raises(OSError):  # noqa: PT011
            rebuild(connection, breaks_off, page=3)

        assert dump(connection) == before


def test_whoever_may_not_write_hears_it_before_anything_is_drawn(
    tmp_path: Path,
) -> None:
    book, path = long_book(5), tmp_path / "ledger.db"
    with closing(connect(path)) as writer:
        catch_up(writer, book.after)
    uri = f"{path.as_uri()}?mode=ro"

    with (
        closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as reader,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        rebuild(reader, lambda _: pytest.fail("An entry was read."))


def test_a_full_folder_for_temporary_files_is_told_as_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = long_book(5)
    created = tables.create

    def in_little_room(drawn: sqlite3.Connection) -> None:
        created(drawn)
        drawn.execute("PRAGMA max_page_count = 1")

    with views(book) as connection:
        before = dump(connection)
        monkeypatch.setattr(replacing, "create", in_little_room)

        with pytest.raises(NoRoomToDrawError, match=re.escape(gettempdir())):
            rebuild(connection, book.after)

        assert dump(connection) == before


def test_no_folder_for_temporary_files_is_told_as_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nowhere(**_: object) -> None:
        raise FileNotFoundError("No usable temporary directory")

    book = long_book(5)
    with views(book) as connection:
        monkeypatch.setattr(replacing, "TemporaryDirectory", nowhere)

        with pytest.raises(NoRoomToDrawError, match="No usable temporary directory"):
            rebuild(connection, book.after)


@pytest.mark.skipif(
    os.name == "nt" or sys.platform == "darwin",
    reason="Windows and macOS have no folders whose names are not text",
)
def test_a_folder_for_temporary_files_whose_name_is_no_text_is_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = tmp_path / os.fsdecode(b"\xff")
    odd.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(odd))
    book = long_book(5)
    with views(book) as connection:
        before = dump(connection)

        with pytest.raises(NoRoomToDrawError, match=r"is called .*udcff"):
            rebuild(connection, book.after)

        assert dump(connection) == before
    assert list(odd.iterdir()) == []
