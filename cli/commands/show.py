"""`ledger show`: everything about one action, or one entry."""

from typing import Any, Unpack

import click

from cli.headings import day, heading, progress_line
from cli.looking import Asked, looking
from cli.options import NUMBER, entry_number, moment, reading
from cli.table import as_table, echo_json, echo_rows, pairs
from cli.wiring import Workspace
from cli.words import counted, printable


@click.command()
@click.argument("ref", metavar="REF|#N")
@reading
@click.pass_obj
def show(workspace: Workspace, /, ref: str, **asked: Unpack[Asked]) -> None:
    """Show all there is about the action REF, or about the entry #N.

    \b
    Examples:
      ledger show 2.6
      ledger show 2.6 --as-at "30 July 2020"
      ledger show '#57'
    """
    if ref.startswith("#") and NUMBER.match(ref):
        _show_entry(workspace, entry_number(ref), asked)
        return
    with looking(workspace, asked) as look:
        action = look.status().action(look.subject(ref)).as_json()
        data = look.data()
    _echo(action, data, asked["format_"])


def _show_entry(workspace: Workspace, number: int, asked: Asked) -> None:
    from projections.log import numbered

    with workspace.reading() as view:
        seen = moment(workspace, view, asked["as_at"], asked["known_on"])
        found = numbered(view.connection, [number], seen.known_to)
    if not found:
        from domain.history import UnknownEntryError

        raise UnknownEntryError(number)
    row = found[0].as_json()
    cells = [(name.replace("_", " "), words) for name, words in pairs(row)]
    echo_rows(asked["format_"], ("Entry", f"#{number}"), cells, row)


def _echo(action: dict[str, Any], data: dict[str, Any], format_: str) -> None:
    if format_ == "json":
        kept = ("plan", "as_at", "known_to", "head")
        echo_json({**{key: data[key] for key in kept}, "action": action})
    elif format_ == "table":
        click.echo(heading(data) + "\n")
        wide = [(name, " ".join(words.split())) for name, words in _rows(action)]
        click.echo(as_table(("Action", action["code"]), wide))
        click.echo(f"\nIts history: ledger timeline {printable(action['code'])}")
    else:
        echo_rows(format_, ("Field", "Value"), _rows(action), action)


def _rows(action: dict[str, Any]) -> list[tuple[str, str]]:
    """Return name and words of all that is recorded, in the order of the plan."""
    rows = [
        ("wording", action["wording"]),
        *((f"sub-item {s['label']}", s["text"]) for s in action["sub_items"]),
        *((f"impact {i['label']}", i["text"]) for i in action["impacts"]),
        ("area", f"{action['area']} {action['area_title']}"),
        ("under", action["parent"]),
        ("owner", action["owner"] or "not recorded"),
        ("rating", action["rating"]),
        ("since", day(action["rating_since"])),
        ("because", action["rating_reason"]),
        ("delivery", action["delivery"]),
        *((f"target {t['number']}", _target(t)) for t in action["targets"]),
        ("progress", progress_line(action)),
        ("permanent id", action["id"]),
        ("ended", day(action["ended"])),
        ("merged into", action["into"]),
    ]
    return [(name, str(words)) for name, words in rows if words]


def _target(target: dict[str, Any]) -> str:
    parts = [target["text"], f"[{target['kind']}]"]
    if target["due_printed"] and target["due_printed"] not in target["text"]:
        parts.append(f"due {target['due_printed']}")
    if target["revisions"]:
        was = target["original_due_printed"] or target["original_text"]
        times = counted(target["revisions"], "time")
        parts.append(f"first set for {was}; revised {times}")
        parts.append(f"because {target['because'] or 'reason not given'}")
    return "; ".join(parts)
