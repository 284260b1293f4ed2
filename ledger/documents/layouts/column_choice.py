"""Which columns of a table stand for what, where headings compete."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ledger.documents.layouts.headings import Named, heading_date
from ledger.documents.layouts.layout import Field, normal

_LETTERS = frozenset(["r", "a", "g", "b", "y", "p"])
_WORDS = frozenset(("red", "amber", "green", "blue", "yellow", "purple", "grey"))
_FEWEST_LETTERS = 3
_SINGLE: tuple[Field, ...] = ("rating", "status", "reference", "area", "revised")
_GROUPED: tuple[Field, ...] = ("evidence", "next_steps")


class Chosen(NamedTuple):
    """What each column holds, and sentences on what could be otherwise."""

    fields: tuple[Field | None, ...]
    doubts: tuple[str, ...]


def choose(words: Sequence[str], named: Sequence[Named]) -> Chosen:
    """Return what the columns of a table hold, given what each heading says alone.

    Args:
        words: The headings, as printed.
        named: What each says.
    """
    fields = _strong(named)
    if "action" not in fields and "sub_action" in fields:
        fields[fields.index("sub_action")] = "action"
    doubts: list[str] = []
    _spread_ratings(words, fields)
    for kind in _SINGLE:
        _keep_one(kind, words, fields, doubts)
    for kind in sorted({f for f in fields if f and fields.count(f) > 1}):
        if kind not in (*_SINGLE, *_GROUPED):
            doubts.append(_shared(kind, words, fields))
    return Chosen(tuple(fields), tuple(doubts))


def is_value(heading: str) -> bool:
    """Tell whether a heading is a rating itself, as over columns that are ticked."""
    return normal(heading) in _LETTERS | _WORDS


def _strong(named: Sequence[Named]) -> list[Field | None]:
    """Return the fields; weak headings of the actions give way to better ones."""
    fields: list[Field | None] = [n.field for n in named]
    strong = [at for at, n in enumerate(named) if n.field == "action" and not n.weak]
    weak = [at for at, n in enumerate(named) if n.field == "action" and n.weak]
    for at in weak if strong else weak[1:]:
        fields[at] = named[at].instead
    return fields


def _spread_ratings(words: Sequence[str], fields: list[Field | None]) -> None:
    """Mark columns headed R, A, G (B), one of which is ticked, as ratings."""
    if "rating" in fields:
        return
    for names in (_LETTERS, _WORDS):
        columns = [at for at, heading in enumerate(words) if normal(heading) in names]
        if len({normal(words[at]) for at in columns}) >= _FEWEST_LETTERS:
            for at in columns:
                fields[at] = "rating"
            return


def _keep_one(
    kind: Field, words: Sequence[str], fields: list[Field | None], doubts: list[str]
) -> None:
    """Leave one column of a kind of which a plan has one, the newest if dated."""
    columns = [at for at, field in enumerate(fields) if field == kind]
    if len(columns) < 2 or all(is_value(words[at]) for at in columns):
        return
    dates = {at: heading_date(words[at]) for at in columns}
    newest = max(dates.values())
    kept = columns[0] if kind in ("reference", "area") else None
    if all(dates.values()) and list(dates.values()).count(newest) == 1:
        kept = max(dates, key=lambda at: dates[at])
    for at in columns:
        if at != kept:
            fields[at] = None
    said = f'only "{words[kept]}" was' if kept is not None else "none of them was"
    named = " and ".join(f'"{words[at]}"' for at in columns)
    doubts.append(f"the columns {named} could each be the {kind}; {said} read so.")


def _shared(kind: Field, words: Sequence[str], fields: Sequence[Field | None]) -> str:
    columns = [at for at, field in enumerate(fields) if field == kind]
    named = " and ".join(f'"{words[at]}"' for at in columns)
    how = ", each under its own heading" if kind == "progress" else ""
    what = kind.replace("_", " ")
    return f"the columns {named} were all read as {what}{how}."
