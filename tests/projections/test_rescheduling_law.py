"""The revisions of a target add up, and are those of a slow replay."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.action_events import TargetRevised, TargetSet
from domain.correcting import Changes
from domain.errors import LedgerError
from domain.history import said_by
from tests.ledgers import Book
from tests.projections.moving import (
    DUE,
    MEASURE,
    NOBODY_KNOWS,
    due,
    listed,
    moved,
    revise,
)
from tests.projections.oracle import standing

DAYS = st.sampled_from([DUE + timedelta(n) for n in (-15, -14, -1, 0, 1, 14, 15)])
"""Days so near to each other that a revision is often close to a due date."""
AS_AT = st.one_of(DAYS, st.just(date(2021, 6, 1)))


@st.composite
def revised_books(draw: st.DrawFn) -> Book:
    """Return books whose only target is revised, corrected and retracted."""
    book = moved()
    for _ in range(draw(st.integers(1, 8))):
        book.wait(1)
        on = draw(st.one_of(DAYS, st.just(NOBODY_KNOWS)))
        number = draw(st.integers(6, len(book.entries)))
        # What a person could not have recorded is not in any ledger.
        with suppress(LedgerError):
            match draw(st.sampled_from("rrrrct-")):
                case "r":
                    revise(book, on, draw(st.one_of(DAYS, DAYS, st.just(MEASURE))))
                case "c":
                    book.correct(number, Changes(on=book.by(on).effective))
                case "t":
                    book.correct(number, Changes(target=due(draw(DAYS))))
                case _:
                    book.retract(number)
    return book


@given(revised_books(), AS_AT, st.integers(0, 3))
def test_the_days_of_all_revisions_add_up_to_the_whole_slippage(
    book: Book, as_at: date, back: int
) -> None:
    known_to = max(6, len(book.entries) - back)

    for found in listed(book, as_at, known_to):
        days = [move.days for move in found.moves]
        assert len(days) == found.slip.revisions
        if None not in days:
            assert sum(day or 0 for day in days) == found.slip.days


@given(revised_books(), AS_AT, st.integers(0, 3))
def test_the_revisions_are_those_of_a_slow_replay(
    book: Book, as_at: date, back: int
) -> None:
    known_to = max(6, len(book.entries) - back)
    expected = replayed(book, as_at, known_to)

    found = listed(book, as_at, known_to)

    got = [(m.entry, m.days, m.rescheduled) for one in found for m in one.moves]
    assert got == expected


def replayed(
    book: Book, as_at: date, known_to: int
) -> list[tuple[int, int | None, str | None]]:
    """Return entry, days and timing of each revision, by going through the entries."""
    told = [
        (said_by(entry.event), place, entry.number)
        for place, entry in standing(book.entries, known_to).items()
    ]
    said = [
        (event, number)
        for event, place, number in sorted(
            told, key=lambda one: (one[0].effective_day, one[1])
        )
        if isinstance(event, TargetSet | TargetRevised) and event.effective_day <= as_at
    ]
    dues = [event.target.due.last if event.target.due else None for event, _ in said]
    if len(said) < 2 or dues[0] is None or dues[-1] is None:
        return []
    found: list[tuple[int, int | None, str | None]] = []
    for (event, number), was, now in zip(said[1:], dues, dues[1:], strict=False):
        timed = None
        if was is not None and event.is_dated and (now is None or now > was):
            window = [was - timedelta(days) for days in range(15)]
            timed = "just before due" if event.effective_day in window else None
            timed = "already overdue" if event.effective_day > was else timed
        days = (now - was).days if now is not None and was is not None else None
        found.append((number, days, timed))
    return found
