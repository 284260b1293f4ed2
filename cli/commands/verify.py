"""`ledger verify`: prove that nothing was altered."""

import click

from cli.options import ledger_option
from cli.table import echo_json
from cli.wiring import Workspace
from cli.words import counted, printable

UNVERIFIED = 4


@click.command()
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
def verify(workspace: Workspace, format_: str) -> int:
    """Recompute the leaf of every entry, and the views from nothing, and compare.

    Ends with exit code 4 if anything differs, and names the first entry that does.
    Somebody who recomputed every leaf is not caught by this command alone: compare
    the root that it prints with one written down earlier.

    \b
    Example:
      ledger verify
    """
    from cli.verification import verify_all

    found = verify_all(workspace)
    if format_ == "json":
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
    elif found.verified:
        click.echo(f"Verified: {counted(found.entries, 'entry')} as recorded.")
        click.echo(f"Root: {found.root}")
    else:
        for finding in found.findings:
            click.echo(printable(finding.sentence))
        click.echo(
            f"NOT verified: {counted(len(found.findings), 'finding')}"
            f" in {counted(found.entries, 'entry')}.",
            err=True,
        )
    return 0 if found.verified else UNVERIFIED
