"""`ledger verify`: prove that nothing was altered."""

import re
from typing import TYPE_CHECKING

import click

from cli.options import ledger_option
from cli.table import echo_json
from cli.wiring import Workspace
from cli.words import counted, printable

if TYPE_CHECKING:
    from ledger.verify import Verification

UNVERIFIED = 4


@click.command()
@click.option("--root", help="A root that was written down: 64 hexadecimal digits.")
@click.option(
    "--entries",
    type=click.IntRange(min=0),
    help="Over how many entries that root was.  [default: all]",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to answer.",
)
@ledger_option
@click.pass_obj
def verify(
    workspace: Workspace, root: str | None, entries: int | None, format_: str
) -> int:
    """Recompute the leaf of every entry, and the views from nothing, and compare.

    Ends with exit code 4 if anything differs, and names the first entry that does.

    Somebody who recomputed every leaf, or put an older copy in the place of the
    ledger, is not caught by this alone: write down the root and the number of
    entries that it prints, and give them to a later run.

    \b
    Example:
      ledger verify
    """
    from cli.verification import verify_all
    from ledger.verify import KnownRoot

    if root is None and entries is not None:
        raise click.UsageError("--entries says what the root given with --root is of.")
    if root is not None and not re.fullmatch("[0-9a-fA-F]{64}", root):
        raise click.UsageError("A root is 64 hexadecimal digits, as verify prints it.")
    found = verify_all(workspace, None if root is None else KnownRoot(root, entries))
    if format_ == "json":
        _echo_json(found)
    elif found.verified:
        click.echo(f"Verified: {counted(found.entries, 'entry')} as recorded.")
        click.echo(f"Root: {found.root}")
    else:
        _echo_findings(found)
    return 0 if found.verified else UNVERIFIED


def _echo_json(found: "Verification") -> None:
    echo_json(
        {
            "verified": found.verified,
            "entries": found.entries,
            "root": found.root,
            "findings": [
                {"entry": f.entry, "finding": f.sentence} for f in found.findings
            ],
        }
    )


def _echo_findings(found: "Verification") -> None:
    for finding in found.findings:
        click.echo(printable(finding.sentence))
    click.echo(
        f"NOT verified: {counted(len(found.findings), 'finding')}"
        f" in {counted(found.entries, 'entry')}.",
        err=True,
    )
