"""The right answers, by folding the updates into a dictionary, plainly and slowly."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from itertools import chain
from typing import Literal, NamedTuple

from benchmarks.estate import KINDS, Point, Update, asked, later, points, updates

Clock = Literal["both", "recorded"]
"""Which clocks an answer minds. With the recorded one alone, what was recorded last
counts, whatever day it speaks of, and the day that is asked about is not heard."""

Status = dict[str, tuple[str, str, str, str]]
"""Of each action that was ever updated, by its key: rating, progress, target and
delivery; empty where nothing was said of it."""

Diff = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
"""Of each action that differs, by its key: its row before and after."""


class Line(NamedTuple):
    """One line of an action's timeline."""

    number: int
    kind: str
    effective: str
    value: str
    words: str


NOTHING = ("", "", "", "")


def status(source: Iterable[Update], point: Point, clock: Clock) -> Status:
    """Return what stood for each action at a point."""
    held: dict[str, dict[str, tuple[tuple[date, int], str]]] = {}
    for update in source:
        if update.number > point.entry:
            break
        if clock == "both" and update.effective > point.day:
            continue
        day = update.effective if clock == "both" else date.min
        own = held.setdefault(update.key, {})
        before = own.get(update.kind)
        if before is None or before[0] < (day, update.number):
            own[update.kind] = (day, update.number), update.value
    return {key: _row(own) for key, own in held.items()}


def _row(own: Mapping[str, tuple[object, str]]) -> tuple[str, str, str, str]:
    rating, progress, target, delivery = (
        own[kind][1] if kind in own else "" for kind in KINDS
    )
    return rating, progress, target, delivery


def difference(before: Status, after: Status) -> Diff:
    """Return the rows that differ."""
    pairs = {
        key: (before.get(key, NOTHING), after.get(key, NOTHING))
        for key in before | after
    }
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


def line(update: Update) -> Line:
    """Return the line of an update."""
    number, kind, day = update.number, update.kind, str(update.effective)
    return Line(number, kind, day, update.value, update.words)


def digest(answer: Status | Diff | list[Line]) -> str:
    """Return a name that two answers share only if they are the same."""
    return sha256(json.dumps(answer, sort_keys=True).encode()).hexdigest()


@cache
def expected(entries: int, clock: Clock, appended: int) -> dict[str, list[str]]:
    """Return the digests of the right answers to each work.

    Args:
        entries: How many the estate has.
        clock: Which clocks the peer has.
        appended: How many more updates are appended to it one by one.
    """
    now, *past = points(entries)
    at_now = status(updates(entries), now, clock)
    before = [status(updates(entries), point, clock) for point in past]
    wanted: dict[str, list[Line]] = {key: [] for key in asked(entries)}
    for update in updates(entries):
        if update.key in wanted:
            wanted[update.key].append(line(update))
    longer = chain(updates(entries), later(entries, appended))
    return {
        "status": [digest(at_now)],
        "past": [digest(one) for one in before],
        "one": [
            digest({key: row for key, row in one.items() if key == wanted_key})
            for one in before
            for wanted_key in asked(entries)
        ],
        "timeline": [digest(lines) for lines in wanted.values()],
        "diff": [digest(difference(before[-1], at_now))],
        "append": [digest(status(longer, after(entries, appended), clock))],
    }


def after(entries: int, appended: int) -> Point:
    """Return the point of now once so many more were appended."""
    *_, last = later(entries, appended)
    return Point(last.recorded_at.date(), last.number, last.recorded_at)
