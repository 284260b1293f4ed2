"""Each action over time: from which day on which of its fields says what."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from domain.printing import NOT_RECORDED, code_order, ordinal
from projections.documents.content import shown
from projections.documents.targets import originally
from projections.facts import Row, history_rows
from projections.pack.material import ActionSteps, Step
from projections.plan_view import areas_by_number
from projections.tables import Connection
from projections.target_view import target_of

Fields = Mapping[str, list[Row]]
"""Field -> all that stood of it, in order of effect."""


def steps(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> list[ActionSteps]:
    """Return each action as it was on every day up to `as_at`, known to `known_to`.

    What they say of a day is what `status` shows at that day and entry. Ended actions
    are there too. They come by area and code, as these are on the last day.
    """
    subjects: dict[str, dict[str, list[Row]]] = {}
    for row in history_rows(connection, plan, "%", as_at, known_to):
        subjects.setdefault(row.subject, {}).setdefault(row.field, []).append(row)
    own = subjects.get(f"plan/{plan}", {})
    areas = areas_by_number({field: _last(rows) for field, rows in own.items()})
    found = [
        _action(subject, fields, areas)
        for subject, fields in subjects.items()
        if "added" in fields
    ]
    return sorted(found, key=_place)


def target_line(target: Mapping[str, Any]) -> str:
    """Return a target in one line: "by March 2021 (was September 2020)".

    Args:
        target: A target under the keys of `status --format json`.
    """
    words = shown(" ".join(target["text"].split()))
    was = originally(target)
    return f"{words} (was {was})" if was else words


def _action(
    subject: str, fields: Fields, areas: Mapping[int, Mapping[str, str]]
) -> ActionSteps:
    added, ended = in_force(fields["added"]), in_force(fields.get("ended", ()))
    return ActionSteps(
        id=subject,
        area=areas[json.loads(added[-1][1].value)["area"]]["code"],
        code=_said(fields, "code"),
        wording=_said(fields, "wording"),
        rating=_said(fields, "rating", NOT_RECORDED),
        delivery=_delivery(fields, ended),
        target=_targets(fields),
        progress=_said(fields, "progress"),
        added=added[0][0],
        ended=ended[0][0] if ended else None,
    )


def in_force(rows: Iterable[Row]) -> list[tuple[str, Row]]:
    """Return from which day on which fact of one field was in force.

    A fact that nobody dated comes into force on the day of its recording only if
    nothing that is dated has done so before.
    """
    found: dict[str, Row] = {}
    best: Row | None = None
    for row in sorted(rows, key=lambda row: (row.seen_from, _rank(row))):
        if best is None or _rank(row) > _rank(best):
            found[row.seen_from] = best = row
    return list(found.items())


def _rank(row: Row) -> tuple[str, int, int]:
    return row.valid_from, row.place, row.number


def _last(rows: Iterable[Row]) -> Row:
    return in_force(rows)[-1][1]


def _said(fields: Fields, field: str, missing: str | None = None) -> list[Step]:
    days = in_force(fields.get(field, ()))
    return _steps([(day, row.value, (row.entry,)) for day, row in days], missing)


def _delivery(fields: Fields, ended: list[tuple[str, Row]]) -> list[Step]:
    left = ended[0][0] if ended else None
    said = [
        (day, row.value, (row.entry,))
        for day, row in in_force(fields.get("delivery", ()))
        if left is None or day < left
    ]
    said += [(day, json.loads(row.value)["how"], (row.entry,)) for day, row in ended]
    return _steps(said, NOT_RECORDED)


def _targets(fields: Fields) -> list[Step]:
    """Return the lines of all targets; a target is never undated."""
    kept = {
        int(field.removeprefix("target/")): rows
        for field, rows in fields.items()
        if field.startswith("target/")
    }
    days: dict[str, set[int]] = {}
    for row in (row for rows in kept.values() for row in rows):
        days.setdefault(row.valid_from, set()).add(row.entry)
    said = [(day, _lines(kept, day), sorted(days[day])) for day in sorted(days)]
    return _steps(said, None)


def _lines(targets: Mapping[int, list[Row]], day: str) -> str:
    lines = []
    for _, rows in sorted(targets.items()):
        if known := [row for row in rows if row.valid_from <= day]:
            lines.append(target_line(target_of(known)._asdict()))
    return "\n".join(lines)


def _steps(
    said: Iterable[tuple[str, str, Sequence[int]]], missing: str | None
) -> list[Step]:
    """Return the days on which what is said changes; before the first it is missing."""
    found = [] if missing is None else [Step("", missing)]
    for day, words, entries in said:
        if not found or found[-1].says != words:
            found.append(Step(day, words, entries))
    return found


def _place(action: ActionSteps) -> tuple[Any, ...]:
    code = action.code[-1].says
    return code_order(action.area), code_order(code), ordinal(action.id)
