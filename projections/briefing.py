"""What a board is told on one page: movement, Reds, decisions, slippage, measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from domain.printing import counted, day
from projections import measure_words
from projections.movement import ORDER, Moved, Movement
from projections.pack.material import Plan
from projections.rescheduling import Slippage

MOST = 4
"""So many rows of each part are on the page; the rest is counted."""

LONGEST = 90
"""Longer words end in an ellipsis: the page is one page."""


class Section(NamedTuple):
    """One part of a briefing.

    Attributes:
        title: Its heading.
        said: What it comes to, as a sentence.
        heads: The columns of its table; none where there is no table.
        rows: The cells, as many in each row as there are heads.
        left_out: How many more rows there are.
        see: The command that shows them all.
    """

    title: str
    said: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int
    see: str

    def as_json(self) -> dict[str, Any]:
        """Return it under the keys of `brief --format json`."""
        rows = [dict(zip(self.heads, row, strict=True)) for row in self.rows]
        said = {"title": self.title, "said": self.said, "rows": rows}
        return {**said, "left_out": self.left_out, "see": self.see}


@dataclass(frozen=True)
class Told:
    """What a briefing is drawn from.

    Attributes:
        data: The plan now, under the keys of `status --format json`.
        before: The plan at the last report or meeting, likewise.
        since: Which that was, in words for a command: `report 2` or a date.
        movement: How the actions moved from the one to the other.
        moved: The targets that were moved.
        measures: The measures, under the keys of `measure list --format json`.
    """

    data: Plan
    before: Plan
    since: str
    movement: Movement
    moved: Sequence[Slippage]
    measures: Sequence[Mapping[str, Any]]


def sections(told: Told) -> list[Section]:
    """Return the parts of a briefing, in the order in which a board reads them."""
    return [
        _movement(told),
        _exceptions(told.data),
        _asked(told.data),
        _slippage(told),
        _measures(told.measures),
    ]


def _movement(told: Told) -> Section:
    moves = told.movement
    counts = ((kind, len(moves.of(kind))) for kind in ORDER)
    said = ", ".join(f"{count} {kind}" for kind, count in counts if count)
    stayed = f"{len(moves.of('stayed'))} stayed as they were"
    rows = [
        (one.kind, one.code, _from_to(one), _short(one.wording))
        for kind in ORDER
        for one in moves.of(kind)
    ]
    total = moves.total
    sum_ = f"{total.before} + {total.added} - {total.left} = {total.after} actions"
    whole = f"{said}; {stayed}. {sum_}." if said else f"Nothing moved; {stayed}."
    heads = ("Movement", "Action", "Rating", "What it says")
    see = f'ledger movement "{told.since}"'
    return _section("What moved", whole, heads, rows, see)


def _from_to(one: Moved) -> str:
    return f"{one.before or 'nothing'} to {one.after or one.how}"


def _exceptions(data: Plan) -> Section:
    found = data["exceptions"]
    owed = sum(one["state"] == "owed" for one in found)
    said = f"{_actions(len(found))} an exception report; owed: {owed}."
    if not found:
        said = "No action needs an exception report."
    rows = [
        (
            one["code"],
            f"{one['rating']} since {day(one['since'])}",
            one["owner"] or "not recorded",
            _report(one),
        )
        for one in found
    ]
    heads = ("Action", "Rating", "Owner", "Exception report")
    return _section("Off track", said, heads, rows, "ledger exceptions")


def _actions(count: int) -> str:
    return "1 action needs" if count == 1 else f"{count} actions need"


def _report(one: Mapping[str, Any]) -> str:
    if one["report"] is None:
        return f"owed for {counted(one['days_owed'], 'day')}"
    cause, recovery = one["report"]["cause"], one["report"]["recovery"]
    return f"{_short(cause)}; recovery: {_short(recovery)}"


def _asked(data: Plan) -> Section:
    """Return what the board is asked to decide: exceptions ask, proposals wait."""
    rows = [
        (one["code"], _short(one["report"]["asked"]), f"#{one['report']['entry']}")
        for one in data["exceptions"]
        if one["report"] is not None and one["report"]["asked"]
    ]
    rows += [
        (action["code"], f'confirm or refuse "{one["value"]}"', f"#{one['entry']}")
        for action in data["actions"]
        for one in action["proposals"]
    ]
    are = "decision is" if len(rows) == 1 else "decisions are"
    said = f"{len(rows)} {are} asked for." if rows else "No decision is asked for."
    heads = ("Action", "Asked", "Entry")
    return _section("Decisions asked for", said, heads, rows, "ledger proposals --open")


def _slippage(told: Told) -> Section:
    recent = [one for one in told.moved if _is_recent(one, told.before)]
    rows = [
        (
            one.slip.action,
            f"{one.slip.original_due_printed} to {one.slip.due_printed}",
            f"{_shift(one.slip.days)}, {_times(one.slip.revisions)}",
            one.slip.approved_by or "not recorded",
            _short(one.slip.because or "not recorded"),
        )
        for one in recent
    ]
    were = "target was" if len(rows) == 1 else "targets were"
    said = f"{len(rows)} {were} moved since then, of {len(told.moved)} ever moved."
    heads = ("Action", "From first to now", "By", "Approved by", "Why")
    return _section("Targets moved", said, heads, rows, "ledger slippage")


def _is_recent(one: Slippage, before: Plan) -> bool:
    """Tell whether a target was moved since, or the last page did not know of it."""
    as_at, known_to = before["as_at"], before["known_to"]["entry"]
    return any(
        (move.effective or "") > as_at or move.entry > known_to for move in one.moves
    )


def _measures(found: Sequence[Mapping[str, Any]]) -> Section:
    states = ("off track", "no data", "on track", "met")
    counts = [(state, sum(one["state"] == state for one in found)) for state in states]
    said = ", ".join(f"{count} {state}" for state, count in counts if count)
    ordered = sorted(found, key=lambda one: states.index(one["state"]))
    rows = [
        (
            one["code"],
            _short(one["name"]),
            _on_a_line(measure_words.latest(one)) or "never",
            measure_words.target(one),
            "met" if one["state"] == "met" else _on_a_line(measure_words.state(one)),
        )
        for one in ordered
    ]
    whole = f"{said}." if found else "The plan has no measures."
    heads = ("Measure", "What it counts", "Last read", "Target", "State")
    return _section("Measures", whole, heads, rows, "ledger measure list")


def _on_a_line(words: str) -> str:
    return words.replace("\n", ", ")


def _section(
    title: str,
    said: str,
    heads: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    see: str,
) -> Section:
    left = max(len(rows) - MOST, 0)
    return Section(title, said, heads, tuple(rows[:MOST]), left, see)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _shift(days: int) -> str:
    return ("-" if days < 0 else "+") + counted(abs(days), "day")


def _times(revisions: int) -> str:
    return "once" if revisions == 1 else f"{revisions} times"
