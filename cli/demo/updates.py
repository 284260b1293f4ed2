"""The shape of the example's updates: who typed what, on which day."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from domain.clock import london

_STEP = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Update:
    """What one command says.

    Attributes:
        verb: One of `cli.demo.recording.VERBS`.
        ref: The action's code; to correct or retract, the `name` of an update; to
            register, seal or promise a report, its audience.
        words: What the verb takes: a note, a rating, a target, a status, a code,
            the title of a report, who sent it, when one is owed, what went wrong.
        because: Why.
        on: When it was so, as an officer types it; None for the day of recording.
            Of a report to be sealed, the day that it speaks of.
        name: How a later update calls this one.
        approved_by: Who agreed to a revised target.
        number: Which of several targets; to send, which report.
        without: What a report leaves out.
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
