"""Several who draw the views of one ledger on a server, and who read meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from threading import Thread
from time import sleep

import pytest

from domain.entry import Entry
from ledger.errors import LedgerBusyError
from ledger.place import ServerPlace
from ledger.postgres.adapter import ServerConnection
from ledger.postgres.connecting import connect_bare
from projections import tables
from projections.catch_up import catch_up, rebuild
from projections.position import NO_VIEWS, position
from tests.postgres import Server
from tests.projections.views import dump, long_book


@pytest.fixture
def place(server: Server) -> ServerPlace:
    """Return an empty schema."""
    place = server.place()
    server.run(f"CREATE SCHEMA {place.schema}")
    return place


@pytest.fixture
def first(place: ServerPlace) -> Iterator[ServerConnection]:
    """Yield a connection to empty views."""
    with closing(connect_bare(place, 5)) as connection:
        tables.create(connection)
        yield connection


@pytest.fixture
def second(place: ServerPlace) -> Iterator[ServerConnection]:
    """Yield another connection."""
    with closing(connect_bare(place, 5)) as connection:
        yield connection


def test_a_process_that_comes_second_folds_nothing_twice(
    first: ServerConnection, second: ServerConnection
) -> None:
    book = long_book()

    def overtaken(number: int) -> list[Entry]:
        entries = list(book.after(number))
        catch_up(second, book.after)
        return entries

    assert catch_up(first, overtaken) == 0

    assert position(first) == len(book.entries)
    kept_up = dump(first)
    rebuild(first, book.after)
    assert dump(first) == kept_up


def test_readers_see_the_old_views_until_a_rebuild_is_done(
    first: ServerConnection, second: ServerConnection
) -> None:
    book = long_book()
    catch_up(first, book.after)
    before, seen = dump(second), []

    def looked_at(number: int) -> Iterator[Entry]:
        seen.append(dump(second))
        yield from book.after(number)

    rebuild(first, looked_at)

    assert seen
    assert seen == [before] * len(seen)
    assert dump(second) == before


def test_two_who_draw_anew_at_once_come_one_after_the_other(
    place: ServerPlace, first: ServerConnection, second: ServerConnection
) -> None:
    book = long_book(200)
    catch_up(first, book.after)
    before = dump(first)

    both = [Thread(target=rebuild, args=(c, book.after)) for c in (first, second)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    with closing(connect_bare(place, 5)) as third:
        assert dump(third) == before


def test_whoever_waited_for_the_first_views_keeps_their_tables(
    place: ServerPlace,
) -> None:
    book, made = long_book(), "SELECT 'line'::regclass::oid::bigint"

    with closing(connect_bare(place, 5)) as one, closing(connect_bare(place, 5)) as two:
        assert position(two) == NO_VIEWS
        with tables.drawing(one):
            tables.create(one)
            waiting = Thread(target=catch_up, args=(two, book.after))
            waiting.start()
            sleep(0.5)
        first = one.execute(made).fetchone()
        waiting.join()

        assert one.execute(made).fetchone() == first
        assert position(two) == len(book.entries)


def test_whoever_found_the_views_locked_can_draw_them_later(place: ServerPlace) -> None:
    book = long_book()
    with (
        closing(connect_bare(place, 5)) as one,
        closing(connect_bare(place, 0.2)) as two,
    ):
        with tables.drawing(one):
            tables.create(one)
            for _ in range(2):
                with pytest.raises(LedgerBusyError):
                    catch_up(two, book.after)

        assert catch_up(two, book.after) == len(book.entries)


def test_views_of_another_shape_are_made_anew_by_their_owner(
    first: ServerConnection,
) -> None:
    book = long_book()
    catch_up(first, book.after)
    before = dump(first)
    first.execute("ALTER TABLE fact DROP COLUMN extra")
    first.execute("UPDATE position SET view = 'facts/0'")

    catch_up(first, book.after)

    assert dump(first) == before
