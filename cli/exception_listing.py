"""`ledger exceptions`: which actions owe an exception report, and which reported."""

from typing import Any, Unpack

import click

from cli.headings import day, heading, short
from cli.listing import plain
from cli.looking import Asked, looking
from cli.options import reading
from cli.table import as_table, echo_rows
from cli.wiring import Workspace
from cli.words import counted, lateness
from domain.printing import NOT_RECORDED

HEADS = ("Action", "Owner", "Rating", "Exception report")
COLUMNS = {
    "Area": "area",
    "Action": "code",
    "Wording": "wording",
    "Owner": "owner",
    "Rating": "rating",
    "Since": "since",
    "State": "state",
    "Days owed": "days_owed",
    "Reports": "reports",
    "Earlier": "earlier",
}
OF_THE_REPORT = {
    "Cause": "cause",
    "Recovery": "recovery",
    "Asked": "asked",
    "Effective": "effective",
    "Days late": "days_late",
    "Entry": "entry",
}
"""The columns of CSV and Markdown, one fact in each, and their keys in JSON."""
MOST = 60
"""Longer words of an action end in an ellipsis in the table."""


@click.command("exceptions")
@click.option("--owed", is_flag=True, help="Only those whose report is owed.")
@reading
@click.pass_obj
def exceptions(workspace: Workspace, /, owed: bool, **asked: Unpack[Asked]) -> None:
    """List the actions whose rating requires an exception report, with the report.

    Those whose report is owed come first, the longest owed before the others. A
    report counts from the first day of the unbroken run of days on which the rating
    required one; one that was made for an earlier run does not.

    \b
    Examples:
      ledger exceptions
      ledger exceptions --owed --as-at "30 July 2020"
    """
    with looking(workspace, asked) as look:
        status = look.status()
        found, data = [one.as_json() for one in status.exceptions], look.data(status)
    rows = [row for row in found if row["state"] == "owed" or not owed]
    if asked["format_"] != "table":
        heads = (*COLUMNS, *OF_THE_REPORT)
        echo_rows(asked["format_"], heads, [_data(row) for row in rows], rows)
        return
    click.echo(heading(data) + "\n")
    if rows:
        click.echo(as_table(HEADS, [_cells(row) for row in rows]) + "\n")
    lacking = sum(row["state"] == "owed" for row in found)
    click.echo(_summed(len(found), lacking) if rows else _none(found))


def _summed(required: int, lacking: int) -> str:
    verb = "requires" if required == 1 else "require"
    actions = counted(required, "action")
    return f"{actions} {verb} an exception report; owed: {lacking}."


def _none(found: list[dict[str, Any]]) -> str:
    """Return why nothing is listed."""
    if found:
        return "No exception report is owed; each that is required is there."
    return "No rating in force requires an exception report."


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one action for a person."""
    since = f"since {day(row['since'])}"
    if not row["since_dated"]:
        since += "\nat the latest"
    return (
        f"{row['code']} {short(' '.join(row['wording'].split()), MOST)}",
        row["owner"] or NOT_RECORDED,
        f"{row['rating']}\n{since}",
        _report(row),
    )


def _report(row: dict[str, Any]) -> str:
    """Return the report of the present run, or since when it is owed."""
    report = row["report"]
    if report is None:
        said = f"owed since {day(row['since'])} ({counted(row['days_owed'], 'day')})"
        before = counted(row["earlier"], "report")
        return f"{said}\n{before} before that" if row["earlier"] else said
    late = lateness(report["days_late"])
    dated = f"#{report['entry']}: {report['effective_printed']}"
    lines = [
        f"cause: {report['cause']}",
        f"recovery: {report['recovery']}",
        f"asked: {report['asked'] or 'nothing'}",
        f"{dated}, {late}" if late else dated,
    ]
    if row["reports"] > 1:
        lines.append(f"the latest of {row['reports']}")
    return "\n".join(lines)


def _data(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one action as data."""
    report = row["report"] or {}
    own = (plain(row[key]) for key in COLUMNS.values())
    return (*own, *(plain(report.get(key)) for key in OF_THE_REPORT.values()))
