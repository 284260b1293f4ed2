"""What is due as a listing, grouped by who answers for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from cli.due_words import state_words
from cli.headings import day, heading, short
from cli.listing import plain
from cli.not_updated import since_said
from cli.table import as_table, wrapped
from cli.words import counted, printable

if TYPE_CHECKING:
    from projections.stale import Since

HEADS = ("Action", "What", "Due", "State", "Stale since")
COLUMNS = {
    "Owner": "owner",
    "Action": "action",
    "Wording": "wording",
    "What": "what",
    "Target": "target",
    "Commitment": "commitment",
    "Due": "due",
    "State": "state",
    "Days": "days",
    "Working days": "working_days",
    "Stale": "stale",
    "Updated on": "updated_on",
    "Entry": "entry",
}
"""The columns of CSV and Markdown, one fact in each, and their keys in JSON."""
MOST = 90

_NOBODY, _OWED = "Owner not recorded", "Reports owed"


def echo_due(
    data: Mapping[str, Any],
    items: Sequence[dict[str, Any]],
    within: int,
    since: "Since | None",
) -> None:
    """Print what is due for a person.

    Args:
        data: The plan under the keys of `status --format json`.
        items: What is due, under the keys of `due --format json`.
        within: How many days ahead was asked for.
        since: From when on an update counts; None if nothing is called stale.
    """
    click.echo(heading(dict(data)))
    for owner, of_owner in groupby(sorted(items, key=_group), key=_group):
        click.echo(f"\n{wrapped(owner[1])}")
        click.echo(as_table(HEADS, [_cells(item) for item in of_owner]))
    click.echo("\n" + wrapped(_summary(items, within, since)))


def csv_rows(items: Iterable[Mapping[str, Any]]) -> list[tuple[str, ...]]:
    """Return the cells of each item below `COLUMNS`; what is true or not is a word."""
    words = {True: "yes", False: "no"}
    return [
        tuple(
            words[value] if isinstance(value := item[key], bool) else plain(value)
            for key in COLUMNS.values()
        )
        for item in items
    ]


def _group(item: Mapping[str, Any]) -> tuple[int, str]:
    """Return whose item it is: owners by name, then nobody, then reports."""
    if item["action"] is None:
        return 2, _OWED
    return (0, item["owner"]) if item["owner"] else (1, _NOBODY)


def _cells(item: Mapping[str, Any]) -> tuple[str, ...]:
    due = item["due_printed"] or ""
    if item["due"] and not item["due_is_working_day"]:
        due += "\nno working day in England"
    what = item["what"] or item["wording"]
    stale = (day(item["updated_on"]) or "never updated") if item["stale"] else ""
    return (
        item["action"] or "",
        short(" ".join(what.split()), MOST),
        due,
        state_words(item),
        stale,
    )


def _summary(
    items: Sequence[Mapping[str, Any]], within: int, since: "Since | None"
) -> str:
    return "; ".join(_counts(items, within, since)) + "."


def _counts(
    items: Sequence[Mapping[str, Any]], within: int, since: "Since | None"
) -> Iterator[str]:
    states = [item["state"] for item in items]
    yield f"{states.count('overdue')} overdue"
    yield f"{states.count('due')} due within {counted(within, 'day')}"
    if missing := states.count("no review date"):
        yield f"{counted(missing, 'standing action')} without a review date"
    if since is not None:
        stale = len({item["id"] for item in items if item["stale"]})
        yield (
            f"{counted(stale, 'action')} not updated since"
            f" {printable(since_said(since))}"
        )
