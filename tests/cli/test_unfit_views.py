"""Views that somebody altered by hand, in a file or on a server, where they may write.

The entries are well then, and nobody is sent to a backup.
"""

from __future__ import annotations

from contextlib import closing

import pytest

from ledger.connection import connect
from ledger.place import place_of
from tests.cli.both_engines import engine
from tests.cli.office import ask, head, refused
from tools.stage import Stage

__all__ = ["engine"]

UNFIT = "The views do not fit the entries; `ledger rebuild` makes them anew."
NOTE = ("progress", "2.6", "Sent to the partners")


def set_back(stage: Stage, number: int) -> None:
    """Let the views say that they reached another entry than they did."""
    place = place_of(stage.environ.get("LEDGER_URL", "ledger.db"), stage.folder)
    with closing(connect(place)) as connection:
        connection.execute("UPDATE position SET number = ?", (number,))


@pytest.mark.parametrize("number", [13, -5])
@pytest.mark.parametrize("words", [("status",), ("log",)], ids=" ".join)
def test_whoever_asks_is_told_to_make_the_views_anew(
    office: Stage, words: tuple[str, ...], number: int
) -> None:
    before = ask(office, *words)
    set_back(office, number)

    assert refused(office.run(*words)) == UNFIT

    assert office.run("rebuild").code == 0
    assert ask(office, *words) == before
    assert office.run("verify").code == 0


@pytest.mark.parametrize("number", [13, -5])
def test_whoever_records_is_told_that_it_is_recorded(
    office: Stage, number: int
) -> None:
    set_back(office, number)

    done = office.run(*NOTE)

    assert (done.code, done.out) == (0, "")
    assert done.err == f"Recorded as #19; {UNFIT[0].lower()}{UNFIT[1:]}\n"
    assert head(office)[0] == 19
    assert office.run("rebuild").code == 0
    assert ask(office, "log")[-1]["text"] == "Sent to the partners"


@pytest.mark.parametrize("number", [13, -5])
def test_whoever_follows_is_told_too(office: Stage, number: int) -> None:
    set_back(office, number)

    assert refused(office.run("follow", "--after", "0", "--once")) == UNFIT
