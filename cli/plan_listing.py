"""The live actions of a plan as a listing, computed now or frozen in a report."""

from typing import Any

import click

from cli.headings import (
    counts_line,
    heading,
    progress_line,
    proposed_lines,
    rating_line,
    short,
    target_lines,
)
from cli.listing import plain
from cli.table import as_table, echo_rows, wrapped
from cli.words import counted

HEADS = ("Action", "Wording", "Rating", "Delivery", "Target", "Latest progress")
COLUMNS = (
    "Area",
    "Action",
    "Wording",
    "Rating",
    "Rating since",
    "Last rated",
    "Because",
    "Delivery",
    "Proposed",
    "Owner",
    "Targets",
    "Due",
    "Latest progress",
    "Progress effective",
    "Days late",
    "Entry",
)
"""The columns of CSV and Markdown, one fact in each; days are ISO."""
MOST = 90
"""Longer words end in an ellipsis in the table; `ledger show` has them whole."""


def echo_plan(
    data: dict[str, Any],
    format_: str,
    answer: dict[str, Any],
    wanted: list[dict[str, Any]] | None = None,
) -> None:
    """Print actions of a plan in the format that was asked for.

    Args:
        data: The plan under the keys of `status --format json`.
        format_: One of table, json, csv, md.
        answer: What JSON prints.
        wanted: The actions to print; all live ones if None.
    """
    actions = data["actions"] if wanted is None else wanted
    if format_ == "table":
        _echo_table(data, actions)
    else:
        echo_rows(format_, COLUMNS, [_data(action) for action in actions], answer)


def _echo_table(data: dict[str, Any], wanted: list[dict[str, Any]]) -> None:
    click.echo(heading(data))
    for area in data["areas"]:
        rows = [_row(action) for action in wanted if action["area"] == area["code"]]
        if rows:
            click.echo(f"\n{wrapped(area['code'] + '  ' + area['title'])}")
            click.echo(as_table(HEADS, rows))
    actions = counted(len(data["actions"]), "action")
    click.echo(f"\n{actions}: {counts_line(data['counts'])}")
    if waiting := sum(len(action.get("proposals", ())) for action in data["actions"]):
        wait = "waits" if waiting == 1 else "wait"
        click.echo(
            f"{counted(waiting, 'proposal')} {wait} to be confirmed, not counted here:"
            " ledger proposals --open"
        )


def _row(action: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one action for a person, long words cut."""
    return (
        action["code"],
        short(" ".join(action["wording"].split()), MOST),
        "\n".join([rating_line(action), *proposed_lines(action, "rating")]),
        "\n".join([action["delivery"], *proposed_lines(action, "delivery")]),
        target_lines(action, MOST),
        progress_line(action, MOST),
    )


def _data(action: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one action, a line for each target."""
    targets, note = action["targets"], action["latest_progress"] or {}
    return (
        action["area"],
        action["code"],
        action["wording"],
        action["rating"],
        plain(action["rating_since"]),
        # A report that was frozen before this was printed does not have it.
        plain(action.get("rating_on")),
        plain(action["rating_reason"]),
        action["delivery"],
        "\n".join(_proposed(action)),
        plain(action["owner"]),
        "\n".join(" ".join(target["text"].split()) for target in targets),
        "\n".join(plain(target["due"]) for target in targets),
        plain(note.get("text")),
        plain(note.get("effective")),
        plain(note.get("days_late")),
        plain(note.get("entry")),
    )


def _proposed(action: dict[str, Any]) -> list[str]:
    return [*proposed_lines(action, "rating"), *proposed_lines(action, "delivery")]
