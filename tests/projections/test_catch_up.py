"""Catching up: in whatever steps, whoever else does, the views come out the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from domain.entry import Entry
from projections import tables
from projections.catch_up import catch_up, rebuild
from projections.errors import UnfitViewsError
from projections.position import NO_VIEWS, position
from tests.ledgers import Book
from tests.projections.views import TABLES, connect, dump, empty, long_book, views


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "instead",
    ["CREATE VIEW {} AS SELECT 1", "CREATE TABLE {} (a)", "CREATE INDEX {} ON x (a)"],
)
def test_rebuilding_heals_views_that_were_replaced(table: str, instead: str) -> None:
    book = long_book(3)
    with views(book) as connection:
        before = dump(connection)
        connection.execute("CREATE TABLE x (a)")
        connection.execute(f"DROP TABLE {table}")
        connection.execute(instead.format(table))

        rebuild(connection, book.after)

        assert dump(connection) == before


def test_a_file_without_views_gets_them(tmp_path: Path) -> None:
    book = long_book()

    with closing(connect(tmp_path / "ledger.db")) as connection:
        before = position(connection)
        folded = catch_up(connection, book.after)

        assert before == NO_VIEWS
        assert folded == position(connection) == len(book.entries)


def test_a_ledger_without_entries_gets_empty_views(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "ledger.db")) as connection:
        folded = catch_up(connection, Book().after)

        assert folded == position(connection) == 0


def test_views_of_another_shape_are_made_anew() -> None:
    book = long_book()
    with views(book) as connection:
        before = dump(connection)
        connection.execute("UPDATE position SET view = 'facts/0'")
        connection.execute("DELETE FROM fact")

        folded = catch_up(connection, book.after)

        assert folded == len(book.entries)
        assert dump(connection) == before


def test_a_fold_cut_short_leaves_whole_pages_and_goes_on_from_there() -> None:
    book = long_book()

    def breaks_off(number: int) -> Iterator[Entry]:
        if number >= 8:
            raise OSError
        yield from book.after(number)

    with empty() as connection:
        with pytest.raises(OSError):  # noqa: PT011
            catch_up(connection, breaks_off, page=4)
        reached = position(connection)
        catch_up(connection, book.after)
        again = dump(connection)

    assert reached == 8
    with views(book) as connection:
        assert dump(connection) == again


def test_an_entry_that_cannot_be_folded_leaves_no_trace_of_its_page() -> None:
    book = long_book()
    twice = [*book.entries[:3], book.entries[2]]

    with empty() as connection:
        with pytest.raises(UnfitViewsError):
            catch_up(connection, lambda _: iter(twice))
        rows = dump(connection)

    assert rows["line"] == rows["fact"] == []
    assert rows["position"] == [(tables.VIEW, 0)]


def test_a_process_that_comes_second_folds_nothing_twice(tmp_path: Path) -> None:
    book, path = long_book(), tmp_path / "ledger.db"
    with closing(connect(path)) as first, closing(connect(path)) as second:
        tables.create(first)

        def overtaken(number: int) -> list[Entry]:
            entries = list(book.after(number))
            catch_up(second, book.after)
            return entries

        folded = catch_up(first, overtaken)

        assert folded == 0
        with views(book) as connection:
            assert dump(first) == dump(connection)


def test_readers_see_the_old_views_until_a_rebuild_is_done(tmp_path: Path) -> None:
    book, path = long_book(notes=300), tmp_path / "ledger.db"
    seen = []
    with closing(connect(path)) as writer, closing(connect(path)) as reader:
        # As small as it gets, so that the rebuild outgrows it at once.
        writer.execute("PRAGMA cache_size = 10")
        catch_up(writer, book.after)

        def reading_meanwhile(number: int) -> Iterator[Entry]:
            (count,) = reader.execute("SELECT COUNT(*) FROM line").fetchone()
            seen.append(count)
            yield from book.after(number)

        rebuild(writer, reading_meanwhile, page=100)

    assert set(seen) == {len(book.entries)}
    assert len(seen) > 3
