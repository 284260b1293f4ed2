"""What is claimed to be done and is not signed off, and how many of each there are."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from domain.delivery import CLAIMS
from projections.action_view import ActionStatus, run_start
from projections.facts import Row, history_rows
from projections.line_row import LineRow
from projections.lines_of import lines_of
from projections.status import PlanStatus
from projections.tables import Connection

COUNTED = tuple(word for pair in CLAIMS.items() for word in pair)


@dataclass(frozen=True)
class Claim:
    """A live action of which somebody, or a document, says that it is done.

    Attributes:
        action: The action's code.
        subject: Its permanent id.
        wording: What it says.
        delivery: "completion claimed" or "business as usual claimed".
        since: ISO day from which on that is claimed without a break; None if nobody
            dated it.
        entry: The entry that claims it.
        by: Who recorded it, by user name.
        on_behalf_of: For whom, if for somebody else.
        recorded_at: When, as stored.
        words: The words of the document that claim it, or the reason that was given.
        source: Where in which document that was read; None if somebody typed it.
        rating: How the action is rated.
        evidence: How many pieces of evidence it has.
        proposed: The entries that propose to sign it off, or to make it business as
            usual; none counts before it is confirmed.
    """

    action: str
    subject: str
    wording: str
    delivery: str
    since: str | None
    entry: int
    by: str
    on_behalf_of: str | None
    recorded_at: str
    words: str | None
    source: str | None
    rating: str
    evidence: int
    proposed: list[int]

    def as_json(self) -> dict[str, Any]:
        """Return the claim under the keys of `claims --format json`."""
        return asdict(self)


def claims(connection: Connection, status: PlanStatus) -> list[Claim]:
    """Return the claims of a plan at its (V, K), by area and then by code."""
    claimed = [action for action in status.actions if action.delivery in CLAIMS]
    axes = status.plan, "delivery", status.as_at, status.entry
    histories: dict[str, list[Row]] = {}
    for row in history_rows(connection, *axes):
        histories.setdefault(row.subject, []).append(row)
    lines = lines_of(connection, [histories[a.id][-1].entry for a in claimed])
    return [
        _claim(action, histories[action.id], lines[histories[action.id][-1].entry])
        for action in claimed
    ]


def counts(status: PlanStatus) -> dict[str, int]:
    """Return how many live actions are claimed, signed off, and business as usual."""
    found = Counter(action.delivery for action in status.actions)
    return {delivery: found[delivery] for delivery in COUNTED}


def _claim(action: ActionStatus, history: list[Row], line: LineRow) -> Claim:
    settles = set(CLAIMS.values())
    return Claim(
        action=action.code,
        subject=action.id,
        wording=action.wording,
        delivery=action.delivery,
        since=run_start(history),
        entry=line.number,
        by=line.recorded_by,
        on_behalf_of=line.on_behalf_of,
        recorded_at=line.recorded_at,
        words=history[-1].extra,
        source=line.source,
        rating=action.rating,
        evidence=len(action.evidence),
        proposed=[p["entry"] for p in action.proposals if p["value"] in settles],
    )
