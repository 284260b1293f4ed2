"""What the report before said otherwise than is known now, in the printed report."""

from __future__ import annotations

from typing import Any

from domain.printing import NOT_RECORDED
from projections.pack.material import Amended, Material
from projections.pack.printed.words import cut
from projections.pack.saying import day
from projections.swinging import swung


def corrected(material: Material) -> dict[str, Any] | None:
    """Return what was corrected since the report before; None without one."""
    if not material.told:
        return None
    before, entry = material.told[-1], material.data["known_to"]["entry"]
    lead = (
        f"Of {day(before.as_at)}, the day that report {before.number} spoke of: what it"
        f" said, and what is known of that same day by entry #{entry}, through"
        " corrections and late entries."
    )
    if not material.amended:
        lead = f"Nothing that report {before.number} said has been corrected since."
    if material.data["withheld"]:
        lead += " Words that are withheld are not compared."
    return {
        "heading": f"Corrected since report {before.number}",
        "lead": lead,
        "rows": [_row(one) for one in material.amended],
    }


def _row(one: Amended) -> dict[str, str]:
    return {
        "code": cut(one.action or "The plan", 40),
        "field": cut(one.field, 60),
        "reported": one.reported or "nothing",
        "known": one.known or "nothing",
        "entries": ", ".join(f"#{number}" for number in one.entries),
        "because": "\n".join(one.because) or f"reason {NOT_RECORDED}",
    }


def swings(material: Material) -> dict[str, Any]:
    """Return the actions that stayed as they were, but not all the time."""
    rows = [f"{cut(one.code, 40)}: {', '.join(one.ratings)}" for one in swung(material)]
    since = day(material.told[-1].as_at) if rows else ""
    lead = (
        "These stayed, but not all the time. As now known, their ratings from"
        f" {since} on were:"
    )
    return {"lead": lead, "rows": rows}
