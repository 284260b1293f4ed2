"""`ledger exception`: why an action is off track, and what is to happen."""

import sys
from typing import TYPE_CHECKING, Unpack

import click

from cli.exception_listing import exceptions
from cli.options import effective, on_option, writing
from cli.streams import tell
from cli.texts import needed_text, optional_text
from cli.trouble import TROUBLE
from cli.wiring import Workspace
from cli.writing import How, how_of, write
from domain.errors import LedgerError
from domain.printing import print_day

if TYPE_CHECKING:
    from datetime import date

    from domain.text import Text


class ExceptionPartMissingError(LedgerError):
    """An exception report that does not say what one is for."""

    def __init__(self, option: str) -> None:
        super().__init__(
            "An exception report says what went wrong and what brings the action back;"
            f" add {option}."
        )


class Said(How):
    """What the options of `report` say, in the person's words."""

    cause: str | None
    recovery: str | None
    asked: str | None
    nothing_asked: bool


@click.group()
def exception() -> None:
    """Report why an action is off track, what brings it back, and what is asked.

    \b
    Example:
      ledger exception report 2.6 --cause "Two posts are empty" \\
        --recovery "Interviews in May" --asked "Corporate Board: fund two posts"
    """


@exception.command("report")
@click.argument("ref")
@click.option("--cause", metavar="TEXT", help="What went wrong.")
@click.option("--recovery", metavar="TEXT", help="What brings the action back.")
@click.option("--asked", metavar="TEXT", help="What is asked, and of whom.")
@click.option("--nothing-asked", is_flag=True, help="Nothing is asked of anybody.")
@on_option
@writing
@click.pass_obj
def report(workspace: Workspace, /, ref: str, **said: Unpack[Said]) -> None:
    """Report why the action REF is off track, and what is to happen.

    A cause or a recovery can be - to read it from standard input; without one the
    editor opens. Never name a child in them.

    \b
    Examples:
      ledger exception report 2.6 --cause "Two posts are empty" \\
        --recovery "Interviews in May" --asked "Corporate Board: fund two posts"
      ledger exception report 2.6 --cause "The data came late" \\
        --recovery "The June issue is drafted" --nothing-asked --on "30 July 2020"
    """
    asked = _asked(said)
    _check_said(said)
    cause = needed_text(said["cause"], f"What went wrong with {ref}?")
    recovery = needed_text(said["recovery"], f"What brings {ref} back?")
    plan = write(
        workspace,
        lambda ledger, command, plan: ledger.report_exception(
            command, plan, ref, cause=cause, recovery=recovery, asked=asked
        ),
        **how_of(said),
        ref=ref,
    )
    when = effective(said["on"], workspace.today)
    _tell_if_none_asks(workspace, plan, ref, when.last if when else None)


def _tell_if_none_asks(
    workspace: Workspace, plan: str, ref: str, on: "date | None"
) -> None:
    """Say so if no rating in force on the day requires the report; never fail."""
    from projections.axes import resolve
    from projections.status import status

    as_at = on or workspace.today
    try:
        with workspace.reading() as view:
            subject = resolve(view.connection, plan, ref, view.last, as_at)
            found = status(view.connection, plan, as_at, view.last)
            action = found.action(subject, ref)
    except TROUBLE:
        return  # It is recorded, and its answer was given.
    if subject not in {one.id for one in found.exceptions}:
        tell(
            f"No rating in force asks for an exception report on {action.code}: it is"
            f' "{action.rating}" on {print_day(as_at)}.'
        )


def _asked(said: Said) -> "Text | None":
    """Return what is asked; None where it was said that nothing is."""
    if (said["asked"] is None) != said["nothing_asked"]:
        raise click.UsageError(
            'Say either --asked "Corporate Board: fund two posts" or --nothing-asked.'
        )
    return optional_text(said["asked"])


def _check_said(said: Said) -> None:
    """Refuse a report without its parts, unless a person can be asked for them."""
    if said["cause"] == said["recovery"] == "-":
        raise click.UsageError(
            "Standard input gives one text; say the cause or the recovery itself."
        )
    parts = ("--cause", said["cause"]), ("--recovery", said["recovery"])
    missing = [option for option, words in parts if words is None]
    if missing and not sys.stdin.isatty():
        raise ExceptionPartMissingError(" and ".join(f'{it} "…"' for it in missing))


exception.add_command(exceptions, "list")
