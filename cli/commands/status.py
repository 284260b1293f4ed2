"""`ledger status`: the whole plan at any (V, K)."""

from typing import Any, Unpack

import click

from cli.filters import check_area
from cli.looking import Asked, looking
from cli.options import reading
from cli.plan_listing import echo_plan
from cli.telling import check_alone, echo_none, reported_options, told_to
from cli.wiring import Workspace
from cli.words import printable
from domain.errors import LedgerError


class UnknownFilterError(LedgerError):
    """A rating to filter by that no action can have."""

    def __init__(self, rating: str, known: list[str]) -> None:
        super().__init__(
            f'No action can be rated "{rating}"; choose one of {", ".join(known)}.'
        )


@click.command()
@click.option("--area", metavar="CODE", help="Only the actions of this area.")
@click.option("--rating", metavar="RATING", help="Only the actions rated so.")
@reported_options
@reading
@click.pass_obj
def status(
    workspace: Workspace,
    /,
    area: str | None,
    rating: str | None,
    reported_to: str | None,
    on: str | None,
    **asked: Unpack[Asked],
) -> None:
    """Show every live action: rating, delivery, targets, latest progress.

    \b
    Examples:
      ledger status
      ledger status --as-at "30 July 2020"
      ledger status --as-at "30 July 2020" --known-on "30 July 2020"
      ledger status --known-on 57 --format json
      ledger status --reported-to ofsted --on "30 July 2020"
    """
    check_alone(reported_to, on, asked["as_at"], asked["known_on"])
    if reported_to is None:
        with looking(workspace, asked) as look:
            _echo(look.data(), area, rating, asked["format_"], {})
        return
    told = told_to(workspace, asked["slug"], reported_to, on)
    if told.snapshot is None:
        echo_none(told, asked["format_"])
        return
    if asked["format_"] == "table":
        click.echo(printable(told.message) + "\n")
    added = {"report": told.as_json()["report"]}
    _echo(told.snapshot, area, rating, asked["format_"], added)


def _echo(
    data: dict[str, Any],
    area: str | None,
    rating: str | None,
    format_: str,
    added: dict[str, Any],
) -> None:
    """Print the actions that were asked for; `added` are more keys of JSON."""
    _check_filters(data, area, rating)
    wanted = [
        action
        for action in data["actions"]
        if (area is None or action["area"] == area)
        and (rating is None or _rated(action, rating, data["scheme"]))
    ]
    echo_plan(data, format_, {**data, "actions": wanted, **added}, wanted)


def _check_filters(data: dict[str, Any], area: str | None, rating: str | None) -> None:
    """Refuse to list nothing for an area or rating that the plan does not have."""
    check_area(area, data["areas"])
    letters = (value["letter"] for value in data["scheme"] if value["letter"])
    words = [*data["counts"], *letters]
    if rating is not None and rating.casefold() not in map(str.casefold, words):
        raise UnknownFilterError(rating, list(data["counts"]))


def _rated(action: dict[str, Any], rating: str, scheme: list[dict[str, str]]) -> bool:
    """Tell whether `action` is rated `rating`, a word or letter in any case."""
    wanted = rating.casefold()
    words = {v["letter"].casefold(): v["value"] for v in scheme if v["letter"]}
    return str(action["rating"]).casefold() == words.get(wanted, rating).casefold()
