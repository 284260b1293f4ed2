"""A process keeps what it used last, and no more than fits."""

from __future__ import annotations

import pytest

from domain.event import Event
from domain.history import History, Unread
from ledger import memory
from ledger.memory import Memory
from tests.examples import examples


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let ten entries be kept."""
    monkeypatch.setattr(memory, "KEPT", 10)


def action(number: int, entries: int) -> History:
    """Return an action with so many entries, whatever they say."""
    event: Event = examples()["action.progress_recorded"]
    return History(f"action/riverton-2019/{number}", (event,) * entries)


def unread(number: int, entries: int) -> History:
    """Return an action with so many entries that are read when asked for."""
    known = action(number, entries)
    return History(known.stream, (), Unread(entries, lambda count: known.events))


def kept(held: Memory) -> list[int]:
    """Return which of the first ten actions are kept."""
    return [
        number
        for number in range(10)
        if held.action(f"action/riverton-2019/{number}") is not None
    ]


def test_the_actions_that_were_used_last_are_kept() -> None:
    held = Memory()
    for number in (0, 1, 2, 0, 3):
        held.keep_action(action(number, 3))

    assert kept(held) == [0, 2, 3]


def test_an_action_that_grows_counts_with_all_its_entries() -> None:
    held = Memory()
    held.keep_action(action(0, 3))
    for entries in range(1, 9):
        held.keep_action(action(1, entries))

    assert kept(held) == [1]


def test_an_action_is_kept_however_long_it_is() -> None:
    held = Memory()
    held.keep_action(action(0, 11))

    assert kept(held) == [0]


def test_what_is_forgotten_counts_no_more() -> None:
    held = Memory()
    held.keep_action(action(0, 10))
    held.forget()
    held.keep_action(action(1, 10))

    assert kept(held) == [1]


def test_an_action_that_was_not_read_counts_as_one_entry() -> None:
    held = Memory()
    for number in range(10):
        held.keep_action(unread(number, 1_000))
    assert kept(held) == list(range(10))

    held.keep_action(action(0, 2))

    assert kept(held) == [0, *range(2, 10)]


def test_what_is_asked_of_an_action_that_was_not_read_is_not_kept_unnoticed() -> None:
    event: Event = examples()["action.progress_recorded"]
    first = event.model_copy(update={"originator_version": 1})
    held = Memory()
    held.keep_action(History(first.originator_id, (), Unread(1, lambda _: [first])))

    known = held.action(first.originator_id)
    assert known is not None
    assert known.events == (first,)

    again = held.action(first.originator_id)
    assert again is not None
    assert not again.is_read
