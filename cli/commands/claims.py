"""`ledger claims`: what is said to be done and is not signed off."""

from typing import Any, Unpack

import click

from cli.headings import day, heading, minute, short
from cli.listing import plain
from cli.looking import Asked, looking, point_of
from cli.options import reading
from cli.table import as_table, echo_rows
from cli.wiring import Workspace
from cli.words import counted
from projections.says import who

HEADS = ("Action", "Wording", "Claimed", "In the words", "Evidence", "Sign-off")
COLUMNS = (
    *("Action", "Wording", "Delivery", "Since", "Words", "By", "On behalf of"),
    *("Recorded at", "Source", "Rating", "Evidence", "Proposed", "Entry"),
)
KEYS = (
    *("action", "wording", "delivery", "since", "words", "by", "on_behalf_of"),
    *("recorded_at", "source", "rating", "evidence", "proposed", "entry"),
)
MOST = 90


@click.command()
@reading
@click.pass_obj
def claims(workspace: Workspace, /, **asked: Unpack[Asked]) -> None:
    """List actions that are said to be done, or routine, and are not signed off.

    A document that says "completed" claims it, and so does an officer; only a sign-off
    of its own settles it. Shows since when, by whom and in which words it is claimed,
    how much evidence there is, and whether a sign-off waits for a second person.

    \b
    Examples:
      ledger claims
      ledger claims --as-at "30 July 2020" --format csv
    """
    from projections.claimed import claims as claims_of
    from projections.claimed import counts as counts_of

    with looking(workspace, asked) as look:
        status = look.status()
        rows = [one.as_json() for one in claims_of(look.view.connection, status)]
        counts, data = counts_of(status), look.data(status)
    if asked["format_"] == "table":
        click.echo(heading(data) + "\n")
        click.echo(as_table(HEADS, [_cells(row) for row in rows]))
        numbers = ", ".join(f"{name} {number}" for name, number in counts.items())
        click.echo(f"\n{counted(len(data['actions']), 'action')}: {numbers}")
        return
    answer = {**point_of(data), "counts": counts, "claims": rows}
    echo_rows(asked["format_"], COLUMNS, [_data(row) for row in rows], answer)


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    since = f"since {day(row['since'])}" if row["since"] else "not dated"
    by = f"#{row['entry']} by {who(row, 'by')}"
    from_ = f"in {row['source']}" if row["source"] else ""
    waits = [f"proposed by #{entry}" for entry in row["proposed"]]
    return (
        row["action"],
        short(" ".join(row["wording"].split()), MOST),
        "\n".join([row["delivery"], since, by, f"on {minute(row['recorded_at'])}"]),
        "\n".join(filter(None, [row["words"], from_])),
        counted(row["evidence"], "piece") if row["evidence"] else "none",
        "\n".join(waits) or "not proposed",
    )


def _data(row: dict[str, Any]) -> tuple[str, ...]:
    flat = {**row, "proposed": "\n".join(f"#{entry}" for entry in row["proposed"])}
    return tuple(plain(flat[key]) for key in KEYS)
