"""What stands above a listing, and how the parts of an action read in one cell."""

from typing import Any

from cli.words import lateness, printable
from domain.moments import day as day
from domain.moments import minute as minute


def heading(data: dict[str, Any]) -> str:
    """Return the lines that say which plan, as at when, known to which entry."""
    lines = [printable(str(data["title"])), known_line(data)]
    if data["ended"]:
        ended = data["ended"]
        lines.append(f"The plan is {ended['how']} since {day(ended['on'])}.")
    return "\n".join(lines)


def known_line(data: dict[str, Any]) -> str:
    """Return the lines that say as at when, known to which entry."""
    known, head = data["known_to"], data["head"]
    at = f"As at {day(data['as_at'])}, known to entry #{known['entry']}"
    if known["recorded_at"]:
        at += f" (recorded {minute(known['recorded_at'])})"
    if known["entry"] < head["entries"]:
        return f"{at}.\nThe ledger has gone on to #{head['entries']} since."
    return f"{at}."


def counts_line(counts: dict[str, int]) -> str:
    """Return how many actions have each rating: "Red 2, Amber 5, not recorded 1"."""
    return ", ".join(f"{rating} {number}" for rating, number in counts.items())


def rating_line(action: dict[str, Any]) -> str:
    """Return the rating's word, and since when below it."""
    since = day(action["rating_since"])
    return str(action["rating"]) + (f"\nsince {since}" if since else "")


def proposed_lines(action: dict[str, Any], kind: str) -> list[str]:
    """Return a line for each rating or delivery status that waits to be confirmed.

    Args:
        action: The action; one that a report froze has none.
        kind: "rating" or "delivery".
    """
    return [
        f"{one['value']} proposed by #{one['entry']}"
        for one in action.get("proposals", ())
        if one["kind"] == kind
    ]


def target_lines(action: dict[str, Any], most: int | None = None) -> str:
    """Return one line for each target, with what it was at first if it was moved."""
    lines = []
    for target in action["targets"]:
        text = short(" ".join(target["text"].split()), most)
        if target["revisions"]:
            was = target["original_due_printed"] or target["original_text"]
            text += f" (was {short(was, most)})"
        lines.append(text)
    return "\n".join(lines)


def progress_line(action: dict[str, Any], most: int | None = None) -> str:
    """Return the latest progress note with its date and its lateness."""
    note = action["latest_progress"]
    if note is None:
        return ""
    late = lateness(note["days_late"])
    dated = note["effective_printed"] + (f", {late}" if late else "")
    text = note["text"]
    words = text if most is None else short(" ".join(text.split()), most)
    return f"{words}\n#{note['entry']}: {dated}"


def short(words: str, most: int | None) -> str:
    """Return `words`, cut with an ellipsis to `most` characters if that is a number."""
    if most is None or len(words) <= most:
        return words
    return words[: most - 1].rstrip() + "…"
