"""The example plan as its officers had it in Word at the end of February 2022.

It says what the ledger holds on that day, and what somebody has changed since without
telling the ledger: see `EDITS`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from cli.demo.document import HEADINGS, write_area, write_front, write_page
from cli.demo.package import packed
from cli.demo.plan import SLUG, TITLE
from domain.printing import code_order
from ledger.application import EventLog
from ledger.updating.holding import HeldAction, HeldPlan, held_plan

AS_AT = date(2022, 2, 28)
RENUMBERED = ("1.4", "1.5")
"""The code in the ledger, and in this document: a new action was put before it."""

# Word keeps times without a zone; this one is part of the example.
_SAVED = datetime(2022, 2, 28, 15, 40)  # noqa: DTZ001
_FILLS = {"Red": "FF0000", "Amber": "FFC000", "Green": "00B050", "Blue": "00B0F0"}


@dataclass(frozen=True, slots=True)
class Line:
    """One action as a row of the document: a code, and the lines of its cells."""

    code: str
    action: tuple[str, ...]
    target: tuple[str, ...] = ()
    progress: tuple[str, ...] = ()
    rating: str = ""


NEW = Line(
    "1.4",
    ("Offer every student on placement with us a talk about a first post here.",),
    ("by September 2022",),
)


@dataclass(frozen=True, slots=True)
class Edit:
    """What an officer did to one row.

    Attributes:
        said: Words of its action or target that were changed.
        says: What they were changed to.
        added: A new line of its progress.
        rating: Its new rating.
    """

    said: str = ""
    says: str = ""
    added: str = ""
    rating: str = ""

    def on(self, line: Line) -> Line:
        """Return `line` after the edit.

        Raises:
            ValueError: the row does not have the words.
        """
        action, target = (
            tuple(words.replace(self.said, self.says) for words in cell)
            for cell in (line.action, line.target)
        )
        if self.said and (action, target) == (line.action, line.target):
            raise ValueError(f"{line.code} does not say {self.said!r}.")
        progress = (*line.progress, self.added) if self.added else line.progress
        rating = self.rating or line.rating
        return Line(line.code, action, target, progress, rating)


EDITS: Mapping[str, tuple[Edit, ...]] = {
    "3.7": (
        Edit("each month at which", "every two months at which"),
        Edit(added="Set of 10 February 2022 looked at how we write about fathers"),
    ),
    "4.4": (
        Edit(rating="Green"),
        Edit(added="Practice week held online on 7 February 2022"),
    ),
    "4.5": (Edit("by March 2020", "by July 2022"),),
}
"""What was changed in Word besides `NEW`, by the code in the ledger."""


def february_document(log: EventLog) -> bytes:
    """Return the document, made of what the example ledger `log` holds."""
    plan = log.plan(SLUG)
    held = held_plan(plan, AS_AT, lambda id_: log.action(plan, id_))
    document = docx.Document()
    key = write_front(document)
    for paragraph, fill in zip(key, _FILLS.values(), strict=True):
        _shade(paragraph._p.get_or_add_pPr(), fill)
    for number in sorted(held.areas, key=code_order):
        area = held.areas[number]
        heading = f"{area.code}. {area.title}"
        write_area(document, heading, area.outcomes.values())
        _write_table(document, list(_lines(held, area.number)))
    return packed(document, TITLE, _SAVED)


def _lines(held: HeldPlan, area: int) -> Iterator[Line]:
    """Yield the rows of an area, edited, in the order of their codes."""
    actions = [action for action in held.actions if action.record.area == area]
    for action in sorted(actions, key=lambda action: code_order(action.code)):
        line = _line(action)
        for edit in EDITS.get(line.code, ()):
            line = edit.on(line)
        if line.code == RENUMBERED[0]:
            yield NEW
            line = replace(line, code=RENUMBERED[1])
        yield line


def _line(held: HeldAction) -> Line:
    """Return an action as it stands: what documents said of it, and its last note."""
    parts = [f"{label}) {text}" for label, text in held.sub_items.items()]
    impacts = [f"{label}) {text}" for label, text in held.impacts.items()]
    wording = [held.wording, *parts, *(["IMPACT", *impacts] if impacts else [])]
    targets = [line for t in held.targets for line in t.target.words.split("\n")]
    last = [line for note in held.notes[-1:] for line in note.split("\n")]
    progress = dict.fromkeys([*held.sourced, *last])
    rating = held.rating or ""
    return Line(held.code, tuple(wording), tuple(targets), tuple(progress), rating)


def _write_table(document: Any, lines: list[Line]) -> None:
    rows = []
    for line in lines:
        first, *rest = line.action
        action = (f"{line.code} {first}", *rest)
        rows.append((action, line.target, line.progress, (line.rating,)))
    table = write_page(document, (*HEADINGS, "RAG"), rows)
    for row, line in zip(table.rows[1:], lines, strict=True):
        if line.rating:
            _shade(row.cells[-1]._tc.get_or_add_tcPr(), _FILLS[line.rating])


def _shade(settings: Any, fill: str) -> None:
    """Give a cell or paragraph, by its settings element, the colour `fill`."""
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{name}"), value)
    settings.append(shading)
