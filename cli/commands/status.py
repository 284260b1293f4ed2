"""`ledger status`: the whole plan at any (V, K)."""

from typing import Any, Unpack

import click

from cli.headings import (
    counts_line,
    heading,
    progress_line,
    rating_line,
    short,
    target_lines,
)
from cli.listing import plain
from cli.looking import Asked, looking
from cli.options import reading
from cli.table import as_table, echo_rows, wrapped
from cli.wiring import Workspace
from cli.words import counted
from domain.errors import LedgerError

HEADS = ("Action", "Wording", "Rating", "Delivery", "Target", "Latest progress")
COLUMNS = (
    "Area",
    "Action",
    "Wording",
    "Rating",
    "Rating since",
    "Because",
    "Delivery",
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


class UnknownFilterError(LedgerError):
    """A rating to filter by that no action can have."""

    def __init__(self, rating: str, known: list[str]) -> None:
        super().__init__(
            f'No action can be rated "{rating}"; choose one of {", ".join(known)}.'
        )


@click.command()
@click.option("--area", metavar="CODE", help="Only the actions of this area.")
@click.option("--rating", metavar="RATING", help="Only the actions rated so.")
@reading
@click.pass_obj
def status(
    workspace: Workspace,
    /,
    area: str | None,
    rating: str | None,
    **asked: Unpack[Asked],
) -> None:
    """Show every live action: rating, delivery, targets, latest progress.

    \b
    Examples:
      ledger status
      ledger status --as-at "30 July 2020"
      ledger status --as-at "30 July 2020" --known-on "30 July 2020"
      ledger status --known-on 57 --format json
    """
    with looking(workspace, asked) as look:
        data = look.data()
    _check_filters(data, area, rating)
    wanted = [
        action
        for action in data["actions"]
        if (area is None or action["area"] == area)
        and (rating is None or _rated(action, rating, data["scheme"]))
    ]
    if asked["format_"] == "table":
        _echo_table(data, wanted)
    else:
        rows = [_data(action) for action in wanted]
        echo_rows(asked["format_"], COLUMNS, rows, {**data, "actions": wanted})


def _echo_table(data: dict[str, Any], wanted: list[dict[str, Any]]) -> None:
    click.echo(heading(data))
    for area in data["areas"]:
        rows = [_row(action) for action in wanted if action["area"] == area["code"]]
        if rows:
            click.echo(f"\n{wrapped(area['code'] + '  ' + area['title'])}")
            click.echo(as_table(HEADS, rows))
    actions = counted(len(data["actions"]), "action")
    click.echo(f"\n{actions}: {counts_line(data['counts'])}")


def _row(action: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one action for a person, long words cut."""
    return (
        action["code"],
        short(" ".join(action["wording"].split()), MOST),
        rating_line(action),
        action["delivery"],
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
        plain(action["rating_reason"]),
        action["delivery"],
        plain(action["owner"]),
        "\n".join(" ".join(target["text"].split()) for target in targets),
        "\n".join(plain(target["due"]) for target in targets),
        plain(note.get("text")),
        plain(note.get("effective")),
        plain(note.get("days_late")),
        plain(note.get("entry")),
    )


def _check_filters(data: dict[str, Any], area: str | None, rating: str | None) -> None:
    """Refuse to list nothing for an area or rating that the plan does not have."""
    areas = [known["code"] for known in data["areas"]]
    if area is not None and area not in areas:
        from domain.refusals import UnknownAreaError

        raise UnknownAreaError(area, areas)
    letters = (value["letter"] for value in data["scheme"] if value["letter"])
    words = [*data["counts"], *letters]
    if rating is not None and rating.casefold() not in map(str.casefold, words):
        raise UnknownFilterError(rating, list(data["counts"]))


def _rated(action: dict[str, Any], rating: str, scheme: list[dict[str, str]]) -> bool:
    """Tell whether `action` is rated `rating`, a word or letter in any case."""
    wanted = rating.casefold()
    words = {v["letter"].casefold(): v["value"] for v in scheme if v["letter"]}
    return str(action["rating"]).casefold() == words.get(wanted, rating).casefold()
