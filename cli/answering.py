"""What a recording command says once its entries are recorded.

From then on nothing may look like a refusal: it would be taken for one, and the
command sent again.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from cli.second_persons import proposed_by, tell_proposed
from cli.streams import abandon_output, tell
from cli.table import echo_json
from cli.trouble import TROUBLE
from cli.wiring import Workspace
from cli.words import lateness, printable
from ledger.connection import is_busy
from ledger.errors import ConnectionLostError, LedgerBusyError
from projections.errors import OtherViewsError, UnfitViewsError

if TYPE_CHECKING:
    from ledger.recording import Recorded


def answer(
    workspace: Workspace,
    recorded: "Recorded",
    format_: str,
    ref: str | None,
    *,
    summary: Sequence[str] = (),
    more: Mapping[str, Any] | None = None,
) -> None:
    """Say what was recorded; never fail.

    Args:
        workspace: Where the ledger is.
        recorded: What the command led to.
        format_: How to answer: table or json.
        ref: The action as the person named it, if the command is about one.
        summary: Lines for a person, before the entries.
        more: Further keys for JSON.
    """
    rows = _rows_if_shown(workspace, recorded.numbers)
    told = told_otherwise_by(workspace, rows)
    proposed = [] if recorded.again else proposed_by(workspace, rows)
    keys = {"told_otherwise": told, "proposed": proposed, **(more or {})}
    try:
        _print(recorded, rows, format_, summary, keys)
    except BrokenPipeError:
        abandon_output()  # Whoever reads has read enough.
    except (OSError, ValueError) as error:
        abandon_output()
        tell(f"Recorded as {_listed(recorded.numbers)}; it cannot be printed: {error}.")
    tell_proposed(proposed)
    _tell_new_code(rows, ref)


def rows_of(workspace: Workspace, numbers: tuple[int, ...]) -> list[dict[str, Any]]:
    """Return the entries with these numbers, under the keys of `log`."""
    from projections.log import numbered

    with workspace.reading(needed=max(numbers, default=0)) as view:
        return [line.as_json() for line in numbered(view.connection, numbers)]


def sentence(row: dict[str, Any]) -> str:
    """Return one line that says what an entry records, and reads its date back."""
    action = f" {row['action']}" if row["action"] else ""
    what = row["type"].split(".")[1].replace("_", " ")
    what += f" #{row['names']}" if row["names"] else ""
    what += f" for {printable(row['on_behalf_of'])}" if row["on_behalf_of"] else ""
    words = printable(" ".join((row["text"] or "").split()))
    says = f": {_short(words)}" if words else ""
    late = lateness(row["days_late"], row["type"])
    when = f"effective {printable(row['effective_printed'])}"
    return (
        f"#{row['number']}{action} {what}{says} ({when}{', ' + late if late else ''})"
    )


def _print(
    recorded: "Recorded",
    rows: list[dict[str, Any]],
    format_: str,
    summary: Sequence[str],
    more: Mapping[str, Any],
) -> None:
    if format_ == "json":
        numbers, again = list(recorded.numbers), recorded.again
        echo_json({"entries": numbers, "again": again, "recorded": rows, **more})
        return
    if recorded.again:
        click.echo("This command was recorded before; nothing was added.")
    for line in summary:
        click.echo(printable(line))
    for row in rows:
        click.echo(sentence(row))
    echo_told_otherwise(more["told_otherwise"])


def echo_told_otherwise(told: Sequence[Mapping[str, Any]]) -> None:
    """Say who was told what an entry amends, a line each."""
    for one in told:
        click.echo(f"Told otherwise: {printable(one['said'])}.")


def told_otherwise_by(
    workspace: Workspace, rows: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return who was told by a report what these entries amend."""
    amended = [row["names"] for row in rows if row["names"]]
    if not amended:
        return []
    from projections.told import told_otherwise

    try:
        with workspace.reading(needed=0) as view:
            look = view.connection, rows[0]["plan"], amended, view.last
            found = told_otherwise(*look)
    except TROUBLE as error:
        tell(f"Who was told otherwise cannot be said: {' '.join(str(error).split())}.")
        return []
    return [{**one._asdict(), "said": str(one)} for one in found]


def _rows_if_shown(
    workspace: Workspace, numbers: tuple[int, ...]
) -> list[dict[str, Any]]:
    """Return what to say of entries that are recorded; nothing if that fails."""
    trouble = workspace.unsettled
    if trouble is None:
        try:
            rows = rows_of(workspace, numbers)
        except TROUBLE as error:
            trouble = error
        else:
            if len(rows) == len(numbers):
                return rows
    tell(f"Recorded as {_listed(numbers)}; {_why_not(trouble).rstrip('.')}.")
    return []


def _why_not(trouble: Exception | None) -> str:
    """Return why what is recorded cannot be shown, never as if it were not."""
    if trouble is None:
        return "the views do not show it; `ledger rebuild` makes them anew"
    if isinstance(trouble, ConnectionLostError):
        return "the connection to the server was lost"
    if isinstance(trouble, LedgerBusyError) or is_busy(trouble):
        return "others are writing just now"
    if isinstance(trouble, UnfitViewsError):
        return "the views do not fit the entries; `ledger rebuild` makes them anew"
    cause = " ".join(str(trouble).split()) or type(trouble).__name__
    # The whole sentences of others say that nothing was recorded.
    if not isinstance(trouble, OtherViewsError):
        cause = getattr(trouble, "why", "") or cause
    return f"the views cannot show it: {cause}"


def _tell_new_code(rows: list[dict[str, Any]], ref: str | None) -> None:
    """Say so if the action goes by another code than the one it was named by."""
    code = rows[0]["action"] if rows else None
    if ref is None or code is None or "/" in ref:
        return
    if ref.strip().removesuffix(".").casefold() != code.casefold():
        tell(f"{ref} is now {code}.")


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(f"#{number}" for number in numbers)


def _short(words: str, most: int = 100) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
