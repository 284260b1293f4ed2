"""`ledger log`: the entries of the whole ledger, filtered."""

from datetime import date
from typing import Unpack

import click

from cli.filters import actor_named, check_order, type_named
from cli.listing import echo_log
from cli.looking import Asked
from cli.options import Moment, day_in, moment, reading
from cli.plans import chosen_plan
from cli.wiring import View, Workspace


class Filters(Asked):
    """What the options say, in the person's words."""

    ref: str | None
    actor: str | None
    type_: str | None
    since: str | None
    until: str | None


@click.command()
@click.option("--action", "ref", metavar="REF", help="Only about this action.")
@click.option("--actor", metavar="USER", help="Only recorded by this user.")
@click.option(
    "--type", "type_", metavar="TYPE", help="Only of this type, such as rated."
)
@click.option("--since", metavar="DATE", help="Only recorded on that day or later.")
@click.option("--until", metavar="DATE", help="Only recorded by the end of that day.")
@click.option(
    "--backdated", is_flag=True, help="Only recorded later than they were so."
)
@reading
@click.pass_obj
def log(workspace: Workspace, /, backdated: bool, **filters: Unpack[Filters]) -> None:
    """List entries in the order in which they were recorded.

    \b
    Examples:
      ledger log --action 2.6
      ledger log --since "1 July 2020" --until "31 July 2020" --type rated
      ledger log --backdated --format csv
    """
    from projections.log import log as log_of

    def day(words: str | None) -> date | None:
        return None if words is None else day_in(words, workspace.today)

    since, until = day(filters["since"]), day(filters["until"])
    check_order(since, until)
    with workspace.reading() as view:
        seen = moment(workspace, view, filters["as_at"], filters["known_on"])
        plan, subject = _about(view, filters["slug"], filters["ref"], seen)
        lines = log_of(
            view.connection,
            plan,
            action=subject,
            recorded_by=actor_named(view.connection, filters["actor"]),
            type=type_named(view.connection, filters["type_"]),
            since=since,
            until=until,
            backdated=backdated,
            known_to=seen.known_to,
            as_at=day(filters["as_at"]),
        )
    echo_log(filters["format_"], [line.as_json() for line in lines])


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
