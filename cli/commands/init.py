"""`ledger init`: make an empty ledger."""

import click

from cli.options import answer_option, ledger_option
from cli.table import echo_json
from cli.wiring import Workspace
from cli.words import printable


@click.command()
@answer_option
@ledger_option
@click.pass_obj
def init(workspace: Workspace, format_: str) -> None:
    """Make an empty ledger, `ledger.db` in this folder unless --ledger says else.

    \b
    Example:
      ledger init
    """
    from ledger.connection import create

    place = workspace.new_place()
    origin = f"progress-ledger/{workspace.machine.name()}"
    create(place, origin)
    with workspace.opened(place):
        pass  # Opening proves that what was made can be read.
    if format_ == "json":
        echo_json({"entries": [], "ledger": str(place), "origin": origin})
        return
    click.echo(f"Made the empty ledger {printable(str(place))}.")
    click.echo("Next: ledger import PLAN.docx   (a preview; records nothing)")
