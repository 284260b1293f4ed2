"""What was proposed for a second person to confirm, and what became of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from projections.authors import Authors, authors_of
from projections.axes import codes
from projections.facts import Row, history_rows
from projections.line_row import LineRow
from projections.lines_of import lines_of
from projections.tables import Connection

OPEN, CONFIRMED, REFUSED = "open", "confirmed", "refused"
"""What became of a proposal."""


@dataclass(frozen=True)
class Decision:
    """What somebody decided of a proposal.

    Attributes:
        entry: The entry that says so.
        by: The user name of whoever decided.
        role: The role in which they did.
        at: The instant of it, as stored.
        because: Why; None if nobody said.
    """

    entry: int
    by: str
    role: str
    at: str
    because: str | None


@dataclass(frozen=True)
class Proposal:
    """A rating or delivery status that needs, or needed, a second person.

    Attributes:
        entry: The entry that proposes it: that to confirm or refuse.
        action: The code of its action.
        subject: The action's permanent id.
        kind: "rating" or "delivery".
        value: What is proposed.
        state: "open", "confirmed" or "refused".
        by: Who proposed it, and then who corrected the proposal, by user names.
        on_behalf_of: For whom they did, where it was for somebody else.
        because: Why it is proposed; None if nobody said.
        waiver: Why there is no evidence; None where there is some, or for a rating.
        monitored_by: Who is to go on monitoring; None unless it is to become routine.
        effective: ISO day from which on it would count; None when unknown.
        effective_printed: The same as people gave it.
        days_late: Days from then to its recording; None when unknown.
        recorded_at: When it was proposed, as stored.
        decided: What was decided; None while it is open.
    """

    entry: int
    action: str
    subject: str
    kind: str
    value: str
    state: str
    by: list[str]
    on_behalf_of: list[str]
    because: str | None
    waiver: str | None
    monitored_by: str | None
    effective: str | None
    effective_printed: str
    days_late: int | None
    recorded_at: str
    decided: Decision | None

    def as_json(self) -> dict[str, Any]:
        """Return the proposal under the keys of `proposals --format json`."""
        return asdict(self)


def proposals(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> list[Proposal]:
    """Return what stands proposed in a plan, or stood until it was decided.

    They are those from a day up to V, in the order of recording. One is open at
    (V, K) if no decision of it was known at K, whatever day that decision is about.
    """
    made = history_rows(connection, plan, "proposal/%", as_at, known_to)
    if not made:
        return []
    ends = history_rows(connection, plan, "decision/%", date.max, known_to)
    decided = {int(row.field.removeprefix("decision/")): row for row in ends}
    worn = codes(connection, plan, known_to)
    lines = lines_of(connection, [row.entry for row in (*made, *ends)])
    authors = authors_of(connection, (row.place for row in made), known_to)
    found = []
    for row in made:
        if row.subject not in worn:
            continue  # What added its action was taken back.
        end = decided.get(row.entry)
        about = worn[row.subject], authors[row.place], _state(end)
        decision = end and _decision(end, lines[end.entry])
        found.append(_proposal(row, lines[row.entry], about, decision))
    return sorted(found, key=lambda proposal: proposal.entry)


def _state(end: Row | None) -> str:
    if end is None:
        return OPEN
    return CONFIRMED if json.loads(end.value)["confirmed"] else REFUSED


def _decision(row: Row, line: LineRow) -> Decision:
    role = json.loads(row.value)["role"]
    return Decision(row.entry, line.recorded_by, role, line.recorded_at, row.extra)


def _proposal(
    row: Row,
    line: LineRow,
    about: tuple[str, Authors, str],
    decided: Decision | None,
) -> Proposal:
    """Return a proposal, given the code of its action, its authors and its state."""
    parts = json.loads(row.value)
    code, by, state = about
    return Proposal(
        row.entry,
        code,
        row.subject,
        parts["kind"],
        parts["value"],
        state,
        by.by,
        by.on_behalf_of,
        row.extra,
        parts.get("waiver"),
        parts.get("monitored_by"),
        line.known_day,
        line.effective,
        line.days_late,
        line.recorded_at,
        decided,
    )
