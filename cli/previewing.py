"""The preview of a document: what was read, what is doubtful, what found no place."""

from collections.abc import Sequence
from typing import Any

import click

from cli.table import as_table, wrapped
from cli.words import counted, printable
from domain.printing import NOT_RECORDED

HEADS = ("Code", "Wording", "Target", "Progress", "Rating", "Owner", "Read from")


def row_cells(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one action, "not recorded" where the document is silent."""
    names = ("code", "wording", "target", "progress", "rating", "owner", "source")
    return tuple(row[name] or NOT_RECORDED for name in names)


def echo_preview(data: dict[str, Any], accept: Sequence[str]) -> None:
    """Print the preview for a person, ending with what to type next.

    Args:
        data: The reading, as `ledger import --format json` prints it.
        accept: The command that records it, as words.
    """
    _echo_front(data)
    left = list(data["rows"])
    for area in data["areas"]:
        click.echo(f"\n{area['number']}. {printable(area['title'])}")
        for outcome in area["outcomes"]:
            click.echo(f"   outcome: {printable(outcome)}")
        _echo_rows([row for row in left if row["area_number"] == area["number"]])
        left = [row for row in left if row["area_number"] != area["number"]]
    if left:
        click.echo("\nUnder no improvement area")
        _echo_rows(left)
    _echo_list("dates understood", [_date(d) for d in data["dates"]])
    _echo_list("doubts, for a person to decide", data["doubts"])
    _echo_list(
        "spans without a place; they are not recorded",
        [f"{span['source']}: {span['text']}" for span in data["unplaced"]],
    )
    _echo_end(data, accept)


def _echo_rows(rows: Sequence[dict[str, Any]]) -> None:
    """Print the words of actions, and below what would be recorded of each."""
    if not rows:
        return
    click.echo(as_table(HEADS, [row_cells(row) for row in rows]))
    for row in rows:
        lines = _meaning(row)
        if lines:
            click.echo(f"\n   {row['code']} would be recorded with")
        for line in lines:
            click.echo("     " + printable(line).replace("\n", "\n       "))


def _meaning(row: dict[str, Any]) -> list[str]:
    """Return a line for each thing that would be recorded of an action."""
    lines = [f"part of {row['parent']}"] if row["parent"] else []
    lines += [f"sub-item {part['label']}: {part['text']}" for part in row["sub_items"]]
    lines += [f"impact {part['label']}: {part['text']}" for part in row["impacts"]]
    lines += [_target(target) for target in row["targets"]]
    if row["rating"]:
        lines.append(f"rating: {row['rated'] or NOT_RECORDED}")
    if row["claim"]:
        claim = row["claim"]
        lines.append(f'delivery: {claim["status"]}, from "{claim["words"]}"')
    return lines


def _target(target: dict[str, Any]) -> str:
    when = [f"{name} {target[name]}" for name in ("due", "since") if target[name]]
    return f"target ({', '.join([target['kind'], *when])}): {target['text']}"


def _echo_end(data: dict[str, Any], accept: Sequence[str]) -> None:
    """Say how much there is to decide, and what to type next."""
    doubts = counted(len(data["doubts"]), "doubt")
    unplaced = counted(len(data["unplaced"]), "unplaced span")
    click.echo(f"\n{_counts(data)}; {doubts}; {unplaced}.")
    if data["obstacles"]:
        click.echo("This is a preview, and the document cannot be recorded as it is:")
        for obstacle in data["obstacles"]:
            click.echo(wrapped(obstacle))
        return
    click.echo("This is a preview; nothing was recorded. To record it:")
    click.echo("  " + printable(" ".join(_quoted(word) for word in accept)))


def _quoted(word: str) -> str:
    """Return a word as every shell takes it, in double quotes where it has spaces."""
    plain = word and not set(word) & set(" \t'&()[]{}^=;!,`~#$*?<>|")
    return word if plain else f'"{word}"'


def _counts(data: dict[str, Any]) -> str:
    outcomes = sum(len(area["outcomes"]) for area in data["areas"])
    return (
        f"{counted(len(data['areas']), 'area')}, {counted(outcomes, 'outcome')},"
        f" {counted(len(data['rows']), 'action')}"
    )


def _echo_front(data: dict[str, Any]) -> None:
    seen = data["inspection"]
    letter = seen["letter"]["understood"] if seen["letter"] else NOT_RECORDED
    visited = seen["visited"]["understood"] if seen["visited"] else NOT_RECORDED
    lines = [
        f"Plan {data['plan']}: {data['title'] or NOT_RECORDED}",
        f"Council: {data['authority'] or NOT_RECORDED}",
        f"Inspection: {seen['kind'] or NOT_RECORDED};"
        f" visited {visited}; letter {letter}",
        "Ratings: " + "; ".join(_value(value) for value in data["scheme"]),
        "Terms: " + "; ".join(f"{t['term']} {t['meaning']}" for t in data["terms"]),
        f"Stands from: {data['stands_from']}",
    ]
    for line in lines:
        click.echo(printable(line))


def _value(value: dict[str, Any]) -> str:
    letter = f" ({value['letter']})" if value["letter"] else ""
    return f"{value['value']}{letter} {value['meaning']}"


def _echo_list(what: str, lines: list[str]) -> None:
    click.echo(f"\n{len(lines)} {what}" + (":" if lines else "."))
    for line in lines:
        click.echo("  " + printable(line))


def _date(date: dict[str, Any]) -> str:
    understood = date["understood"] or "not understood"
    return f'{date["source"]}: "{date["text"]}" = {understood}'
