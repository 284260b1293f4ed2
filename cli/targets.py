"""Targets as officers type them."""

from typing import TYPE_CHECKING

import click

from cli.wiring import Workspace
from domain.errors import LedgerError
from domain.printing import print_day

if TYPE_CHECKING:
    from domain.target import Target

KINDS = ("date", "standing", "measure", "review", "text")


class DoubtfulTargetError(LedgerError):
    """Words of a target that can be read in more than one way."""

    def __init__(self, words: str, doubt: str) -> None:
        super().__init__(
            f'The target "{words}" leaves a doubt: {doubt.rstrip(".")}; settle it with'
            " --due DATE, or keep the words alone with --kind text."
        )


def target_from(
    words: str, due: str | None, kind: str | None, workspace: Workspace
) -> "Target":
    """Return the target that `words` give, with `due` and `kind` where they settle it.

    Raises:
        DoubtfulTargetError: the words leave a doubt that nothing settles.
        BadFactError: the kind wants a due date that is not there.
    """
    from domain.building import build
    from domain.dates import read_date
    from domain.target import Target
    from domain.target_reading import read_target
    from domain.text import Text

    if kind is not None or due is not None:
        falls_due = None if due is None else read_date(due, workspace.today)
        return build(Target, kind=kind or "date", words=Text(words), due=falls_due)
    reading = read_target(words)
    doubts = reading.doubts or _unread_date(words, reading.target.kind)
    if doubts:
        raise DoubtfulTargetError(words, doubts[0])
    return reading.target


def read_back(target: "Target") -> None:
    """Say on standard error how the date of a target was understood."""
    due = target.due
    if due is None or due.last is None:
        return
    if target.kind == "standing":
        click.echo(f"Read as standing, from {due} on.", err=True)
        return
    last = print_day(due.last)
    falls = "" if str(due) == last else f", which falls due on {last}"
    click.echo(f"Read as {target.kind}, due {due}{falls}.", err=True)


def _unread_date(words: str, kind: str) -> tuple[str, ...]:
    """Return a doubt if the words speak of a date that could not be read."""
    by = words.strip().casefold().startswith(("by ", "before ", "until ", "due "))
    if by and kind == "text":
        return ("it speaks of a date that could not be read",)
    return ()
