"""What a printed plan says in which place, the same in Word and in Excel.

What is printed in square brackets is the ledger's own remark on the plan; reading
the document again passes over it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from domain.key_words import unsaid
from domain.printing import (
    NOT_RECORDED,
    audience_name,
    day,
    owing,
    printable,
)

Plan = Mapping[str, Any]
"""A plan or action under the keys of `ledger snapshot --format json`."""

FILLS = {
    "red": "FF9B9B",
    "amber": "FFC000",
    "yellow": "FFFF99",
    "green": "A9D18E",
    "blue": "9DC3E6",
    "purple": "CDB4E6",
    "grey": "D9D9D9",
}
"""Word of a rating -> its shading; black words keep a contrast of over 7 to 1 on it."""


class Line(NamedTuple):
    """A line of a cell; `own` marks a remark of the ledger."""

    words: str
    own: bool = False


def shown(text: str) -> str:
    r"""Return `text` as a document may hold it: control characters as `\x1b`.

    So are two others that XML cannot hold.
    """
    plain = text.replace("\ufffe", r"\ufffe").replace("\uffff", r"\uffff")
    return "\t".join(printable(part) for part in plain.split("\t"))


def fill_of(rating: str) -> str | None:
    """Return the shading of a rating, six hexadecimal digits; None for other words."""
    return FILLS.get(rating.casefold())


def marked(data: Plan) -> list[str]:
    """Return the sentences that say what the document is and from where it looks.

    A third one says what was withheld, if anything was.
    """
    known, head, report = data["known_to"], data["head"], data["report"]
    what = "Working copy, not a report."
    if report is not None:
        audience = flat(audience_name(report["audience"]))
        what = f"Report {report['number']} to {audience}."
    sentences = [
        f"{what} As at {day(data['as_at'])}, known to entry #{known['entry']}.",
        f"Generated {day(data['generated'])}. Ledger head: {head['entries']} entries,"
        f" root {head['root']}.",
    ]
    if data["withheld"]:
        sentences.append(withheld(data["withheld"]))
    return [shown(sentence) for sentence in sentences]


def withheld(what: Sequence[str]) -> str:
    """Return the sentence that says what was withheld, and which names were not."""
    said = f"Withheld from this audience: {', '.join(what)}."
    if "owners" in what:
        said += " Who approved targets and who recorded entries is shown."
    return said


def sealed_although(data: Plan) -> str:
    """Return that a report was sealed although exception reports are owed, and why.

    Of one that was sealed with a reason while none was owed, the reason; "" for any
    other, and for a working copy.
    """
    report = data["report"] or {}
    # An earlier version did not ask for a reason.
    owed, because = report.get("exceptions_owed"), report.get("because")
    if because is None:
        return ""
    said = flat(because).rstrip(".")
    if owed:
        return shown(f"Sealed although {owing(owed)}: {said}.")
    return shown(f"Reason given for sealing: {said}.")


def about(data: Plan) -> list[tuple[str, str]]:
    """Return what the plan answers, as label and words."""
    seen = data["inspection"] or {}
    pairs = (
        ("Council", data["authority"]),
        ("Inspection", seen.get("framework")),
        ("Visited", seen.get("visited")),
        ("Letter", seen.get("letter")),
    )
    return [(label, shown(flat(words or NOT_RECORDED))) for label, words in pairs]


def outcomes(area: Plan) -> list[str]:
    """Return the outcomes of an area, each in one line."""
    return [shown(flat(outcome["text"])) for outcome in area["outcomes"]]


def terms(data: Plan) -> list[tuple[str, str]]:
    """Return each acronym with its meaning."""
    return [(shown(flat(t)), shown(m)) for t, m in data["terms"].items()]


def area_heading(area: Plan) -> str:
    """Return the heading of an improvement area: "2. Oversight", "Area B: Care"."""
    code, title = area["code"], area["title"]
    counted = re.fullmatch("[1-9][0-9]?", code)
    return shown(f"{code}. {title}" if counted else f"Area {code}: {title}")


def meaning(value: Plan) -> str:
    """Return what a rating means, and in brackets what the words do not say of it."""
    owed, done = value["exception_required"], value["complete"]
    words = value["meaning"]
    said = unsaid(value["value"], flat(words), owed=owed, done=done)
    return shown(f"{words} {said}" if said else words)


def wording(action: Plan) -> list[Line]:
    """Return the action's words, its sub-items, and its impact statements.

    Below "Impact:" each line is a statement.
    """
    lines = as_lines(action["wording"])
    for item in action["sub_items"]:
        lines += as_lines(_labelled(item))
    if action["impacts"]:
        lines.append(Line("Impact:"))
        for impact in action["impacts"]:
            lines.append(Line(shown(flat(_labelled(impact)))))
    return lines


def _labelled(part: Plan) -> str:
    # A second a) of an action is kept as "a (2)".
    return f"{part['label'].split(' ')[0]}) {part['text']}"


def progress(action: Plan, remark: bool) -> list[Line]:
    """Return the latest note, and with `remark` how it is dated."""
    note = action["latest_progress"]
    lines = as_lines(note["text"]) if note else []
    if note and remark:
        lines.append(Line(f"[Latest progress: {dated(action)}]", own=True))
    return lines


def dated(action: Plan) -> str:
    """Return entry, date and lateness of the latest note, "" if there is none."""
    note = action["latest_progress"]
    if note is None:
        return ""
    days = note["days_late"]
    late = f", recorded {days} day{'s' if days != 1 else ''} later" if days else ""
    return f"#{note['entry']}, {shown(note['effective_printed'])}{late}"


def bracketed(words: str) -> str:
    """Return words as a remark in square brackets, with no others; "" for none."""
    said = flat(words).replace("[", "(").replace("]", ")")
    return shown(f"[{said}]") if said else ""


def plain(words: str | None) -> list[Line]:
    """Return words as lines; "not recorded" for none."""
    return as_lines(words or NOT_RECORDED)


def as_lines(words: str) -> list[Line]:
    """Return words as a line for each of theirs."""
    return [Line(shown(line)) for line in words.split("\n")]


def short(words: str) -> str:
    """Return words in quotation marks and on one line, cut off if they are many."""
    line = flat(words)
    return f'"{line[:60]}…"' if len(line) > 60 else f'"{line}"'


def flat(words: str) -> str:
    """Return words on one line, with single spaces."""
    return " ".join(words.split())


def joined(lines: Sequence[Line]) -> str:
    """Return lines as the words of one cell."""
    return "\n".join(line.words for line in lines)
