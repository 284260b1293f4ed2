"""`ledger correct`: put right what an entry says, in plain sight."""

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from cli.measuring import reading_from
from cli.options import because_option, effective, entry_number, writing
from cli.reasons import needed_reason
from cli.targets import read_back, target_from
from cli.texts import optional_text
from cli.wiring import Workspace
from cli.writing import write
from domain.delivery import as_status

if TYPE_CHECKING:
    from domain.correcting import Changes


class Wrong(TypedDict):
    """What the options say, in the person's words."""

    rating: str | None
    text: str | None
    on: str | None
    target: str | None
    delivery: str | None
    audience: str | None
    approved_by: str | None
    recovery: str | None
    asked: str | None
    code: str | None
    figure: str | None
    slug: str | None
    format_: str
    command_id: str | None


@click.command()
@click.argument("entry", metavar="#N", required=False)
@click.option("--rating", metavar="RATING", help="The rating as it should have been.")
@click.option("--text", metavar="TEXT", help="The words as they should have been.")
@click.option("--on", metavar="DATE", help="When it really was so.")
@click.option("--target", metavar="TEXT", help="The target as it should have been.")
@click.option("--delivery", metavar="STATUS", help="The delivery status, likewise.")
@click.option("--code", metavar="CODE", help="The action's code, likewise.")
@click.option("--figure", metavar="FIGURE", help="What a measure came to: 47/52.")
@click.option("--to", "audience", metavar="AUDIENCE", help="Whom a report went to.")
@click.option("--approved-by", metavar="ROLE", help="Who agreed to a revised target.")
@click.option("--recovery", metavar="TEXT", help="What brings an action back.")
@click.option("--asked", metavar="TEXT", help="What an exception report asks of whom.")
@because_option
@writing
@click.pass_obj
def correct(
    workspace: Workspace,
    /,
    entry: str | None,
    because: str | None,
    dry_run: bool,
    **wrong: Unpack[Wrong],
) -> None:
    """Correct entry #N: what you give stands in its place, and both stay visible.

    In most shells # needs quotes; 57 without it will do as well. The plan is the
    one that the entry belongs to.

    \b
    Examples:
      ledger correct 57 --rating green --because "Read from the wrong row"
      ledger correct 61 --figure 47/52 --because "One call was counted twice"
      ledger correct 57 --on "28 July 2020" --because "The board met on the 28th"
    """
    number = entry_number(entry)
    said = {**wrong, "slug": None, "format_": None, "command_id": None}
    if not any(said.values()):
        raise click.UsageError(
            "Say what was wrong: --rating, --text, --on, --target, --figure."
        )
    reason = needed_reason(because, "A correction")
    changes = _changes(wrong, workspace)
    write(
        workspace,
        lambda ledger, command, plan: ledger.correct(command, number, changes, reason),
        slug=wrong["slug"],
        dry_run=dry_run,
        format_=wrong["format_"],
        command_id=wrong["command_id"],
        entry=number,
    )
    if changes.target is not None:
        read_back(changes.target)


def _changes(wrong: Wrong, workspace: Workspace) -> "Changes":
    """Return what was wrong as values."""
    from domain.correcting import Changes

    target, figure, status = wrong["target"], wrong["figure"], wrong["delivery"]
    return Changes(
        on=effective(wrong["on"], workspace.today),
        text=optional_text(wrong["text"]),
        rating=wrong["rating"],
        target=None if target is None else target_from(target, None, None, workspace),
        code=wrong["code"],
        delivery=None if status is None else as_status(status),
        audience=wrong["audience"],
        approved_by=optional_text(wrong["approved_by"]),
        recovery=optional_text(wrong["recovery"]),
        asked=optional_text(wrong["asked"]),
        figure=None if figure is None else reading_from(figure),
    )
