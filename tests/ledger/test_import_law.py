"""The law of importing: every line is in the ledger afterwards, or was unplaced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ledger.documents.layouts.layout import THREE_COLUMNS
from ledger.documents.model import Cell, Document, Paragraph, Position, Table
from ledger.documents.plan_reading import PlanReading
from ledger.documents.reading import read_plan
from tests.ledger.imported import imported

HEADINGS = ("Impact of actions", "Target / Timescales", "Progress", "RAG", "Lead")
PARTS = st.sampled_from(
    [
        *("IMPACT", "Impact: fewer moves", "a) visit one", "A) visit two", "b) meet"),
        *("(a) visit three", "a) visit four", "goes on", "i) first", "May 2021"),
    ]
)
LINES = st.sampled_from(
    [
        *("Completed.", "May 2022 and ongoing", "95% of cases", "in June", "a) Set"),
        *("1. Returned by March 2023", "runs on", "Red", "g", "Purple", "HoS"),
    ]
)
ACTIONS = st.lists(PARTS, max_size=6, unique=True).map("\n".join)
TEXTS = st.lists(LINES, max_size=4, unique=True).map("\n".join)
FRONT = (
    ("Northmoor Children's Service Action Plan", 0),
    ("RAG rating", 2),
    ("RED – R\tlate", None),
    ("GREEN – G\ton time", None),
    ("Not a rating", None),
    ("1. Oversight", 1),
    ("Outcome", 2),
    ("Audits are used", None),
)


@st.composite
def plans(draw: st.DrawFn) -> Document:
    """Draw a plan of one area, each action with a code of its own."""
    blocks: list[Paragraph | Table] = [
        Paragraph(text, "", Position(paragraph=at), level=level)
        for at, (text, level) in enumerate(FRONT, 1)
        if draw(st.integers(0, 4)) or level == 1
    ]
    grid: list[tuple[str, ...]] = [HEADINGS]
    for number in range(1, draw(st.integers(1, 3)) + 1):
        coded = draw(st.integers(0, 3)) > 0 or number == 1
        code = f"1.{number} to act\n" if coded else ""
        grid.append((code + draw(ACTIONS), *(draw(TEXTS) for _ in HEADINGS[1:])))
    rows = tuple(
        tuple(
            Cell(tuple(words.split("\n")), None, Position(1, row, at), at)
            for at, words in enumerate(cells, 1)
        )
        for row, cells in enumerate(grid, 1)
    )
    return Document("plan.docx", "0" * 64, (*blocks, Table(rows, Position(1))))


def lost(document: Document, reading: PlanReading, plan: dict[str, Any]) -> list[str]:
    """Return the lines that are neither in the ledger's plan nor said to be unplaced.

    The plan is the state that a person is shown, so that an entry which another one
    has replaced does not count.
    """
    unrecorded = {
        (line, span.position)
        for span in (*reading.unplaced, *reading.structure)
        for line in span.words.split("\n")
    }
    said = list(_strings(plan))
    return [
        span.words
        for span in document.spans()
        if (span.words, span.position) not in unrecorded
        and not any(_plain(span.words) in text for text in said)
    ]


def _plain(words: str) -> str:
    """Return a line as the ledger keeps it: codes and labels stand beside it."""
    for pattern in (THREE_COLUMNS.rating, THREE_COLUMNS.area):
        if match := pattern.fullmatch(words):
            groups = match.groupdict()
            return str(groups.get("meaning") or groups["title"])
    for pattern in (THREE_COLUMNS.code, THREE_COLUMNS.label):
        if match := pattern.match(words):
            return words[match.end() :]
    if words.casefold() in ("red", "g"):
        return {"red": "Red", "g": "Green"}[words.casefold()]
    return words


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


@settings(max_examples=40)
@given(plans())
def test_every_line_is_in_the_ledger_or_listed_as_unplaced(document: Document) -> None:
    reading = read_plan(document)
    assume(not reading.obstacles)

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        plan = imported(reading, Path(folder))

    assert lost(document, reading, plan) == []
