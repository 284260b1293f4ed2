"""`ledger trend`: how many actions had which rating at the end of each month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Unpack

import click

from cli.headings import day, heading
from cli.listing import plain
from cli.looking import Asked, looking
from cli.options import day_in, reading
from cli.sparkline import DIGITS, marks_to_print, sparkline
from cli.table import as_table, echo_json, echo_rows, wrapped
from cli.wiring import Workspace
from cli.words import counted
from domain.errors import LedgerError
from domain.printing import NOT_RECORDED, print_day

if TYPE_CHECKING:
    from projections.pack.material import Point
    from projections.trend import Rhythm

HEADS = ("Rating", "Trend", "First", "Last", "Change")
UNITS = ("actions", "per cent")
"""Each rating has a row of either in CSV and Markdown."""


class FromAfterError(LedgerError):
    """A first day after the last one."""

    def __init__(self, since: date, as_at: date) -> None:
        super().__init__(
            f"Nothing lies from {print_day(since)} to {print_day(as_at)}; give --from"
            " an earlier day, or --as-at a later one."
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One rating over time.

    Attributes:
        rating: A value of a scheme, "not recorded", or "all" for all live actions.
        counts: How many actions had it on each day.
        shares: The same per cent of the live ones, to one decimal; None where there
            were none.
    """

    rating: str
    counts: Sequence[int]
    shares: Sequence[float | None]


@click.command()
@click.option(
    "--from", "since", metavar="DATE", help="From when on; otherwise all its time."
)
@click.option(
    "--by",
    type=click.Choice(["month", "quarter"]),
    help="Show month ends or quarter ends; otherwise month ends, up to 36 of them.",
)
@click.option("--ascii", "plainly", is_flag=True, help="Draw with digits, not blocks.")
@reading
@click.pass_obj
def trend(
    workspace: Workspace,
    /,
    since: str | None,
    by: "Rhythm | None",
    plainly: bool,
    **asked: Unpack[Asked],
) -> None:
    """Show how many live actions had which rating at the end of each month.

    The last day is that of --as-at, or today. Each rating has a line, the number of
    actions on the first and on the last day, and what they are per cent of the live
    actions; CSV and JSON have every day. `ledger movement` says which actions made
    the difference between two days.

    \b
    Examples:
      ledger trend
      ledger trend --from "1 April 2020" --as-at "31 March 2021"
      ledger trend --by quarter --format csv
    """
    from projections.trend import trend as trend_of

    with looking(workspace, asked) as look:
        data = look.data()
        first = date.min if since is None else day_in(since, workspace.today)
        if first > look.as_at:
            raise FromAfterError(first, look.as_at)
        seen = look.view.connection, look.plan, look.as_at, look.known_to
        points = trend_of(*seen, by=by, since=first)
    if asked["format_"] == "table":
        _echo_table(data, points, DIGITS if plainly else marks_to_print(), asked)
    elif asked["format_"] == "json":
        echo_json(_data(data, points))
    else:
        rows = [row for line in lines(points) for row in _rows(line)]
        heads = ("Rating", "Unit", *(point.on for point in points))
        echo_rows(asked["format_"], heads, rows, rows)


def lines(points: Sequence["Point"]) -> list[Line]:
    """Return a line for each rating and one for all, the ratings as in the scheme.

    Args:
        points: At least one; the last has the scheme's order.
    """
    from projections.trend import per_cent

    ratings = dict.fromkeys(
        rating
        for point in reversed(points)
        for rating in point.counts
        if rating != NOT_RECORDED
    )
    live = [sum(point.counts.values()) for point in points]
    found = {
        rating: [point.counts.get(rating, 0) for point in points]
        for rating in (*ratings, NOT_RECORDED)
    }
    return [
        Line(rating, counts, [per_cent(*one) for one in zip(counts, live, strict=True)])
        for rating, counts in (*found.items(), ("all", live))
    ]


def _rows(line: Line) -> list[tuple[str, ...]]:
    """Return the rows of a rating: how many, and per cent."""
    of_units = zip(UNITS, (line.counts, line.shares), strict=True)
    return [(line.rating, unit, *map(plain, numbers)) for unit, numbers in of_units]


def _data(data: dict[str, Any], points: Sequence["Point"]) -> dict[str, Any]:
    """Return the answer under the keys of `trend --format json`."""
    *ratings, live = lines(points)
    return {
        "plan": data["plan"],
        "as_at": data["as_at"],
        "known_to": data["known_to"],
        "points": [
            {
                "on": point.on,
                "live": live.counts[at],
                "counts": {line.rating: line.counts[at] for line in ratings},
                "per_cent": {line.rating: line.shares[at] for line in ratings},
            }
            for at, point in enumerate(points)
        ],
    }


def _echo_table(
    data: dict[str, Any], points: Sequence["Point"], marks: str, asked: Asked
) -> None:
    found = lines(points)
    most = max(max(line.counts) for line in found[:-1])
    drawn = [_cells(line, sparkline(line.counts, most, marks)) for line in found[:-1]]
    click.echo(heading(data) + "\n")
    click.echo(as_table(HEADS, [*drawn, _cells(found[-1], "")]))
    click.echo(
        "\n" + wrapped(f"{_days(points)} {marks[0]} is none, {marks[-1]} is {most}.")
    )
    if len(points) > 1:
        click.echo(f"Which actions moved last: {_command(points, data, asked)}")


def _cells(line: Line, drawn: str) -> tuple[str, ...]:
    ends = [
        f"{line.counts[at]}"
        + ("" if line.shares[at] is None else f" ({line.shares[at]}%)")
        for at in (0, -1)
    ]
    change = line.counts[-1] - line.counts[0]
    return (line.rating, drawn, *ends, f"{change:+}" if change else "0")


def _days(points: Sequence["Point"]) -> str:
    first, last = day(points[0].on), day(points[-1].on)
    return f"{counted(len(points), 'point')}: first {first}, last {last}."


def _command(points: Sequence["Point"], data: dict[str, Any], asked: Asked) -> str:
    """Return the command that says what moved between the last two points."""
    words = ["ledger movement", *(f'"{day(point.on)}"' for point in points[-2:])]
    if asked["known_on"] is not None:
        words += ["--known-on", str(data["known_to"]["entry"])]
    if asked["slug"] is not None:
        words += ["--plan", data["plan"]]
    return " ".join(words)
