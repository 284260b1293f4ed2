"""Parts the rows of a sheet, or of a CSV file, into loose lines and tables."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.documents.model import Cell, Paragraph, Position, Table
from ledger.documents.sheets.limits import Budget
from ledger.documents.sheets.lines import WHITE, Line

LONGEST_HEADING = 80
"""Characters of a column's heading, at most."""

_UNHEADED = 3
"""How many columns without any word, but with colours, a table may end in."""


def parted(
    lines: Sequence[Line], sheet: int, budget: Budget
) -> list[Paragraph | Table]:
    """Return the loose lines and tables of a sheet, in order.

    Rows with one cell are loose until a row with several begins a table. A table goes
    on over blank rows and rows with one cell, until a row looks like headings again;
    the rows with one cell before that are loose.
    """
    lines = [line for line in lines if line.worded]
    starts = _starts(lines)
    above = lines[: starts[0]] if starts else lines
    blocks: list[Paragraph | Table] = [
        paragraph for line in above for paragraph in _loose(line)
    ]
    ends = [*starts[1:], len(lines)]
    tables = 0
    for begin, end in zip(starts, ends, strict=False):
        part = lines[begin:end]
        cut = _loose_from(part, last=end == len(lines))
        if cut > 1 or end == len(lines):
            tables += 1
            place = Position(sheet=sheet, table=tables)
            blocks.append(_table(part[:cut], place, budget))
        else:  # One row above other headings: a title, and the day beside it.
            cut = 0
        blocks += [paragraph for line in part[cut:] for paragraph in _loose(line)]
    return blocks


def _starts(lines: Sequence[Line]) -> list[int]:
    """Return the indexes of the rows that begin a table."""
    starts: list[int] = []
    for at, line in enumerate(lines):
        if line.loose:
            continue
        if not starts or _begins_another(lines, starts[-1], at):
            starts.append(at)
    return starts


def _begins_another(lines: Sequence[Line], start: int, at: int) -> bool:
    """Tell whether row `at` is the heading row of a table after that from `start`."""
    line = lines[at]
    if not _are_short(line):
        return False
    narrow = all(
        2 * len(lines[above].worded) <= len(line.worded) for above in range(start, at)
    )
    if narrow and len(line.worded) > 2 and _begin_with_letters(line):
        return True  # What stood above was a key or a few facts about the plan.
    if not (_gap(lines[at - 1], line) or lines[at - 1].loose):
        return False
    return (
        _repeats(line, lines[start])
        or _stands_out(lines, start, at)
        or (_begin_with_letters(line) and _differs(lines, start, at))
    )


def _are_short(line: Line) -> bool:
    """Tell whether every cell holds a few words, as headings do."""
    cells = [line.cells[column] for column in line.worded]
    return all(
        cell.holds == "text" and len(" ".join(cell.lines)) <= LONGEST_HEADING
        for cell in cells
    )


def _begin_with_letters(line: Line) -> bool:
    """Tell whether no cell begins as codes, dates and figures do."""
    return not any(
        sign.isdigit() for words in line.words.values() for sign in words[:2]
    )


def _gap(above: Line, line: Line) -> bool:
    return line.number > max(above.number, above.last) + 1


def _repeats(line: Line, first: Line) -> bool:
    """Tell whether at least half of the cells say what the first row said there."""
    known = first.words
    same = sum(known.get(column) == words for column, words in line.words.items())
    return 2 * same >= len(line.worded)


def _stands_out(lines: Sequence[Line], start: int, at: int) -> bool:
    """Tell whether it is printed as headings are, and the row below is not.

    A whole row in one colour may be a rating; it has to be that of the first row.
    """
    line = lines[at]
    if at + 1 == len(lines) or line.words[line.worded[0]][0].isdigit():
        return False
    below = lines[at + 1]
    if line.titles.issuperset(line.worded):
        return not below.titles.issuperset(below.worded)
    fills = line.fills
    alike = fills == lines[start].fills != below.fills
    return alike and len(fills) == 1 and "" not in fills


def _differs(lines: Sequence[Line], start: int, at: int) -> bool:
    """Tell whether it spans other columns than the table so far, and all below it."""
    line, below = lines[at], at + 1
    if line.worded == lines[start].worded or not _gap(lines[at - 1], line):
        return False
    while below < len(lines) and not _gap(lines[below - 1], lines[below]):
        if len(lines[below].worded) > len(line.worded):
            return False
        below += 1
    return below > at + 1


def _loose_from(part: Sequence[Line], *, last: bool) -> int:
    """Return from where on the rows of one cell after a table are loose lines.

    Before another table these are all the last ones that begin where the table
    begins, or beside it, or are merged; at the end only those below a blank row.
    """
    cut = len(part)
    while cut > 1 and _is_title(part[cut - 1], part[0]):
        cut -= 1
    if last:
        while cut < len(part) and not _gap(part[cut - 1], part[cut]):
            cut += 1
    return cut


def _is_title(line: Line, first: Line) -> bool:
    """Tell whether its one cell is no part of a row below the headings in `first`."""
    if not line.loose:
        return False
    column = line.worded[0]
    last = first.cells[first.worded[-1]]
    inside = first.worded[0] < column < last.column + last.columns
    return not inside or line.cells[column].columns > 1


def _loose(line: Line) -> list[Paragraph]:
    """Return a paragraph for each cell with words; the first has the row's colours."""
    fills = [c.fill for _, c in sorted(line.cells.items()) if c.fill not in WHITE]
    paragraphs = []
    for column in line.worded:
        cell = line.cells[column]
        marks = dict.fromkeys([*filter(None, fills), *cell.marks])
        level = 2 if column in line.titles else None
        text = "\n".join(cell.lines).strip()
        paragraph = Paragraph(text, "", cell.position, level=level, marks=tuple(marks))
        paragraphs.append(paragraph)
        fills = []
    return paragraphs


def _table(lines: Sequence[Line], place: Position, budget: Budget) -> Table:
    columns = _columns(lines)
    blank = len(lines) * len(columns) - sum(len(line.cells) for line in lines)
    budget.spend(cells=max(0, blank))
    return Table(tuple(_row(line, columns) for line in lines), place)


def _columns(lines: Sequence[Line]) -> list[int]:
    """Return the columns that hold words, or a colour not far from those, in order."""
    worded = {column for line in lines for column in line.worded}
    end = max(worded) + _UNHEADED
    coloured = {
        column
        for line in lines
        for column, cell in line.cells.items()
        if column <= end and cell.fill not in WHITE
    }
    return sorted(worded | coloured)


def _row(line: Line, columns: Sequence[int]) -> tuple[Cell, ...]:
    """Return a cell for every column, but one for those that a merged cell covers."""
    row: list[Cell] = []
    covered = 0
    for column in columns:
        cell = line.cells.get(column)
        if cell is None and column > covered:
            place = Position(sheet=_sheet(line), row=line.number, cell=column)
            cell = Cell(("",), None, place, column)
        if cell is not None:
            row.append(cell)
            covered = cell.column + cell.columns - 1
    return tuple(row)


def _sheet(line: Line) -> int | None:
    return line.cells[line.worded[0]].position.sheet
