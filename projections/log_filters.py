"""Which entries a log is asked for, in words of SQL."""

from __future__ import annotations

from datetime import date
from typing import Required, TypedDict

# What amends a listed entry is listed: its own day says of when it speaks, and not
# when it acts.
_SO_BY = """(effective_day IS NULL OR effective_day <= ? OR names IS NOT NULL
    AND EXISTS (
        SELECT 1 FROM line before
        WHERE (before.number = line.place
            OR before.place = line.place AND before.names IS NOT NULL)
        AND before.number < line.number
        AND (before.effective_day IS NULL OR before.effective_day <= ?)
    ))"""
# Not by LIKE, of which each engine has its own idea.
_OF_TYPE = "(type = ? OR substr(type, length(type) - length(?)) = '.' || ?)"
_ABOUT = (
    "(subject = ? OR number IN (SELECT number FROM line_subject WHERE subject = ?))"
)


class Wanted(TypedDict, total=False):
    """Which entries are wanted: those that fit every filter.

    Attributes:
        action: Id of the only action wanted, as `resolve` gives it.
        actor: The only user name wanted: of who recorded it, or for whom.
        type: A wire name, or the part of it after the dot.
        since: First day of recording, in London.
        until: Last day of recording, in London.
        backdated: Only entries recorded on a later day than they were effective.
        known_to: The last entry that is taken into account.
        as_at: Last effective day. A correction or retraction of what was so by then is
            wanted too, whatever day it names.
    """

    action: str | None
    actor: str | None
    type: str | None
    since: date | None
    until: date | None
    backdated: bool
    known_to: Required[int]
    as_at: date | None


def conditions(
    plan: str | None, wanted: Wanted
) -> list[tuple[str, tuple[object, ...]]]:
    """Return the conditions of SQL on `line`, each with the values of its marks.

    Args:
        plan: Slug of the only plan wanted.
        wanted: The other filters.
    """
    type_, as_at = wanted.get("type"), wanted.get("as_at")
    since, until = wanted.get("since"), wanted.get("until")
    asked: list[tuple[str, object]] = [
        ("number <= ?", wanted["known_to"]),
        ("plan = ?", plan),
        (_ABOUT, wanted.get("action")),
        ("(recorded_by = ? OR on_behalf_of = ?)", wanted.get("actor")),
        (_OF_TYPE, type_ and type_.lower()),
        ("recorded_day >= ?", since and since.isoformat()),
        ("recorded_day <= ?", until and until.isoformat()),
        ("days_late > ?", 0 if wanted.get("backdated") else None),
        (_SO_BY, as_at and as_at.isoformat()),
    ]
    return [
        (sql, (value,) * sql.count("?")) for sql, value in asked if value is not None
    ]
