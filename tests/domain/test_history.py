"""A stream tells its whole story: without gaps, and the same however it is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.action_events import ProgressRecorded
from domain.event import Event, make
from domain.history import History, StreamGapError, UnknownEntryError, Unread
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


@given(st.lists(st.integers(1, 12), max_size=20), st.data())
def test_a_history_is_the_same_read_at_once_or_when_it_is_asked_for(
    months: list[int], data: st.DataObject
) -> None:
    events = [note(version, month) for version, month in enumerate(months, 1)]
    begun = data.draw(st.integers(0, len(events)))
    reads: list[int] = []

    def read(count: int) -> list[Event]:
        reads.append(count)
        return events[:count]

    late = History(STREAM, (), Unread(begun, read))
    for event in events[begun:]:
        late = data.draw(st.sampled_from([late, late.forgotten()])).extended([event])
        assert not reads  # The version is enough to go on.
    whole = History(STREAM).extended(events)

    assert late.version == whole.version
    assert (late.links, late.facts) == (whole.links, whole.facts)
    assert late == whole
    assert hash(late) == hash(whole)
    assert len(reads) == 1


def test_histories_of_other_streams_or_lengths_are_others_without_being_read() -> None:
    def read(_: int) -> list[Event]:
        raise AssertionError("Nobody asked for an event.")

    late = History(STREAM, (), Unread(2, read))

    assert late != History(STREAM, (note(1),))
    assert late != History("action/riverton-2019/2", (note(1), note(2)))
    assert late != STREAM


def test_what_was_read_stays_when_the_rest_is_forgotten() -> None:
    late = History(STREAM, (), Unread(1, lambda count: [note(1)][:count]))
    before = late.is_read
    assert late.events == (note(1),)

    assert (before, late.is_read) == (False, True)
    assert late.forgotten() is late


@pytest.mark.parametrize("versions", [[], [1], [2, 3], [1, 2, 3]])
def test_what_is_read_late_is_checked_as_what_is_read_at_once(
    versions: list[int],
) -> None:
    late = History(STREAM, (), Unread(2, lambda _: [note(one) for one in versions]))

    with pytest.raises(StreamGapError) as refused:
        _ = late.events

    assert is_one_sentence(refused.value)


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
