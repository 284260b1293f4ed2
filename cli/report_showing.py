"""`ledger report show`: what one report said, from its frozen bytes."""

import click

from cli.options import format_option, ledger_option, plan_option
from cli.plan_listing import echo_plan
from cli.reported import details
from cli.table import as_table, echo_json, echo_rows
from cli.telling import Answer, numbered, told_to
from cli.wiring import Workspace
from cli.words import printable


@click.command("show")
@click.argument("number", type=click.IntRange(min=1), required=False)
@click.option(
    "--to", "audience", metavar="AUDIENCE", help="The last one that was sent to them."
)
@click.option(
    "--on", metavar="DATE", help="With --to: by the end of that day; otherwise today."
)
@plan_option
@format_option
@ledger_option
@click.pass_obj
def show(
    workspace: Workspace,
    number: int | None,
    audience: str | None,
    on: str | None,
    slug: str | None,
    format_: str,
) -> None:
    """Show what report NUMBER said, or the last one to an AUDIENCE by a day.

    It is read from the bytes that were frozen when it was sealed; nothing is computed
    anew. That nothing had been reported is an answer too.

    \b
    Examples:
      ledger report show --to ofsted --on "30 July 2020"
      ledger report show 2
      ledger report show --to DMG --format json
    """
    if (number is None) == (audience is None):
        raise click.UsageError("Say either the NUMBER of a report or --to AUDIENCE.")
    if audience is not None:
        answer = told_to(workspace, slug, audience, on)
    elif on is not None:
        raise click.UsageError("--on goes with --to; a NUMBER names one report.")
    else:
        answer = numbered(workspace, slug, number or 0)
    _echo(answer, format_)


def _echo(answer: Answer, format_: str) -> None:
    if format_ == "json":
        echo_json(answer.as_json())
        return
    if format_ != "table" and answer.snapshot is not None:
        echo_plan(answer.snapshot, format_, answer.snapshot)
        return
    click.echo(printable(answer.message))
    if answer.report is None:
        return
    row = answer.report.as_json()
    heads = ("Report", str(answer.report.number))
    if answer.snapshot is None:
        click.echo("")
        echo_rows(format_, heads, details(row), row)
        return
    click.echo("")
    click.echo(as_table(heads, details(row)))
    click.echo("")
    echo_plan(answer.snapshot, format_, answer.snapshot)
