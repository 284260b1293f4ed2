"""What kind of target a line of a plan is, and when it falls due, never guessed."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from domain import target_forms as forms
from domain.dates import UNKNOWN, FoundDate, Known, find_dates
from domain.dates.frequency import MARK, has_no_end
from domain.dates.words import fold
from domain.partial_date import PartialDate
from domain.target import Target, TargetKind
from domain.text import Text


class TargetReading(NamedTuple):
    """A target as understood from one line.

    Attributes:
        target: The target; its `words` are the line itself.
        doubts: What the line leaves open, each as one full sentence.
    """

    target: Target
    doubts: tuple[str, ...]


class _Line(NamedTuple):
    words: str
    folded: str
    dates: tuple[FoundDate, ...]


def read_target(words: str, known: Known = UNKNOWN) -> TargetReading:
    """Return the kind of target that a line of a target cell is.

    "Ongoing" makes it standing, and so does a line that only says how often ("twice
    a year") or only from when ("from Oct 03"), since nothing of it ends. A figure or
    a trend makes it a measure, a review with a date makes it a review, and a line
    that is a date, or ends in a dash and a date, makes it a date. All else is text. A
    due date is taken from a single "by" and a date, or from the end of a line that
    says to which date it was moved ("May 2020, revised to June 2020"); where there are
    several dates otherwise, none is chosen. What a standing target runs on from is its
    `since`.

    Args:
        words: One line, not blank; `split_targets` gives them.
        known: What is known of the document that the line is from.
    """
    dates = find_dates(words, known._replace(ahead=True))
    line = _Line(words, fold(words), dates)
    kind, dated = _kind_and_date(line)
    doubts = [
        f'"{date.words}": {date.doubt}.'
        for date in line.dates
        if date.doubt is not None
    ]
    doubts += _unused(line, kind, dated)
    if forms.adjective().search(line.folded):
        doubts.append(f'"{_short(words)}" may run on, or may name ongoing work.')
    standing = kind == "standing"
    due, since = (None, dated) if standing else (dated, None)
    target = Target(kind=kind, words=Text(words), due=due, since=since)
    return TargetReading(target, tuple(doubts))


def split_targets(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the targets in the lines of one cell, in order, numbering kept.

    Each line is one target and blank lines part them. Only a numbered or lettered
    line runs on, and only into a next line that begins in lower case; the two are
    then joined by a line end.
    """
    targets: list[str] = []
    open_item = False
    for line in lines:
        if not line.strip():
            open_item = False
        elif open_item and _continues(line):
            targets[-1] += f"\n{line}"
        else:
            targets.append(line)
            open_item = forms.item().match(fold(line)) is not None
    return tuple(targets)


def _kind_and_date(line: _Line) -> tuple[TargetKind, PartialDate | None]:
    """Return the kind of the first rule that fits, with the date it gives."""
    if forms.ongoing().search(line.folded) and not forms.adjective().search(
        line.folded
    ):
        return "standing", _beginning(line)
    if _has_no_end(line):
        return "standing", _only(line)
    if forms.figure().search(_without_dates(line)):
        return "measure", _only_by(line)
    if _is_review(line):
        return "review", _only(line)
    whole = _whole_date(line) or _moved_to(line)
    if whole is not None:
        return "date", whole
    return "text", _only_by(line)


def _beginning(line: _Line) -> PartialDate | None:
    """Return the date that the line says a standing target runs on from."""
    if len(line.dates) != 1:
        return None
    found = line.dates[0]
    before, after = line.folded[: found.start], line.folded[found.end :]
    if forms.then_ongoing().match(after) or forms.ongoing_from().search(before[-30:]):
        return found.date
    return None


def _has_no_end(line: _Line) -> bool:
    """Tell a line that says only how often, or only from when, something is done."""
    if not line.dates:
        return has_no_end(line.folded)
    found = line.dates[0]
    if len(line.dates) > 1 or found.date is None or found.date.precision == "range":
        return False
    return has_no_end(line.folded[: found.start] + MARK + line.folded[found.end :])


def _is_review(line: _Line) -> bool:
    """Tell a review to come from one that "was completed"."""
    if not re.search(r"\breviews?\b", line.folded):
        return False
    report = re.search(r"\breviews? and report(?:ed)? back\b", line.folded)
    done = re.search(r"\b(?:completed?|concluded|undertaken)\b", line.folded)
    return report is not None or (bool(line.dates) and done is None)


def _whole_date(line: _Line) -> PartialDate | None:
    """Return the date of a line that is a date, or ends in a dash and a date."""
    if len(line.dates) != 1:
        return None
    found = line.dates[0]
    before, after = line.folded[: found.start], line.folded[found.end :]
    if after.strip(" .;,\n"):
        return None
    alone = forms.alone_before().fullmatch(before)
    dash = re.search(r"[ ]-[ ]{0,3}(?:by )?(?:the )?$", before)
    return found.date if alone or dash else None


def _moved_to(line: _Line) -> PartialDate | None:
    """Return the date to which the end of the line says that it was moved."""
    if not line.dates:
        return None
    last = line.dates[-1]
    behind = line.folded[last.end :].strip(" .;,)]\n")
    moved = forms.moved().search(line.folded[: last.start])
    return None if behind or moved is None else last.date


def _only(line: _Line) -> PartialDate | None:
    return line.dates[0].date if len(line.dates) == 1 else None


def _only_by(line: _Line) -> PartialDate | None:
    """Return the date after "by" when it is the only date of the line."""
    moved = _moved_to(line)
    if moved is not None:
        return moved
    found = _only(line)
    before = line.folded[: line.dates[0].start] if line.dates else ""
    return found if re.search(r"\bby\s{1,3}(?:the\s{1,3})?$", before[-12:]) else None


def _unused(line: _Line, kind: TargetKind, taken: PartialDate | None) -> Iterable[str]:
    """Yield the doubt that dates were seen and none of them was taken."""
    dates = [found.words for found in line.dates if found.date is not None]
    if taken is not None or not dates:
        return
    named = ", ".join(f'"{words}"' for words in dates)
    if len(line.dates) > 1:
        yield f"Several dates are named ({named} among them); none was taken as due."
    elif kind == "standing":
        yield f"{named} is named, but not as the day from which it runs on."
    else:
        yield f"{named} is named, but not as a day by which it falls due."


def _without_dates(line: _Line) -> str:
    """Return the folded line with its dates blanked, so "Q2 of 2020" is no figure."""
    characters = list(line.folded)
    for found in line.dates:
        characters[found.start : found.end] = " " * (found.end - found.start)
    return "".join(characters)


def _continues(line: str) -> bool:
    text = line.lstrip()
    return text[:1].islower() and forms.item().match(fold(text)) is None


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:60]}…"
