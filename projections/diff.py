"""What differs between two states of a plan, and which entries made it so."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from domain.printing import code_order, ordinal
from projections.axes import plans
from projections.facts import Row, state_rows
from projections.fields import MISSING, field_name, field_order, spoken
from projections.tables import Connection


@dataclass(frozen=True)
class Change:
    """One field that differs.

    Attributes:
        action: The action's code afterwards, or before if it is gone; None for
            the plan's own fields.
        field: The field as people call it, such as `rating` or `target 1`; `added`
            for an action that came into the plan, `ended` for one that left it.
        before: What it said before; None for nothing.
        after: What it says afterwards; None for nothing.
        entries: Numbers of the entries that made the change, ascending:
            corrections and retractions included.
        subject: Id of the action or plan.
    """

    action: str | None
    field: str
    before: str | None
    after: str | None
    entries: tuple[int, ...]
    subject: str

    def as_json(self) -> dict[str, Any]:
        """Return the change under the keys of `diff --format json`."""
        return {
            "action": self.action,
            "field": self.field,
            "before": self.before,
            "after": self.after,
            "entries": list(self.entries),
            "subject": self.subject,
        }


@dataclass(frozen=True)
class _State:
    """All facts in force at (V, K)."""

    as_at: date
    known_to: int
    rows: dict[tuple[str, str], Row]

    @cached_property
    def codes(self) -> dict[str, str]:
        """Action id -> code."""
        return {s: row.value for (s, f), row in self.rows.items() if f == "code"}

    @cached_property
    def areas(self) -> dict[int, str]:
        """Area number -> code."""
        return {
            int(field.removeprefix("area/")): json.loads(row.value)["code"]
            for (_, field), row in self.rows.items()
            if field.startswith("area/")
        }

    def has(self, subject: str) -> bool:
        """Whether the plan had that action; it always has itself and its reports."""
        return _of_plan(subject) or (subject, "added") in self.rows

    def row(self, subject: str, field: str) -> Row | None:
        """Return the fact in force; None also for an action not in the plan."""
        return self.rows.get((subject, field)) if self.has(subject) else None

    def says(self, subject: str, field: str) -> str | None:
        """Return the fact in words, or what stands for nothing."""
        row = self.row(subject, field)
        if row is None:
            return MISSING.get(field)
        return spoken(field, row.value, self.codes, self.areas)


def diff(
    connection: Connection,
    plan: str,
    before: tuple[date, int],
    after: tuple[date, int],
) -> list[Change]:
    """Return what differs between a plan at two (V, K).

    The plan's own fields come first, then each action by area and code. A plan
    that was not open yet says nothing, so all of it counts as added.

    Raises:
        UnknownPlanError: the ledger has no such plan.
    """
    old, new = (_state(connection, plan, *point) for point in (before, after))
    if not (old.rows or new.rows) and plan not in (known := plans(connection)):
        # It loads pydantic; only a failure pays for that.
        from domain.refusals import UnknownPlanError

        raise UnknownPlanError(plan, known)
    held = {key for key in old.rows.keys() | new.rows.keys() if _counts(key[1])}
    # One and the same fact can be worded anew when what it names has a new code.
    moved = [key for key in held if old.row(*key) != new.row(*key)]
    moved.sort(key=_order(old, new))
    found = (_change(subject, field, old, new) for subject, field in moved)
    return [change for change in found if change is not None]


def _state(connection: Connection, plan: str, as_at: date, known_to: int) -> _State:
    rows = state_rows(connection, plan, as_at, known_to)
    return _State(as_at, known_to, {(row.subject, row.field): row for row in rows})


def _of_plan(subject: str) -> bool:
    return subject.startswith(("plan/", "report/", "measure/"))


_BESIDE = frozenset({"proposal", "decision", "meeting"})
"""Kinds of field that say nothing of the plan itself: what is only proposed does not
count, and that a board met changes no action."""


def _counts(field: str) -> bool:
    return field.partition("/")[0] not in _BESIDE


def _order(old: _State, new: _State) -> Callable[[tuple[str, str]], tuple[Any, ...]]:
    """Return the sort key of (subject, field): plan, then area, code and field."""
    areas: Mapping[int, str] = {**old.areas, **new.areas}

    @cache
    def place(subject: str) -> tuple[Any, ...]:
        added = new.rows.get((subject, "added")) or old.rows.get((subject, "added"))
        area = json.loads(added.value)["area"] if added else 0
        code = new.codes.get(subject) or old.codes.get(subject) or ""
        return code_order(areas.get(area, str(area))), code_order(code)

    def key(pair: tuple[str, str]) -> tuple[Any, ...]:
        subject, field = pair
        if _of_plan(subject):
            return (0, field_order(field))
        return (1, *place(subject), ordinal(subject), field_order(field))

    return key


def _change(subject: str, field: str, old: _State, new: _State) -> Change | None:
    """Return how a field says something else; None when that goes without saying."""
    name = _measure_name(subject, field, old, new) or field_name(field)
    before, after = old.says(subject, field), new.says(subject, field)
    if old.has(subject) != new.has(subject):
        if field in ("code", "wording"):
            return None
        if field == "added":
            name = "added"
            before, after = old.says(subject, "wording"), new.says(subject, "wording")
    if field.startswith("target/") and before == after:
        before, after = (
            _in_full(old.row(subject, field)),
            _in_full(new.row(subject, field)),
        )
    if before == after:
        return None
    code = new.codes.get(subject) if new.has(subject) else old.codes.get(subject)
    entries = _causes(subject, field, old, new) or _causes(subject, "added", old, new)
    return Change(code, name, before, after, tuple(sorted(entries)), subject)


def _measure_name(subject: str, field: str, old: _State, new: _State) -> str | None:
    """Return a measure or its readings by the code of it; None for other fields."""
    kind, _, number = field.partition("/")
    if kind not in ("measure", "reading"):
        return None
    own = subject, f"measure/{number}"
    row = new.rows.get(own) or old.rows.get(own)
    if row is None:
        return None
    code = json.loads(row.value)["code"]
    return f"measure {code}" if kind == "measure" else f"reading of {code}"


def _in_full(row: Row | None) -> str | None:
    """Return a target with what was understood of its words."""
    if row is None:
        return None
    parts = json.loads(row.value)
    if parts["since"]:
        return f"{parts['words']} ({parts['kind']}, since {parts['since_printed']})"
    return f"{parts['words']} ({parts['kind']}, due {parts['due_printed'] or 'never'})"


def _causes(subject: str, field: str, old: _State, new: _State) -> set[int]:
    """Return the entries because of which the two facts in force differ."""
    was, now = old.row(subject, field), new.row(subject, field)
    found = set()
    for row, there in ((was, new), (now, old)):
        if row is None:
            continue
        if row.number > there.known_to:
            found.add(row.number)
        elif row.until <= there.known_to:
            found.add(row.until)
        elif date.fromisoformat(row.seen_from) > there.as_at:
            found.add(row.entry)
    return found
