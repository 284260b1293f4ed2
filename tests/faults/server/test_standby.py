"""The commands of docs/operating.md on two servers, the first of which is killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from threading import Thread
from time import monotonic, sleep

import pytest

from ledger.connection import connect
from ledger.verify import verify
from tests.faults.figures import held
from tests.faults.server import two as page
from tests.faults.server.page import blocks, names
from tests.faults.server.reckoning import Answer, reckoned
from tests.faults.server.two import OFFICER, Two, seal, two_servers, with_ledger
from tests.faults.server.writers import at_work, crew_of
from tests.following import following
from tests.ledger.given import audit, note, opened
from tools.stage import Stage

WRITERS, ENOUGH = 4, 40

pytestmark = pytest.mark.slow


@dataclass
class Story:
    """What happened, for the tests to ask about.

    Attributes:
        two: The servers, as they are at the end.
        told: What writers were told, all the time.
        by_then: What they were told before the moment that was gone back to.
        since: When that moment was over, by the machine's steady clock.
        verified: What the program said of the ledger that went on, with a pack.
        followed: The entries that a process was told of which followed all the time.
        interrupted: What it said of that.
    """

    two: Two
    told: list[Answer] = field(default_factory=list)
    by_then: list[Answer] = field(default_factory=list)
    since: float = 0.0
    verified: str = ""
    followed: list[int] = field(default_factory=list)
    interrupted: str = ""


@pytest.fixture(scope="module")
def story() -> Iterator[Story]:
    """Yield what came of the page's commands, from the first to the last."""
    with two_servers() as two:
        story = Story(two)
        with_ledger(two)
        two.desk.follow(page.FOLLOWED)
        with following(
            *(two.place(1, 2, login="follower"), two.desk.folder / "followed"),
            *("--after", "0", "--format", "json"),
        ) as follower:
            _recorded_meanwhile(story, two)
            follower.until(last_of(two))
            story.followed, story.interrupted = follower.numbers(), follower.err()
        two.desk.follow(page.MOMENT)
        yield story


def _recorded_meanwhile(story: Story, two: Two) -> None:
    """Kill the first server and bring it back, while writers record."""
    folder = two.desk.folder / "told"
    with at_work(folder, crew_of(WRITERS, two.place(1, 2), folder)) as crew:
        crew.until(ENOUGH)
        two.desk.follow(page.BACKUPS)
        seal(two)
        story.by_then, before = crew.told(), monotonic()
        two.desk.settings["moment"] = two.ask(1, "SELECT clock_timestamp()")
        story.since = monotonic()
        assert before < story.since
        crew.each_again()
        two.kill(1)
        story.verified = two.desk.follow(page.FAILS)
        crew.each_again()
        two.desk.follow(page.LATER)
        two.desk.follow(page.BACK)
        crew.each_again()
    story.told = crew.told()


def last_of(two: Two) -> int:
    """Return the number of the last entry."""
    with closing(connect(two.place(1, 2))) as connection:
        return int(connection.execute("SELECT entries FROM head").fetchone()[0])


def test_every_command_of_the_page_was_run(story: Story) -> None:
    assert {b.heading for b in blocks() if b.who != "everywhere"} == {
        *story.two.desk.said
    }
    assert names() <= story.two.desk.settings.keys()


def test_no_acknowledged_entry_is_missing_after_the_first_server_died(
    story: Story,
) -> None:
    found = reckoned(story.two.place(1, 2), story.told)

    assert found.told >= ENOUGH
    assert found.broken == 0, found
    with opened(story.two.place(1, 2)) as ledger:
        audit(ledger)


def test_whoever_followed_missed_nothing_when_the_first_server_died(
    story: Story,
) -> None:
    assert story.followed == list(range(1, last_of(story.two) + 1))
    assert "Connected again; going on after entry #" in story.interrupted


def test_a_pack_that_was_handed_over_before_still_holds(story: Story) -> None:
    assert "as recorded." in story.verified
    assert "It goes on where 1 pack ended." in story.verified


