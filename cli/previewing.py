"""The preview of a document: what was read, what is doubtful, what found no place."""

from typing import Any

import click

from cli.table import as_table
from cli.words import counted, printable

HEADS = ("Code", "Wording", "Target", "Progress", "Rating", "Owner", "Read from")
NONE = "not recorded"


def row_cells(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one action, "not recorded" where the document is silent."""
    names = ("code", "wording", "target", "progress", "rating", "owner", "source")
    return tuple(row[name] or NONE for name in names)


def echo_preview(data: dict[str, Any], file: str, as_at: str | None) -> None:
    """Print the preview for a person, ending with what to type next."""
    _echo_front(data, as_at)
    for area in data["areas"]:
        click.echo(f"\n{area['number']}. {printable(area['title'])}")
        for outcome in area["outcomes"]:
            click.echo(f"   outcome: {printable(outcome)}")
        rows = [row for row in data["rows"] if row["area_number"] == area["number"]]
        if rows:
            click.echo(as_table(HEADS, [row_cells(row) for row in rows]))
    _echo_list("dates understood", [_date(d) for d in data["dates"]])
    _echo_list("doubts, for a person to decide", data["doubts"])
    _echo_list(
        "spans without a place; they are not recorded",
        [f"{span['source']}: {span['text']}" for span in data["unplaced"]],
    )
    click.echo("\nThis is a preview; nothing was recorded. To record it:")
    click.echo(f"  ledger import {printable(file)} --accept")


def _echo_front(data: dict[str, Any], as_at: str | None) -> None:
    seen = data["inspection"]
    letter = seen["letter"]["understood"] if seen["letter"] else NONE
    visited = seen["visited"]["understood"] if seen["visited"] else NONE
    lines = [
        f"Plan {data['plan']}: {data['title'] or NONE}",
        f"Council: {data['authority'] or NONE}",
        f"Inspection: {seen['kind'] or NONE}; visited {visited}; letter {letter}",
        "Ratings: "
        + "; ".join(
            f"{s['value']} ({s['letter']}) {s['meaning']}" for s in data["scheme"]
        ),
        "Terms: " + "; ".join(f"{t['term']} {t['meaning']}" for t in data["terms"]),
        "Stands from: "
        + (as_at or f"{data['stands_from']}; --as-at DATE says otherwise"),
    ]
    for line in lines:
        click.echo(printable(line))
    outcomes = sum(len(area["outcomes"]) for area in data["areas"])
    click.echo(
        f"{counted(len(data['areas']), 'area')}, {counted(outcomes, 'outcome')},"
        f" {counted(len(data['rows']), 'action')}"
    )


def _value(value: dict[str, Any]) -> str:
    return f"{value['value']} ({value['letter']}) {value['meaning']}"


def _echo_list(what: str, lines: list[str]) -> None:
    click.echo(f"\n{len(lines)} {what}" + (":" if lines else "."))
    for line in lines:
        click.echo("  " + printable(line))


def _date(date: dict[str, Any]) -> str:
    understood = date["understood"] or "not understood"
    return f'{date["source"]}: "{date["text"]}" = {understood}'
