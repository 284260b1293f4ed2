"""`ledger report`: what was reported to whom, kept as it was sent."""

from pathlib import Path
from typing import Any, Unpack

import click

from cli.headings import minute
from cli.listing import plain
from cli.looking import Asked, looking
from cli.options import answer_option, ledger_option, plan_option, reading
from cli.registering import register
from cli.reported import HEADS, as_row, details, export_report, registered
from cli.table import as_table, echo_json, echo_rows
from cli.wiring import Workspace
from cli.words import counted, printable

COLUMNS = {
    "Number": "number",
    "Audience": "audience",
    "Sent": "sent",
    "Registered at": "recorded_at",
    "Days late": "days_late",
    "By": "by",
    "Title": "title",
    "File": "name",
    "Media type": "media_type",
    "Bytes": "size",
    "SHA-256": "sha256",
    "Entry": "entry",
}
"""The columns of CSV and Markdown, one fact in each, and their keys in JSON."""


@click.group()
def report() -> None:
    """Keep what was reported, byte for byte, and say when the ledger learnt of it.

    A report is registered after it was sent: the ledger did not make it, and says so
    wherever it shows it.

    \b
    Examples:
      ledger report list
      ledger report register july.docx --to ofsted --sent "30 July 2020"
    """


@report.command("list")
@reading
@click.pass_obj
def list_(workspace: Workspace, /, **asked: Unpack[Asked]) -> None:
    """List the reports of the plan, by the day on which they were sent.

    \b
    Examples:
      ledger report list
      ledger report list --as-at "30 July 2020"
    """
    from projections.reports import reports

    with looking(workspace, asked) as look:
        found = reports(look.view.connection, look.plan, look.as_at, look.known_to)
    rows = [one.as_json() for one in found]
    if asked["format_"] == "table":
        click.echo(as_table(HEADS, [as_row(row) for row in rows]))
        return
    data = [tuple(plain(row[key]) for key in COLUMNS.values()) for row in rows]
    echo_rows(asked["format_"], tuple(COLUMNS), data, rows)


@report.command("show")
@click.argument("number", type=click.IntRange(min=1))
@reading
@click.pass_obj
def show(workspace: Workspace, /, number: int, **asked: Unpack[Asked]) -> None:
    """Show all that is recorded of report NUMBER.

    \b
    Example:
      ledger report show 1
    """
    data = _report(workspace, number, asked)
    if asked["format_"] == "json":
        echo_json(data)
        return
    echo_rows(asked["format_"], ("Report", str(number)), details(data), data)


@report.command("export")
@click.argument("number", type=click.IntRange(min=1))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@plan_option
@answer_option
@ledger_option
@click.pass_obj
def export(
    workspace: Workspace, number: int, folder: Path, slug: str | None, format_: str
) -> None:
    """Write the file of report NUMBER, byte for byte, to a new file in FOLDER.

    Its hash is compared before anything is written, and no file is written over.

    \b
    Example:
      ledger report export 1 reports
    """
    asked = Asked(format_=format_, known_on=None, as_at=None, slug=slug)
    data = _report(workspace, number, asked)
    place = export_report(workspace, data, workspace.machine.folder() / folder)
    if format_ == "json":
        echo_json({"entries": [], "exported": str(place), "report": data})
        return
    size = counted(data["size"], "byte")
    click.echo(f"Wrote {size} to {printable(str(place))}.")
    click.echo(f"Report {number} to {printable(data['audience'])}: {registered(data)}.")
    click.echo(f"SHA-256: {data['sha256']}, as registered {minute(_at(data))}.")


def _report(workspace: Workspace, number: int, asked: Asked) -> dict[str, Any]:
    from projections.reports import report as report_of

    with looking(workspace, asked) as look:
        connection, plan = look.view.connection, look.plan
        found = report_of(connection, plan, number, look.as_at, look.known_to)
    return found.as_json()


def _at(data: dict[str, Any]) -> str:
    return str(data["recorded_at"])


report.add_command(register)
