"""`ledger init`: make an empty ledger."""

from contextlib import closing
from typing import TYPE_CHECKING

import click

from cli.options import answer_option, ledger_option
from cli.places import LedgerPlace
from cli.table import echo_json
from cli.wiring import Workspace
from cli.words import printable
from ledger.place import ServerPlace

if TYPE_CHECKING:
    from ledger.place import Place


@click.command()
@click.option(
    "--url",
    type=LedgerPlace(),
    help="Make it on a PostgreSQL server: postgresql://host/database. The login becomes"
    " its owner.",
)
@answer_option
@ledger_option
@click.pass_obj
def init(workspace: Workspace, url: "Place | None", format_: str) -> None:
    """Make an empty ledger, `ledger.db` in this folder unless --ledger says else.

    \b
    Examples:
      ledger init
      ledger init --url postgresql://db.council.example/plans
    """
    from ledger.connection import connect, create

    if url is not None and workspace.chosen is not None:
        raise click.UsageError("Say where by --ledger or by --url, and not by both.")
    workspace.chosen = url or workspace.chosen
    place = workspace.new_place()
    origin = f"progress-ledger/{workspace.machine.name()}"
    create(place, origin)
    # Opening proves that what was made can be read.
    with workspace.opened(place) as ledger:
        if isinstance(place, ServerPlace):
            # Only its owner can make the tables of the views.
            with closing(connect(place)) as connection:
                workspace.catch_up(connection, ledger)
    if format_ == "json":
        echo_json({"entries": [], "ledger": str(place), "origin": origin})
        return
    click.echo(f"Made the empty ledger {printable(str(place))}.")
    if isinstance(place, ServerPlace):
        name = place.schema
        click.echo(
            f"Let others in: GRANT {name}_reader TO who reads, {name}_writer to who"
            f" records, {name}_redactor to who redacts."
        )
    click.echo("Next: ledger import PLAN.docx   (a preview; records nothing)")
