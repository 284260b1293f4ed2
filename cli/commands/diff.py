"""`ledger diff`: what differs between two points of view."""

from typing import Any

import click

from cli.options import Moment, format_option, ledger_option, moment, plan_option
from cli.table import echo_rows
from cli.wiring import View, Workspace

HEADS = ("Action", "Field", "Before", "After", "Entries")


@click.command()
@click.argument("before", required=False, metavar="[DATE|#N]")
@click.argument("after", required=False, metavar="[DATE|#N]")
@click.option("--as-at", metavar="DATE", help="V of both sides, if they differ in K.")
@click.option("--known-on", metavar="DATE|#N", help="K of both sides, likewise.")
@click.option("--from-as-at", metavar="DATE", help="V of the first side.")
@click.option("--from-known-on", metavar="DATE|#N", help="K of the first side.")
@click.option("--to-as-at", metavar="DATE", help="V of the second side.")
@click.option("--to-known-on", metavar="DATE|#N", help="K of the second side.")
@plan_option
@format_option
@ledger_option
@click.pass_obj
def diff(
    workspace: Workspace,
    /,
    before: str | None,
    after: str | None,
    slug: str | None,
    format_: str,
    **axes: str | None,
) -> None:
    """Show what differs between two points of view, and the entries that did it.

    A side that is a date means what is true on it as known now; a side that is #N
    means what was known when that entry was the last. The second side is now if it
    is not given. The options name both axes of a side one by one.

    \b
    Examples:
      ledger diff "30 July 2020" "30 September 2020"
      ledger diff "#57"
      ledger diff --as-at "30 July 2020" --from-known-on "30 July 2020"
    """
    if not any((before, after, *axes.values())):
        raise click.UsageError('Say from when: a date, or an entry such as "#57".')
    from projections.diff import diff as diff_of

    with workspace.reading() as view:
        plan = view.plan(slug)
        sides = [
            _side(workspace, view, words, axes, name)
            for words, name in ((before, "from"), (after, "to"))
        ]
        first, second = [(side.as_at, side.known_to) for side in sides]
        rows = [c.as_json() for c in diff_of(view.connection, plan, first, second)]
    echo_rows(format_, HEADS, [_cells(row) for row in rows], rows)


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    return (
        row["action"] or "",
        row["field"],
        _said(row["before"]),
        _said(row["after"]),
        ", ".join(f"#{number}" for number in row["entries"]),
    )


def _side(
    workspace: Workspace,
    view: View,
    words: str | None,
    axes: dict[str, str | None],
    name: str,
) -> Moment:
    """Return one side: its own options first, then its argument, then the common."""
    number = words if words is not None and words.strip().startswith("#") else None
    day = words if number is None else None
    as_at = axes[f"{name}_as_at"] or day or axes["as_at"]
    known_on = axes[f"{name}_known_on"] or number or axes["known_on"]
    return moment(workspace, view, as_at, known_on)


def _said(value: object) -> str:
    return "" if value is None else str(value)
