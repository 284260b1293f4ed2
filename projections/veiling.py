"""A copy of one plan's views in which words that an audience is not to see are gone.

All files of a pack are drawn from it, so that no drawing can forget to leave out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from domain.printing import REDACTED, WITHHELD
from domain.withholding import Withholding
from projections.line_row import LineRow
from projections.tables import FACTS, OPEN, Connection, create

_FACT = (
    "about, valid_from, seen_from, place, number, until, entry, value, extra, s.field"
)
_WORDS = {
    "target": ("words", "approved_by"),
    "exception": ("cause", "recovery", "asked"),
    "evidence": ("description", "name", "link"),
    "area": ("title",),
    "inspection": ("framework",),
    "report": ("name", "title", "by"),
    "commitment": ("about",),
    "proposal": ("waiver", "monitored_by"),
    "measure": ("name", "about"),
    "reading": ("note",),
}
"""Kinds of field whose value is JSON -> the words of people in it."""

_PLAIN = frozenset(
    {
        *("title", "authority", "outcome", "term", "board", "wording", "sub_item"),
        *("impact", "owner", "progress", "sent", "lifted"),
        *("waiver", "monitoring"),
    }
)
"""Kinds of field whose value is nothing but words of people."""


_LABELLED = frozenset(
    {
        *("action.rated", "action.delivery_recorded"),
        *("action.rating_proposed", "action.delivery_proposed"),
        *("action.rating_confirmed", "action.delivery_confirmed"),
        *("action.rating_refused", "action.delivery_refused"),
        *("plan.role_granted", "plan.role_revoked", "plan.meeting_held"),
        "plan.delegation_set",
        "measure.read",
        *("plan.action_renumbered", "plan.scheme_adopted", "plan.policy_set"),
        *("plan.superseded", "plan.hold_placed", "plan.hold_lifted"),
        "plan.actions_merged",
    }
)
"""Entries whose line says a word of a list, and no words of people."""


def veil(
    views: Connection, copy: Connection, plan: str, known_to: int, without: Withholding
) -> frozenset[str]:
    """Fill `copy` with what the views say of a plan, but for what is left out.

    Args:
        views: A connection to the views.
        copy: A connection to an empty database.
        plan: The plan's slug.
        known_to: The last entry that is copied.
        without: What is left out.

    Returns:
        The words that were left out, wherever they stood.
    """
    create(copy)
    copy.execute("BEGIN")
    gone: set[str] = set()
    lines = _lines(views, plan, known_to)
    facts = _stated(lines)
    hidden = {
        line.number
        for line in lines
        if without.hides(line.number, facts[line.number], line.text or "")
    }
    for line in lines:
        veiled = line.number in hidden
        fact = facts[line.number]
        _insert(copy, "line", _veiled_line(line, fact, gone) if veiled else line)
    again = _said_again(views, plan, hidden)
    for fact_row in _facts(views, plan, known_to, hidden | again, gone):
        _insert(copy, "fact", fact_row)
    for table, wanted in (("subject_field", "plan = ?"), ("line_subject", _OF_PLAN)):
        for row in views.execute(f"SELECT * FROM {table} WHERE {wanted}", (plan,)):
            _insert(copy, table, row)
    copy.execute("COMMIT")
    return frozenset(gone)


def _said_again(views: Connection, plan: str, hidden: set[int]) -> set[int]:
    """Return the entries whose facts repeat the words of hidden ones.

    A confirmation brings in force what was proposed, with its reason.
    """
    rows = views.execute(
        f"SELECT s.field, f.entry FROM {FACTS}"
        " WHERE s.plan = ? AND s.field LIKE 'decision/%'",
        (plan,),
    )
    return {n for field, n in rows if int(field.partition("/")[2]) in hidden}


def _facts(
    views: Connection, plan: str, known_to: int, hidden: set[int], gone: set[str]
) -> Iterator[Sequence[Any]]:
    """Yield the facts of a plan as they stand in the copy."""
    for row in views.execute(
        f"SELECT {_FACT} FROM {FACTS} WHERE s.plan = ? AND f.number <= ?",
        (plan, known_to),
    ):
        *kept, until, entry, value, extra, field = row
        if entry in hidden:
            value = _veiled(field, value, gone)
            extra = _gone(extra, gone)
        yield (*kept, until if until <= known_to else OPEN, entry, value, extra)


_MARK = REDACTED[:-1]
"""How the words begin that stand in the place of redacted ones."""

_OF_PLAN = "number IN (SELECT number FROM line WHERE plan = ?)"


_NO_WORDS = frozenset(
    {
        *("id", "code", "area", "parent", "into", "label", "rating", "delivery"),
        *("kind", "precision", "value", "letter", "effective", "plan", "as_at"),
        *("unit", "direction", "state", "period"),
    }
)
"""Keys whose value is of a list, though somebody may have written the same word."""


def veil_snapshot(value: Any, gone: frozenset[str]) -> Any:
    """Return JSON data of an earlier report without the words that are left out."""
    match value:
        case str() if value in gone:
            return WITHHELD
        case dict():
            return {
                key: inner if key in _NO_WORDS else veil_snapshot(inner, gone)
                for key, inner in value.items()
            }
        case list():
            return [veil_snapshot(inner, gone) for inner in value]
        case _:
            return value


def redact_snapshot(then: Any, now: Any) -> Any:
    """Return JSON data of an earlier report without words that were redacted since.

    Args:
        then: The data as it was frozen.
        now: The same as the views give it today; it differs in redacted words alone.
    """
    match then, now:
        case str(), str():
            return now if _MARK in now else then
        case dict(), dict() if then.keys() == now.keys():
            return {key: redact_snapshot(then[key], now[key]) for key in then}
        case list(), list() if len(then) == len(now):
            pairs = zip(then, now, strict=True)
            return [redact_snapshot(one, other) for one, other in pairs]
        case _:
            # Where the shape differs, nothing says which words are which.
            return now if _MARK in json.dumps(now, ensure_ascii=False) else then


def _lines(views: Connection, plan: str, known_to: int) -> list[LineRow]:
    columns = ", ".join(LineRow._fields)
    rows = views.execute(
        f"SELECT {columns} FROM line WHERE plan = ? AND number <= ? ORDER BY number",
        (plan, known_to),
    )
    return [LineRow._make(row) for row in rows]


def _stated(lines: list[LineRow]) -> dict[int, str]:
    """Return entry -> wire name of the fact that it states, or is about."""
    wires = {line.number: line.type for line in lines}
    return {line.number: wires[line.place] for line in lines}


def _veiled_line(line: LineRow, fact: str, gone: set[str]) -> LineRow:
    return line._replace(
        # What the facts do not add to `gone` is put together of words and numbers.
        text=line.text if fact in _LABELLED else _gone(line.text, set()),
        reason=_gone(line.reason, gone),
        words=_gone(line.words, gone),
        source=_gone(line.source, gone),
    )


def _veiled(field: str, value: str, gone: set[str]) -> str:
    """Return a stored value without the words of people in it."""
    kind = field.partition("/")[0]
    if kind in _PLAIN:
        return _gone(value, gone) or ""
    if kind == "scheme":
        values = json.loads(value)
        for one in values:
            one["meaning"] = _gone(one["meaning"], gone)
        return json.dumps(values, sort_keys=True, ensure_ascii=False)
    if kind not in _WORDS:
        return value
    parts = json.loads(value)
    kept = {n: _gone(parts.get(n), gone) for n in _WORDS[kind] if n in parts}
    return json.dumps({**parts, **kept}, sort_keys=True, ensure_ascii=False)


def _gone(words: str | None, gone: set[str]) -> str | None:
    if words is None:
        return None
    gone.add(words)
    return WITHHELD


def _insert(copy: Connection, table: str, row: Sequence[Any]) -> None:
    marks = ", ".join("?" * len(row))
    copy.execute(f"INSERT INTO {table} VALUES ({marks})", tuple(row))
