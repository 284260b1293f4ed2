"""Going through the actions that were not updated; each answer is recorded at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from cli.answering import answer
from cli.looking import Look
from cli.not_updated import owned
from cli.options import effective
from cli.streams import tell
from cli.trouble import TROUBLE
from cli.typed_lines import TypedLines
from cli.view import View
from cli.walk_answers import HELP, act_of
from cli.walk_screen import screen
from cli.wiring import Workspace
from cli.writing import Act
from domain.errors import LedgerError

if TYPE_CHECKING:
    from projections.stale import Since
    from projections.status import PlanStatus

PROMPT = "(p, r, t, d, s, q; ? for help):"


class _StopError(Exception):
    """The person has had enough."""


@dataclass
class Walk:
    """One walk through the actions of a plan that were not updated.

    Attributes:
        workspace: Where the ledger is.
        plan: The plan's short name.
        day: The day of the updates.
        on: The same in the person's words; None for today.
        since: From when on an update counts.
        owner: Part of the owner's name; None for everyone's actions.
        area: Code of an area; None for all.
        start: The last entry before it.
        sent: The commands that were sent; what came of them is in the ledger.
    """

    workspace: Workspace
    plan: str
    day: date
    on: str | None
    since: "Since"
    owner: str | None
    area: str | None
    start: int
    sent: list[str] = field(default_factory=list)

    def waiting(self, view: View, status: "PlanStatus | None" = None) -> list[str]:
        """Return the ids of the actions that are still to be updated, in order.

        Args:
            view: The ledger as its projections show it.
            status: The plan on the day of the updates, if it was asked for already.
        """
        from projections.stale import not_updated

        status = status or self._look(view).status()
        return [
            action.id
            for action in not_updated(view.connection, status, self.since)
            if owned(action.owner, self.owner) and self.area in (None, action.area)
        ]

    def go(self, lines: TypedLines, waiting: Iterable[str]) -> None:
        """Show each action, and record what is typed until an empty line.

        It ends when all are gone through, or the person stops: by `q`, by the end of
        the input or by an interrupt.
        """
        todo = list(waiting)
        try:
            for place, id_ in enumerate(todo, 1):
                self._stop_at(id_, lines, place, len(todo))
        except (EOFError, KeyboardInterrupt, _StopError):
            tell("")
        finally:
            self._tell_summary()

    def _stop_at(self, id_: str, lines: TypedLines, place: int, total: int) -> None:
        """Show one action, and record what is typed about it."""
        action, ratings = self._shown(id_)
        click.echo("\n" + screen(action, self.day, place, total))
        while line := lines.ask(f"{action['code']} {PROMPT}"):
            match line.casefold():
                case "q":
                    raise _StopError
                case "s":
                    return
                case "?":
                    click.echo(HELP, err=True)
                case _:
                    self._take(line, action, ratings, lines)
                    action, ratings = self._shown(id_)

    def _take(
        self,
        line: str,
        action: dict[str, Any],
        ratings: list[str],
        lines: TypedLines,
    ) -> None:
        """Record what one line says, or say why not."""
        try:
            self._record(act_of(line, action, ratings, lines.ask, self.workspace))
        except LedgerError as refusal:
            tell(f"ledger: {refusal}")

    def _record(self, act: Act) -> None:
        when = effective(self.on, self.workspace.today)
        command = self.workspace.command(when)
        self.sent.append(command.id)
        with self.workspace.recording() as ledger:
            recorded = act(ledger, command, self.plan)
        answer(self.workspace, recorded, "table", None)

    def _shown(self, id_: str) -> tuple[dict[str, Any], list[str]]:
        """Return an action as it is now, and the words and letters of the scheme."""
        with self.workspace.reading() as view:
            status = self._look(view).status()
        words = [one[key] for one in status.scheme for key in ("value", "letter")]
        return status.action(id_).as_json(), [word for word in words if word]

    def _look(self, view: View) -> Look:
        return Look(view, self.plan, self.day, view.last)

    def _tell_summary(self) -> None:
        from projections.axes import entries_of

        try:
            with self.workspace.reading() as view:
                numbers = entries_of(view.connection, self.sent, self.start)
                left = len(self.waiting(view))
        except TROUBLE as error:
            tell(f"What was recorded cannot be listed now: {error}")
            return
        tell(f"{_recorded(numbers)} {_left(left)}")


def _recorded(numbers: list[int]) -> str:
    if not numbers:
        return "Nothing was recorded."
    entries = "1 entry" if len(numbers) == 1 else f"{len(numbers)} entries"
    return f"Recorded {entries}: {', '.join(f'#{n}' for n in numbers)}."


def _left(count: int) -> str:
    if not count:
        return "Nothing is left to be updated."
    wait = "1 action is" if count == 1 else f"{count} actions are"
    return f"{wait} still to be updated; the same command goes on with them."
