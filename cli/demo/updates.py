"""The shape of the example's updates: who typed what, on which day."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from domain.clock import london
from domain.measures import Definition

_STEP = timedelta(minutes=5)

SEEN = "Shown to the board, which keeps its papers"
"""Why most sign-offs of the example have no evidence attached."""


@dataclass(frozen=True, slots=True)
class Update:
    """What one command says.

    Attributes:
        verb: One of `cli.demo.verbs.VERBS`.
        ref: The action's code; to correct, retract, confirm or refuse, the `name` of
            an update; to register, seal or promise a report, its audience; a board, a
            role, or the code of a measure to read.
        words: What the verb takes: a note, a rating, a target, a status, a code,
            the title of a report, who sent it, when one is owed, what went wrong.
        because: Why.
        on: When it was so, as an officer types it; None for the day of recording.
            Of a report to be sealed, the day that it speaks of.
        name: How a later update calls this one.
        approved_by: Who agreed to a revised target.
        number: Which of several targets; to send, which report.
        without: What a report leaves out.
        waiver: Why a sign-off has no evidence.
        monitored_by: Who goes on monitoring what is business as usual.
        said: How a measure is defined.
        recovery: What brings an action back that is off track.
        asked: What an exception report asks, and of whom; None for nothing.
    """

    verb: str
    ref: str
    words: str = ""
    because: str | None = None
    on: str | None = None
    name: str | None = None
    approved_by: str | None = None
    number: int | None = None
    without: tuple[str, ...] = ()
    recovery: str = ""
    asked: str | None = None
    waiver: str | None = None
    monitored_by: str | None = None
    said: Definition | None = None


def signed_off(
    ref: str, why: str, on: str | None = None, *, decided: bool = False
) -> Update:
    """Return a sign-off whose evidence the board keeps.

    Args:
        ref: The action's code.
        why: What was seen.
        on: When it was so.
        decided: Whether a later update confirms or refuses it: "sign-off of 2.6".
    """
    name = f"sign-off of {ref}" if decided else None
    return Update("deliver", ref, "signed off", why, on, name, waiver=SEEN)


def routine(ref: str, why: str, *, decided: bool = False) -> Update:
    """Return the update by which an action becomes business as usual.

    With `decided` it is called like "routine of 2.4", for whoever confirms it.
    """
    said, watches = "business as usual", "Head of Quality"
    name = f"routine of {ref}" if decided else None
    return Update("deliver", ref, said, why, name=name, monitored_by=watches)


@dataclass(frozen=True, slots=True)
class Sitting:
    """What one user recorded in one go.

    Attributes:
        day: The day, in London.
        who: The user name.
        updates: What was recorded, in order.
        hour: When the user sat down, in London.
    """

    day: date
    who: str
    updates: tuple[Update, ...]
    hour: int = 9


@dataclass(frozen=True, slots=True)
class Meeting:
    """The ratings that a quarterly meeting of the board gave.

    Attributes:
        met: The day of the meeting, as officers write it.
        day: The day on which the ratings were recorded.
        ratings: Code, rating, reason.
        who: Who recorded them.
        hour: When.
    """

    met: str
    day: date
    ratings: tuple[tuple[str, str, str], ...]
    who: str = "policy.officer"
    hour: int = 14

    def sitting(self) -> Sitting:
        """Return the same as updates; each is called like "2.6 on 30 July 2020"."""
        updates = tuple(
            Update("rate", ref, rating, why, self.met, name=f"{ref} on {self.met}")
            for ref, rating, why in self.ratings
        )
        return Sitting(self.day, self.who, updates, self.hour)


@dataclass(slots=True)
class Timetable:
    """Gives each update its instant: some minutes apart, never going back."""

    last: datetime | None = field(default=None)

    def instants(self, sitting: Sitting) -> Iterator[tuple[datetime, Update]]:
        """Yield each update of `sitting` with the instant of its recording."""
        hour = sitting.hour
        start = datetime(*sitting.day.timetuple()[:3], hour, 11, tzinfo=london())
        if self.last is not None:
            start = max(start, self.last + _STEP)
        for index, update in enumerate(sitting.updates):
            # Nobody types at an even beat.
            self.last = start + index * _STEP + timedelta(seconds=index * 37 % 150)
            yield self.last, update
