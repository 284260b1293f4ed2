"""Options that many commands share, and what they mean."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from cli.places import LedgerPlace
from cli.principal import as_option, in_person_option
from cli.view import View
from cli.wiring import Workspace
from domain.errors import LedgerError
from domain.printed_day import printed_day
from domain.printing import print_day
from ledger.place import Place

if TYPE_CHECKING:
    from domain.partial_date import PartialDate

F = TypeVar("F", bound=Callable[..., Any])
NUMBER = re.compile(r"^#?\s*([0-9]{1,18})$")


class NoEntryError(LedgerError):
    """A #N that is not the number of an entry."""

    def __init__(self, words: str, last: int) -> None:
        held = f"the last entry is #{last}" if last else "the ledger is empty"
        super().__init__(f"There is no entry {words}; {held}.")


class NoDayError(LedgerError):
    """Words that give no day to look back from."""


class NotYetError(LedgerError):
    """A day of knowing that has not come."""

    def __init__(self, words: str, day: date) -> None:
        super().__init__(
            f'"{words}" ends on {print_day(day)}, and what will be known by then nobody'
            " knows yet; leave --known-on out for what is known now."
        )


class Moment(NamedTuple):
    """A point of view: what was so on a day, as an entry knew it.

    Attributes:
        as_at: V, the day in life.
        known_to: K, the last entry that is taken into account.
    """

    as_at: date
    known_to: int


def _chosen(ctx: click.Context, _: click.Parameter, place: Place | None) -> None:
    if place is not None:
        ctx.obj.chosen = place


ledger_option = click.option(
    "--ledger",
    type=LedgerPlace(),
    expose_value=False,
    is_eager=True,
    callback=_chosen,
    help="The ledger's file, or its URL on a server.",
)
plan_option = click.option(
    "--plan", "slug", metavar="SLUG", help="Which plan, if there are several."
)
as_at_option = click.option(
    "--as-at",
    metavar="DATE",
    help="What was so on that day. Otherwise the day that --known-on gives, or today.",
)
known_on_option = click.option(
    "--known-on",
    metavar="DATE|#N",
    help="What was known by the end of that day, which is then also the day it is"
    " as at; or what was known up to entry #N, as at today. Otherwise all that is"
    " known now.",
)
FORMATS = ("table", "json", "csv", "md")
format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
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
command_id_option = click.option(
    "--command-id",
    metavar="ID",
    help="A name of your own for this command: sending it twice records it once.",
)


def reading(command: F) -> F:
    """Give a command the options that every reading command has."""
    return looking_options(format_option(command))


def looking_options(command: F) -> F:
    """Give a command the options that say at what to look, and from where."""
    return plan_option(known_on_option(as_at_option(ledger_option(command))))


def writing(command: F) -> F:
    """Give a command the options that every recording command has."""
    return as_option(_writing(command))


def writing_in_person(act: str) -> Callable[[F], F]:
    """Return what gives a command all those, but refuses to do `act` for another."""
    refused = in_person_option(act)
    return lambda command: refused(_writing(command))


def _writing(command: F) -> F:
    plain = command_id_option(ledger_option(answer_option(command)))
    return plan_option(dry_run_option(plain))


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
    with suppress(ValueError):
        return date.fromisoformat(words)
    if (day := printed_day(words)) is not None:
        return day
    from domain.dates import read_date  # Imported late: it loads models.

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


def entry_number(words: str | None) -> int:
    """Return the number that `#57` or `57` names.

    Raises:
        click.UsageError: it is neither, or a shell took #57 for a comment.
    """
    if words is None:
        raise click.UsageError(
            "Say which entry by its number, such as 57; most shells take a bare #57 for"
            " a comment."
        )
    found = NUMBER.match(words.strip())
    if found is None:
        raise click.BadParameter(f'"{words}" is no entry number; write it as 57.')
    return int(found[1])


def _known(view: View, known_on: str | None, today: date) -> tuple[int, date]:
    """Return the last entry known, and the day that --known-on stands for."""
    last = view.last
    if known_on is None:
        return last, today
    if NUMBER.match(known_on.strip()):
        number = entry_number(known_on)
        if not 1 <= number <= last:
            raise NoEntryError(f"#{number}", last)
        return number, today
    from projections.axes import known_to

    day = day_in(known_on, today)
    if day > today:
        raise NotYetError(known_on, day)
    return known_to(view.connection, day), day
