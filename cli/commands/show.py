"""`ledger show`: everything about one action, or one entry."""

from typing import Any, Unpack

import click

from cli.action_rows import action_rows
from cli.headings import heading, minute
from cli.listing import VERBS
from cli.looking import Asked, looking, point_of
from cli.options import NUMBER, entry_number, moment, reading
from cli.table import as_table, echo_json, echo_rows, pairs
from cli.telling import Answer, check_alone, echo_none, reported_options, told_to
from cli.wiring import Workspace
from cli.words import lateness, printable
from domain.errors import LedgerError
from projections.says import says, who


@click.command()
@click.argument("ref", metavar="REF|#N", required=False)
@reported_options
@reading
@click.pass_obj
def show(
    workspace: Workspace,
    /,
    ref: str | None,
    reported_to: str | None,
    on: str | None,
    **asked: Unpack[Asked],
) -> None:
    """Show all there is about the action REF, or about the entry #N.

    \b
    Examples:
      ledger show 2.6
      ledger show 2.6 --as-at "30 July 2020"
      ledger show 2.6 --reported-to ofsted --on "30 July 2020"
      ledger show "#57"
    """
    check_alone(reported_to, on, asked["as_at"], asked["known_on"])
    if reported_to is not None:
        _show_reported(ref, told_to(workspace, asked["slug"], reported_to, on), asked)
        return
    if ref is None or (ref.startswith("#") and NUMBER.match(ref)):
        _show_entry(workspace, entry_number(ref), asked)
        return
    try:
        with looking(workspace, asked) as look:
            status = look.status()
            action = status.action(look.subject(ref), ref).as_json()
            data = look.data(status)
    except LedgerError as refusal:
        if not _names_entry(refusal, ref):
            raise
        _show_entry(workspace, entry_number(ref), asked)
        return
    _echo(action, data, asked["format_"])


def _show_reported(ref: str | None, told: Answer, asked: Asked) -> None:
    """Show the action REF as a report froze it."""
    if ref is None:
        raise click.UsageError("Say which action, by its code in the report.")
    if told.snapshot is None or told.report is None:
        echo_none(told, asked["format_"])
        return
    wanted = ref.strip().removesuffix(".").casefold()
    actions = [*told.snapshot["actions"], *told.snapshot["ended_actions"]]
    for action in actions:
        if wanted in (action["code"].casefold(), action["id"]):
            if asked["format_"] == "table":
                click.echo(printable(told.message) + "\n")
            _echo(action, told.snapshot, asked["format_"], told.report.as_json())
            return
    from domain.refusals import UnknownActionError

    raise UnknownActionError(ref, [action["code"] for action in actions])


def _names_entry(refusal: LedgerError, ref: str) -> bool:
    """Tell whether `ref`, the code of no action, can be the number of an entry."""
    from domain.refusals import UnknownActionError

    return isinstance(refusal, UnknownActionError) and bool(NUMBER.match(ref))


def _show_entry(workspace: Workspace, number: int, asked: Asked) -> None:
    from projections.log import numbered

    with workspace.reading() as view:
        seen = moment(workspace, view, asked["as_at"], asked["known_on"])
        found = numbered(view.connection, [number], seen.known_to)
    if not found:
        from domain.history import UnknownEntryError

        raise UnknownEntryError(number)
    row = found[0].as_json()
    if asked["format_"] == "table":
        click.echo(as_table(("Entry", f"#{number}"), _entry_rows(row)))
        return
    cells = [(name.replace("_", " "), words) for name, words in pairs(row)]
    echo_rows(asked["format_"], ("Entry", f"#{number}"), cells, row)


def _entry_rows(row: dict[str, Any]) -> list[tuple[str, str]]:
    """Return name and words of what an entry says, for a person."""
    names = VERBS.get(row["type"], "")
    late = lateness(row["days_late"], row["type"])
    rows = [
        ("what", row["type"].replace(".", ": ").replace("_", " ")),
        ("plan", row["plan"]),
        ("action", row["action"]),
        ("says", says(row)),
        ("because", row["reason"]),
        (names, row["names"] and f"#{row['names']}"),
        ("effective", row["effective_printed"] + (f", {late}" if late else "")),
        ("in the words", row["words"]),
        ("recorded", minute(row["recorded_at"])),
        ("by", who(row)),
        ("corrected by", row["corrected_by"] and f"#{row['corrected_by']}"),
        ("retracted by", row["retracted_by"] and f"#{row['retracted_by']}"),
        ("redacted", "holds redacted text" if row["redacted"] else None),
        ("source", row["source"]),
        ("command", row["command"]),
    ]
    return [(name, str(words)) for name, words in rows if words]


def _echo(
    action: dict[str, Any],
    data: dict[str, Any],
    format_: str,
    report: dict[str, Any] | None = None,
) -> None:
    if format_ == "json":
        own = _measures(action, data)
        found = {**point_of(data), "action": action, "measures": own}
        echo_json(found if report is None else {**found, "report": report})
    elif format_ == "table":
        click.echo(heading(data) + "\n")
        rows = [*action_rows(action), *_measured(_measures(action, data))]
        wide = [(name, " ".join(words.split())) for name, words in rows]
        click.echo(as_table(("Action", action["code"]), wide))
        click.echo(f"\nIts history: ledger timeline {printable(action['code'])}")
    else:
        rows = [*action_rows(action), *_measured(_measures(action, data))]
        echo_rows(format_, ("Field", "Value"), rows, action)


def _measures(action: dict[str, Any], data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the measures of an action; a report that was frozen early has none."""
    return [m for m in data.get("measures", ()) if action["id"] in m["action_ids"]]


def _measured(own: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return name and words of the measures of an action."""
    if not own:
        return []
    from cli.measure_listing import in_a_line

    return [(f"measure {one['code']}", in_a_line(one)) for one in own]
