"""What an action says is read only for decisions that ask, and is then the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from eventsourcing.persistence import StoredEvent

from domain.history import StreamGapError
from domain.sign_off_refusals import NotProposedError
from ledger.book import Ledger
from ledger.recording import record
from ledger.session import Session
from tests.ledger.given import (
    ACTION,
    BEGUN,
    SLUG,
    WHY,
    audit,
    command,
    file_of,
    note,
    opened,
    tampering,
)
from tests.ledger.redacting import NAME, redact


def test_a_note_reads_no_entries_of_its_action(
    either: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        note(either)
    streams: list[object] = []
    with opened(either.log.place) as other:
        select = other.log.recorder.select_events

        def select_events(originator_id: str, **kwargs: Any) -> Sequence[StoredEvent]:
            streams.append(originator_id)
            return select(originator_id, **kwargs)

        monkeypatch.setattr(other.log.recorder, "select_events", select_events)
        done = [other.record_progress(command(), SLUG, "1.1", WHY) for _ in range(3)]

    assert streams.count(ACTION) == 0
    assert [one.numbers for one in done] == [(BEGUN + 4 + i,) for i in range(3)]
    assert len(audit(either)) == BEGUN + 6


def test_what_is_read_late_is_what_the_version_said(either: Ledger) -> None:
    note(either)
    seen: list[tuple[int, int]] = []

    def decide(session: Session) -> None:
        action = session.action(SLUG, "1.1")
        if not seen:
            note(other)
        seen.append((action.history.version, len(action.history.events)))
        session.add(action.record_progress(WHY, session.by))

    with opened(either.log.place) as other, opened(either.log.place) as late:
        done = record(late.log, command(), ("note",), decide, ahead=True)

    assert seen == [(1, 1), (2, 2)]
    assert done.numbers == (BEGUN + 3,)
    assert len(audit(either)) == BEGUN + 3


def test_a_decision_on_what_was_read_late_does_not_read_words_that_are_gone(
    either: Ledger,
) -> None:
    number = note(either, NAME)
    seen: list[str] = []

    def decide(session: Session) -> None:
        action = session.action(SLUG, "1.1")
        if not seen:
            redact(other, number, "text")
        seen.append(repr(action.history.events[0]))
        session.add(action.record_progress(WHY, session.by))

    with opened(either.log.place) as other, opened(either.log.place) as late:
        record(late.log, command(), ("note",), decide, ahead=True)
        known = late.log.memory.action(ACTION)

    assert known is not None
    assert len(seen) == 2
    assert not any(NAME in one for one in (*seen, repr(known.events)))


def test_what_was_not_read_yet_cannot_be_confirmed_and_is_refused_as_what_it_is(
    either: Ledger,
) -> None:
    note(either)
    with opened(either.log.place) as other:
        area = other.add_area(command(), SLUG, "2", WHY).numbers[0]
        noted = note(other)

    for number in (area, noted):
        with pytest.raises(NotProposedError, match=f"#{number}"):
            either.confirm(command(), number, WHY)
        with pytest.raises(NotProposedError, match=f"#{number}"):
            either.refuse(command(), number, WHY)


def test_an_action_that_lost_an_entry_takes_no_note(ledger: Ledger) -> None:
    for _ in range(3):
        note(ledger)
    with tampering(file_of(ledger)) as connection:
        connection.execute("DELETE FROM stored_events WHERE rowid = ?", (BEGUN + 2,))

    with opened(file_of(ledger)) as other, pytest.raises(StreamGapError):
        note(other)
