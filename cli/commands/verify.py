"""`ledger verify`: prove that nothing was altered."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.options import ledger_option
from cli.streams import tell
from cli.table import echo_json
from cli.wiring import Workspace
from cli.words import counted, printable

if TYPE_CHECKING:
    from ledger.verify import Verification

UNVERIFIED = 4


@click.command()
@click.argument("pack", type=click.Path(path_type=Path), required=False)
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    help="An older pack, of which PACK must be a continuation.",
)
@click.option(
    "--pack",
    "packs",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A pack that was handed over, with which the ledger must agree. Can be given"
    " again.",
)
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
    workspace: Workspace,
    pack: Path | None,
    against: Path | None,
    packs: tuple[Path, ...],
    root: str | None,
    entries: int | None,
    format_: str,
) -> int:
    """Recompute the leaf of every entry, and the views from nothing, and compare.

    Ends with exit code 4 if anything differs, and names the first entry that does.

    Somebody who recomputed every leaf, or put an older copy in the place of the
    ledger, is not caught by this alone. Packs that were handed over before catch them:
    give those with --pack. A root that was written down does so too.

    With PACK, the folder or archive of a pack, that is checked instead, and no ledger
    is needed.

    \b
    Examples:
      ledger verify
      ledger verify --pack report-1.zip --pack report-2.zip
      ledger verify report-2.zip --against report-1.zip
    """
    if pack is not None:
        if packs or root is not None or entries is not None:
            raise click.UsageError("A PACK is checked alone or --against another.")
        return _verify_pack(workspace, pack, against, format_)
    if against is not None:
        raise click.UsageError("--against goes with PACK; the ledger takes --pack.")
    found = _verify_ledger(workspace, packs, root, entries)
    if format_ == "json":
        _echo_json(found)
    elif found.verified:
        click.echo(f"Verified: {counted(found.entries, 'entry')} as recorded.")
        click.echo(f"Root: {found.root}")
        if packs:
            click.echo(f"It goes on where {counted(len(packs), 'pack')} ended.")
    else:
        _echo_findings(found)
    for note in () if format_ == "json" else found.notes:
        tell(f"ledger: {note}")
    return 0 if found.verified else UNVERIFIED


def _verify_pack(
    workspace: Workspace, pack: Path, against: Path | None, format_: str
) -> int:
    """Check a pack, and say what it is."""
    from cli.pack_checking import check_pack

    here = workspace.machine.folder()
    older = None if against is None else here / against
    found, about = check_pack(here / pack, older)
    if format_ == "json":
        listed = [{"entry": f.entry, "finding": f.sentence} for f in found]
        echo_json({"verified": not found, **about, "findings": listed})
    elif found:
        for finding in found:
            click.echo(printable(finding.sentence))
        click.echo("NOT verified: do not rely on this pack.", err=True)
    else:
        click.echo(f"Verified: the pack was sealed as entry #{about['sealed']}.")
        if against is not None:
            click.echo(f"It goes on where {printable(against.name)} ended.")
        click.echo(f"Entries: {about['entries']}")
        click.echo(f"Root: {about['root']}")
        click.echo(f"Key: {about['key']}")
        click.echo(f"Read aloud: {about['spoken']}")
    return UNVERIFIED if found else 0


def _verify_ledger(
    workspace: Workspace, packs: Sequence[Path], root: str | None, entries: int | None
) -> "Verification":
    """Check the ledger, and if it holds, compare it with the packs."""
    from cli.verification import verify_all
    from ledger.verify import KnownRoot

    if root is None and entries is not None:
        raise click.UsageError("--entries says what the root given with --root is of.")
    if root is not None and not re.fullmatch("[0-9a-fA-F]{64}", root):
        raise click.UsageError("A root is 64 hexadecimal digits, as verify prints it.")
    found = verify_all(workspace, None if root is None else KnownRoot(root, entries))
    if not found.verified or not packs:
        return found
    from cli.pack_checking import check_against_ledger

    here = workspace.machine.folder()
    more = check_against_ledger(workspace, [here / pack for pack in packs])
    return replace(found, findings=tuple(more))


def _echo_json(found: "Verification") -> None:
    echo_json(
        {
            "verified": found.verified,
            "entries": found.entries,
            "root": found.root,
            "findings": [
                {"entry": f.entry, "finding": f.sentence} for f in found.findings
            ],
            "notes": list(found.notes),
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
