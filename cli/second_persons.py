"""What is said of judgements that wait for a second person, once they are recorded."""

from collections.abc import Mapping, Sequence
from typing import Any

from cli.streams import tell
from cli.trouble import TROUBLE
from cli.wiring import Workspace
from cli.words import printable

PROPOSALS = ("action.rating_proposed", "action.delivery_proposed")
"""The entries that wait for somebody to confirm or refuse them."""
MOST = 3
"""So many are said each; of more, only how many there are."""


def proposed_by(
    workspace: Workspace, rows: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return what these entries propose, and who can confirm it.

    Args:
        workspace: Where the ledger is.
        rows: The entries that were recorded, under the keys of `log`.

    Returns:
        `entry`, `kind`, `value`, `role` and `holders`, the user names of those who can
        confirm it, and in words `said`, for each; empty where that cannot be said.
    """
    found = [row for row in rows if row["type"] in PROPOSALS]
    if not found:
        return []
    from projections.governance import policy

    try:
        with workspace.reading(needed=0) as view:
            look = view.connection, found[0]["plan"], workspace.today, view.last
            held = policy(*look)
    except TROUBLE as error:
        tell(f"Who can confirm it cannot be said: {' '.join(str(error).split())}.")
        return []
    return [_proposed(row, held) for row in found]


def tell_proposed(proposed: Sequence[Mapping[str, Any]]) -> None:
    """Say on standard error what is only proposed."""
    if len(proposed) <= MOST:
        for one in proposed:
            tell(printable(one["said"]))
        return
    role = proposed[0]["role"]
    tell(
        f"{len(proposed)} of these are proposed, and count once somebody with the role"
        f" {role} confirms them: ledger proposals --open"
    )


def _proposed(row: Mapping[str, Any], held: Mapping[str, Any]) -> dict[str, Any]:
    kind = "rating" if row["type"] == PROPOSALS[0] else "delivery"
    names = (row["recorded_by"], row["on_behalf_of"] or "")
    authors = {name.casefold() for name in names}
    others = [who for who in held["holders"] if who.casefold() not in authors]
    role = held["role"]
    said = (
        f"{row['text']} is proposed, and counts once somebody with the role {role}"
        f" confirms it: ledger confirm {row['number']}"
    )
    if not others:
        said += f" (nobody else holds it yet: ledger plan role grant {role} USER)"
    named = {"entry": row["number"], "kind": kind, "value": row["text"]}
    return {**named, "role": role, "holders": others, "said": said}
