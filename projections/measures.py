"""The measures of a plan at some (V, K), with the readings that say how they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, NamedTuple

from domain.errors import LedgerError
from projections.facts import Row, history_rows
from projections.on_track import Line, State, is_old, needed, state_of
from projections.tables import Connection


class NoMeasureError(LedgerError):
    """A measure that the plan did not have at (V, K)."""

    def __init__(self, ref: str, known: Iterable[str]) -> None:
        held = ", ".join(known)
        there = f"it had {held}" if held else "it had none at all"
        super().__init__(
            f'The plan had no measure "{ref}" on the day asked about; {there}.'
        )


class Reading(NamedTuple):
    """A figure for a period.

    Attributes:
        period: The period as people gave it: "June 2020".
        ended: ISO day on which it ended, at the latest.
        value: The figure; a percentage of two numbers has one decimal.
        numerator: How many counted; None where a figure alone was given.
        denominator: Out of how many; likewise.
        note: What is to be known about it; None without a word.
        entry: The entry that states it.
    """

    period: str
    ended: str
    value: str
    numerator: int | None
    denominator: int | None
    note: str | None
    entry: int


@dataclass(frozen=True)
class MeasureStatus:
    """One measure at some (V, K). Figures are text, as exact as they were given.

    Attributes:
        number: Permanent number among the measures of the plan.
        code: What people call it.
        name: What is measured.
        unit: In what; "percent" where readings are so many out of so many.
        direction: Which way is better, "higher" or "lower".
        target: What it is to reach.
        target_by: ISO day by which it is to; None when the plan does not say.
        target_by_printed: The same as the plan prints it.
        baseline: Where it stood at first; None when not recorded.
        baseline_on: ISO day on which it stood there; None likewise.
        baseline_on_printed: The same as the plan prints it.
        actions: Codes of the actions whose success it shows.
        action_ids: Their permanent ids, in the same order.
        about: Where the figures come from; None without a word.
        latest: The reading whose period ended last; None for none.
        needed: The figure that it needed to be on track; None where nothing says so.
        old: Whether that reading is too old to say how the measure stands.
        state: "met", "on track", "off track" or "no data".
        entry: The entry that states what it is.
    """

    number: int
    code: str
    name: str
    unit: str
    direction: str
    target: str
    target_by: str | None
    target_by_printed: str | None
    baseline: str | None
    baseline_on: str | None
    baseline_on_printed: str | None
    actions: list[str]
    action_ids: list[str]
    about: str | None
    latest: Reading | None
    needed: str | None
    old: bool
    state: State
    entry: int

    def as_json(self) -> dict[str, Any]:
        """Return the measure under the keys of `measure list --format json`."""
        latest = None if self.latest is None else self.latest._asdict()
        return asdict(self) | {"latest": latest}


def measures_of(
    rows: Mapping[str, Row], worn: Mapping[str, str], as_at: date
) -> list[MeasureStatus]:
    """Return the measures whose facts in force are `rows`, by their codes.

    Args:
        rows: Field -> fact, of the stream of measures.
        worn: Action id -> code.
        as_at: V.
    """
    made = []
    for field, row in rows.items():
        kind, _, number = field.partition("/")
        if kind == "measure":
            made.append(_measure(row, rows.get(f"reading/{number}"), worn, as_at))
    return sorted(made, key=lambda one: (_order(one.code), one.number))


def find(held: Sequence[MeasureStatus], ref: str) -> MeasureStatus:
    """Return the measure among those held that `ref`, its code in any case, names.

    Raises:
        NoMeasureError: there is none; lists those there are.
    """
    for one in held:
        if one.code.casefold() == ref.strip().casefold():
            return one
    raise NoMeasureError(ref, [one.code for one in held])


def readings(
    connection: Connection, plan: str, number: int, as_at: date, known_to: int
) -> list[Reading]:
    """Return the readings of a measure at (V, K), by the day on which they ended."""
    rows = history_rows(connection, plan, f"reading/{number}", as_at, known_to)
    return [_reading(row) for row in rows]


def _order(code: str) -> list[tuple[int, str]]:
    """Return a sort key that puts M2 before M10."""
    parts = re.findall("[0-9]+|[^0-9]+", code.casefold())
    return [(int(part) if part.isdecimal() else -1, part) for part in parts]


def _measure(
    row: Row, read: Row | None, worn: Mapping[str, str], as_at: date
) -> MeasureStatus:
    parts: dict[str, Any] = json.loads(row.value)
    ids = [id_ for id_ in parts.pop("actions") if id_ in worn]
    line = Line(**{name: parts[name] for name in Line._fields})
    latest = None if read is None else _reading(read)
    old = latest is not None and is_old(latest.ended, as_at)
    state: State = "no data"
    if latest is not None and not old:
        state = state_of(line, latest.value, latest.ended)
    return MeasureStatus(
        **parts,
        number=int(row.field.removeprefix("measure/")),
        actions=[worn[id_] for id_ in ids],
        action_ids=ids,
        latest=latest,
        needed=None if latest is None else needed(line, latest.ended),
        old=old,
        state=state,
        entry=row.entry,
    )


def _reading(row: Row) -> Reading:
    return Reading(**json.loads(row.value), ended=row.valid_from, entry=row.entry)
