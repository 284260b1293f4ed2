"""`ledger backup`: copy the ledger while it is in use."""

from pathlib import Path

import click

from cli.options import answer_option, ledger_option
from cli.table import echo_json
from cli.wiring import Workspace
from cli.words import counted, printable


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@answer_option
@ledger_option
@click.pass_obj
def backup(workspace: Workspace, file: Path, format_: str) -> None:
    """Copy the ledger to the new FILE, consistent even while others record.

    Copying the file by hand can lose entries; this cannot.

    \b
    Example:
      ledger backup backups/ledger-2020-07-30.db
    """
    from ledger.backup import backup as backup_to

    place = workspace.machine.folder() / file
    entries = backup_to(workspace.place(), place)
    if format_ == "json":
        echo_json({"backup": str(place), "backed_up": entries, "entries": []})
        return
    click.echo(f"Copied {counted(entries, 'entry')} to {printable(str(place))}.")
    click.echo(f"Check it: ledger verify --ledger {printable(str(file))}")
