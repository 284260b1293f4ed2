"""`ledger diff`: what differs between two points of view."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import click

from cli.options import Moment, format_option, ledger_option, moment, plan_option
from cli.table import echo_rows
from cli.telling import Answer, check_alone, echo_none, reported_options, told_to
from cli.view import View
from cli.wiring import Workspace
from cli.words import printable

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
@reported_options
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
    reported_to: str | None,
    on: str | None,
    **axes: str | None,
) -> None:
    """Show what differs between two points of view, and the entries that did it.

    A side that is a date means what is true on it as known now; a side that is #N
    means what was known when that entry was the last. The second side is now if it
    is not given. The options name both axes of a side one by one. With --reported-to
    the first side is that of the report, and an argument names the second.

    \b
    Examples:
      ledger diff "30 July 2020" "30 September 2020"
      ledger diff "#57"
      ledger diff --as-at "30 July 2020" --from-known-on "30 July 2020"
      ledger diff --reported-to ofsted --on "30 July 2020"
    """
    names = ("as_at", "known_on", "from_as_at", "from_known_on")
    check_alone(reported_to, on, after, *(axes[name] for name in names))
    told = None if reported_to is None else told_to(workspace, slug, reported_to, on)
    if told is not None:
        if told.snapshot is None:
            echo_none(told, format_)
            return
        if format_ == "table":
            click.echo(printable(told.message) + "\n")
        before, after = None, before
    elif not any((before, after, *axes.values())):
        raise click.UsageError('Say from when: a date, or an entry such as "#57".')
    with workspace.reading() as view:
        second = _side(workspace, view, after, axes, "to")
        first = seen_by(told) or _side(workspace, view, before, axes, "from")
        left_out = told.report.withheld if told and told.report else ()
        rows = differences(view, view.plan(slug), first, second, left_out)
    echo_rows(format_, HEADS, [cells(row) for row in rows], rows)


def seen_by(told: Answer | None) -> Moment | None:
    """Return the point of view of a report that the ledger made; None for no report."""
    report = None if told is None else told.report
    if report is None or report.as_at is None or report.known_to is None:
        return None
    return Moment(date.fromisoformat(report.as_at), report.known_to)


def differences(
    view: View,
    plan: str,
    first: Moment,
    second: Moment,
    withheld: Iterable[str] = (),
) -> list[dict[str, Any]]:
    """Return what differs between two points of view, under the keys of `diff`.

    Args:
        view: The ledger.
        plan: The plan's short name.
        first: The one point of view.
        second: The other.
        withheld: What a report left out; its words show in neither.
    """
    from cli.packing import veiled
    from domain.withholding import Withholding
    from projections.diff import diff as diff_of

    without = Withholding.read(withheld)
    sides = [(side.as_at, side.known_to) for side in (first, second)]
    with veiled(view, plan, view.last, without) as (connection, _):
        return [change.as_json() for change in diff_of(connection, plan, *sides)]


def cells(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one difference."""
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
