"""How every recording command runs: for real, or rehearsed on a copy."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NotRequired, Protocol, TypedDict

import click

from cli.answering import (
    answer,
    echo_told_otherwise,
    rows_of,
    sentence,
    told_otherwise_by,
)
from cli.options import effective
from cli.plans import OtherPlanError, chosen_plan
from cli.second_persons import proposed_by, tell_proposed
from cli.table import as_table, echo_json
from cli.wiring import Workspace

if TYPE_CHECKING:
    from ledger.book import Ledger
    from ledger.recording import Recorded
    from ledger.session import Command


class How(TypedDict):
    """What the shared options of recording commands say; `write` explains them."""

    slug: str | None
    dry_run: bool
    format_: str
    command_id: str | None
    on: NotRequired[str | None]


def how_of(asked: How) -> How:
    """Return what the shared options say, of all that a command was asked."""
    how = How(
        slug=asked["slug"],
        dry_run=asked["dry_run"],
        format_=asked["format_"],
        command_id=asked["command_id"],
    )
    if "on" in asked:
        how["on"] = asked["on"]
    return how


Act = Callable[["Ledger", "Command", str], "Recorded"]


def write(
    workspace: Workspace,
    act: Act,
    *,
    slug: str | None,
    dry_run: bool,
    format_: str,
    command_id: str | None = None,
    on: str | None = None,
    opening: str | None = None,
    entry: int | None = None,
    ref: str | None = None,
) -> str:
    """Record what `act` does, or rehearse it, and say what came of it.

    Args:
        workspace: Where the ledger is.
        act: Calls one verb of the ledger with the command and the plan.
        slug: The plan that was named, if one was.
        dry_run: Whether to record nothing and show what would change.
        format_: How to answer: table or json.
        command_id: The id by which it is recorded once; None takes a fresh one.
        on: The effective date in the person's words; None means today.
        opening: The name of a plan that the command opens.
        entry: The entry that it amends, whose plan is meant.
        ref: The action that it is about, as the person named it.

    Returns:
        The plan that it was about, by its short name.
    """
    job = _Job(act, slug, on, command_id, opening, entry)
    if dry_run:
        return rehearse(workspace, job, format_)
    plan, recorded = job.run(workspace)
    answer(workspace, recorded, format_, ref)
    return plan


@dataclass(frozen=True, slots=True)
class _Job:
    """One command as it was typed, to be run on a ledger or on a copy of it."""

    act: Act
    slug: str | None
    on: str | None
    command_id: str | None
    opening: str | None
    entry: int | None

    def run(self, workspace: Workspace) -> tuple[str, "Recorded"]:
        """Record it, and return the plan it was about and what was recorded."""
        when = effective(self.on, workspace.today)
        command = workspace.command(when, id_=self.command_id)
        with workspace.recording() as ledger:
            plan = self.opening or self._plan(ledger)
            return plan, self.act(ledger, command, plan)

    def _plan(self, ledger: "Ledger") -> str:
        """Return the plan that is meant, which is that of the entry to be amended."""
        if self.entry is None:
            return chosen_plan(self.slug, ledger.log.plans())
        found = ledger.log.whereabouts(self.entry)
        if found is None:
            from domain.history import UnknownEntryError

            raise UnknownEntryError(self.entry)
        from domain.names import plan_of

        plan = plan_of(found[0])
        if self.slug is not None and chosen_plan(self.slug, ledger.log.plans()) != plan:
            raise OtherPlanError(self.entry, plan, self.slug)
        return plan


class Rehearsed(Protocol):
    """A command that can be run on a copy of the ledger."""

    def run(self, workspace: Workspace) -> tuple[str, "Recorded"]:
        """Record it, and return the plan it was about and what was recorded."""


def rehearse(workspace: Workspace, job: Rehearsed, format_: str) -> str:
    """Run the command on a copy that is thrown away; print what it changes there.

    Returns:
        The plan that it was about, by its short name.
    """
    from tempfile import TemporaryDirectory

    from ledger.backup import backup
    from projections.diff import diff

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "rehearsal.db"
        before = backup(workspace.place(), copy)
        scratch = replace(workspace, chosen=copy, login=workspace.user())
        plan, recorded = job.run(scratch)
        rows = rows_of(scratch, recorded.numbers)
        told = told_otherwise_by(scratch, rows)
        proposed = proposed_by(scratch, rows)
        today = workspace.today
        with scratch.reading() as view:
            moments = (today, before), (today, view.last)
            changes = [c.as_json() for c in diff(view.connection, plan, *moments)]
    if format_ == "json":
        said = {"would_record": rows, "changes": changes, "told_otherwise": told}
        echo_json({"entries": [], **said, "proposed": proposed})
    else:
        _echo_rehearsed(rows, changes)
        echo_told_otherwise(told)
    tell_proposed(proposed)
    return plan


def _echo_rehearsed(rows: list[dict[str, Any]], changes: list[dict[str, Any]]) -> None:
    click.echo("Dry run: nothing was recorded. It would record:")
    for row in rows:
        click.echo("  " + sentence(row))
    if changes:
        cells = [_change(change) for change in changes]
        click.echo(as_table(("Action", "Field", "Before -> after"), cells))
    else:
        click.echo("None of the values that hold today would change.")


def _change(change: dict[str, Any]) -> tuple[str, str, str]:
    before_after = f"{_said(change['before'])} -> {_said(change['after'])}"
    return change["action"] or "plan", change["field"], before_after


def _said(value: Any) -> str:
    return "nothing" if value is None else str(value)
