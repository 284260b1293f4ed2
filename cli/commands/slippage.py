"""`ledger slippage`: the targets that were moved, how far, how often and how late."""

from typing import Any, Unpack

import click

from cli.headings import day, heading, short
from cli.listing import plain
from cli.looking import Asked, looking
from cli.options import reading
from cli.table import as_table, echo_rows
from cli.wiring import Workspace
from cli.words import counted

HEADS = ("Action", "Target", "Due at first", "Due now", "Days", "Revised", "Last time")
COLUMNS = {
    "Action": "action",
    "Target": "target",
    "Text": "text",
    "Original due": "original_due",
    "Due": "due",
    "Days": "days",
    "Revisions": "revisions",
    "Just before due": "just_before_due",
    "Already overdue": "already_overdue",
    "Approved by": "approved_by",
    "Because": "because",
}
"""The columns of CSV and Markdown, one fact in each, and their keys in JSON."""
MOST = 90
"""Longer words end in an ellipsis in the table; the other formats have them whole."""


@click.command()
@click.option(
    "--just-before",
    is_flag=True,
    help="Only targets whose date was put back in its last 14 days, or later still.",
)
@reading
@click.pass_obj
def slippage(
    workspace: Workspace, /, just_before: bool, **asked: Unpack[Asked]
) -> None:
    """List the targets whose date was moved: how far, how often, by whose leave.

    Days are those from the first due date to the present one. A date that is put
    back, or given up, in the 14 days before it, or after it had passed, would else
    have been missed: of each target it is said how often that was done. A revision
    that nobody dated does not count as such.

    \b
    Examples:
      ledger slippage
      ledger slippage --just-before
      ledger slippage --as-at "30 July 2020" --format csv
    """
    from projections.rescheduling import slippage as slippage_of

    with looking(workspace, asked) as look:
        data = look.data()
        found = slippage_of(look.view.connection, data, look.known_to)
    rows = [one.as_json() for one in found]
    late = [row for row in rows if row["just_before_due"] or row["already_overdue"]]
    wanted = late if just_before else rows
    if asked["format_"] != "table":
        cells = [[plain(row[key]) for key in COLUMNS.values()] for row in wanted]
        echo_rows(asked["format_"], tuple(COLUMNS), cells, wanted)
        return
    click.echo(heading(data) + "\n")
    if wanted:
        click.echo(as_table(HEADS, [_cells(row) for row in wanted]) + "\n")
    click.echo(_summary(len(rows), len(late)))


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one target for a person."""
    return (
        row["action"],
        f"{row['target']}: {short(' '.join(row['text'].split()), MOST)}",
        row["original_due_printed"],
        row["due_printed"],
        f"{row['days']:+}" if row["days"] else "0",
        "\n".join(_revised(row)),
        "\n".join(_last(row)),
    )


def _revised(row: dict[str, Any]) -> list[str]:
    lines = [counted(row["revisions"], "time")]
    if row["just_before_due"]:
        lines.append(f"{row['just_before_due']} just before due")
    if row["already_overdue"]:
        lines.append(f"{row['already_overdue']} when overdue")
    return lines


def _last(row: dict[str, Any]) -> list[str]:
    """Return when it was last revised, by whose leave and why."""
    from projections.documents.targets import approval

    on = day(row["moves"][-1]["effective"]) or "undated"
    return [on, approval(row), row["because"] or "reason not recorded"]


def _summary(moved: int, late: int) -> str:
    from projections.rescheduling import JUST_BEFORE

    if not moved:
        return "No target with a date was moved."
    return (
        f"{counted(moved, 'target')} moved; {late or 'none'} of them put back in the"
        f" {JUST_BEFORE} days before the date then due, or after it had passed."
    )
