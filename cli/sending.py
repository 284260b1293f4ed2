"""`ledger report send`: say that a sealed report was handed over."""

from typing import Unpack

import click

from cli.options import on_option, writing
from cli.wiring import Workspace
from cli.writing import How, how_of, write


class Sending(How):
    """What the options of `send` say."""

    number: int
    sent_by: str


@click.command("send")
@click.argument("number", type=click.IntRange(min=1))
@click.option(
    "--by", "sent_by", metavar="ROLE", required=True, help="Who sent it, by role."
)
@on_option
@writing
@click.pass_obj
def send(workspace: Workspace, /, **asked: Unpack[Sending]) -> None:
    """Say that the sealed report NUMBER was sent.

    A day that is past is taken, and it is always shown how much later that was
    recorded. A report is sent once; a wrong day is put right with `ledger correct`.

    \b
    Examples:
      ledger report send 2 --by "Director of Children's Services"
      ledger report send 2 --by "Head of Service" --on "30 July 2020"
    """
    from domain.text import Text

    number, sent_by = asked["number"], Text(asked["sent_by"])
    write(
        workspace,
        lambda ledger, command, plan: ledger.send_report(
            command, plan, number, sent_by
        ),
        **how_of(asked),
    )
