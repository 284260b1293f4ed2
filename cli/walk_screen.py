"""What is shown of one action while a person goes through those to be updated."""

from datetime import date
from typing import Any

from cli.due_words import state_words
from cli.headings import day, progress_line
from cli.table import as_table
from domain.printing import NOT_RECORDED


def screen(action: dict[str, Any], as_at: date, place: int, total: int) -> str:
    """Return one action as a table of its own.

    Args:
        action: The action under the keys of `status --format json`.
        as_at: The day of the updates, by which a target is overdue.
        place: Which one of those to be gone through it is, from 1.
        total: How many those are.
    """
    rows = [
        ("wording", action["wording"]),
        ("area", f"{action['area']} {action['area_title']}"),
        ("owner", action["owner"] or NOT_RECORDED),
        ("rating", action["rating"]),
        ("since", day(action["rating_since"])),
        ("because", action["rating_reason"]),
        ("delivery", action["delivery"]),
        ("delivery note", action["delivery_note"]),
        *((f"target {t['number']}", _target(t, as_at)) for t in action["targets"]),
        ("last note", progress_line(action) or NOT_RECORDED),
        *(("proposed", _proposal(one)) for one in action["proposals"]),
    ]
    said = [(name, " ".join(str(words).split())) for name, words in rows if words]
    return as_table((f"{place} of {total}", action["code"]), said)


def _target(target: dict[str, Any], as_at: date) -> str:
    from projections.due import days_left

    said = str(target["text"])
    if target["revisions"]:
        said += f" (was {target['original_due_printed'] or target['original_text']})"
    if target["due"] is None:
        return said
    return f"{said}: {state_words(days_left(target['due'], as_at))}"


def _proposal(proposal: dict[str, Any]) -> str:
    because = f", because: {proposal['because']}" if proposal["because"] else ""
    return (
        f"{proposal['kind']} {proposal['value']}{because} (#{proposal['entry']};"
        " it counts once somebody else has confirmed it)"
    )
