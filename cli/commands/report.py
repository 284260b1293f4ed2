"""`ledger report`: what was reported to whom: sealed, sent, registered, owed."""

from typing import Unpack

import click

from cli.exporting import export
from cli.listing import echo_facts
from cli.looking import Asked, looking
from cli.options import reading
from cli.owing import commit, owed
from cli.registering import register
from cli.report_comparing import diff
from cli.report_showing import show
from cli.reported import HEADS, as_row
from cli.sealing import seal
from cli.sending import send
from cli.wiring import Workspace

COLUMNS = {
    "Number": "number",
    "Audience": "audience",
    "Made": "made",
    "As at": "as_at",
    "Known to": "known_to",
    "Sent on": "sent_on",
    "Days late": "days_late",
    "By": "by",
    "Recorded at": "recorded_at",
    "Title": "title",
    "File": "name",
    "Media type": "media_type",
    "Bytes": "size",
    "SHA-256": "sha256",
    "Replaces": "replaces",
    "Replaced by": "replaced_by",
    "Entry": "entry",
}
"""The columns of CSV and Markdown, one fact in each, and their keys in JSON."""


@click.group()
def report() -> None:
    """Seal reports, say what was sent to whom, and give out what was frozen.

    A sealed report is drawn by the ledger and frozen byte for byte; it counts as
    reported from the day on which it is sent. One that was made without the ledger
    can be registered.

    \b
    Examples:
      ledger report seal --to ofsted --as-at "30 July 2020"
      ledger report send 2 --by "Director of Children's Services"
      ledger report show --to ofsted --on "30 July 2020"
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
    echo_facts(asked["format_"], rows, COLUMNS, HEADS, as_row)


for command in (seal, send, show, export, diff, register, commit, owed):
    report.add_command(command)
