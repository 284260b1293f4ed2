"""`ledger proposals`: what waits for a second person, and what became of the rest."""

from typing import Any, Unpack

import click

from cli.headings import heading, minute
from cli.listing import echo_facts
from cli.looking import Asked, looking
from cli.options import reading
from cli.wiring import Workspace
from cli.words import counted, lateness

HEADS = ("Entry", "Action", "Proposed", "By", "For", "State")
COLUMNS = {
    "Entry": "entry",
    "Action": "action",
    "Kind": "kind",
    "Value": "value",
    "State": "state",
    "By": "by",
    "On behalf of": "on_behalf_of",
    "Because": "because",
    "Waiver": "waiver",
    "Monitored by": "monitored_by",
    "Effective": "effective",
    "Recorded at": "recorded_at",
    "Decided by": "decided_by",
    "Decided at": "decided_at",
    "Role": "role",
    "Why so decided": "decided_because",
    "Decision": "decision",
}
"""The columns of CSV and Markdown, one fact in each, and their keys in a flat row."""
STATES = ("open", "confirmed", "refused")


@click.command()
@click.argument("ref", required=False)
@click.option("--open", "open_", is_flag=True, help="Only what still waits.")
@click.option("--confirmed", is_flag=True, help="Only what was confirmed.")
@click.option("--refused", is_flag=True, help="Only what was refused.")
@reading
@click.pass_obj
def proposals(
    workspace: Workspace,
    /,
    ref: str | None,
    open_: bool,
    confirmed: bool,
    refused: bool,
    **asked: Unpack[Asked],
) -> None:
    """List what needs a second person, or needed one: of the action REF, or all of it.

    Each with who proposed it and why, whether it still waits, and who confirmed or
    refused it and why. With --known-on, what was decided later still waits.

    \b
    Examples:
      ledger proposals --open
      ledger proposals 2.6 --refused
      ledger proposals --known-on "30 July 2020"
    """
    from projections.proposed import proposals as proposals_of

    with looking(workspace, asked) as look:
        data = look.data(look.status())
        subject = None if ref is None else look.subject(ref)
        at = look.view.connection, look.plan, look.as_at, look.known_to
        found = [one for one in proposals_of(*at) if subject in (None, one.subject)]
    flags = zip(STATES, (open_, confirmed, refused), strict=True)
    wanted = [state for state, flag in flags if flag] or STATES
    rows = [one.as_json() for one in found if one.state in wanted]
    if asked["format_"] in ("csv", "md"):
        rows = [_flat(row) for row in rows]
    if asked["format_"] == "table":
        click.echo(heading(data) + "\n")
    echo_facts(asked["format_"], rows, COLUMNS, HEADS, _cells)
    if asked["format_"] == "table" and rows:
        click.echo(f"\n{_counts(rows)}")


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    late = lateness(row["days_late"])
    return (
        f"#{row['entry']}",
        row["action"],
        "\n".join([f"{row['kind']}: {row['value']}", *_reasons(row)]),
        _who(row),
        row["effective_printed"] + (f"\n{late}" if late else ""),
        "\n".join(_state(row)),
    )


def _who(row: dict[str, Any]) -> str:
    by, principals = (" and ".join(row[key]) for key in ("by", "on_behalf_of"))
    return f"{by} for {principals}" if principals else by


def _reasons(row: dict[str, Any]) -> list[str]:
    said = (
        ("because", row["because"]),
        ("no evidence because", row["waiver"]),
        ("monitored by", row["monitored_by"]),
    )
    return [f"{name}: {words}" for name, words in said if words]


def _state(row: dict[str, Any]) -> list[str]:
    """Return what became of a proposal, by whom and why."""
    decided = row["decided"]
    if decided is None:
        return [f"open since {minute(row['recorded_at'])}"]
    by = f"by {decided['by']} as {decided['role']}, #{decided['entry']}"
    lines = [f"{row['state']} on {minute(decided['at'])}", by]
    why = decided["because"]
    return [*lines, f"because: {why}"] if why else lines


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with one fact under each key."""
    decided = row["decided"] or {}
    return {
        **row,
        "by": ", ".join(row["by"]),
        "on_behalf_of": ", ".join(row["on_behalf_of"]),
        "decided_by": decided.get("by"),
        "decided_at": decided.get("at"),
        "role": decided.get("role"),
        "decided_because": decided.get("because"),
        "decision": decided.get("entry"),
    }


def _counts(rows: list[dict[str, Any]]) -> str:
    """Return how many there are: "3 proposals: 1 open, 1 confirmed, 1 refused"."""
    states = [row["state"] for row in rows]
    parts = [f"{states.count(state)} {state}" for state in STATES if state in states]
    return f"{counted(len(rows), 'proposal')}: {', '.join(parts)}."
