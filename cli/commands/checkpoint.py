"""`ledger checkpoint`: sign for all entries there are."""

from pathlib import Path

import click

from cli.answering import answer
from cli.options import answer_option, ledger_option
from cli.signing import key_in_force, key_option, key_place, remember, sign
from cli.table import as_table, echo_json
from cli.wiring import Workspace
from domain.printing import print_day


@click.group()
def checkpoint() -> None:
    """Sign for all entries there are, and show what was signed.

    A checkpoint is a short text with the number of entries and their root, signed by
    the ledger's key. Sealing a report signs one by itself.

    \b
    Examples:
      ledger checkpoint sign
      ledger checkpoint show
    """


@checkpoint.command("sign")
@key_option
@answer_option
@ledger_option
@click.pass_obj
def sign_(workspace: Workspace, key: Path | None, format_: str) -> None:
    """Sign for all entries, and record that as the next one.

    Nothing is signed that is no continuation of what the key signed before.

    \b
    Example:
      ledger checkpoint sign
    """
    place = key_place(workspace, key)
    with workspace.recording() as ledger:
        checkpoints = ledger.log.checkpoints()
        opened, where = key_in_force(workspace, place, checkpoints)
        recorded = sign(ledger, workspace.command(), opened, where)
        remember(recorded, where)
    answer(workspace, recorded, format_, None)


@checkpoint.command("show")
@click.option("--note", is_flag=True, help="Print the last signed note, to be kept.")
@answer_option
@ledger_option
@click.pass_obj
def show(workspace: Workspace, note: bool, format_: str) -> None:
    """List what was signed, oldest first.

    \b
    Examples:
      ledger checkpoint show
      ledger checkpoint show --note
    """
    with workspace.opened(workspace.place()) as ledger:
        signed = ledger.log.checkpoints().signed
    if note:
        for one in signed[-1:]:
            click.echo(one.note, nl=False)
        return
    rows = [
        {
            "entries": one.size,
            "root": one.root,
            "key": one.key,
            "signed_on": one.effective_day.isoformat(),
            "note": one.note,
        }
        for one in signed
    ]
    if format_ == "json":
        echo_json(rows)
        return
    cells = [
        (print_day(one.effective_day), str(one.size), f"key {one.key}", one.root)
        for one in signed
    ]
    click.echo(as_table(("Signed on", "Entries", "By", "Root"), cells))
