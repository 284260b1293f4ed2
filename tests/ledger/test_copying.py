"""A ledger copied between engines: the same bytes, the same root, both ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.scheme import ragb
from domain.text import Text
from ledger.connection import connect
from ledger.copying import UnsoundLedgerError, copy
from ledger.errors import LedgerExistsError, NoLedgerError
from ledger.place import Place
from ledger.verify import verify
from tests.ledger.given import (
    SLUG,
    begin,
    command,
    everything,
    made,
    note,
    tampering,
)
from tests.ledger.redacting import redact
from tests.postgres import Server


def written(place: Place) -> None:
    """Make a ledger with notes, one of them redacted."""
    with made(place) as ledger:
        begin(ledger)
        for number in range(3):
            note(ledger, f"Note {number} – „é“ 🙂")
        redact(ledger, 6)


def test_there_and_back_again_everything_is_the_same(
    server: Server, tmp_path: Path
) -> None:
    first, there, back = tmp_path / "ledger.db", server.place(), tmp_path / "back.db"
    written(first)

    done = copy(first, there)
    again = copy(there, back)

    assert done == again
    assert everything(first) == everything(there) == everything(back)
    for place in (first, there, back):
        found = verify(place)
        assert found.findings == ()
        assert (found.entries, found.root) == done


def test_one_clock_and_one_entropy_give_the_same_bytes_on_both_engines(
    server: Server, tmp_path: Path
) -> None:
    places: tuple[Place, Place] = tmp_path / "ledger.db", server.place()

    for place in places:
        # What is recorded alone gets the time that it waited for its turn, too.
        with made(place) as ledger, ledger.log.together():
            words = Text("Children first")
            ledger.open_plan(command("one"), SLUG, words, None, None, ragb())
            ledger.add_area(command("two"), SLUG, "1", Text("Front door"))

    assert everything(places[0]) == everything(places[1])


def test_a_copy_never_takes_a_place_that_is_taken(
    somewhere: Place, tmp_path: Path
) -> None:
    source = tmp_path / "source.db"
    written(source)
    written(somewhere)
    before = everything(somewhere)

    with pytest.raises(LedgerExistsError):
        copy(source, somewhere)

    assert everything(somewhere) == before


def test_a_ledger_that_was_altered_is_not_copied(
    server: Server, tmp_path: Path
) -> None:
    source, target = tmp_path / "source.db", server.place()
    written(source)
    with tampering(source) as connection:
        connection.execute("UPDATE leaf SET nonce = zeroblob(16) WHERE number = 3")

    with pytest.raises(UnsoundLedgerError, match="entry #3 is not as recorded"):
        copy(source, target)

    with pytest.raises(NoLedgerError):
        connect(target)
