"""How days and codes print and sort; nothing here costs an import.

Reading commands print with this alone, so that they need not load the models.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date

NOT_RECORDED = "not recorded"
"""How a missing rating, owner or status prints; never guessed."""

WITHHELD = "[withheld]"
"""What stands in the place of words that were left out for an audience."""

REDACTED = "[redacted]"
"""What reads in the place of a text that is gone, if nothing says since when."""

FILE = "file"
"""What stands among the fields of a redaction for the bytes of an evidence file."""

RATED_SO = r"\[(?:since |because: |exception report |no exception report )[^\[\]]*\]"
"""The ledger's own remark behind the word of a rating, as a regular expression."""

_CUT = re.compile(r"… \[cut; whole in [a-z. ]+\]$")

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e01ef]"
)


_REDACTED = re.compile(r"\[redacted( on [0-9]{1,2} [A-Z][a-z]+ [0-9]{4})?\]")


def redacted_on(day: date) -> str:
    """Return what reads in the place of a text that was redacted on `day`."""
    return f"[redacted on {print_day(day)}]"


def is_redacted(words: str) -> bool:
    """Tell whether `words` stand for a text that was redacted."""
    return _REDACTED.fullmatch(words) is not None


def print_day(day: date) -> str:
    """Return `day` as officers write it: "30 July 2020"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day(iso: str | None) -> str:
    """Return an ISO day as officers write it; "" for none."""
    return print_day(date.fromisoformat(iso)) if iso else ""


def cut_remark(file: str) -> str:
    """Return what stands behind words that were cut off, and are whole in a file."""
    return f"… [cut; whole in {file}]"


def is_whole(text: str) -> bool:
    """Tell whether a print has all of some words: none withheld, none cut off."""
    return text.strip() != WITHHELD and _CUT.search(text.rstrip()) is None


def code_order(code: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key that puts `2.10` after `2.9a`, and `3.3.1` after `3.3`."""
    parts = re.split("[./-]", code)
    return tuple((_leading(part), part) for part in parts)


def _leading(part: str) -> int:
    """Return the number with which a part of a code begins; 0 if with none."""
    digits = part.isascii() and part.isdigit()
    return int(part if digits else re.sub("[^0-9].*", "", f"0{part}"))


def audience_key(audience: str) -> str:
    """Return an audience as it is looked up: "Ofsted" and "ofsted" are one."""
    return " ".join(audience.split()).casefold()


def audience_name(audience: str) -> str:
    """Return an audience as it stands in a sentence: "ofsted" as "Ofsted"."""
    return "Ofsted" if audience_key(audience) == "ofsted" else audience


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 day", "2,307 entries"."""
    ends_in_ies = noun.endswith("y") and not noun.endswith("day")
    plural = noun[:-1] + "ies" if ends_in_ies else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def owing(actions: Sequence[str]) -> str:
    """Return for which actions reports are owed, within a sentence.

    "an exception report is owed for 2.6", "exception reports are owed for 2.2, 3.4
    and 4.4".
    """
    *others, last = actions
    listed = f"{', '.join(others)} and {last}" if others else last
    what = "exception reports are" if others else "an exception report is"
    return f"{what} owed for {listed}"


def ordinal(subject: str) -> int:
    """Return the number of an action in the order of adding, from its id."""
    return int(subject.rsplit("/", 1)[-1])


def printable(text: str) -> str:
    r"""Return `text` with every control or invisible character as `\x1b`.

    Line feeds stay.
    """
    return _UNSAFE.sub(_shown, text)


def escaped(text: str, as_: Callable[[str], str]) -> str:
    """Return `text` with what `printable` shows by its number as `as_` writes it."""
    return _UNSAFE.sub(lambda found: as_(found[0]), text)


def visible(text: str) -> str:
    """Return `text` without the characters that `printable` shows by their numbers."""
    return _UNSAFE.sub("", text)


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
