"""`ledger movement`: which actions moved between two points of view, and which way."""

from typing import TYPE_CHECKING, Any, Unpack

import click

from cli.headings import short
from cli.listing import plain
from cli.looking import Asked
from cli.options import moment, reading
from cli.sides import WAYS, Side, side
from cli.table import as_markdown, as_table, echo_json, echo_rows, wrapped
from cli.wiring import Workspace
from cli.words import counted

if TYPE_CHECKING:
    from projections.movement import Flow, Moved, Movement

OF_RATINGS = ("Rating", "Before", "Added", "Moved in", "Moved out", "Left", "After")
HEADS = ("Movement", "Action", "Before", "After", "What it says")
COLUMNS = {
    "Movement": "movement",
    "Action": "action",
    "Was": "was_code",
    "Before": "before",
    "After": "after",
    "How it left": "how",
    "Wording": "wording",
}
"""The columns of CSV and Markdown, one fact in each, and their keys in JSON."""
MOST = 90
"""Longer words end in an ellipsis in the table; the other formats have them whole."""


@click.command()
@click.argument("before", required=False, metavar='[DATE|#N|"report N"]')
@click.argument("after", required=False, metavar='[DATE|#N|"report N"]')
@reading
@click.pass_obj
def movement(
    workspace: Workspace,
    /,
    before: str | None,
    after: str | None,
    **asked: Unpack[Asked],
) -> None:
    """Show how the ratings moved from one point of view to another.

    For each rating: how many actions had it before, were added with it, moved in from
    another, moved out to another, left the plan, and have it afterwards. Then each
    action that moved. A date means what was so on that day as known now, or as
    --known-on says; #N what that entry knew; "report N" what that report said, from
    its frozen bytes; "DMG 30 July 2020" the day on which that board met. The second
    side is today, or the day of --as-at, if it is not given.

    \b
    Examples:
      ledger movement "30 July 2020"
      ledger movement "30 July 2020" "29 October 2020" --known-on "29 October 2020"
      ledger movement "NCSP 14 September 2020"
      ledger movement "report 1" "report 2" --format json
    """
    from projections.movement import movement as movement_of

    if before is None:
        raise click.UsageError(f"Say from when: {WAYS}.")
    if after is not None and asked["as_at"] is not None:
        raise click.UsageError(
            "The second side says as at when already; leave --as-at out."
        )
    with workspace.reading() as view:
        plan = view.plan(asked["slug"])
        seen = moment(workspace, view, asked["as_at"], asked["known_on"])
        sides = [side(workspace, view, plan, one, seen) for one in (before, after)]
    found = movement_of(*(one.data for one in sides))
    _echo(asked["format_"], sides, found)


def _echo(format_: str, sides: list[Side], found: "Movement") -> None:
    from projections.movement import ORDER

    moved = [one for kind in ORDER for one in found.actions if one.kind == kind]
    rows = [_row(one) for one in moved]
    cells = [[plain(row[key]) for key in COLUMNS.values()] for row in rows]
    flows = [tuple(map(str, flow)) for flow in (*found.flows, found.total)]
    if format_ == "json":
        echo_json(_data(sides, found, rows))
    elif format_ == "csv":
        echo_rows(format_, tuple(COLUMNS), cells, rows)
    elif format_ == "md":
        click.echo(as_markdown(OF_RATINGS, flows) + "\n")
        click.echo(as_markdown(tuple(COLUMNS), cells))
    else:
        click.echo(_heading(sides) + "\n")
        click.echo(as_table(OF_RATINGS, flows))
        click.echo(f"\n{wrapped(_summary(found))}")
        if moved:
            click.echo("\n" + as_table(HEADS, [_cells(row) for row in rows]))


def _data(
    sides: list[Side], found: "Movement", rows: list[dict[str, Any]]
) -> dict[str, Any]:
    """Return the answer under the keys of `movement --format json`."""
    first, second = sides
    return {
        "plan": second.data["plan"],
        "from": first.as_json(),
        "to": second.as_json(),
        "ratings": [flow._asdict() for flow in found.flows],
        "total": _without_rating(found.total),
        "stayed": len(found.of("stayed")),
        "actions": rows,
    }


def _without_rating(flow: "Flow") -> dict[str, int]:
    return {key: value for key, value in flow._asdict().items() if key != "rating"}


def _row(one: "Moved") -> dict[str, Any]:
    return {
        "movement": one.kind,
        "action": one.code,
        "was_code": one.was_code,
        "before": one.before,
        "after": one.after,
        "how": one.how,
        "wording": one.wording,
        "subject": one.id,
    }


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one action for a person."""
    code, was = row["action"], row["was_code"]
    return (
        row["movement"],
        code if was in (None, code) else f"{code} (was {was})",
        row["before"] or "",
        row["after"] or row["how"] or "",
        short(" ".join(row["wording"].split()), MOST),
    )


def _heading(sides: list[Side]) -> str:
    first, second = sides
    return "\n".join(
        wrapped(words)
        for words in (
            str(second.data["title"]),
            f"Before: {first.said}",
            f"After: {second.said}",
        )
    )


def _summary(found: "Movement") -> str:
    """Return the sum over all ratings, and how many stayed."""
    total = found.total
    sum_ = (
        f"{counted(total.before, 'action')} before + {total.added} added"
        f" - {total.left} left = {total.after} after"
    )
    return (
        f"{sum_}; {total.moved_in} with another rating, {len(found.of('stayed'))} with"
        " the same. In each row, before + added + moved in - moved out - left = after."
    )
