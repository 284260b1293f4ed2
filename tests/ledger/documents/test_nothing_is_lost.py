"""The law of reading: every line of a document is in the reading or is unplaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from ledger.documents.layouts.layout import THREE_COLUMNS
from ledger.documents.model import Cell, Document, Paragraph, Position, Table
from ledger.documents.plan_reading import PlanReading
from ledger.documents.reading import read_plan
from tests.ledger.documents.builders import example_plan, read

WORDS = st.sampled_from(
    ["audit", "COVID19", "95%", "8", "2.6", "IMPACT", "a)", "1.", "Red", "May", "2022"]
)
LINES = st.one_of(
    st.lists(WORDS, max_size=4).map(" ".join),
    st.sampled_from(
        [
            "IMPACT",
            "Impact: fewer moves",
            "a) visit",
            "1.1 audit",
            "1.2 .To audit",
            "1.1.1 again",
            "2.1. visit",
            "2.1 and 2.2 both",
            "01.06.20",
            "Completed.",
            "RED – R\tlate",
            "QN - network",
        ]
    ),
    st.text(st.characters(exclude_categories=["C", "Z"]), max_size=6),
)
TEXTS = st.lists(LINES, max_size=4).map("\n".join)
CODED = st.tuples(st.sampled_from(["", "1.1 ", "1.2. ", "2.1 "]), TEXTS).map("".join)
NEEDED = ["Impact of actions", "Target / Timescales"]
COLUMNS = [*NEEDED, "Progress", "RAG", "Lead", "Ref", "Cost"]
CHUNKS: dict[str, list[tuple[str, int | None]]] = {
    "area": [("1. Oversight", 1), ("Outcome", 2)],
    "another area": [("2. Training", 1), ("Outcomes:", None)],
    "an area without headings": [("3. Care", None), ("Outcome", None)],
    "key": [("RAG rating", 2), ("RED – R\tlate", None)],
    "terms": [("Acronyms used:", 2), ("QN - network", None)],
    "title": [("Northmoor Children's Service Action Plan", 0)],
    "stray": [("Appendix", 1)],
}


@st.composite
def tables(draw: st.DrawFn, number: int) -> Table:
    """Draw a table of actions, with any columns and cells merged downwards."""
    headings = draw(st.permutations(COLUMNS[: draw(st.integers(2, len(COLUMNS)))]))
    widths = st.one_of(st.just(len(headings)), st.integers(1, len(COLUMNS)))
    rows = [
        [
            draw(CODED if heading == NEEDED[0] else TEXTS)
            for heading in (*headings, *COLUMNS)[: draw(widths)]
        ]
        for _ in range(draw(st.integers(0, 4)))
    ]
    headed = draw(st.integers(0, 5)) > 0
    grid = [*([headings] if headed else []), *rows]
    cells = []
    for row, texts in enumerate(grid, 1):
        merged = draw(st.integers(0, 3)) == 0 and row > 1
        places = [Position(number, row, at) for at in range(1, len(texts) + 1)]
        cells.append(
            tuple(
                Cell(tuple(text.split("\n")), None, place, place.cell or 1, 1, merged)
                for text, place in zip(texts, places, strict=True)
            )
        )
    return Table(tuple(cells), Position(number))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw a document of areas, keys, acronyms, tables and strays in any order."""
    blocks: list[Paragraph | Table] = []

    def add(text: str, level: int | None, part: str = "") -> None:
        if text.strip():
            place = Position(paragraph=len(blocks) + 1, part=part)
            blocks.append(Paragraph(text, "", place, level=level))

    chunks = st.sampled_from(["table", "table", "table", *CHUNKS])
    for chunk in draw(st.lists(chunks, max_size=7)):
        for text, level in CHUNKS.get(chunk, []):
            add(text, level)
        if chunk == "table":
            blocks.append(draw(tables(len(blocks) + 1)))
        for text in draw(st.lists(TEXTS, max_size=2)) if chunk != "table" else []:
            add(text.strip(), None)
    add("Page 1", None, "footer 1")
    return Document("plan.docx", "0" * 64, tuple(blocks))


def lost(document: Document, reading: PlanReading) -> list[str]:
    """Return the lines that are neither in the reading nor unplaced."""
    found = "\n".join(_said(reading))
    return [
        span.words
        for span in document.spans()
        if span.words not in found and _without_code(span.words) not in found
    ]


def _said(reading: PlanReading) -> Iterator[str]:
    """Yield every text of the structured reading; the raw rows do not help it."""
    yield from _strings(asdict(replace(reading, doubts=(), rows=())))
    for action in reading.actions:
        for item in (*action.sub_items, *action.impacts):
            yield f"{item.label} {item.text}"


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


def _without_code(words: str) -> str:
    match = THREE_COLUMNS.code.match(words)
    rest = words[match.end() :] if match else words
    again = THREE_COLUMNS.code.match(rest.removeprefix("and "))
    return rest.removeprefix("and ")[again.end() :] if again else rest


@given(documents())
def test_every_line_is_in_the_reading_or_listed_as_unplaced(document: Document) -> None:
    assert lost(document, read_plan(document)) == []


@given(documents())
def test_every_raw_word_of_a_row_is_in_the_document(document: Document) -> None:
    words = "\n".join(span.words for span in document.spans())

    for row in read_plan(document).rows:
        for text in (row.wording, row.target, row.progress, row.rating, row.owner):
            assert all(line in words for line in (text or "").split("\n"))


@given(documents())
@example(Document("plan.docx", "0" * 64, ()))
def test_reading_twice_gives_the_same(document: Document) -> None:
    assert read_plan(document) == read_plan(document)


def test_the_law_notices_a_line_that_is_left_out(tmp_path: Path) -> None:
    document = read(example_plan(), tmp_path)
    reading = read_plan(document)
    short = replace(reading, unplaced=reading.unplaced[1:])

    assert lost(document, reading) == []
    assert lost(document, short) == ["1. Introduction"]
