"""`ledger review`: go through the actions not updated since the last board."""

from datetime import date
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from cli.filters import check_area, check_board
from cli.looking import Look
from cli.not_updated import (
    check_owner,
    owner_option,
    since_option,
    since_said,
    since_when,
)
from cli.options import effective, ledger_option, plan_option
from cli.principal import as_option
from cli.streams import tell
from cli.typed_lines import TypedLines
from cli.walking import Walk
from cli.wiring import Workspace
from cli.words import printable
from domain.errors import LedgerError
from domain.printing import print_day

if TYPE_CHECKING:
    from projections.status import PlanStatus


class NothingSinceError(LedgerError):
    """A review since a meeting, where none is recorded."""

    def __init__(self, board: str | None, day: date) -> None:
        of = f" of {board}" if board else ""
        super().__init__(
            f"No meeting{of} is recorded before {print_day(day)}, so nothing says since"
            f" when; record it with `ledger board met {board or 'LABEL'} --on DATE`, or"
            " say --since DATE."
        )


class Reviewing(TypedDict):
    """What the options say, in the person's words."""

    board: str | None
    since: str | None
    owner: str | None
    area: str | None
    on: str | None
    slug: str | None


@click.command()
@click.option(
    "--board", metavar="LABEL", help="Since the last meeting of this board alone."
)
@since_option
@owner_option
@click.option("--area", metavar="CODE", help="Only the actions of this area.")
@click.option(
    "--on", metavar="DATE", help="The day of all the updates; today if not given."
)
@plan_option
@as_option
@ledger_option
@click.pass_obj
def review(workspace: Workspace, /, **asked: Unpack[Reviewing]) -> None:
    """Go through the actions that nobody updated since the last board, and record.

    Each is shown with its rating, targets and last note; then lines are typed, or
    piped in: p TEXT records progress, r RATING REASON a rating, t TARGET a revised
    target, d STATUS delivery; s skips, q stops, ? explains, and an empty line goes on.
    Each answer is recorded at once, as an entry of its own. Started again, it goes on
    with what is still not updated. Done actions are left out.

    \b
    Examples:
      ledger review
      ledger review --board DMG --on "30 July 2020"
      ledger review --since "1 July 2020" --owner "Head of Service"
    """
    if asked["board"] is not None and asked["since"] is not None:
        raise click.UsageError("Say either --board LABEL or --since DATE.")
    walk, waiting = _walk(workspace, asked)
    since = since_said(walk.since)
    if not waiting:
        click.echo(
            printable(f"Every action that is asked for was updated since {since}.")
        )
        return
    lines = TypedLines()
    wait = "action was" if len(waiting) == 1 else "actions were"
    tell(f"{len(waiting)} {wait} not updated since {since}.")
    walk.go(lines, waiting)


def _walk(workspace: Workspace, asked: Reviewing) -> tuple[Walk, list[str]]:
    """Return the walk that the options ask for, and the actions that it goes through.

    Raises:
        LedgerError: it is about nothing; says what to type.
    """
    day = _day(asked["on"], workspace.today)
    with workspace.reading() as view:
        look = Look(view, view.plan(asked["slug"]), day, view.last)
        status = look.status()
        _check(status, asked)
        since = since_when(look, asked["since"], workspace.today, asked["board"])
        if since is None:
            raise NothingSinceError(asked["board"], day)
        walk = Walk(
            workspace=workspace,
            plan=look.plan,
            day=day,
            on=asked["on"],
            since=since,
            owner=asked["owner"],
            area=asked["area"],
            start=look.known_to,
        )
        return walk, walk.waiting(view, status)


def _day(on: str | None, today: date) -> date:
    """Return the day of the updates, which has come already.

    Raises:
        FutureDateError: it has not.
    """
    given = effective(on, today)
    if given is None:
        return today
    settled = given.settled(today)
    if settled.first is not None and settled.first > today:
        from domain.event import FutureDateError

        raise FutureDateError(settled)
    return settled.last or today


def _check(status: "PlanStatus", asked: Reviewing) -> None:
    """Refuse a board, an owner or an area that the plan does not have."""
    check_board(asked["board"], status.boards)
    check_owner(asked["owner"], (action.owner for action in status.actions))
    check_area(asked["area"], status.areas)
