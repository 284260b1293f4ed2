"""The preview of a document: what was read, what is doubtful, what found no place."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from cli.table import as_table, wrapped
from cli.words import counted, printable
from domain.printing import NOT_RECORDED

HEADS = ("Code", "Wording", "Target", "Progress", "Rating", "Owner", "Read from")


def row_cells(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one action, "not recorded" where the document is silent."""
    names = ("code", "wording", "target", "progress", "rating", "owner", "source")
    shown = {**row, "rating": row["rating"] or _rated_by_colour(row)}
    return tuple(shown[name] or NOT_RECORDED for name in names)


def echo_preview(data: dict[str, Any], accept: str | None, said: str = "") -> None:
    """Print the preview for a person, ending with what to type next.

    Args:
        data: The reading, as `ledger import --format json` prints it.
        accept: The command that records it; None if it was recorded already.
        said: What to say instead, then.
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
    echo_list("date", " found", [_date(d) for d in data["dates"]])
    doubts = data["doubts"] if accept is None else only_doubts(data)
    echo_list("doubt", ", for a person to decide", doubts)
    echo_unplaced(data["unplaced"])
    if data["tracked_changes"]:
        changes = [change_line(change) for change in data["tracked_changes"]]
        echo_list("change", " still tracked in Word", changes)
    _echo_end(data, accept, said)


def only_doubts(data: Mapping[str, Any]) -> list[str]:
    """Return the doubts that are no obstacles, which a preview ends with."""
    return [doubt for doubt in data["doubts"] if doubt not in data["obstacles"]]


def _echo_rows(rows: Sequence[dict[str, Any]]) -> None:
    """Print the words of actions, and below what would be recorded of each."""
    if not rows:
        return
    click.echo(as_table(HEADS, [row_cells(row) for row in rows]))
    for row in rows:
        lines = _meaning(row)
        if lines:
            click.echo(f"\n   {row['code']} would be recorded with")
        echo_lines(lines)


def echo_lines(lines: Iterable[str]) -> None:
    """Print lines about an action, each with its further lines further in."""
    for line in lines:
        click.echo("     " + printable(line).replace("\n", "\n       "))


def of_new(row: dict[str, Any]) -> list[str]:
    """Return a line for each thing that comes with an action that is added."""
    given = [(what, row[what]) for what in ("owner", "progress")]
    return [*_meaning(row), *(f"{what}: {words}" for what, words in given if words)]


def _meaning(row: dict[str, Any]) -> list[str]:
    """Return a line for each thing that would be recorded of an action."""
    lines = [f"part of {row['parent']}"] if row["parent"] else []
    lines += [f"sub-item {part['label']}: {part['text']}" for part in row["sub_items"]]
    lines += [f"impact {part['label']}: {part['text']}" for part in row["impacts"]]
    lines += [_target(target) for target in row["targets"]]
    if row["revised_target"]:
        lines.append(f"revised to {_target(row['revised_target'])}")
    if row["rating"] or row["rated"]:
        source = f", from {row['rated_by']}" if row["rated_by"] else ""
        lines.append(f"rating: {row['rated'] or NOT_RECORDED}{source}")
    if row["notes"]:
        lines.append("\n".join(["after the progress:", *row["notes"]]))
    if row["claim"]:
        claim = row["claim"]
        lines.append(f'delivery: {claim["status"]}, from "{claim["words"]}"')
    return lines


def _rated_by_colour(row: dict[str, Any]) -> str | None:
    """Return the rating of a cell without words, and what says it."""
    rated: str | None = row["rated"]
    return rated and f"{rated}, from {row['rated_by']}"


def _target(target: dict[str, Any]) -> str:
    when = [f"{name} {target[name]}" for name in ("due", "since") if target[name]]
    return f"target ({', '.join([target['kind'], *when])}): {target['text']}"


def _echo_end(data: dict[str, Any], accept: str | None, said: str) -> None:
    """Say how much there is to decide, and what to type next."""
    number = len(data["doubts"] if accept is None else only_doubts(data))
    doubts = counted(number, "doubt")
    unplaced = counted(len(data["unplaced"]), "unplaced span")
    click.echo(f"\n{_counts(data)}; {doubts}; {unplaced}.")
    if accept is None:
        click.echo(said)
        return
    if data["obstacles"]:
        click.echo("This is a preview, and the document cannot be recorded as it is:")
        for obstacle in data["obstacles"]:
            click.echo(wrapped(obstacle))
        return
    click.echo("This is a preview; nothing was recorded. To record it:")
    click.echo("  " + accept)


def change_line(change: dict[str, Any]) -> str:
    """Return a tracked change with its author and day, and how it was read."""
    by = " ".join(filter(None, (change["author"] or "nobody named", change["day"])))
    read = "accepted" if change["taken"] else "rejected"
    what = f'{change["kind"]} by {by}: "{change["words"]}"'
    return f"{change['source']}: {what}, read as {read}"


def quoted(word: str) -> str:
    """Return a word as every shell takes it, in double quotes where it has spaces."""
    plain = word and not set(word) & set(" \t\"'&()[]{}^=;!,`~#$*?<>|")
    escaped = word.replace('"', '\\"')
    return word if plain else f'"{escaped}"'


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


def echo_list(noun: str, rest: str, lines: Sequence[str]) -> None:
    """Print how many there are of something, and each on a line.

    Args:
        noun: What one of them is called.
        rest: What is said of them all.
        lines: Each of them.
    """
    click.echo(f"\n{counted(len(lines), noun)}{rest}" + (":" if lines else "."))
    for line in lines:
        click.echo("  " + printable(line))


def echo_unplaced(spans: Sequence[dict[str, Any]]) -> None:
    """Print the words that found no place in the plan."""
    which = "it is" if len(spans) == 1 else "they are"
    lines = [f"{span['source']}: {span['text']}" for span in spans]
    echo_list("span", f" without a place; {which} not recorded", lines)


def _date(date: dict[str, Any]) -> str:
    understood = date["understood"] or "not understood"
    return f'{date["source"]}: "{date["text"]}" = {understood}'
