"""The laws of reading hold for documents of every layout, drawn at random."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace

from hypothesis import given
from hypothesis import strategies as st

from ledger.documents.model import Cell, Document, Paragraph, Position, Table
from ledger.documents.plan_reading import PlanReading
from ledger.documents.reading import read_plan
from tests.ledger.documents.drawn import BELOW, Drawn, document, heading, line, sheet
from tests.ledger.documents.drawn import wide as across

HEADINGS = st.sampled_from(
    [
        *("Ref", "Action", "What will we do?", "Sub-action", "Lead (s)", "By when?"),
        *("Revised date", "How will we know?", "Milestones", "Status", "RAG", "Cost"),
        *("Progress July 2020", "Progress Oct 2020", "Evidence", "Impact", "Theme"),
        *("Next steps", "Outcome", "Recommendation", "R", "A", "G", "Priority", ""),
    ]
)
WORDS = st.sampled_from(
    [
        *("", "", BELOW, "1.1", "1.2", "2.", "A1", "WF-03", "WF 03", "?", "1.1 Audit"),
        *("2. Visit\na) weekly", "a) one\nb) two", "IMPACT\ncalm", "1. Workforce"),
        *("Practice", "May 2022", "June 2022", "43921", "Completed", "Dunno", "Green"),
        *("N/A", "95% of cases", "not recorded", "[was May 2022]", "✓", "High"),
        *("Impact: calm", "Outcome: audits", "2.1 and 2.2", "continued", "Action"),
    ]
)
LONE = st.sampled_from(
    [
        *("Area 2: Workforce", "3. Practice", "Workforce", "Outcome: audits are used"),
        *("Outcomes", "2.4 Audit", "Note", "Priority B - Care", "Area 2: Workforce"),
    ]
)
LABELS = st.sampled_from(
    ["Ref", "Action", "Lead", "By when", "Progress", "Progress Oct 2020", "Cost", ""]
)
BETWEEN = st.sampled_from(
    [
        *(heading("1. Workforce"), heading("Priority A: Care"), heading("Practice")),
        *(heading("Northmoor Action Plan", 0), heading("Outcomes", 2), line("Calm")),
        *(sheet("Sheet1"), sheet("Care"), line("3. Practice"), line("Outcome: calm")),
        *(heading("Acronyms", 2), line("QN - network"), line("Council: Northmoor")),
        *(heading("RAG rating", 2), line("RED – R\tlate"), line("GREEN – G\tsoon")),
    ]
)


@st.composite
def _cells(draw: st.DrawFn) -> str | Cell:
    """Draw a cell: words, a number, or a lone one across columns."""
    words = draw(WORDS)
    if draw(st.integers(0, 5)) or words == BELOW:
        return words
    fill = draw(st.sampled_from([None, "FF0000", "00B050"]))
    holds = draw(st.sampled_from(["text", "number"]))
    lines = tuple(words.split("\n"))
    return Cell(lines, fill, Position(), holds=holds)  # type: ignore[arg-type]


@st.composite
def column_tables(draw: st.DrawFn) -> list[list[str | Cell]]:
    """Draw a table with headings, in one row or two, and rows of every kind."""
    headings = draw(st.lists(HEADINGS, min_size=2, max_size=8, unique=True))
    grid: list[list[str | Cell]] = [list(headings)]
    if draw(st.integers(0, 4)) == 0:
        group: list[str | Cell] = [across(draw(HEADINGS), 2), *headings[2:]]
        grid = [[across(draw(LONE), len(headings))], group, [*headings[:2]]]
        grid[2] += [BELOW] * (len(headings) - 2)
    for _ in range(draw(st.integers(0, 5))):
        kind = draw(st.integers(0, 6))
        if kind == 0:
            grid.append([across(draw(LONE), len(headings))])
        elif kind == 1:
            grid.append([draw(LONE), *[""] * (len(headings) - 1)])
        elif kind == 2:
            grid.append(list(headings))
        else:
            grid.append([draw(_cells()) for _ in headings])
    return grid


@st.composite
def label_tables(draw: st.DrawFn) -> list[list[str | Cell]]:
    """Draw a table of labels and values."""
    rows: list[list[str | Cell]] = []
    for _ in range(draw(st.integers(1, 8))):
        lone = draw(st.integers(0, 6)) == 0
        rows.append([across(draw(LONE), 2)] if lone else [draw(LABELS), draw(WORDS)])
    return rows


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw a document of tables in any layout with anything between them."""
    tables = st.one_of(column_tables(), column_tables(), label_tables())
    parts: list[Drawn] = draw(st.lists(st.one_of(BETWEEN, tables), max_size=6))
    drawn = _marked(
        document(*parts, program=draw(st.sampled_from(["Word", "Excel"]))),
        every=draw(st.integers(1, 3)),
    )
    return _framed(drawn) if draw(st.integers(0, 4)) == 0 else drawn


