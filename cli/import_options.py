"""The options of `ledger import`: many, so its help groups them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypedDict, TypeVar, get_args

import click

from cli.options import dry_run_option, format_option, ledger_option
from cli.principal import as_option
from domain.policies import POLICIES

F = TypeVar("F", bound=Callable[..., Any])
_FILE = click.Path(path_type=Path, dir_okay=False)

SECTIONS: dict[str, tuple[str, ...]] = {
    "Recording": ("accept", "as_at", "slug", "new", "policy", "principal", "dry_run"),
    "Reading the document": (
        *("columns", "mapping", "save_mapping", "sheets", "tracked", "number"),
    ),
    "Choosing among the changes of a next version": (
        *("ask", "decisions", "save_decisions", "because", "approved_by"),
        *("renumbered", "gone"),
    ),
}
"""The headings of the help, and the options under each; the others come last."""


Way = Literal["accept", "reject", "ask"]
"""What to make of tracked changes."""


class Asked(TypedDict):
    """What the options say, in the person's words."""

    accept: bool
    as_at: str | None
    slug: str | None
    new: bool
    policy: str | None
    columns: tuple[str, ...]
    mapping: Path | None
    save_mapping: Path | None
    sheets: tuple[str, ...]
    tracked: Way | None
    number: bool
    ask: bool
    decisions: Path | None
    save_decisions: Path | None
    because: str | None
    approved_by: str | None
    renumbered: tuple[str, ...]
    gone: tuple[str, ...]
    dry_run: bool
    format_: str


class Sectioned(click.Command):
    """A command whose help lists its options under headings."""

    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the options, those of each section under its heading."""
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        left = {option.name: option for option in options}
        for heading, names in SECTIONS.items():
            _write(heading, [left.pop(name) for name in names], ctx, formatter)
        _write("Printing and the rest", list(left.values()), ctx, formatter)


def import_options(command: F) -> F:
    """Give a command the options of `ledger import`, in the order of its help."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _write(
    heading: str,
    options: list[click.Option],
    ctx: click.Context,
    formatter: click.HelpFormatter,
) -> None:
    rows = [row for option in options if (row := option.get_help_record(ctx))]
    with formatter.section(heading):
        formatter.write_dl(rows)


_OPTIONS: tuple[Callable[[F], F], ...] = (
    click.option(
        "--accept",
        is_flag=True,
        help="Record it; otherwise only show it. Of a next version: record all"
        " changes that nobody has to confirm.",
    ),
    click.option(
        "--as-at",
        metavar="DATE",
        help="The day for which the document was written; a next version needs it."
        " Without it a first version stands from the date of the inspectors' letter,"
        " and its notes and ratings are undated.",
    ),
    click.option(
        "--plan",
        "slug",
        metavar="SLUG",
        help="The plan to compare with, or the short name of a new one.",
    ),
    click.option(
        "--new",
        is_flag=True,
        help="Open another plan, though the ledger holds some already.",
    ),
    click.option(
        "--policy",
        type=click.Choice(tuple(POLICIES)),
        help="Of a first version: what needs a second person from now on, as `ledger"
        " plan second-person --help` says. What the document says itself is recorded"
        " as it is. None if not given.",
    ),
    as_option,
    dry_run_option,
    click.option(
        "--map",
        "columns",
        metavar="COLUMN=FIELD",
        multiple=True,
        help="What a column holds, where its heading does not tell; may be repeated.",
    ),
    click.option(
        "--mapping", type=_FILE, help="A file that says it of several columns."
    ),
    click.option(
        "--save-mapping", type=_FILE, help="Write what --map says to a new file."
    ),
    click.option(
        "--sheet",
        "sheets",
        metavar="NAME",
        multiple=True,
        help="Read only this sheet of a workbook; may be repeated.",
    ),
    click.option(
        "--tracked",
        type=click.Choice(get_args(Way)),
        help="What to make of changes that are still tracked in Word; ask shows each"
        " at the terminal.",
    ),
    click.option(
        "--number", is_flag=True, help="Number actions without a code in their order."
    ),
    click.option(
        "--ask",
        is_flag=True,
        help="Go through the changes at the terminal: accept, skip or edit each.",
    ),
    click.option(
        "--decisions",
        type=_FILE,
        help="Choose as this file says, which --save-decisions wrote.",
    ),
    click.option(
        "--save-decisions",
        type=_FILE,
        help="Write the choices to a new file, where they can be edited.",
    ),
    click.option(
        "--because", metavar="TEXT", help="Why targets were revised or actions ended."
    ),
    click.option(
        "--approved-by", metavar="ROLE", help="Who agreed to the revised targets."
    ),
    click.option(
        "--renumbered",
        metavar="OLD=NEW",
        multiple=True,
        help="Confirm that the action OLD is now NEW, or with OLD=none that it is"
        " none of the new ones; may be repeated.",
    ),
    click.option(
        "--gone",
        metavar="CODE",
        multiple=True,
        help="Confirm that an action which is missing was withdrawn; may be repeated.",
    ),
    format_option,
    ledger_option,
)
