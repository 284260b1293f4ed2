"""The axes of a question: plans, actions, days of knowing, entry numbers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from domain.printing import ordinal
from projections.facts import history_rows, values
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


def entries_of(
    connection: Connection, commands: Collection[str], after: int
) -> list[int]:
    """Return the entries after entry `after` that the commands recorded, in order."""
    rows = connection.execute(
        "SELECT number, command FROM line WHERE number > ? ORDER BY number", (after,)
    )
    return [number for number, command in rows if command in commands]


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
    worn = values(connection, plan, ["code"], date.max, known_to)
    return {one.subject: one.value for one in worn}


def resolve(
    connection: Connection, plan: str, ref: str, known_to: int, as_at: date
) -> str:
    """Return the id of the action that `ref`, a code or an id, names on a day.

    A code means whoever wore it on the day `as_at`; else the live action that wears
    it; else the one that ever did.

    Raises:
        UnknownPlanError: there is no such plan.
        UnknownActionError: no action was ever called so; suggests near codes.
        AmbiguousActionError: several were, none is now.
    """
    wanted = ref.strip().removesuffix(".")
    now = codes(connection, plan, known_to)
    found = (
        [id_ for id_ in now if id_ == wanted]
        or _wearers(connection, plan, wanted, known_to, as_at)
        or _wearers(connection, plan, wanted, known_to, date.max)
        or _ever(connection, plan, wanted, known_to)
    )
    if len(found) != 1:
        # The refusals print dates with pydantic's models; only a failure pays.
        from domain import refusals

        if plan not in (known := plans(connection)):
            raise refusals.UnknownPlanError(plan, known)
        if found:
            raise refusals.AmbiguousActionError(ref, found)
        raise refusals.UnknownActionError(
            ref, [now[id_] for id_ in sorted(now, key=ordinal)]
        )
    return found[0]


def _wearers(
    connection: Connection, plan: str, code: str, known_to: int, day: date
) -> list[str]:
    """Return the ids of those in the plan on `day` under `code`: one at most."""
    said = values(connection, plan, ["code", "ended"], day, known_to)
    ended = {one.subject for one in said if one.field == "ended"}
    return [
        one.subject
        for one in said
        if one.field == "code"
        and one.value.casefold() == code.casefold()
        and one.subject not in ended
    ]


def _ever(connection: Connection, plan: str, code: str, known_to: int) -> list[str]:
    """Return the ids of all that wore `code` on any day, in the order of adding."""
    worn = history_rows(connection, plan, "code", date.max, known_to)
    bearers = {row.subject for row in worn if row.value.casefold() == code.casefold()}
    return sorted(bearers, key=ordinal)
