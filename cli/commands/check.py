"""`ledger check`: contradictions and gaps, for a person to resolve."""

from typing import Any, Unpack

import click

from cli.looking import Asked, looking
from cli.options import reading
from cli.table import as_table, echo_rows
from cli.wiring import Workspace
from cli.words import counted

HEADS = ("Action", "What", "Entries", "Finding")
COLUMNS = ("Action", "Rule", "Entries", "Finding", "Before", "After")


@click.command()
@reading
@click.pass_obj
def check(workspace: Workspace, /, **asked: Unpack[Asked]) -> None:
    """List what contradicts itself in the plan, or is missing in it.

    Nothing is resolved: the ledger does not know which of two entries is right.
    It lists revised targets without a reason or an approval, entries dated before
    an action was in the plan or after it had left, ratings that the scheme does not
    have, claims of completion that the rating contradicts, ratings that count as
    complete where nobody claimed it, and targets without a due date.

    Ends with exit code 0 whether or not anything is found.

    \b
    Examples:
      ledger check
      ledger check --as-at "30 July 2020" --format csv
    """
    from projections.check import check as check_of

    with looking(workspace, asked) as look:
        look.status()  # It says why there is nothing to check, where there is not.
        found = check_of(look.view.connection, look.plan, look.as_at, look.known_to)
    rows = [finding.as_json() for finding in found]
    if asked["format_"] != "table":
        echo_rows(asked["format_"], COLUMNS, [_data(row) for row in rows], rows)
    elif rows:
        click.echo(as_table(HEADS, [_cells(row) for row in rows]))
        click.echo(f"\n{counted(len(rows), 'finding')}; nothing was changed.")
    else:
        click.echo("No contradictions and no gaps were found.")


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one finding for a person."""
    said = row["finding"]
    if row["before"] is not None:
        said += f"\n{_one_line(row['before'])} -> {_one_line(row['after'])}"
    return (row["action"] or "plan", row["rule"], _numbers(row), said)


def _data(row: dict[str, Any]) -> tuple[str, ...]:
    before_after = (row["before"] or "", row["after"] or "")
    return (
        row["action"] or "",
        row["rule"],
        _numbers(row),
        row["finding"],
        *before_after,
    )


def _numbers(row: dict[str, Any]) -> str:
    return ", ".join(f"#{number}" for number in row["entries"])


def _one_line(words: str) -> str:
    return " ".join(words.split())
