"""The measures of a plan as an aggregate: defined, and read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, Self

from domain.amending import Numbers, correction, retraction
from domain.entry_events import EntryCorrected, EntryRetracted
from domain.event import Attribution, E, Event, make
from domain.figures import LARGEST, PERCENT, rounded
from domain.history import History
from domain.measure_events import Direction, MeasureDefined, MeasureRead
from domain.measure_refusals import (
    BadFigureError,
    BeyondPercentError,
    MeasureCodeTakenError,
    OtherUnitError,
    ReadTwiceError,
    TargetBeforeBaselineError,
    UndatedReadingError,
    UnknownMeasureError,
    UnreadMeasureError,
)
from domain.names import measures_id
from domain.partial_date import PartialDate
from domain.text import Text

_Period = tuple[int, str, date | None, date | None]
"""A measure by its number, and a span of days with its precision."""


class Definition(NamedTuple):
    """What is said of a measure; see `MeasureDefined`."""

    code: str
    name: Text
    unit: str
    direction: Direction
    target: str
    target_by: PartialDate | None = None
    baseline: str | None = None
    baseline_on: PartialDate | None = None
    actions: tuple[str, ...] = ()
    about: Text | None = None


class Reading(NamedTuple):
    """A figure, or how many counted out of how many."""

    value: str | None = None
    numerator: int | None = None
    denominator: int | None = None
    note: Text | None = None


@dataclass(frozen=True)
class Measures:
    """All measures of one plan, as their own entries make them.

    Decisions return the event and leave the measures as they are; `apply` makes the
    next. Each refuses with a subclass of `LedgerError`.
    """

    history: History

    @classmethod
    def of(cls, slug: str) -> Self:
        """Return the measures of the plan `slug` before the first one."""
        return cls(History(measures_id(slug)))

    def apply(self, events: Iterable[Event]) -> Self:
        """Return the measures after `events`, which must follow without a gap."""
        more = tuple(events)
        after = replace(self, history=self.history.extended(more))
        read = [_period(event) for event in more if isinstance(event, MeasureRead)]
        if len(read) == len(more):
            # A file brings many readings, one after the other.
            periods = self._periods.union(read)
            vars(after).update(_defined=self._defined, _periods=periods)
        return after

    def called(self, ref: str) -> MeasureDefined:
        """Return the measure that `ref`, its code in any case, names.

        Raises:
            UnknownMeasureError: there is none; lists those there are.
        """
        latest = self._defined
        for one in latest.values():
            if one.code.casefold() == ref.strip().casefold():
                return one
        raise UnknownMeasureError(ref, [one.code for one in latest.values()])

    def define(
        self,
        said: Definition,
        ref: str | None,
        by: Attribution,
        reason: Text | None = None,
    ) -> MeasureDefined:
        """Define the measure `ref` anew, or the next one if that is None.

        Args:
            said: What is said of it.
            ref: The code of the measure that is defined anew.
            by: Who says so, and from which day on it holds.
            reason: Why it is defined anew.
        """
        if by.effective.precision == "unknown":
            raise UndatedReadingError
        _check_definition(said)
        ever = [e for e in self.history.events if isinstance(e, MeasureDefined)]
        new = 1 + max((event.number for event in ever), default=0)
        number = new if ref is None else self.called(ref).number
        fields = {**said._asdict(), "number": number, "reason": reason}
        return self._made(MeasureDefined, by, fields)

    def read(self, ref: str, reading: Reading, by: Attribution) -> MeasureRead:
        """Record what a measure came to in the period that is the effective date."""
        if by.effective.precision == "unknown":
            raise UndatedReadingError
        measure = self.called(ref)
        value = _figure(measure, reading)
        fields = {**reading._asdict(), "value": value, "measure": measure.number}
        return self._made(MeasureRead, by, fields)

    def correct(
        self, replacement: Event, reason: Text, by: Attribution, numbers: Numbers
    ) -> EntryCorrected:
        """Put `replacement` in the place of the entry whose version it has.

        The figure of a reading with two numbers is worked out of them anew.
        """
        if replacement.effective.precision == "unknown":
            raise UndatedReadingError
        if isinstance(replacement, MeasureRead):
            replacement = self._refigured(replacement)
        version = replacement.originator_version
        made = correction(self.history, version, replacement, reason, by, numbers)
        return self._fitting(made)

    def retract(
        self, version: int, reason: Text, by: Attribution, numbers: Numbers
    ) -> EntryRetracted:
        """Take the entry of `version` back."""
        return self._fitting(retraction(self.history, version, reason, by, numbers))

    def _refigured(self, read: MeasureRead) -> MeasureRead:
        """Return a reading with the figure that its two numbers come to."""
        measure = self._defined.get(read.measure)
        if measure is None:
            return read  # It was taken back with its measure, which is refused.
        counted, total = read.numerator, read.denominator
        value = read.value if counted is None else None
        figure = _figure(measure, Reading(value, counted, total))
        return read.model_copy(update={"value": figure})

    def _made(self, kind: type[E], by: Attribution, fields: dict[str, object]) -> E:
        stream, version = self.history.stream, self.history.version + 1
        return self._fitting(make(kind, stream, version, by, **fields))

    def _fitting(self, event: E) -> E:
        """Return `event` if afterwards each reading is of a measure, and only one."""
        if isinstance(event, MeasureRead):
            if _period(event) in self._periods:
                code = self._defined[event.measure].code
                raise ReadTwiceError(code, str(event.effective))
            return event
        after = self.apply([event])
        defined, before = after._defined, self._defined
        codes: dict[str, int] = {}
        for one in defined.values():
            if codes.setdefault(one.code.casefold(), one.number) != one.number:
                raise MeasureCodeTakenError(one.code)
        seen: set[_Period] = set()
        for read in after._readings():
            if read.measure not in defined:
                raise UnreadMeasureError
            one = defined[read.measure]
            if one.unit != before.get(one.number, one).unit:
                raise OtherUnitError(one.code, before[one.number].unit)
            if _period(read) in seen:
                raise ReadTwiceError(one.code, str(read.effective))
            seen.add(_period(read))
        return event

    @cached_property
    def _defined(self) -> dict[int, MeasureDefined]:
        """Return number -> the latest definition that stands."""
        found = (e for e in self._standing() if isinstance(e, MeasureDefined))
        return {event.number: event for event in found}

    @cached_property
    def _periods(self) -> frozenset[_Period]:
        """Of which measure and period there are readings that stand."""
        return frozenset(map(_period, self._readings()))

    def _readings(self) -> list[MeasureRead]:
        return [event for event in self._standing() if isinstance(event, MeasureRead)]

    def _standing(self) -> Iterator[Event]:
        return (fact.event for fact in self.history.facts)


def _period(read: MeasureRead) -> _Period:
    """Return of what a reading is; in which words its period was given is no part."""
    on = read.effective
    return read.measure, on.precision, on.first, on.last


def _check_definition(said: Definition) -> None:
    """Refuse figures that cannot be, and a target that was due before it began."""
    for figure in (said.target, said.baseline):
        if figure is not None:
            _check_percent(said.unit, figure)
    ends, begins = said.target_by, said.baseline_on
    if ends and begins and ends.last and begins.last and ends.last <= begins.last:
        raise TargetBeforeBaselineError(str(ends), str(begins))


def _check_percent(unit: str, figure: str) -> None:
    if unit == PERCENT and not 0 <= Decimal(figure) <= 100:
        raise BeyondPercentError(figure)


def _figure(measure: MeasureDefined, reading: Reading) -> str:
    """Return the figure of a reading: as given, or worked out of its two numbers.

    Raises:
        BadFigureError: it is neither, or both, or more counted than there were.
        BeyondPercentError: it is a percentage below 0 or above 100.
    """
    value, counted, total = reading.value, reading.numerator, reading.denominator
    if (value is None) == (counted is None) or (counted is None) != (total is None):
        raise BadFigureError("give one figure, or how many out of how many")
    if counted is None or total is None:
        _check_percent(measure.unit, str(value))
        return str(value)
    if total == 0:
        raise BadFigureError("none out of none is no figure; leave that period out")
    if max(counted, total) > LARGEST:
        raise BadFigureError("it counts more than there can be of anything")
    if measure.unit == PERCENT and counted > total:
        raise BadFigureError(f"{counted} cannot count out of {total}")
    whole = Decimal(counted) * (100 if measure.unit == PERCENT else 1)
    return rounded(whole / total)
