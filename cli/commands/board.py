"""`ledger board`: the groups that are reported to, and when they met."""

from typing import Any, Unpack

import click

from cli.headings import day
from cli.listing import echo_facts
from cli.looking import Asked, looking
from cli.options import on_option, reading, writing
from cli.plan_building import name_board
from cli.streams import tell
from cli.wiring import Workspace
from cli.writing import How, write
from domain.printing import NOT_RECORDED

HEADS = ("Board", "Name", "Last met", "Meetings", "Last report", "Next report owed")
COLUMNS = {
    "Board": "board",
    "Name": "name",
    "Meetings": "meetings",
    "Last meeting": "last_meeting",
    "Meeting entry": "meeting_entry",
    "Report": "report",
    "Sent on": "sent_on",
    "Owed": "owed",
    "Due": "due",
    "State": "state",
}
"""The columns of CSV and Markdown, one fact in each, and their keys in JSON."""


@click.group()
def board() -> None:
    """Name the groups that are reported to, and record when they met.

    What is stale is counted from the last meeting: `ledger due` and `ledger review`
    ask for it.

    \b
    Examples:
      ledger board name DMG "Departmental Management Group"
      ledger board met DMG --on "30 July 2020"
      ledger board list
    """


@board.command()
@click.argument("label")
@click.argument("full_name", metavar="NAME")
@on_option
@writing
@click.pass_obj
def name(
    workspace: Workspace, /, label: str, full_name: str, **how: Unpack[How]
) -> None:
    """Name a group that is reported to: a short LABEL and its full NAME.

    \b
    Example:
      ledger board name DMG "Departmental Management Group"
    """
    name_board(workspace, label, full_name, how)


@board.command()
@click.argument("label")
@click.option("--on", metavar="DATE", help="The day of the meeting; otherwise today.")
@writing
@click.pass_obj
def met(workspace: Workspace, /, label: str, **how: Unpack[How]) -> None:
    """Record that the board LABEL met, once for each day.

    Actions that nobody updated since the last meeting are stale: `ledger due` lists
    them, and `ledger review` goes through them before the next one. A report that was
    sent is not taken for a meeting.

    \b
    Example:
      ledger board met DMG --on "30 July 2020"
    """
    write(
        workspace,
        lambda ledger, command, plan: ledger.hold_meeting(command, plan, label),
        **how,
    )


@board.command("list")
@reading
@click.pass_obj
def list_(workspace: Workspace, /, **asked: Unpack[Asked]) -> None:
    """List the boards: when each met, the last report to it, the next one it is owed.

    \b
    Examples:
      ledger board list
      ledger board list --as-at "30 July 2020"
    """
    from projections.boards import boards

    with looking(workspace, asked) as look:
        found = boards(look.view.connection, look.plan, look.as_at, look.known_to)
    rows = [one.as_json() for one in found]
    echo_facts(asked["format_"], rows, COLUMNS, HEADS, _cells)
    if asked["format_"] == "table":
        _tell_what_is_missing(rows)


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    report, owed = "none", "none"
    if row["report"]:
        report = f"report {row['report']}\nsent {day(row['sent_on'])}"
    if row["owed"]:
        owed = f"{row['due_printed']}\n{row['state']}"
    return (
        row["board"],
        row["name"],
        day(row["last_meeting"]) or NOT_RECORDED,
        str(row["meetings"]),
        report,
        owed,
    )


def _tell_what_is_missing(rows: list[dict[str, Any]]) -> None:
    if not rows:
        tell('No board is named yet; `ledger board name LABEL "Full name"` names one.')
    elif not any(row["meetings"] for row in rows):
        tell(
            "No meeting is recorded yet; `ledger board met LABEL --on DATE` records"
            " one."
        )
