"""A plan on a day, as known up to an entry: what `ledger status` shows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from domain.printing import code_order, ordinal
from projections.action_view import ActionStatus, Around, Dating, action_of
from projections.axes import latest, recorded_at
from projections.errors import NotInPlanError
from projections.exceptions import ExceptionStatus, exceptions_of
from projections.facts import Row, history_rows, state_rows
from projections.lines_of import lines_of
from projections.plan_view import (
    areas_by_number,
    counted,
    plan_parts,
    why_closed,
    with_scheme,
)
from projections.schemes import Schemes
from projections.tables import Connection

if TYPE_CHECKING:
    from projections.measures import MeasureStatus


class PlanStatus(NamedTuple):
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
        exceptions: The live actions whose ratings require an exception report, with
            it or without; those without come first, the longest owed before others.
        measures: What is measured and how it stands, by code.
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
    exceptions: list[ExceptionStatus]
    measures: list[MeasureStatus]

    def as_json(self, *, entries: int, root: str | None) -> dict[str, Any]:
        """Return it under the keys of `status --format json`.

        Args:
            entries: How many entries the ledger holds.
            root: The root hash over them; None to leave it out.
        """
        plain = self._asdict()
        del plain["entry"], plain["recorded_at"]
        return plain | {
            "as_at": self.as_at.isoformat(),
            "known_to": {"entry": self.entry, "recorded_at": self.recorded_at},
            "head": {"entries": entries} | ({} if root is None else {"root": root}),
            "actions": [action.as_json() for action in self.actions],
            "ended_actions": [action.as_json() for action in self.ended_actions],
            "exceptions": [one.as_json() for one in self.exceptions],
            "measures": [measure.as_json() for measure in self.measures],
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
    adopted = history_rows(connection, plan, "scheme", date.max, known_to)
    with_scheme(own, adopted)
    present = {s: rows for s, rows in by_subject.items() if "added" in rows}
    around = _around(connection, (plan, as_at, known_to), own, present)
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
        exceptions=exceptions_of(live, around, Schemes.of(adopted), as_at),
        measures=_measures(by_subject.get(f"measure/{plan}", {}), around.codes, as_at),
    )


def _around(
    connection: Connection,
    point: tuple[str, date, int],
    own: dict[str, Row],
    present: dict[str, dict[str, Row]],
) -> Around:
    """Return what the actions of a plan, V and K are drawn with."""
    plan, _, known_to = point
    histories = _histories(connection, *point)
    targets: dict[str, list[list[Row]]] = {}
    for (subject, field), rows in histories.items():
        if field.startswith("target/"):
            targets.setdefault(subject, []).append(rows)
    return Around(
        areas_by_number(own),
        {subject: rows["code"].value for subject, rows in present.items()},
        histories,
        targets,
        _dating(connection, _dated(present, histories)),
        _decided(connection, plan, known_to, present),
    )


def _measures(
    rows: dict[str, Row], codes: dict[str, str], as_at: date
) -> list[MeasureStatus]:
    if not rows:
        return []
    # Most plans have none, and need not pay for what compares figures.
    from projections.measures import measures_of

    return measures_of(rows, codes, as_at)


def _histories(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for like in ("rating", "exception", "target/%"):
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


def _dated(
    present: dict[str, dict[str, Row]], histories: dict[tuple[str, str], list[Row]]
) -> list[int]:
    """Return the numbers of the entries whose dates a status shows."""
    found = {
        row.entry
        for rows in present.values()
        for field, row in rows.items()
        if field.startswith(("progress", "evidence/", "proposal/"))
    }
    for (_, field), rows in histories.items():
        if field == "exception":
            found.update(row.entry for row in rows)
    return sorted(found)


def _dating(connection: Connection, numbers: list[int]) -> dict[int, Dating]:
    """Return how the entries with these numbers are dated."""
    return {
        number: Dating(
            line.known_day,
            line.effective,
            line.days_late,
            line.recorded_by,
            line.on_behalf_of,
        )
        for number, line in lines_of(connection, numbers).items()
    }