def test_the_old_server_follows_the_new_one_and_has_all_that_is_recorded(
    story: Story,
) -> None:
    place = story.two.place(1)

    entries = last_of(story.two)

    for _ in range(100):
        if verify(place).entries == entries:
            break
        sleep(0.1)
    assert verify(place).entries == entries
    assert verify(place).findings == ()
    assert story.two.ask(1, "SELECT pg_is_in_recovery()") == "True"


def test_going_back_to_a_moment_gives_the_beginning_of_the_ledger(story: Story) -> None:
    there, then = story.two.place(1, 2), story.two.place(3)

    found = reckoned(then, story.by_then)

    assert found.broken == 0, found
    entries, whole = held(then), held(there)
    assert entries == whole[: len(entries)]
    later = {one.number for one in story.told if one.at - one.waited > story.since}
    assert later
    assert not later & {number for number, _ in entries}


def test_a_standby_takes_no_entries_and_says_so(story: Story) -> None:
    stage = Stage(story.two.desk.folder, user=OFFICER)
    stage.environ = {"LEDGER_URL": story.two.url(OFFICER, 1)}

    assert stage.run("status").code == 0
    answer = stage.run("progress", "1.1", "Two are hired")

    assert answer.code == 3
    assert "only follows another one" in answer.err


def test_a_standby_tells_what_is_there_and_cannot_be_followed(story: Story) -> None:
    stage = Stage(story.two.desk.folder, user=OFFICER)
    stage.environ = {"LEDGER_URL": story.two.url(OFFICER, 1)}

    there = stage.run("follow", "--after", "0", "--once", "--format", "json")
    refused = stage.run("follow")

    assert (there.code, refused.code) == (0, 3)
    assert there.out.count("\n") == last_of(story.two)
    assert "only follows another one" in refused.err


def test_an_answer_that_was_lost_is_looked_up_only_once_the_standby_has_it(
    story: Story,
) -> None:
    """Committed where it was sent to is not enough: that server may be gone next."""
    two, told = story.two, list[int]()
    receiver = int(two.ask(1, "SELECT pid FROM pg_stat_wal_receiver"))
    waiting = "FROM pg_stat_activity WHERE wait_event = 'SyncRep'"

    def record() -> None:
        with opened(two.place(1, 2)) as ledger:
            told.append(note(ledger, name="waited-for"))

    os.kill(receiver, signal.SIGSTOP)
    try:
        officer = Thread(target=record)
        officer.start()
        for _ in range(2):
            # First the command itself, then the look at what became of it.
            until(lambda: two.ask(2, f"SELECT count(*) {waiting}") == "1")
            assert told == []
            two.ask(2, f"SELECT pg_terminate_backend(pid, 5000) {waiting}")
        until(lambda: two.ask(2, f"SELECT count(*) {waiting}") == "1")
        assert told == []
    finally:
        os.kill(receiver, signal.SIGCONT)
    officer.join()

    with opened(two.place(1, 2)) as ledger:
        last = audit(ledger)[-1]
    assert (last.number, last.event.command) == (*told, "waited-for")


def test_questions_are_answered_while_the_standby_is_away(story: Story) -> None:
    """Even those that have to draw views first, which nobody waits for."""
    two = story.two
    with opened(two.place(1, 2)) as ledger:
        note(ledger, "Not in the views yet")
    receiver = int(two.ask(1, "SELECT pid FROM pg_stat_wal_receiver"))

    os.kill(receiver, signal.SIGSTOP)
    try:
        ask = f"ledger log --format json --ledger '{two.url(OFFICER, 2)}'"
        said = two.desk.type_in(ask, OFFICER)
    finally:
        os.kill(receiver, signal.SIGCONT)

    assert "Not in the views yet" in said


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    deadline = monotonic() + 60
    while not holds():
        assert monotonic() < deadline, "it does not come to that"
        sleep(0.05)
