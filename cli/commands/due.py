"""`ledger due`: what is overdue, due, stale or without a day of review."""

from contextlib import closing
from typing import TYPE_CHECKING, Any, Unpack

import click

from cli.due_listing import COLUMNS, csv_rows, echo_due
from cli.headings import day
from cli.looking import Asked, Look, looking, point_of
from cli.not_updated import check_owner, owned, owner_option, since_option, since_when
from cli.options import FORMATS, looking_options
from cli.streams import tell
from cli.table import echo_bytes, echo_rows
from cli.view import origin_of
from cli.wiring import Workspace
from ledger.connection import connect

if TYPE_CHECKING:
    from projections.due import Item
    from projections.stale import Since
    from projections.status import PlanStatus

CALENDAR = "ics"


class DueAsked(Asked):
    """All that the options say, in the person's words."""

    within: int
    owner: str | None
    since: str | None


@click.command()
@click.option(
    "--within",
    metavar="DAYS",
    type=click.IntRange(0, 36_500),
    default=30,
    show_default=True,
    help="How many days ahead a due day may lie.",
)
@owner_option
@since_option
@click.option(
    "--format",
    "format_",
    type=click.Choice([*FORMATS, CALENDAR]),
    default="table",
    show_default=True,
    help="How to print it; ics is a calendar for Outlook and others.",
)
@looking_options
@click.pass_obj
def due(workspace: Workspace, /, **asked: Unpack[DueAsked]) -> None:
    """List what is overdue, due soon, stale, or wants a day of review, by owner.

    A month falls due on its last day. An action is done, and not listed, when its
    rating counts as complete or it is signed off or business as usual; a claim or a
    proposal is not enough. It is stale if no note, rating or delivery status of it is
    dated after the last board meeting, and wants a review with a date if it has a
    standing target and no such review. Reports that are owed belong to no owner, so
    --owner leaves them out. A calendar has what has a due day.

    \b
    Examples:
      ledger due
      ledger due --within 30 --as-at "1 March 2021"
      ledger due --owner "Head of Service" --format csv
      ledger due --within 365 --format ics > due.ics
    """
    from projections.due import due_items

    with looking(workspace, asked) as look:
        status = look.status()
        since = since_when(look, asked["since"], workspace.today)
        check_owner(asked["owner"], (action.owner for action in status.actions))
        items = [
            item
            for item in due_items(look.view.connection, status, asked["within"], since)
            if owned(item.owner, asked["owner"])
        ]
        data = _data(look, status)
    if asked["format_"] == CALENDAR:
        _echo_calendar(workspace, items, data)
    else:
        _echo(items, data, asked, since)


def _data(look: Look, status: "PlanStatus") -> dict[str, Any]:
    keys = ("plan", "title", "as_at", "known_to", "head", "ended")
    data = look.data(status)
    return {key: data[key] for key in keys}


def _echo(
    items: "list[Item]",
    data: dict[str, Any],
    asked: DueAsked,
    since: "Since | None",
) -> None:
    rows = [item.as_json() for item in items]
    if asked["format_"] == "table":
        echo_due(data, rows, asked["within"], since)
    else:
        said = {
            **point_of(data),
            "within": asked["within"],
            "since": since and since.first.isoformat(),
            "meeting": since and since.meeting and since.meeting._asdict(),
            "items": rows,
        }
        echo_rows(asked["format_"], tuple(COLUMNS), csv_rows(rows), said)
    if since is None and asked["format_"] != "json":
        tell(
            f"No meeting is recorded before {day(data['as_at'])}, so nothing is called"
            " stale; `ledger board met LABEL --on DATE` records one, or say --since"
            " DATE."
        )


def _echo_calendar(
    workspace: Workspace, items: "list[Item]", data: dict[str, Any]
) -> None:
    from projections.documents.due_days import as_calendar

    with closing(connect(workspace.place())) as connection:
        origin = origin_of(connection)
    at = data["known_to"]["recorded_at"]
    echo_bytes(as_calendar(items, data["plan"], data["title"], origin, at))
    undated = {item.action for item in items if item.due is None}
    if undated:
        left = "1 action is" if len(undated) == 1 else f"{len(undated)} actions are"
        tell(f"{left} left out for want of a due day; `ledger due` lists them.")
