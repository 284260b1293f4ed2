"""How every recording command runs: for real, or rehearsed on a copy."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

import click

from cli.options import effective
from cli.table import as_table, echo_json
from cli.wiring import Workspace, chosen_plan
from cli.words import lateness, printable
from ledger.errors import LedgerBusyError

if TYPE_CHECKING:
    from ledger.book import Ledger
    from ledger.recording import Recorded
    from ledger.session import Command


class How(TypedDict):
    """What the shared options of recording commands say; `write` explains them."""

    slug: str | None
    dry_run: bool
    format_: str
    on: NotRequired[str | None]


Act = Callable[["Ledger", "Command", str], "Recorded"]


def write(
    workspace: Workspace,
    act: Act,
    *,
    slug: str | None,
    dry_run: bool,
    format_: str,
    on: str | None = None,
    opening: str | None = None,
) -> None:
    """Record what `act` does, or rehearse it, and say what came of it.

    Args:
        workspace: Where the ledger is.
        act: Calls one verb of the ledger with the command and the plan.
        slug: The plan that was named, if one was.
        dry_run: Whether to record nothing and show what would change.
        format_: How to answer: table or json.
        on: The effective date in the person's words; None means today.
        opening: The name of a plan that the command opens.
    """
    job = _Job(act, slug, on, opening)
    if dry_run:
        _rehearse(workspace, job, format_)
        return
    _, recorded = job.run(workspace)
    rows = _rows_if_free(workspace, recorded.numbers)
    if format_ == "json":
        numbers = list(recorded.numbers)
        echo_json({"entries": numbers, "again": recorded.again, "recorded": rows})
        return
    if recorded.again:
        click.echo("This command was recorded before; nothing was added.")
    for row in rows:
        click.echo(sentence(row))


def sentence(row: dict[str, Any]) -> str:
    """Return one line that says what an entry records, and reads its date back."""
    action = f" {row['action']}" if row["action"] else ""
    what = row["type"].split(".")[1].replace("_", " ")
    what += f" #{row['names']}" if row["names"] else ""
    words = printable(" ".join((row["text"] or "").split()))
    says = f": {_short(words)}" if words else ""
    late = lateness(row["days_late"])
    when = f"effective {printable(row['effective_printed'])}"
    return (
        f"#{row['number']}{action} {what}{says} ({when}{', ' + late if late else ''})"
    )


@dataclass(frozen=True, slots=True)
class _Job:
    """One command as it was typed, to be run on a ledger or on a copy of it."""

    act: Act
    slug: str | None
    on: str | None
    opening: str | None

    def run(self, workspace: Workspace) -> tuple[str, "Recorded"]:
        """Record it, and return the plan it was about and what was recorded."""
        command = workspace.command(effective(self.on, workspace.today))
        with workspace.recording() as ledger:
            plan = self.opening or chosen_plan(self.slug, ledger.log.plans())
            return plan, self.act(ledger, command, plan)


def _rows(workspace: Workspace, numbers: tuple[int, ...]) -> list[dict[str, Any]]:
    from projections.log import numbered

    with workspace.reading() as view:
        return [line.as_json() for line in numbered(view.connection, numbers)]


def _rows_if_free(
    workspace: Workspace, numbers: tuple[int, ...]
) -> list[dict[str, Any]]:
    """Return what to say of entries that are recorded, or nothing while others write.

    An error here would be taken for a refusal, and the command sent again.
    """
    try:
        return _rows(workspace, numbers)
    except (LedgerBusyError, sqlite3.OperationalError):
        listed = ", ".join(f"#{number}" for number in numbers)
        click.echo(f"Recorded as {listed}; others are writing just now.", err=True)
        return []


def _rehearse(workspace: Workspace, job: _Job, format_: str) -> None:
    """Run the command on a copy that is thrown away; print what it changes there."""
    from tempfile import TemporaryDirectory

    from ledger.backup import backup
    from projections.diff import diff

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "rehearsal.db"
        before = backup(workspace.place(), copy)
        scratch = Workspace(workspace.machine, copy)
        plan, recorded = job.run(scratch)
        rows = _rows(scratch, recorded.numbers)
        today = workspace.today
        with scratch.reading() as view:
            moments = (today, before), (today, view.head.size)
            changes = [c.as_json() for c in diff(view.connection, plan, *moments)]
    if format_ == "json":
        echo_json({"entries": [], "would_record": rows, "changes": changes})
    else:
        _echo_rehearsed(rows, changes)


def _echo_rehearsed(rows: list[dict[str, Any]], changes: list[dict[str, Any]]) -> None:
    click.echo("Dry run: nothing was recorded. It would record:")
    for row in rows:
        click.echo("  " + sentence(row))
    if changes:
        cells = [_change(change) for change in changes]
        click.echo(as_table(("Action", "Field", "Before -> after"), cells))
    else:
        click.echo("Today's status would stay as it is.")


def _change(change: dict[str, Any]) -> tuple[str, str, str]:
    before_after = f"{_said(change['before'])} -> {_said(change['after'])}"
    return change["action"] or "plan", change["field"], before_after


def _said(value: Any) -> str:
    return "nothing" if value is None else str(value)


def _short(words: str, most: int = 100) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
