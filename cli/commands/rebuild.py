"""`ledger rebuild`: make the views anew from the entries."""

from contextlib import closing

import click

from cli.options import answer_option, ledger_option
from cli.table import echo_json
from cli.view import head_of
from cli.watching import counting, watched
from cli.wiring import Workspace
from cli.words import counted


@click.command()
@answer_option
@ledger_option
@click.pass_obj
def rebuild(workspace: Workspace, format_: str) -> None:
    """Make status, log and timelines anew from the entries, which stay as they are.

    \b
    Example:
      ledger rebuild
    """
    from ledger.connection import connect
    from projections.catch_up import rebuild as rebuild_views

    place = workspace.place()
    with workspace.opened(place) as ledger, closing(connect(place)) as connection:
        total = head_of(connection).size
        with watched(total, "Folding entries") as told:
            folded = rebuild_views(
                connection,
                lambda number: counting(ledger.entries_after(number), told),
                known=total,
            )
    if format_ == "json":
        echo_json({"entries": [], "folded": folded})
        return
    click.echo(f"Made the views anew from {counted(folded, 'entry')}.")
