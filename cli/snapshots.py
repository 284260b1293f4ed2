"""A snapshot as a document: the same parts on a terminal and in Markdown."""

from collections.abc import Callable, Sequence
from typing import Any

from cli.headings import (
    counts_line,
    day,
    minute,
    progress_line,
    rating_line,
    target_lines,
)
from cli.table import Row, as_markdown, literal, wrapped
from cli.words import counted
from domain.errors import LedgerError
from domain.printing import NOT_RECORDED
from projections.documents.content import withheld

_COLUMNS = ("Action", "Wording", "Target", "Progress", "Rating", "Delivery", "Owner")

Table = Callable[[Sequence[str], Sequence[Row]], str]


class OutputExistsError(LedgerError):
    """A file in the way of an output."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"{place} exists already and is not replaced; choose another name."
        )


class OutputFailedError(LedgerError):
    """An output that the folder or disk refused."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(f"{place} cannot be written ({why}); choose another place.")


def as_document(data: dict[str, Any], table: Table | None) -> str:
    """Return the whole plan as text.

    Args:
        data: The status as JSON has it, with `snapshot` and `generated`.
        table: Draws the tables on a terminal; None writes Markdown.
    """
    say, title, heading, bullet = _manner(table is None)
    parts = [title + say(data["title"]), *_front(data, say, bullet)]
    for area in data["areas"]:
        parts.append(f"{heading}{say(area['code'])}. {say(area['title'])}")
        if area["outcomes"]:
            parts.append("\n".join(bullet + say(o["text"]) for o in area["outcomes"]))
        rows = [_row(a) for a in data["actions"] if a["area"] == area["code"]]
        parts.append((table or as_markdown)(_COLUMNS, rows))
    gone = [_gone(action) for action in data["ended_actions"]]
    if gone:
        parts.append(f"{heading}No longer in the plan")
        parts.append("\n".join(bullet + say(line) for line in gone))
    return "\n\n".join(parts)


def _manner(markdown: bool) -> tuple[Callable[[str], str], str, str, str]:
    if markdown:
        return literal, "# ", "## ", "- "
    return wrapped, "", "", "  - "


def _front(data: dict[str, Any], say: Callable[[str], str], bullet: str) -> list[str]:
    """Return what every page says, the inspection, the counts and the key."""
    known, head = data["known_to"], data["head"]
    seen = data["inspection"] or {}
    facts = [
        f"WORKING COPY, not a report. As at {day(data['as_at'])}, known to entry"
        f" #{known['entry']} recorded {minute(known['recorded_at'])}.",
        f"Generated {day(data['generated'])}. Ledger head: {head['entries']} entries,"
        f" root {head['root']}.",
    ]
    if data["withheld"]:
        facts.append(withheld(data["withheld"]))
    about = [
        f"Council: {data['authority'] or 'not recorded'}",
        f"Inspection: {seen.get('framework') or 'not recorded'}; visited"
        f" {seen.get('visited') or 'not recorded'}; letter"
        f" {seen.get('letter') or 'not recorded'}",
        f"{counted(len(data['actions']), 'action')}: {counts_line(data['counts'])}",
    ]
    key = [f"{v['value']} ({v['letter']}): {v['meaning']}" for v in data["scheme"]]
    lists = ["\n".join(bullet + say(line) for line in lines) for lines in (about, key)]
    return ["\n".join(say(fact) for fact in facts), *lists]


def _row(action: dict[str, Any]) -> Row:
    return (
        action["code"],
        _wording(action),
        target_lines(action),
        progress_line(action),
        rating_line(action),
        action["delivery"],
        action["owner"] or NOT_RECORDED,
    )


def _wording(action: dict[str, Any]) -> str:
    """Return the action's words with its sub-items and impact statements below."""
    parts = [action["wording"]]
    parts += [f"{item['label']}) {item['text']}" for item in action["sub_items"]]
    if action["impacts"]:
        parts.append("Impact:")
        parts += [
            f"{impact['label']}) {impact['text']}" for impact in action["impacts"]
        ]
    return "\n".join(parts)


def _gone(action: dict[str, Any]) -> str:
    into = f" into {action['into']}" if action["into"] else ""
    return f"{action['code']} {action['delivery']}{into} on {day(action['ended'])}"
