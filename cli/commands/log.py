"""`ledger log`: the entries of the whole ledger, filtered."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Unpack

import click

from cli.filters import BEHIND, actor_named, check_order, fits, type_named
from cli.listing import echo_log
from cli.looking import Asked
from cli.options import Moment, day_in, moment, reading
from cli.paging import PagedLog
from cli.plans import chosen_plan
from cli.telling import Answer, check_alone, echo_none, reported_options, told_to
from cli.view import View
from cli.wiring import Workspace
from cli.words import printable

if TYPE_CHECKING:
    from projections.log import Line


class Filters(Asked):
    """What the options say, in the person's words."""

    ref: str | None
    actor: str | None
    type_: str | None
    since: str | None
    until: str | None
    backdated: bool
    reported_to: str | None
    on: str | None


@click.command()
@click.option("--action", "ref", metavar="REF", help="Only about this action.")
@click.option(
    "--actor", metavar="USER", help="Only recorded by this user, or for them."
)
@click.option(
    "--type", "type_", metavar="TYPE", help="Only of this type, such as rated."
)
@click.option("--since", metavar="DATE", help="Only recorded on that day or later.")
@click.option("--until", metavar="DATE", help="Only recorded by the end of that day.")
@click.option(
    "--backdated", is_flag=True, help="Only recorded later than they were so."
)
@reported_options
@reading
@click.pass_obj
def log(workspace: Workspace, /, **filters: Unpack[Filters]) -> None:
    """List entries in the order in which they were recorded.

    \b
    Examples:
      ledger log --action 2.6
      ledger log --since "1 July 2020" --until "31 July 2020" --type rated
      ledger log --backdated --format csv
      ledger log --reported-to ofsted --on "30 July 2020"
    """
    reported_to, on = filters["reported_to"], filters["on"]
    check_alone(reported_to, on, filters["as_at"], filters["known_on"])
    if reported_to is not None:
        told = told_to(workspace, filters["slug"], reported_to, on)
        _echo_reported(workspace, told, filters)
        return
    listing = PagedLog(filters["format_"])
    days = _days(workspace, filters)
    with workspace.reading() as view:
        for page in _pages(workspace, view, filters, days):
            with view.resting():
                listing.add([line.as_json() for line in page])
    listing.end()


def _days(workspace: Workspace, filters: Filters) -> tuple[date | None, date | None]:
    """Return the first and the last day of recording that are wanted."""
    since, until = (
        None if words is None else day_in(words, workspace.today)
        for words in (filters["since"], filters["until"])
    )
    check_order(since, until)
    return since, until


def _pages(
    workspace: Workspace,
    view: View,
    filters: Filters,
    days: tuple[date | None, date | None],
) -> "Iterator[list[Line]]":
    """Return the pages of what is wanted; what is asked wrongly is refused first."""
    from projections.log import pages

    seen = moment(workspace, view, filters["as_at"], filters["known_on"])
    plan, subject = _about(view, filters["slug"], filters["ref"], seen)
    return pages(
        view.connection,
        plan,
        action=subject,
        actor=actor_named(view.connection, filters["actor"]),
        type=type_named(view.connection, filters["type_"]),
        since=days[0],
        until=days[1],
        backdated=filters["backdated"],
        known_to=seen.known_to,
        as_at=None if filters["as_at"] is None else seen.as_at,
    )


def _echo_reported(workspace: Workspace, told: Answer, filters: Filters) -> None:
    """List the entries that a report listed, from its frozen bytes."""
    if told.lines is None:
        echo_none(told, filters["format_"])
        return
    since, until = _days(workspace, filters)
    with workspace.reading() as view:
        wanted = (
            (BEHIND, actor_named(view.connection, filters["actor"])),
            (("type",), type_named(view.connection, filters["type_"])),
        )
    if filters["format_"] == "table":
        click.echo(printable(told.message) + "\n")
    rows = [
        row
        for row in told.lines
        if fits(row, filters["ref"], wanted, since, until, filters["backdated"])
    ]
    echo_log(filters["format_"], rows)


def _about(
    view: View, slug: str | None, ref: str | None, seen: Moment
) -> tuple[str | None, str | None]:
    """Return the plan and the action that are wanted; None where all are."""
    from projections.axes import plans, resolve

    if ref is None:
        known = plans(view.connection)
        return (None if slug is None else chosen_plan(slug, known)), None
    plan = view.plan(slug)
    return plan, resolve(view.connection, plan, ref, view.last, seen.as_at)
