"""How long words, lateness and ratings read in the printed report."""

from __future__ import annotations

from domain.printing import counted
from projections.documents import content
from projections.documents.content import Plan


def cut(words: str, most: int) -> str:
    """Return words on one line, with an ellipsis if they are more than `most`.

    They are cut between two words, if that does not cost too many.
    """
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    kept = line[: most - 1]
    between = kept.rfind(" ")
    return f"{kept[:between] if between > most // 2 else kept}…"


def late(days: int | None) -> str:
    """Return ", recorded 12 days later", "" for what was recorded the same day."""
    return f", recorded {counted(days, 'day')} later" if days else ""


def moved(days: int) -> str:
    """Return by how much a date was moved: "31 days later"."""
    if days == 0:
        return "no change"
    return f"{counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def heading_of(action: Plan) -> str:
    """Return an action's code and the beginning of its words."""
    return f"{cut(action['code'], 24)} {cut(action['wording'], 76)}".strip() or "–"


def fits(*texts: str | None) -> bool:
    """Whether texts one below the other leave room on a page, so that it need not part.

    A line of the narrowest column holds about 24 characters.
    """
    return sum(len(t) + 24 * (t.count("\n") + 1) for t in texts if t) < 900


def rated(word: str) -> dict[str, str | None]:
    """Return a rating's word, short enough for a heading, with its shading."""
    return {"word": cut(word, 30), "fill": content.fill_of(word)}
