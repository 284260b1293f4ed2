"""The axes of a question: plans, actions, days of knowing, entry numbers."""

from __future__ import annotations

from datetime import date

from domain.printing import ordinal
from projections.facts import Row, field_rows, history_rows
from projections.tables import Connection


def known_to(connection: Connection, day: date) -> int:
    """Return the last entry recorded by the end of `day` in London; 0 if none."""
    row = connection.execute(
        "SELECT number FROM line WHERE recorded_day <= ?"
        " ORDER BY recorded_day DESC, number DESC LIMIT 1",
        (day.isoformat(),),
    ).fetchone()
    return 0 if row is None else int(row[0])


def latest(connection: Connection) -> int:
    """Return the number of the last entry in the views; 0 if none."""
    row = connection.execute("SELECT MAX(number) FROM line").fetchone()
    return int(row[0] or 0)


def recorded_at(connection: Connection, number: int) -> str | None:
    """Return when entry `number` was recorded, as stored; None if there is none."""
    row = connection.execute(
        "SELECT recorded_at FROM line WHERE number = ?", (number,)
    ).fetchone()
    return None if row is None else str(row[0])


def plans(connection: Connection) -> list[str]:
    """Return the slugs of all plans, sorted."""
    rows = connection.execute(
        "SELECT DISTINCT plan FROM line WHERE type = 'plan.opened' ORDER BY plan"
    )
    return [plan for (plan,) in rows]


def codes(connection: Connection, plan: str, known_to: int) -> dict[str, str]:
    """Return action id -> the code it wears, or wore last, as known at `known_to`."""
    rows = field_rows(connection, plan, "code", date.max, known_to)
    return {row.subject: row.value for row in rows}


def resolve(connection: Connection, plan: str, ref: str, known_to: int) -> str:
    """Return the id of the action that `ref`, a code or an id, names.

    A code means the live action that wears it; if none does, the one that ever did.

    Raises:
        UnknownPlanError: there is no such plan.
        UnknownActionError: no action was ever called so; suggests near codes.
        AmbiguousActionError: several were, none is now.
    """
    added = field_rows(connection, plan, "added", date.max, known_to)
    ids = sorted((row.subject for row in added), key=ordinal)
    wanted = ref.strip().removesuffix(".")
    now = codes(connection, plan, known_to)
    worn = history_rows(connection, plan, "code", date.max, known_to)
    ended = _subjects(field_rows(connection, plan, "ended", date.max, known_to))
    bearers = _subjects([r for r in worn if r.value.casefold() == wanted.casefold()])
    ever = [id_ for id_ in ids if id_ in bearers]
    live = [
        id_
        for id_ in ids
        if id_ not in ended and now[id_].casefold() == wanted.casefold()
    ]
    found = [id_ for id_ in ids if id_ == wanted] or live or ever
    if len(found) != 1:
        # The refusals print dates with pydantic's models; only a failure pays.
        from domain import refusals

        if plan not in (known := plans(connection)):
            raise refusals.UnknownPlanError(plan, known)
        if found:
            raise refusals.AmbiguousActionError(ref, found)
        raise refusals.UnknownActionError(ref, [now[id_] for id_ in ids])
    return found[0]


def _subjects(rows: list[Row]) -> set[str]:
    return {row.subject for row in rows}
