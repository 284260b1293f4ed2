"""All that a pack says, asked of the views once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from projections.amended import amended
from projections.log import log
from projections.pack.material import Filed, Material, Told
from projections.slippage import slips
from projections.status import status
from projections.steps import steps
from projections.tables import Connection
from projections.trend import trend


class Marks(NamedTuple):
    """What every page says of itself besides its point of view.

    Attributes:
        generated: ISO day on which it is drawn.
        entries: How many entries the ledger holds.
        root: The root hash over them, 64 hex digits.
        report: `number`, `audience`, `title`, `because` and `exceptions_owed` of a
            report; None for a working copy.
        withheld: What is left out, in words.
    """

    generated: str
    entries: int
    root: str
    report: dict[str, Any] | None = None
    withheld: Sequence[str] = ()


def gather(
    connection: Connection,
    plan: str,
    as_at: date,
    known_to: int,
    marks: Marks,
    told: Sequence[Told] = (),
    filed: Sequence[Filed] = (),
) -> Material:
    """Return what the files of a pack say of a plan at (V, K).

    Args:
        connection: To the views, or to a veiled copy of them.
        plan: The plan's slug.
        as_at: V, the day in life.
        known_to: K, the last entry that is taken into account.
        marks: What every page says of itself.
        told: What was reported to the same audience before, by the day of sending.
        filed: The same, of reports that were made without the ledger.

    Raises:
        NotKnownYetError, NotOpenYetError: there is no such plan at (V, K).
    """
    seen = connection, plan, as_at, known_to
    data = {
        "snapshot": "working copy" if marks.report is None else "report",
        "report": marks.report,
        "generated": marks.generated,
        "withheld": list(marks.withheld),
        **status(*seen).reported(entries=marks.entries, root=marks.root),
    }
    lines = log(connection, plan, known_to=known_to, as_at=as_at)
    return Material(
        data=data,
        lines=[line.as_json() for line in lines],
        told=told,
        trend=trend(*seen),
        slips=slips(data),
        steps=steps(*seen),
        amended=amended(connection, plan, told[-1], known_to) if told else (),
        later=len(log(connection, plan, known_to=known_to)) - len(lines),
        filed=filed,
    )
