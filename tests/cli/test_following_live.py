"""`ledger follow` while others record, in a file and on a server."""

from __future__ import annotations

import os
import signal
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from ledger.connection import connect
from ledger.place import Place, ServerPlace
from ledger.postgres.schema import older_functions
from projections.position import position
from tests.faults.server.restarting import restarting
from tests.faults.server.writers import at_work, crew_of
from tests.following import following
from tests.ledger.given import filled, note, opened
from tests.postgres import Server
from tools.stage import Stage

ENTRIES = ("--format", "json")


def head(place: Place) -> int:
    """Return the number of the last entry."""
    with closing(connect(place)) as connection:
        return int(connection.execute("SELECT entries FROM head").fetchone()[0])


def test_an_entry_is_told_as_it_is_recorded_and_the_views_have_it(
    somewhere: Place, tmp_path: Path
) -> None:
    filled(somewhere, 1)

    with following(somewhere, tmp_path / "f", "--after", "0", *ENTRIES) as follower:
        follower.until(5)
        with opened(somewhere) as ledger:
            assert note(ledger, "Three are hired") == 6
        follower.until(6)

        with closing(connect(somewhere)) as connection:
            assert position(connection) == 6
        assert follower.told()[-1]["text"] == "Three are hired"


@pytest.mark.skipif(os.name != "posix", reason="Windows sends no such signals")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_with_0_when_it_is_asked_to_stop(
    somewhere: Place, tmp_path: Path, how: signal.Signals
) -> None:
    filled(somewhere, 1)

    with following(somewhere, tmp_path / "f", "--after", "4", *ENTRIES) as follower:
        follower.until(5)

        assert follower.stop(how) == 0
        assert (follower.numbers(), follower.err()) == ([5], "")


def test_nothing_is_missed_or_told_twice_while_many_record(
    somewhere: Place, tmp_path: Path
) -> None:
    filled(somewhere, 0)
    writers = [Thread(target=write, args=(somewhere, 15)) for _ in range(4)]

    with (
        following(somewhere, tmp_path / "a", "--after", "0", *ENTRIES) as first,
        following(somewhere, tmp_path / "b", "--after", "0", *ENTRIES) as second,
    ):
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        for follower in (first, second):
            follower.until(64)

            assert follower.numbers() == list(range(1, 65))
            assert follower.err() == ""
    with closing(connect(somewhere)) as connection:
        assert position(connection) == head(somewhere) == 64


def write(place: Place, notes: int) -> None:
    """Record so many notes as a program of its own."""
    with opened(place) as ledger:
        for number in range(notes):
            note(ledger, f"Note {number}")


def test_it_goes_on_where_it_was_after_the_server_was_killed(tmp_path: Path) -> None:
    folder = tmp_path / "crew"
    with restarting() as cluster:
        place = filled(cluster.server.place(), 0)
        with (
            following(place, tmp_path / "f", "--after", "0", *ENTRIES) as follower,
            at_work(folder, crew_of(3, place, folder)) as crew,
        ):
            follower.until(4)
            for _ in range(2):
                # A writer that is only starting would not come back.
                crew.each_again()
                cluster.kill()
                follower.wait(lambda: "trying again in" in follower.err())
                cluster.start()
                crew.each_again()
                follower.until(follower.numbers()[-1] + 3)
            (folder / "stop").touch()
            crew.join()
            last = head(place)
            follower.until(last)

            assert follower.numbers() == list(range(1, last + 1))
            assert follower.err().count("Connected again; going on after") == 2
            assert follower.stop() == 0


def test_pauses_grow_while_the_server_is_away(tmp_path: Path) -> None:
    with restarting() as cluster:
        place = filled(cluster.server.place(), 1)
        with following(place, tmp_path / "f", "--after", "0", *ENTRIES) as follower:
            follower.until(5)
            cluster.kill()
            follower.wait(lambda: "again in 4 seconds" in follower.err())

            assert follower.stop(signal.SIGTERM) == 0

    said = [line.rpartition("; ")[2] for line in follower.err().splitlines()]
    assert said[:3] == [
        f"trying again in {pause}." for pause in ("1 second", "2 seconds", "4 seconds")
    ]
    # It may have been connecting when the server went away.
    first = follower.err().splitlines()[0]
    assert "connection to the server was lost" in first or "cannot be reached" in first


def test_whoever_may_only_read_is_told_of_entries_too(
    server: Server, tmp_path: Path
) -> None:
    place = made_by_its_owner(server, tmp_path)
    server.login("d.okafor", f"{place.schema}_reader")
    reader = server.place(place.schema, "d.okafor")

    with following(reader, tmp_path / "f", "--after", "0", *ENTRIES) as follower:
        # By the program, which brings the views up; and then not.
        note_by_program(place, tmp_path)
        follower.until(5)
        assert follower.err() == ""
        with opened(place) as ledger:
            note(ledger)
        follower.until(6)
        with opened(place) as ledger:
            note(ledger)
        follower.until(7)

        assert follower.numbers() == list(range(1, 8))
        assert follower.err().count("drawn anew") == 1
    with closing(connect(place)) as connection:
        assert position(connection) == 5


def made_by_its_owner(server: Server, folder: Path) -> ServerPlace:
    """Return a ledger with its views."""
    place = filled(server.place(), 0)
    assert run(place, folder, "rebuild")
    return place


def note_by_program(place: ServerPlace, folder: Path) -> None:
    """Record a note as officers do."""
    assert run(place, folder, "progress", "1.1", "Sent")


def run(place: ServerPlace, folder: Path, *words: str) -> str:
    """Return what a command of the owner says, which is done."""
    stage = Stage(folder, environ={"LEDGER_URL": str(place)})
    answer = stage.run(*words)
    assert answer.code == 0, answer.both
    return answer.out


def test_a_server_that_an_earlier_version_made_is_looked_at_instead(
    server: Server, tmp_path: Path
) -> None:
    place = filled(server.place(), 1)
    server.run(*older_functions(place.schema))

    with following(place, tmp_path / "f", "--after", "4", *ENTRIES) as follower:
        follower.until(5)
        with opened(place) as ledger:
            note(ledger)
        follower.until(6)


def test_a_ledger_that_lost_what_was_told_is_not_followed_any_further(
    tmp_path: Path,
) -> None:
    place, older = tmp_path / "ledger.db", tmp_path / "older.db"
    filled(place, 1)
    older.write_bytes(place.read_bytes())
    with opened(place) as ledger:
        note(ledger)

    with following(place, tmp_path / "f", "--after", "0", *ENTRIES) as follower:
        follower.until(6)
        older.replace(place)

        assert follower.process.wait(30) == 3
    assert "Entry #6 is no longer the one that was told" in follower.err()
