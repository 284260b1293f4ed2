"""A plan on a day, as known up to an entry: what `ledger status` shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.printing import code_order, ordinal
from projections.action_view import ActionStatus, Around, Dating, action_of
from projections.axes import latest, recorded_at
from projections.errors import NotInPlanError
from projections.facts import Row, history_rows, state_rows
from projections.lines_of import lines_of
from projections.plan_view import (
    areas_by_number,
    counted,
    plan_parts,
    why_closed,
    with_scheme,
)
from projections.tables import Connection


@dataclass(frozen=True)
class PlanStatus:
    """One plan at (V, K).

    Attributes:
        plan: Slug.
        title: As it stands.
        authority: The council; None when not recorded.
        inspection: framework, visited and letter, printed; None when not recorded.
        as_at: V.
        entry: K, the last entry taken into account.
        recorded_at: When that one was recorded, as stored; None before the first.
        scheme: The values of the rating scheme, as it was adopted.
        areas: code, title and outcomes of each area, in order of the codes.
        terms: Term -> meaning.
        boards: Board -> name.
        counts: Rating -> how many live actions, in the scheme's order; all values
            are there, and "not recorded" comes last.
        counts_by_area: Area code -> the same for its actions.
        actions: Live ones, by area and then by code.
        ended_actions: Those that left the plan, in the same order.
        ended: how, into, on and why, once the plan itself has ended.
    """

    plan: str
    title: str
    authority: str | None
    inspection: dict[str, Any] | None
    as_at: date
    entry: int
    recorded_at: str | None
    scheme: list[dict[str, Any]]
    areas: list[dict[str, Any]]
    terms: dict[str, str]
    boards: dict[str, str]
    counts: dict[str, int]
    counts_by_area: dict[str, dict[str, int]]
    actions: list[ActionStatus]
    ended_actions: list[ActionStatus]
    ended: dict[str, Any] | None

    def as_json(self, *, entries: int, root: str) -> dict[str, Any]:
        """Return it under the keys of `status --format json`.

        Args:
            entries: How many entries the ledger holds.
            root: The root hash over them.
        """
        plain = {
            name: getattr(self, name)
            for name in self.__dataclass_fields__
            if name not in ("entry", "recorded_at")
        }
        return plain | {
            "as_at": self.as_at.isoformat(),
            "known_to": {"entry": self.entry, "recorded_at": self.recorded_at},
            "head": {"entries": entries, "root": root},
            "actions": [action.as_json() for action in self.actions],
            "ended_actions": [action.as_json() for action in self.ended_actions],
        }

    def reported(self, *, entries: int, root: str) -> dict[str, Any]:
        """Return the same as a report says it: without what is only proposed."""
        said = self.as_json(entries=entries, root=root)
        for action in (*said["actions"], *said["ended_actions"]):
            del action["proposals"]
        return said

    def action(self, subject: str, ref: str | None = None) -> ActionStatus:
        """Return the action with that id, live or ended.

        Args:
            subject: Its id.
            ref: What people called it, which a refusal repeats.

        Raises:
            NotInPlanError: the plan did not have it at (V, K).
        """
        for action in (*self.actions, *self.ended_actions):
            if action.id == subject:
                return action
        raise NotInPlanError(ref or subject, self.as_at)


def status(connection: Connection, plan: str, as_at: date, known_to: int) -> PlanStatus:
    """Return the plan on the day `as_at` as known up to entry `known_to`.

    Raises:
        UnknownPlanError: the ledger has no such plan.
        NotKnownYetError: nothing of it was recorded by then.
        NotOpenYetError: it was not open on that day; says when it opened.
    """
    by_subject: dict[str, dict[str, Row]] = {}
    for row in state_rows(connection, plan, as_at, known_to):
        by_subject.setdefault(row.subject, {})[row.field] = row
    own = by_subject.pop(f"plan/{plan}", {})
    if "title" not in own:
        raise why_closed(connection, plan, as_at, known_to)
    with_scheme(connection, own, known_to)
    present = {s: rows for s, rows in by_subject.items() if "added" in rows}
    codes = {subject: rows["code"].value for subject, rows in present.items()}
    histories = _histories(connection, plan, as_at, known_to)
    decided = _decided(connection, plan, known_to, present)
    dating = _dating(connection, present)
    around = Around(areas_by_number(own), codes, histories, dating, decided)
    made = [action_of(subject, rows, around) for subject, rows in present.items()]
    made.sort(key=lambda a: (code_order(a.area), code_order(a.code), ordinal(a.id)))
    live = [action for action in made if action.ended is None]
    entry = min(known_to, latest(connection))
    return PlanStatus(
        plan=plan,
        as_at=as_at,
        entry=entry,
        recorded_at=recorded_at(connection, entry),
        **plan_parts(own),
        **counted(own, live),
        actions=live,
        ended_actions=[action for action in made if action.ended is not None],
    )


def _histories(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for like in ("rating", "target/%"):
        for row in history_rows(connection, plan, like, as_at, known_to):
            found.setdefault((row.subject, row.field), []).append(row)
    return found


def _decided(
    connection: Connection,
    plan: str,
    known_to: int,
    present: dict[str, dict[str, Row]],
) -> frozenset[int]:
    """Return the entries of proposals that were decided, whenever that was."""
    if not any(f.startswith("proposal/") for rows in present.values() for f in rows):
        return frozenset()
    rows = history_rows(connection, plan, "decision/%", date.max, known_to)
    return frozenset(int(row.field.removeprefix("decision/")) for row in rows)


def _dating(
    connection: Connection, present: dict[str, dict[str, Row]]
) -> dict[int, Dating]:
    """Return how the entries are dated whose dates a status shows."""
    numbers = (
        row.entry
        for rows in present.values()
        for field, row in rows.items()
        if field.startswith(("progress", "exception", "evidence/", "proposal/"))
    )
    return {
        number: Dating(
            None if line.precision == "unknown" else line.effective_day,
            line.effective,
            line.days_late,
            line.recorded_by,
        )
        for number, line in lines_of(connection, numbers).items()
    }
