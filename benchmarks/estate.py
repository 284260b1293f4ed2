"""An estate of plans and the updates recorded about it: the work everybody is given.

The same numbers always give the same updates, one at a time, so that an estate of any
length takes no more memory than a short one. A part of them is recorded late: their
effective day lies up to sixty days before their recording, and so often before the day
of something that was recorded earlier.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Literal, NamedTuple, get_args

Kind = Literal["rating", "progress", "target", "delivery"]
KINDS: tuple[Kind, ...] = get_args(Kind)

ACTIONS = 200
"""How many actions a plan has."""

LARGE = 10_000
"""From how many entries on the estate has ten plans rather than one."""

START = datetime(2020, 1, 6, 9, 0, tzinfo=UTC)
DAYS = 1096
"""Over how many days the updates of an estate are recorded, whatever their number."""

SEED = 20_200_106
VALUES: dict[Kind, tuple[str, ...]] = {
    "rating": ("Red", "Amber", "Green", "Blue"),
    "delivery": ("not started", "in progress", "completion claimed"),
}
NOTE = (
    "managers audited case files and shared what they learnt with the teams;"
    " visits were made in time for most children, though two areas remain below"
    " target; coaching is agreed, the board will look at the next quarter's figures"
    " and partners have been told about thresholds, supervision and plans"
)


class Update(NamedTuple):
    """What somebody recorded about one action.

    Attributes:
        number: The entry's number, from 1 without gaps.
        recorded_at: When it was recorded, in UTC; later for each next number.
        plan: The plan's name, a slug.
        action: The action's code within its plan, such as `2.17`.
        kind: What is said of the action.
        effective: From which day on it was so.
        value: What was said: a rating, a target's date, and so on.
        words: The reason or note beside it.
    """

    number: int
    recorded_at: datetime
    plan: str
    action: str
    kind: Kind
    effective: date
    value: str
    words: str

    @property
    def key(self) -> str:
        """The action's name in the whole estate, such as `plan-01/2.17`."""
        return f"{self.plan}/{self.action}"


class Point(NamedTuple):
    """A place on both clocks: what was so on `day`, as entry `entry` knew it.

    Attributes:
        day: The last effective day that counts.
        entry: The last entry that counts.
        instant: When that entry was recorded, for those who have no numbers.
    """

    day: date
    entry: int
    instant: datetime


def plans(entries: int) -> int:
    """Return how many plans an estate of so many entries has."""
    return 10 if entries >= LARGE else 1


def keys(entries: int) -> list[str]:
    """Return the key of every action of an estate of so many entries."""
    count = plans(entries) * ACTIONS
    return ["/".join(_place(number)) for number in range(count)]


def recorded_at(number: int, entries: int) -> datetime:
    """Return when an entry was recorded in an estate of so many entries."""
    return START + timedelta(seconds=number * (DAYS * 86_400 // entries))


def updates(entries: int) -> Iterator[Update]:
    """Yield the updates of an estate of so many entries, in order of recording."""
    return _updates(Random(SEED), 1, entries, entries)


def later(entries: int, count: int) -> Iterator[Update]:
    """Yield so many more, recorded after those of an estate of so many entries."""
    return _updates(Random(SEED + 1), entries + 1, count, entries)


def points(entries: int) -> list[Point]:
    """Return where to ask about an estate of so many entries; the first is now.

    The others are: late last year as known today, the same as known then, the middle as
    known somewhat later, and the beginning as known then.
    """

    def at(day: float, entry: float) -> Point:
        known, number = recorded_at(int(entries * day), entries), int(entries * entry)
        return Point(known.date(), number, recorded_at(number, entries))

    return [at(1, 1), at(0.75, 1), at(0.75, 0.75), at(0.5, 0.9), at(0.25, 0.25)]


def asked(entries: int) -> list[str]:
    """Return the actions whose timelines are asked for, the busy and the quiet."""
    every = keys(entries)
    return [every[len(every) * part // 5] for part in range(5)]


def _updates(rng: Random, first: int, count: int, entries: int) -> Iterator[Update]:
    actions = [_place(number) for number in range(plans(entries) * ACTIONS)]
    vocabulary = NOTE.split()
    twice = vocabulary * 2
    # Of all that `Random` gives, only `random` is the same in every version of Python.
    chance = rng.random
    for number in range(first, first + count):
        at = recorded_at(number, entries)
        plan, action = actions[int(chance() * len(actions))]
        kind = _kind(chance())
        effective = at.date() - timedelta(days=_delay(chance(), chance()))
        value = _value(kind, effective, chance())
        size, start = 8 + int(chance() * 16), int(chance() * len(vocabulary))
        words = f"{number}: {' '.join(twice[start : start + size])}"
        yield Update(number, at, plan, action, kind, effective, value, words)


def _place(number: int) -> tuple[str, str]:
    """Return the plan and code of an action, counted from 0 through the estate."""
    plan, at = divmod(number, ACTIONS)
    return f"plan-{plan + 1:02}", f"{1 + at % 4}.{1 + at // 4}"


def _kind(chance: float) -> Kind:
    if chance < 0.6:
        return "progress"
    if chance < 0.8:
        return "rating"
    return "delivery" if chance < 0.92 else "target"


def _delay(chance: float, more: float) -> int:
    """Return how many days pass until it is recorded: often none, at most sixty."""
    if chance < 0.6:
        return 0
    return int(more * 8) if chance < 0.9 else int(more * 61)


def _value(kind: Kind, effective: date, chance: float) -> str:
    if kind == "progress":
        return f"{int(chance * 101)}% done"
    if kind == "target":
        return str(effective + timedelta(days=30 + int(chance * 700)))
    choices = VALUES[kind]
    return choices[int(chance * len(choices))]
