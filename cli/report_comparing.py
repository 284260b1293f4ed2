"""`ledger report diff`: a report against what was known then, now, and before it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import click

from cli.before import filed_between, told_before
from cli.commands.diff import HEADS, cells, differences, seen_by
from cli.headings import day
from cli.options import Moment, answer_option, ledger_option, plan_option
from cli.table import as_table, echo_json
from cli.telling import answer_of, echo_none, report_of, sentence
from cli.view import View
from cli.wiring import Workspace
from cli.words import printable


@click.command("diff")
@click.argument("number", type=click.IntRange(min=1))
@plan_option
@answer_option
@ledger_option
@click.pass_obj
def diff(workspace: Workspace, number: int, slug: str | None, format_: str) -> None:
    """Compare report NUMBER with what was known then, what is known now, and before.

    Three lists: what was recorded by the end of the day of sending and is not in the
    report; what came to light of the same day since then; and what differs from the
    report to that audience before it. Where that one was made without the ledger it
    is named, and the last one that the ledger made is compared.

    \b
    Example:
      ledger report diff 2
    """
    with workspace.reading() as view:
        plan = view.plan(slug)
        report = report_of(view, plan, number)
        told = answer_of(workspace, view, plan, report)
        seen = seen_by(told)
        if seen is None:
            echo_none(told, format_)
            return
        data = _compared(view, plan, report, seen)
    if format_ == "json":
        echo_json(data)
    else:
        _echo(told.message, data)


def _compared(view: View, plan: str, report: Any, seen: Moment) -> dict[str, Any]:
    """Return the three comparisons under the keys of `report diff --format json`."""
    from projections.axes import known_to

    sent = report.sent_on or report.recorded_on
    then = Moment(seen.as_at, known_to(view.connection, date.fromisoformat(sent)))
    now = Moment(seen.as_at, view.last)
    before = told_before(view, plan, report.audience, seen)
    compared = partial(_of_plan, view, plan, report.withheld)
    data: dict[str, Any] = {"report": report.as_json()}
    data["known_then"] = {"day": sent, "entry": then.known_to, "changes": None}
    # Sealed after the day on which it is said to have been sent, it knew more.
    if then.known_to >= seen.known_to:
        data["known_then"]["changes"] = compared(seen, then)
    start = then if then.known_to >= seen.known_to else seen
    changes = compared(start, now)
    data["known_now"] = {"entry": now.known_to, "changes": changes}
    data["before"] = _before(before[-1] if before else None, seen, compared)
    between = filed_between(view, plan, before[-1] if before else None, report)
    data["before"]["without_ledger"] = [one.as_json() for one in between]
    return data


def _before(last: Any, seen: Moment, compared: Callable[..., Any]) -> dict[str, Any]:
    """Return what differs from the last report before that the ledger made."""
    if last is None:
        return {"report": None, "changes": []}
    first = Moment(date.fromisoformat(last.as_at), last.known_to)
    return {"report": last.as_json(), "changes": compared(first, seen)}


def _of_plan(
    view: View, plan: str, withheld: list[str], first: Moment, second: Moment
) -> list[dict[str, Any]]:
    """Return what differs in the plan itself, without what is said of its reports."""
    found = differences(view, plan, first, second, withheld)
    return [one for one in found if not one["subject"].startswith("report/")]


def _echo(said: str, data: dict[str, Any]) -> None:
    click.echo(printable(said))
    then, now, before = data["known_then"], data["known_now"], data["before"]
    if then["changes"] is None:
        click.echo(
            f"\nIt takes more into account than was known on {day(then['day'])}: it was"
            " sealed later than it is said to have been sent."
        )
    else:
        what = "Recorded by then"
        if data["report"]["sent_on"] is None:
            what = "Recorded by the end of the day of sealing"
        _section(f"{what} (#{then['entry']}), but not in the report", then["changes"])
    _section(f"Come to light since (to #{now['entry']})", now["changes"])
    _echo_before(before)


def _echo_before(before: dict[str, Any]) -> None:
    from projections.reports import Report

    last, filed = before["report"], before["without_ledger"]
    if filed:
        click.echo("\nSent before it, with nothing to compare:")
    for one in filed:
        click.echo(printable(sentence(Report(**one))))
    if last is None and not filed:
        click.echo("\nNo report went to this audience before it.")
    elif last is not None:
        what = f"Against report {last['number']}, as at {day(last['as_at'])}"
        _section(what, before["changes"])


def _section(title: str, changes: list[dict[str, Any]]) -> None:
    click.echo(f"\n{title}:")
    click.echo(
        as_table(HEADS, [cells(one) for one in changes]) if changes else "nothing"
    )
