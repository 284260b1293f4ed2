"""`ledger check`: contradictions and gaps, for a person to resolve."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Unpack

import click

from cli.looking import Asked, looking
from cli.options import reading
from cli.table import as_table, echo_rows, wrapped
from cli.wiring import Workspace
from cli.words import counted
from domain.errors import LedgerError

HEADS = ("Action", "What", "Entries", "Finding")
COLUMNS = ("Action", "Rule", "Entries", "Finding", "Mend", "Before", "After")
FOUND = 6
"""The exit code of --exit-code when there is anything to find."""


class UnknownRuleError(LedgerError):
    """A kind of finding that there is not."""

    def __init__(self, rule: str, known: Sequence[str]) -> None:
        super().__init__(
            f'There is no rule "{rule}"; choose one of {", ".join(known)}.'
        )


@click.command()
@click.option(
    "--rule",
    "wanted",
    multiple=True,
    metavar="RULE",
    help='Only findings of this kind, such as "no owner". Can be given again.',
)
@click.option(
    "--exit-code",
    is_flag=True,
    help=f"End with {FOUND} if anything is found, for scripts.",
)
@reading
@click.pass_obj
def check(
    workspace: Workspace,
    /,
    wanted: tuple[str, ...],
    exit_code: bool,
    **asked: Unpack[Asked],
) -> int:
    """List what contradicts itself in the plan, or is missing in it.

    Nothing is resolved: the ledger does not know which of two entries is right. Each
    finding names its entries, and the command that mends it.

    It looks for contradictions (a claim against the rating, a rating against its
    figures, a target that says done, a rating or a policy that the scheme does not
    have, entries from before or after the action was in the plan, entries that were
    recorded for another without leave), for what is missing (owner, rating, target, due
    date, evidence, the reason or approval of a revised target, the confirmation of a
    proposal, an exception report), for a due date that was moved without a revision,
    and at reports: late, resting on entries typed shortly before, or saying otherwise
    than is known now.

    Ends with exit code 0 whether or not anything is found, unless --exit-code is given.

    \b
    Examples:
      ledger check
      ledger check --rule "no owner" --rule "not rated"
      ledger check --as-at "30 July 2020" --format csv
    """
    from projections.check import RULES
    from projections.check import check as check_of

    for rule in wanted:
        if rule not in RULES:
            raise UnknownRuleError(rule, RULES)
    with looking(workspace, asked) as look:
        found = check_of(look.view.connection, look.plan, look.as_at, look.known_to)
    rows = [one.as_json() for one in found if not wanted or one.rule in wanted]
    _echo(rows, asked["format_"])
    return FOUND if exit_code and rows else 0


def _echo(rows: list[dict[str, Any]], format_: str) -> None:
    if format_ != "table":
        echo_rows(format_, COLUMNS, [_data(row) for row in rows], rows)
    elif rows:
        click.echo(as_table(HEADS, [_cells(row) for row in rows]))
        counts = Counter(row["rule"] for row in rows)
        said = ", ".join(f"{count} {rule}" for rule, count in counts.most_common())
        click.echo("\n" + wrapped(f"{counted(len(rows), 'finding')}: {said}."))
        click.echo("Nothing was changed.")
    else:
        click.echo("No contradictions and no gaps were found.")


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one finding for a person."""
    said = row["finding"]
    if row["before"] is not None:
        said += f"\n{_one_line(row['before'])} -> {_one_line(row['after'])}"
    if row["mend"] is not None:
        said += f"\n{row['mend']}"
    return (row["action"] or "plan", row["rule"], _numbers(row), said)


def _data(row: dict[str, Any]) -> tuple[str, ...]:
    return (
        row["action"] or "",
        row["rule"],
        _numbers(row),
        row["finding"],
        row["mend"] or "",
        row["before"] or "",
        row["after"] or "",
    )


def _numbers(row: dict[str, Any]) -> str:
    return ", ".join(f"#{number}" for number in row["entries"])


def _one_line(words: str) -> str:
    return " ".join(words.split())
