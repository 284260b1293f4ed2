"""Names of the elements in Word's files, and small questions put to them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias

Xml: TypeAlias = Any
"""An element of lxml, which ships no types."""

_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


MOST_NESTED = 20
"""How deep tables, or tracked changes, may stand in each other; people need three."""


class TooDeepError(ValueError):
    """Tables in tables in tables, which no program writes and no page shows."""


@cache
def w(*names: str) -> str:
    """Return the full name of one of Word's own elements or attributes.

    With several names, the path from one element down to another.
    """
    return "/".join(f"{_MAIN}{name}" for name in names)


P, TABLE, ROW, CELL, RUN, BOX = map(w, ("p", "tbl", "tr", "tc", "r", "txbxContent"))
P_PR, R_PR, CELL_PR, ROW_PR = map(w, ("pPr", "rPr", "tcPr", "trPr"))
VAL = w("val")
CHOICES = f"{_COMPATIBLE}AlternateContent"

# Words that a tracked change took out or moved away; settings.
UNSEEN = frozenset(
    map(w, ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid"))
)


def setting(parent: Xml | None, *names: str) -> Xml | None:
    """Return the first element down the path `names` below `parent`, or None."""
    if parent is None:
        return None
    return parent.find(w(*names))


def value(parent: Xml | None, *names: str) -> str | None:
    """Return the `val` of the element down that path; None when there is none."""
    found = setting(parent, *names)
    return None if found is None else found.get(VAL)


def is_on(switch: Xml | None) -> bool:
    """Tell whether a switch is set; one without a value is."""
    return switch is not None and switch.get(VAL, "true") not in ("0", "false", "off")


def number(words: str | None, otherwise: int = 0) -> int:
    """Return the whole number that `words` say; `otherwise` when they say none."""
    plain = words is not None and len(words) < 10 and words.isdecimal()
    return int(words) if words is not None and plain else otherwise


def children(parent: Xml) -> Iterator[Xml]:
    """Yield paragraphs, tables, rows and cells in `parent`, through any wrapper.

    Content controls, custom XML and tracked insertions wrap them in Word's files.
    """
    for child in parent:
        tag = child.tag
        if tag in (P, TABLE, ROW, CELL):
            yield child
        elif isinstance(tag, str) and tag not in UNSEEN:
            yield from children(child)


# What Word shows in them. Other programs keep the words and forget what they are.
_UNFILLED = {
    "Choose an item.",
    "Click here to enter a date.",
    "Click here to enter text.",
    "Click or tap here to enter text.",
    "Click or tap to enter a date.",
}
_LONGEST_UNFILLED = 40


def tidy(root: Xml) -> None:
    """Take out of `root` what no page shows beside what it shows.

    The second and later choices of drawings say the same as the first, for older
    programs. The words of a content control that nobody filled in, such as "Click
    or tap here to enter text.", are Word's.
    """
    for choices in list(root.iter(CHOICES)):
        for other in list(choices)[1:]:
            choices.remove(other)
    for control in list(root.iter(w("sdt"))):
        if _is_unfilled(control):
            for run in list(control.iter(RUN)):
                run.getparent().remove(run)


def _is_unfilled(control: Xml) -> bool:
    if is_on(setting(control, "sdtPr", "showingPlcHdr")):
        return True
    words = ""
    for part in control.iter(w("t")):
        words += part.text or ""
        if len(words) > _LONGEST_UNFILLED:
            return False
    return words.strip() in _UNFILLED
