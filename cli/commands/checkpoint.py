"""`ledger checkpoint`: sign for all entries there are."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.answering import answer
from cli.headings import day, minute
from cli.options import answer_option, ledger_option
from cli.principal import in_person_option
from cli.signing import key_in_force, key_option, key_place, remember, sign
from cli.stamping import authority, stamp, stamps, tsa_option, verify_option
from cli.streams import tell
from cli.table import echo_json
from cli.trouble import TROUBLE
from cli.wiring import Workspace
from cli.words import counted, printable
from domain.delegation_refusals import OF_NO_PLAN

if TYPE_CHECKING:
    from ledger.book import Ledger
    from ledger.recording import Recorded

UNVERIFIED = 4


@click.group()
def checkpoint() -> None:
    """Sign for all entries there are, and show what was signed.

    A checkpoint is a short text with the number of entries and their root, signed by
    the ledger's key. Sealing a report signs one by itself.

    \b
    Examples:
      ledger checkpoint sign
      ledger checkpoint sign --timestamp
      ledger checkpoint show
    """


@checkpoint.command("sign")
@key_option
@click.option(
    "--timestamp", is_flag=True, help="Ask an authority for a timestamp as well."
)
@tsa_option
@answer_option
@in_person_option(OF_NO_PLAN)
@ledger_option
@click.pass_obj
def sign_(
    workspace: Workspace,
    key: Path | None,
    timestamp: bool,
    tsa: str | None,
    format_: str,
) -> None:
    """Sign for all entries, and record that as the next one.

    Nothing is signed that is no continuation of what the key signed before. An
    authority that is asked for a timestamp learns a hash of the checkpoint, no more;
    if it does not answer, the checkpoint is signed all the same.

    \b
    Examples:
      ledger checkpoint sign
      ledger checkpoint sign --timestamp --tsa https://tsa.example/
    """
    if tsa is not None and not timestamp:
        raise click.UsageError("--tsa says whom --timestamp asks; give both.")
    url = authority(workspace, tsa) if timestamp else None
    place = key_place(workspace, key)
    with workspace.recording() as ledger:
        checkpoints = ledger.log.checkpoints()
        opened, where = key_in_force(workspace, place, checkpoints)
        recorded = sign(ledger, workspace.command(), opened, where)
        remember(recorded, where)
        if url is not None:
            recorded = _stamped_too(workspace, ledger, recorded, url)
    answer(workspace, recorded, format_, None)


@checkpoint.command("timestamp")
@tsa_option
@answer_option
@in_person_option(OF_NO_PLAN)
@ledger_option
@click.pass_obj
def timestamp_(workspace: Workspace, tsa: str | None, format_: str) -> None:
    """Ask an authority for a timestamp of the last checkpoint that has none.

    A timestamp proves to others that what the checkpoint covers was there by then,
    even if whoever holds the key would rather have it otherwise.

    \b
    Examples:
      ledger checkpoint timestamp
      ledger checkpoint timestamp --tsa https://tsa.example/
    """
    url = authority(workspace, tsa)
    with workspace.recording() as ledger:
        waiting = ledger.log.checkpoints().untimestamped
        recorded = stamp(workspace, ledger, url, waiting)
    answer(workspace, recorded, format_, None)


@checkpoint.command("show")
@click.option("--note", is_flag=True, help="Print the last signed note, to be kept.")
@verify_option
@answer_option
@ledger_option
@click.pass_obj
def show(workspace: Workspace, note: bool, roots: Path | None, format_: str) -> int:
    """List what was signed, oldest first, and what was timestamped when.

    The moment of a timestamp is what the authority says, until it is verified by the
    root certificates that the authority publishes; if one is false, this ends with 4.

    \b
    Examples:
      ledger checkpoint show
      ledger checkpoint show --note
      ledger checkpoint show --verify-timestamp authority.pem
    """
    with workspace.opened(workspace.place()) as ledger:
        checkpoints = ledger.log.checkpoints()
    signed = checkpoints.signed
    if note:
        for one in signed[-1:]:
            click.echo(one.note, nl=False)
        return 0
    if roots is not None:
        roots = workspace.machine.folder() / roots
    told = stamps(checkpoints, roots)
    rows = [
        {
            "entries": one.size,
            "root": one.root,
            "key": one.key,
            "signed_on": one.effective_day.isoformat(),
            "note": one.note,
            "timestamp": told.get(one.size),
        }
        for one in signed
    ]
    if format_ == "json":
        echo_json(rows)
    else:
        _print(rows)
    return UNVERIFIED if any(one["verified"] is False for one in told.values()) else 0


def _print(rows: list[dict[str, Any]]) -> None:
    """Print each checkpoint on lines of its own: a root is too long for a table."""
    for row in rows:
        signed = f"by key {row['key']} on {day(str(row['signed_on']))}"
        click.echo(f"{counted(row['entries'], 'entry')}, signed {signed}")
        click.echo(f"  root       {row['root']}")
        click.echo(f"  timestamp  {printable(_said(row['timestamp']))}")
    if not rows:
        click.echo("Nothing was signed yet.")


def _said(told: dict[str, Any] | None) -> str:
    """Return what a line says of a timestamp."""
    if told is None:
        return "none"
    if told["finding"] is not None:
        return str(told["finding"])
    if told["verified"]:
        return f"{minute(told['at'])}, verified: {told['by']}"
    return f"{minute(told['at'])}, says {told['authority']}"


def _stamped_too(
    workspace: Workspace, ledger: "Ledger", signed: "Recorded", url: str
) -> "Recorded":
    """Return what was recorded with the timestamp, if one could be had."""
    from ledger.recording import Recorded

    one: Any = signed.events[-1]
    try:
        stamped = stamp(workspace, ledger, url, one)
    except TROUBLE as error:
        why = " ".join(str(error).split()).rstrip(".")
        tell(
            f"The checkpoint is signed, without a timestamp: {why}. Ask again with"
            " `ledger checkpoint timestamp`."
        )
        return signed
    return Recorded(signed.numbers + stamped.numbers, signed.events + stamped.events)
