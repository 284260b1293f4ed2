"""`ledger progress`: record what was done."""

from typing import Unpack

import click

from cli.options import on_option, writing
from cli.texts import needed_text
from cli.wiring import Workspace
from cli.writing import How, write


@click.command()
@click.argument("ref")
@click.argument("text", required=False)
@on_option
@writing
@click.pass_obj
def progress(
    workspace: Workspace,
    /,
    ref: str,
    text: str | None,
    **how: Unpack[How],
) -> None:
    """Record the progress note TEXT on the action REF.

    TEXT can be - to read it from standard input; without it the editor opens.
    Never name a child in it.

    \b
    Example:
      ledger progress 2.6 "Report agreed by the partners" --on "30 July 2020"
    """
    note = needed_text(text, f"What was done on {ref}?")
    write(
        workspace,
        lambda ledger, command, plan: ledger.record_progress(command, plan, ref, note),
        **how,
        ref=ref,
    )
