"""A stream tells its whole story: without gaps, and the same however it is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.action_events import ProgressRecorded
from domain.event import Event, make
from domain.history import History, StreamGapError, UnknownEntryError
from domain.text import Text
from tests.domain.given import by, day, is_one_sentence
from tests.ledgers import Book, ledgers

STREAM = "action/riverton-2019/1"


def note(version: int, month: int = 1) -> Event:
    """Return a progress note that is `version` of the stream."""
    text = Text(f"Note {version}")
    return make(ProgressRecorded, STREAM, version, by(day(month)), text=text)


@given(st.lists(st.integers(1, 12), max_size=20), st.data())
def test_a_history_is_the_same_read_at_once_or_in_parts(
    months: list[int], data: st.DataObject
) -> None:
    events = [note(version, month) for version, month in enumerate(months, 1)]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(events)), max_size=4)))

    parts = History(STREAM)
    for start, end in zip([0, *cuts], [*cuts, len(events)], strict=True):
        parts = parts.extended(events[start:end])
        if data.draw(st.booleans()):
            assert len(parts.facts) == end  # What stands can be asked at any time.

    whole = History(STREAM).extended(events)
    assert parts == whole
    assert parts.facts == whole.facts


@given(st.lists(st.integers(1, 12), max_size=20))
def test_facts_stand_in_the_order_of_their_days_and_then_of_recording(
    months: list[int],
) -> None:
    events = [note(version, month) for version, month in enumerate(months, 1)]

    facts = History(STREAM).extended(events).facts

    assert [(f.event.effective_day, f.place) for f in facts] == sorted(
        (event.effective_day, event.originator_version) for event in events
    )


@pytest.mark.parametrize("versions", [[2], [1, 3], [1, 1], [1, 2, 2], [1, 3, 2]])
def test_a_missing_or_repeated_version_is_refused(versions: list[int]) -> None:
    with pytest.raises(StreamGapError) as refused:
        History(STREAM).extended(note(version) for version in versions)

    assert is_one_sentence(refused.value)
    assert "ledger verify" in str(refused.value)


def test_an_empty_history_has_no_version_and_no_facts() -> None:
    empty = History(STREAM)

    assert (empty.version, empty.facts, empty.links) == (0, (), ())


@pytest.mark.parametrize("version", [-1, 0, 3])
def test_a_version_that_the_stream_does_not_have_is_refused(version: int) -> None:
    history = History(STREAM).extended([note(1), note(2)])

    with pytest.raises(UnknownEntryError) as refused:
        history.at(version, 57)

    assert is_one_sentence(refused.value)
    assert "#57" in str(refused.value)
    assert history.at(2, 58) == note(2)


@given(ledgers())
def test_what_stands_is_the_same_however_often_it_was_asked_before(book: Book) -> None:
    streams: dict[str, History] = {}
    for entry in book.entries:
        stream = entry.event.originator_id
        known = streams.setdefault(stream, History(stream))
        assert known.facts is known.facts
        streams[stream] = known.extended([entry.event])

    for stream, known in streams.items():
        whole = History(stream, known.events)
        assert (known.links, known.facts) == (whole.links, whole.facts)
