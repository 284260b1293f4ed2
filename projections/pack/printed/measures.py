"""The measures of a plan in the printed report."""

from __future__ import annotations

from typing import Any

from projections.documents import measured
from projections.documents.content import Plan


def measures(data: Plan) -> dict[str, Any] | None:
    """Return how the measures stand, a row for each; None where there are none."""
    rows = measured.rows(data)
    if not rows:
        return None
    said = {"lead": measured.LEAD, "heads": list(measured.HEADS)}
    return {**said, "heading": measured.HEADING, "rows": [list(row) for row in rows]}
