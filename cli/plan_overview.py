"""`ledger plan list`: all plans of the ledger, each with how its actions stand."""

from typing import Any

import click

from cli.headings import counts_line, day, known_line
from cli.listing import plain
from cli.options import (
    as_at_option,
    format_option,
    known_on_option,
    ledger_option,
    moment,
)
from cli.table import as_table, echo_json, echo_rows
from cli.wiring import Workspace
from cli.words import counted

HEADS = ("Plan", "Council", "Actions", "Ratings", "Ended")
COLUMNS = ("Plan", "Council", "Title", "Actions", "Rating", "Count", "Ended on")
"""The columns of CSV and Markdown, where each rating of a plan has a row."""


@click.command("list")
@known_on_option
@as_at_option
@ledger_option
@format_option
@click.pass_obj
def list_(
    workspace: Workspace, /, known_on: str | None, as_at: str | None, format_: str
) -> None:
    """List the plans that were open on a day, each with how its actions are rated.

    A plan has the ratings of its own scheme. CSV and Markdown have a row for each
    rating of each plan.

    \b
    Examples:
      ledger plan list
      ledger plan list --as-at "30 July 2020" --format csv
    """
    from projections.axes import recorded_at
    from projections.overview import overview

    with workspace.reading() as view:
        seen = moment(workspace, view, as_at, known_on)
        found = overview(view.connection, seen.as_at, seen.known_to)
        known = {
            "entry": seen.known_to,
            "recorded_at": recorded_at(view.connection, seen.known_to),
        }
        head = {"entries": view.head.size, "root": view.head.root.hex()}
    rows = [line.as_json() for line in found]
    data = {"as_at": seen.as_at.isoformat(), "known_to": known, "head": head}
    if format_ == "table":
        _echo_table(data, rows)
    elif format_ == "json":
        echo_json({**data, "plans": rows})
    else:
        cells = [cells for row in rows for cells in _facts(row)]
        echo_rows(format_, COLUMNS, cells, rows)


def _echo_table(data: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    click.echo(known_line(data) + "\n")
    click.echo(as_table(HEADS, [_cells(row) for row in rows]))
    actions = sum(row["actions"] for row in rows)
    click.echo(f"\n{counted(len(rows), 'plan')}, {counted(actions, 'action')}.")


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    ended = row["ended"]
    return (
        row["plan"],
        row["authority"] or "not recorded",
        str(row["actions"]),
        counts_line(row["counts"]),
        f"{ended['how']} since {day(ended['on'])}" if ended else "",
    )


def _facts(row: dict[str, Any]) -> list[tuple[str, ...]]:
    """Return a row for each rating of a plan."""
    of_plan = (row["plan"], plain(row["authority"]), row["title"], str(row["actions"]))
    ended_on = row["ended"]["on"] if row["ended"] else ""
    return [
        (*of_plan, rating, str(count), ended_on)
        for rating, count in row["counts"].items()
    ]
