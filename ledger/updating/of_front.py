"""What a document says otherwise of the plan, and no event of this day can say."""

from collections.abc import Callable

from domain.partial_date import PartialDate
from ledger.documents.plan_reading import DateReading
from ledger.updating.change import Comparison
from ledger.updating.words import plain

Numbers = Callable[[str, int], int]
"""Gives the entry number of a version of a stream."""


def find_in_front(comparison: Comparison, number_of: Numbers) -> None:
    """Say which words of the front differ, with what to type where one can.

    Args:
        comparison: Takes the sentences.
        number_of: Gives the entry number of a version of a stream.
    """
    _title(comparison, number_of)
    _authority(comparison)
    _inspection(comparison)
    _areas(comparison, number_of)


def _title(comparison: Comparison, number_of: Numbers) -> None:
    title, held = comparison.reading.title, comparison.held
    before = held.opening.title
    if title is None or plain(title.words) in (plain(before), ""):
        return
    number = number_of(held.plan.history.stream, held.opened.version)
    comparison.unrecordable.append(
        f'The document is called "{title.words}" and the plan "{before}"; a plan keeps'
        f" the title it was opened with, so type {_correct(number)} if that was wrong"
        " from the beginning."
    )


def _authority(comparison: Comparison) -> None:
    read, held = comparison.reading.authority, comparison.held.opening.authority
    if read is not None and held is not None and plain(read.words) != plain(held):
        comparison.unrecordable.append(
            f'The document is that of "{read.words}" and the plan that of "{held}"; a'
            " plan cannot change its council, so check that the document is of this"
            " plan."
        )


def _inspection(comparison: Comparison) -> None:
    read, held = comparison.reading.inspection, comparison.held.opening.inspection
    if held is None:
        return
    pairs = [
        ("kind of inspection", read.kind and read.kind.words, held.framework),
        ("date of the visit", _printed(read.visited), _date(held.visited)),
        ("date of the letter", _printed(read.letter), _date(held.letter)),
    ]
    for what, now, before in pairs:
        if now and before and plain(now) != plain(before):
            comparison.unrecordable.append(
                f'The {what} is "{now}" in the document and "{before}" in the ledger;'
                " a plan keeps the inspection it was opened for, so a document about"
                " another one is a plan of its own."
            )


def _areas(comparison: Comparison, number_of: Numbers) -> None:
    for area in comparison.reading.areas:
        held = comparison.held.areas.get(str(area.number).casefold())
        if held is None or plain(held.title) == plain(area.title):
            continue
        number = number_of(comparison.held.plan.history.stream, held.version)
        comparison.unrecordable.append(
            f'Area {held.code} is called "{area.title}" in the document and'
            f' "{held.title}" in the ledger; an area keeps its title, so type'
            f" {_correct(number)} if that was wrong from the beginning."
        )


def _correct(number: int) -> str:
    """Return what to type; without the # it needs no quotes in any shell."""
    return f'`ledger correct {number} --text "…" --because "…"`'


def _printed(reading: DateReading | None) -> str | None:
    return None if reading is None else _date(reading.date)


def _date(day: PartialDate | None) -> str | None:
    return None if day is None else str(day)
