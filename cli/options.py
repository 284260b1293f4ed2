"""Options that many commands share, and what they mean."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cli.wiring import View, Workspace
from domain.errors import LedgerError

if TYPE_CHECKING:
    from domain.partial_date import PartialDate
    from domain.text import Text

F = TypeVar("F", bound=Callable[..., Any])
NUMBER = re.compile(r"^#?\s*([0-9]{1,18})$")


class NoEntryError(LedgerError):
    """A #N that is not the number of an entry."""

    def __init__(self, words: str, last: int) -> None:
        held = f"the last entry is #{last}" if last else "the ledger is empty"
        super().__init__(f"There is no entry {words}; {held}.")


class NoDayError(LedgerError):
    """Words that give no day to look back from."""


class StrangeInputError(LedgerError):
    """Standard input that is not text in UTF-8."""

    def __init__(self) -> None:
        super().__init__(
            "Standard input is not text in UTF-8; save it as UTF-8 and send it again,"
            " or give the words on the command line."
        )


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of view: what was so on a day, as an entry knew it.

    Attributes:
        as_at: V, the day in life.
        known_to: K, the last entry that is taken into account.
    """

    as_at: date
    known_to: int


def _chosen(ctx: click.Context, _: click.Parameter, place: Path | None) -> None:
    if place is not None:
        ctx.obj.chosen = place


ledger_option = click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    expose_value=False,
    is_eager=True,
    callback=_chosen,
    help="The ledger's file.",
)
plan_option = click.option(
    "--plan", "slug", metavar="SLUG", help="Which plan, if there are several."
)
as_at_option = click.option(
    "--as-at", metavar="DATE", help="What was so on that day; today if not given."
)
known_on_option = click.option(
    "--known-on",
    metavar="DATE|#N",
    help="What was known by the end of that day, or up to entry #N; now if not given.",
)
format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "csv", "md"]),
    default="table",
    show_default=True,
    help="How to print it.",
)
answer_option = click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to answer.",
)
on_option = click.option(
    "--on", metavar="DATE", help="When it was so; today if not given."
)
because_option = click.option("--because", metavar="TEXT", help="Why.")
dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Show before -> after and record nothing."
)


def reading(command: F) -> F:
    """Give a command the options that every reading command has."""
    plain = ledger_option(format_option(command))
    return plan_option(known_on_option(as_at_option(plain)))


def writing(command: F) -> F:
    """Give a command the options that every recording command has."""
    return plan_option(dry_run_option(ledger_option(answer_option(command))))


def moment(
    workspace: Workspace, view: View, as_at: str | None, known_on: str | None
) -> Moment:
    """Return the point of view that the two options ask for.

    Without --as-at it is the day that --known-on names, or today.

    Raises:
        LedgerError: an option cannot be understood; says what to type.
    """
    today = workspace.today
    known, day = _known(view, known_on, today)
    if as_at is not None:
        day = day_in(as_at, today)
    return Moment(day, known)


def day_in(words: str, today: date) -> date:
    """Return the last day of the date that `words` give.

    Raises:
        LedgerError: they give none, or several.
    """
    try:
        return date.fromisoformat(words)
    except ValueError:
        from domain.dates import (
            read_date,  # Imported late: most days are ISO or absent.
        )

        last = read_date(words, today).last
    if last is None:
        raise NoDayError(f'"{words}" names no day; write one such as "30 July 2020".')
    return last


def effective(words: str | None, today: date) -> "PartialDate | None":
    """Return the effective date that `words` give; None if none were given."""
    if words is None:
        return None
    from domain.dates import read_date

    return read_date(words, today)


def optional_text(words: str | None) -> "Text | None":
    """Return `words` as a text; None if none were given."""
    if words is None:
        return None
    from domain.text import Text

    return Text(words)


def needed_text(words: str | None, asks: str) -> "Text":
    """Return the words of a text argument, wherever the person puts them.

    `-` reads standard input; without words, a person gets the editor.

    Raises:
        BadTextError: nothing was written.
    """
    from domain.text import Text

    if words == "-":
        return Text(stdin_words())
    if words is None and sys.stdin.isatty():
        note = f"\n# {asks}\n# Never name a child. Lines beginning with # are left out."
        written = click.edit(note) or ""
        lines = [x for x in written.splitlines() if not x.startswith("#")]
        words = "\n".join(lines)
    return Text(words or "")


def stdin_words() -> str:
    """Return all of standard input, in UTF-8 whatever the locale says.

    Raises:
        StrangeInputError: it is in another encoding.
    """
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StrangeInputError from error


def entry_number(words: str) -> int:
    """Return the number that `#57` or `57` names.

    Raises:
        click.BadParameter: it is neither.
    """
    found = NUMBER.match(words.strip())
    if found is None:
        raise click.BadParameter(f'"{words}" is no entry number; write it as "#57".')
    return int(found[1])


def _known(view: View, known_on: str | None, today: date) -> tuple[int, date]:
    """Return the last entry known, and the day that --known-on stands for."""
    last = view.head.size
    if known_on is None:
        return last, today
    if NUMBER.match(known_on.strip()):
        number = entry_number(known_on)
        if not 1 <= number <= last:
            raise NoEntryError(f"#{number}", last)
        return number, today
    from projections.axes import known_to

    day = day_in(known_on, today)
    return known_to(view.connection, day), day