def _marked(drawn: Document, every: int) -> Document:
    """Return the document with a line of its own in some cells, to be found again."""
    blocks: list[Paragraph | Table] = []
    number = 0
    for block in drawn.blocks:
        if isinstance(block, Paragraph):
            blocks.append(block)
            continue
        rows = []
        for at, row in enumerate(block.rows):
            cells = []
            for cell in row:
                number += 1
                if at > 0 and number % every == 0 and not cell.merged:
                    cell = replace(cell, lines=(*cell.lines, f"mark{number}."))
                cells.append(cell)
            rows.append(tuple(cells))
        blocks.append(Table(tuple(rows), block.position))
    return replace(drawn, blocks=tuple(blocks))


def _framed(drawn: Document) -> Document:
    """Return the document with its tables inside the cells of a layout table."""
    inner = tuple(b for b in drawn.blocks if isinstance(b, Table))
    lines = [words for t in inner for r in t.rows for c in r for words in c.lines]
    place = Position(table=1, row=1, cell=1)
    kept = tuple(
        Table(
            tuple(tuple(replace(c, position=place) for c in r) for r in t.rows), place
        )
        for t in inner
    )
    frame = Cell(("4. Framed", *lines), None, place, inner=kept)
    blocks = tuple(b for b in drawn.blocks if isinstance(b, Paragraph))
    return replace(drawn, blocks=(*blocks, Table(((frame,),), place)))


def lost(drawn: Document, reading: PlanReading) -> list[str]:
    """Return the lines that are neither in the reading nor unplaced."""
    said = "\n".join(_strings(asdict(replace(reading, doubts=(), rows=()))))
    labelled = [
        f"{item.label} {item.text}"
        for action in reading.actions
        for item in (*action.sub_items, *action.impacts)
    ]
    whole = "\n".join([said, *labelled])
    return [
        span.words
        for span in drawn.spans()
        if not any(words in whole for words in _ways(span.words))
    ]


def _ways(words: str) -> Iterator[str]:
    """Yield how a line can be said: whole, or without the code or number in front."""
    yield words.removesuffix(" and 2.2")
    code, _, rest = words.partition(" ")
    if rest and not code.isalpha():
        yield rest


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


@given(documents())
def test_every_line_is_in_the_reading_or_listed_as_unplaced(drawn: Document) -> None:
    assert lost(drawn, read_plan(drawn)) == []


@given(documents())
def test_no_line_is_both_unplaced_and_recorded_alone(drawn: Document) -> None:
    reading = read_plan(drawn)
    unplaced = {
        (line, span.position)
        for span in reading.unplaced
        for line in span.words.split("\n")
    }

    for action in reading.actions:
        for span in (*action.targets, *action.milestones, *action.revised):
            assert (span.words, span.position) not in unplaced


@given(documents())
def test_reading_twice_gives_the_same(drawn: Document) -> None:
    assert read_plan(drawn) == read_plan(drawn)


@given(documents())
def test_without_obstacles_every_action_has_a_code_and_an_area(drawn: Document) -> None:
    reading = read_plan(drawn)
    codes = [action.code.casefold() for action in reading.actions]

    if not reading.obstacles:
        assert len(set(codes)) == len(codes)
        assert all(action.area is not None for action in reading.actions)


@given(documents())
def test_numbering_leaves_no_action_without_a_code(drawn: Document) -> None:
    reading = read_plan(drawn, number=True)

    assert all(action.code for action in reading.actions)
    assert not any("--number" in obstacle for obstacle in reading.obstacles)
