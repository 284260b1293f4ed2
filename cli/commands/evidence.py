"""`ledger evidence`: files and links that show what was done."""

from typing import Any, Unpack

import click

from cli.attaching import attach
from cli.evidence_exporting import export
from cli.listing import echo_facts
from cli.looking import Asked, looking
from cli.options import reading
from cli.wiring import Workspace
from cli.words import counted, lateness

HEADS = ("Entry", "Action", "Shows", "File or link", "SHA-256", "When")
COLUMNS = {
    "Entry": "entry",
    "Action": "action",
    "Shows": "description",
    "File": "name",
    "Link": "link",
    "Media type": "media_type",
    "Bytes": "size",
    "SHA-256": "sha256",
    "Redacted by": "redacted_by",
    "Supports": "supports",
    "Effective": "effective",
    "Days late": "days_late",
    "Recorded at": "recorded_at",
    "By": "recorded_by",
    "On behalf of": "on_behalf_of",
    "Attached by entry": "place",
}
"""The columns of CSV and Markdown, one fact in each, and their keys in JSON."""

SHORT = 12
"""How many digits of a hash a listing shows."""


@click.group()
def evidence() -> None:
    """Attach files and links that show what was done, list them, write them out.

    \b
    Examples:
      ledger evidence attach 2.6 audit.pdf --shows "Supervision audit of July"
      ledger evidence list 2.6
      ledger evidence export 2.6 evidence-of-july
    """


@evidence.command("list")
@click.argument("ref", required=False)
@reading
@click.pass_obj
def list_(workspace: Workspace, /, ref: str | None, **asked: Unpack[Asked]) -> None:
    """List the evidence of the action REF, or of the whole plan.

    It comes in the order of attaching. What was retracted is not listed.

    \b
    Examples:
      ledger evidence list
      ledger evidence list 2.6 --as-at "30 July 2020"
    """
    from projections.evidence import evidence as of

    with looking(workspace, asked) as look:
        look.status()  # It says why there is nothing to list, where there is not.
        subject = None if ref is None else look.subject(ref)
        seen = look.plan, look.as_at, look.known_to
        found = of(look.view.connection, *seen, subject)
    rows = [one.as_json() for one in found]
    echo_facts(asked["format_"], rows, COLUMNS, HEADS, _cells)


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one row for a person."""
    supports = f"\nfor #{row['supports']}" if row["supports"] else ""
    late = lateness(row["days_late"])
    return (
        f"#{row['entry']}",
        row["action"],
        row["description"] + supports,
        _what(row),
        (row["sha256"] or "")[:SHORT],
        row["effective_printed"] + (f"\n{late}" if late else ""),
    )


def _what(row: dict[str, Any]) -> str:
    """Return the link, or the file with its kind and size."""
    if row["link"]:
        return str(row["link"])
    if row["redacted_by"]:
        return f"{row['name']}\nfile redacted by #{row['redacted_by']}"
    kind = f"\n{row['media_type']}, {counted(row['size'], 'byte')}"
    return f"{row['name']}{kind if row['size'] else ''}"


for command in (attach, export):
    evidence.add_command(command)
