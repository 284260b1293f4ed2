"""`ledger copy`: the same ledger in another place."""

from contextlib import closing

import click

from cli.options import answer_option
from cli.places import LedgerPlace
from cli.table import echo_json
from cli.wiring import Workspace
from cli.words import counted, printable
from ledger.place import Place


@click.command()
@click.argument("source", metavar="FROM", type=LedgerPlace())
@click.argument("target", metavar="TO", type=LedgerPlace())
@answer_option
@click.pass_obj
def copy(workspace: Workspace, source: Place, target: Place, format_: str) -> None:
    """Copy the ledger FROM, a file or a URL, to the empty place TO, entry by entry.

    The copy has the same entries, words, files and root: the tree is computed anew
    from what both hold. The original stays as it is.

    \b
    Examples:
      ledger copy ledger.db postgresql://db.council.example/plans
      ledger copy postgresql://db.council.example/plans ledger-2020-07-30.db
    """
    from ledger.connection import connect
    from ledger.copying import copy as copied

    there = Workspace(workspace.machine, source).place()
    here = Workspace(workspace.machine, target)
    done = copied(there, here.place())
    with closing(connect(here.place())) as connection:
        here.catch_up(connection)
    if format_ == "json":
        made = {"ledger": str(here.place()), "copied": done.entries, "root": done.root}
        echo_json({"entries": [], **made})
        return
    entries, shown = counted(done.entries, "entry"), printable(str(here.place()))
    click.echo(f"Copied {entries} to {shown}.")
    click.echo(f"Root: {done.root}, the same on both sides.")
