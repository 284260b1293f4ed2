"""`ledger hold`: keep words from being redacted for as long as the law needs them."""

from typing import Any, Unpack

import click

from cli.headings import day
from cli.listing import echo_facts
from cli.looking import Asked, looking
from cli.options import because_option, entry_number, reading, writing
from cli.reasons import needed_reason
from cli.wiring import Workspace
from cli.writing import How, write

HEADS = ("Hold", "Keeps", "Since", "Because", "Lifted")
COLUMNS = {
    "Number": "number",
    "Entry": "entry",
    "Because": "because",
    "Placed on": "placed_on",
    "Placed by": "placed_by",
    "Lifted on": "lifted_on",
    "Lifted by": "lifted_by",
    "Lifted because": "lifted_because",
}
"""The columns of CSV and Markdown, one fact in each, and their keys in JSON."""


class Holds(click.Group):
    """The verbs of holds; without one, a hold is placed."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take `hold 57` and `hold --plan SLUG` for `hold place`."""
        if args and args[0] not in {*self.commands, *ctx.help_option_names}:
            args = ["place", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Holds)
def hold() -> None:
    """Place legal holds: what is under one is not redacted until it is lifted.

    A hold on an entry keeps its words, and those of its corrections. A hold on a plan
    keeps everything of it. `ledger hold 57` is short for `ledger hold place 57`.

    \b
    Examples:
      ledger hold 57 --because "Claim of 3 March 2021"
      ledger hold --plan riverton-2019 --because "Public inquiry"
      ledger hold lift 1 --because "The claim was settled"
    """


@hold.command()
@click.argument("entry", metavar="#N", required=False)
@because_option
@writing
@click.pass_obj
def place(
    workspace: Workspace,
    /,
    entry: str | None,
    because: str | None,
    **how: Unpack[How],
) -> None:
    """Hold the words of entry #N, or with --plan alone everything of that plan.

    \b
    Examples:
      ledger hold place 57 --because "Claim of 3 March 2021"
      ledger hold place --plan riverton-2019 --because "Public inquiry"
    """
    if entry is None and how["slug"] is None:
        raise click.UsageError(
            "Say which entry by its number, such as 57, or --plan SLUG for all of a"
            " plan; most shells take a bare #57 for a comment."
        )
    number = None if entry is None else entry_number(entry)
    reason = needed_reason(because, "A legal hold")
    write(
        workspace,
        lambda ledger, command, plan: ledger.place_hold(command, plan, number, reason),
        **how,
        entry=number,
    )


@hold.command()
@click.argument("number", type=click.IntRange(min=1))
@because_option
@writing
@click.pass_obj
def lift(
    workspace: Workspace, /, number: int, because: str | None, **how: Unpack[How]
) -> None:
    """Lift hold NUMBER; what it kept can be redacted from then on.

    \b
    Example:
      ledger hold lift 1 --because "The claim was settled"
    """
    reason = needed_reason(because, "The lifting of a hold")
    write(
        workspace,
        lambda ledger, command, plan: ledger.lift_hold(command, plan, number, reason),
        **how,
    )


@hold.command("list")
@reading
@click.pass_obj
def list_(workspace: Workspace, /, **asked: Unpack[Asked]) -> None:
    """List the holds of the plan, with those that were lifted.

    \b
    Example:
      ledger hold list
    """
    from projections.holds import holds

    with looking(workspace, asked) as look:
        found = holds(look.view.connection, look.plan, look.as_at, look.known_to)
    rows = [one.as_json() for one in found]
    echo_facts(asked["format_"], rows, COLUMNS, HEADS, _cells)


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    lifted = ""
    if row["lifted_on"]:
        lifted = (
            f"{day(row['lifted_on'])}, #{row['lifted_by']}\n{row['lifted_because']}"
        )
    return (
        str(row["number"]),
        f"#{row['entry']}" if row["entry"] else "the whole plan",
        f"{day(row['placed_on'])}, #{row['placed_by']}",
        row["because"],
        lifted,
    )
