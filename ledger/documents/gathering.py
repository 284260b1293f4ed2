"""Goes through the action tables row by row and puts each action's cells together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ledger.documents.codes import Coded, read_reference, split_codes
from ledger.documents.columns import Columns, find_columns
from ledger.documents.findings import Findings, listed
from ledger.documents.layout import Field, Layout
from ledger.documents.model import Cell, Position, Span, Table


@dataclass
class Draft:
    """An action while its rows are gathered.

    Attributes:
        code: Its code.
        area: Which area it stands under, from 0; None when under none.
        fields: Its lines; those of `action` without the code.
        sources: The cells of each field, in order.
        rows: Its rows, in order.
    """

    code: str
    area: int | None
    fields: dict[Field, list[Span]] = field(default_factory=lambda: defaultdict(list))
    sources: dict[Field, list[Position]] = field(
        default_factory=lambda: defaultdict(list)
    )
    rows: list[Position] = field(default_factory=list)

    def add(self, kind: Field, lines: Iterable[Span], cells: Iterable[Span]) -> None:
        """Append `lines`, which were read from the cells that `cells` stand in."""
        self.fields[kind] += lines
        for cell in cells:
            if cell.position not in self.sources[kind]:
                self.sources[kind].append(cell.position)


Cells = dict[Field, list[Span]]
"""The lines of one row by what they are."""


@dataclass
class Gatherer:
    """Gathers drafts from table after table, in the order of the document."""

    layout: Layout
    findings: Findings
    drafts: list[Draft] = field(default_factory=list)
    _area: int | None = None
    _open: list[Draft] = field(default_factory=list)
    _columns: Columns | None = None
    _tops: dict[int, Cell] = field(default_factory=dict)

    def enter(self, area: int | None) -> None:
        """Go on in another area; nothing there continues an action from before."""
        self._area = area
        self._open = []
        self._columns = None

    def interrupt(self) -> None:
        """Pass words between tables: the next table needs headings of its own."""
        self._columns = None

    def read(self, table: Table) -> bool:
        """Gather the actions of `table`; False when it is no table of actions."""
        columns = find_columns(table, self.layout)
        first_row = 0
        if columns is not None:
            self._note_headings(columns)
            first_row = columns.row + 1
        elif self._columns and self._fits(table, self._columns):
            columns = self._columns
            self.findings.doubt(
                f"{table.position} has no headings and was read with those of"
                f" {columns.headings[0].position.of_row()}."
            )
        else:
            return False
        self._columns = columns
        self._tops = {}
        for row in table.rows[first_row:]:
            self._read_row(row, columns)
        return True

    def _fits(self, table: Table, columns: Columns) -> bool:
        """Tell whether every row has as many cells as there are headings."""
        return all(len(row) == len(columns.headings) for row in table.rows)

    def _note_headings(self, columns: Columns) -> None:
        for heading, kind in zip(columns.headings, columns.fields, strict=True):
            if kind is not None:
                self.findings.guide(heading.spans)
        for heading in columns.unknown():
            self.findings.doubt(
                f'{heading.position}: the column "{" ".join(heading.lines)}" has no'
                " place in the plan; its words are listed as unplaced."
            )

    def _read_row(self, row: tuple[Cell, ...], columns: Columns) -> None:
        place = row[0].position.of_row() if row else Position()
        if columns.is_heading(row):
            self.findings.guide(span for cell in row for span in cell.spans)
            return
        if len(row) == 1 < len(columns.headings):
            if row[0].spans:
                self.findings.doubt(
                    f"{place} is one cell across the table; its words found no place."
                )
            return
        own, shared = self._cells(row, columns)
        above, coded = self._codes(own)
        if coded:
            if above:
                self._continue({"action": above}, place)
                own["action"] = own["action"][len(above) :]
            self._start(coded, own, shared, place)
        elif any(own.values()):
            goes_on = any(
                c.merged and columns.field_of(c, row) == "action" for c in row
            )
            self._continue(own, place, certain=goes_on)
        self._note_shading(row, columns, own)

    def _cells(self, row: tuple[Cell, ...], columns: Columns) -> tuple[Cells, Cells]:
        """Return the row's own lines, and those of cells that reach down into it."""
        own: Cells = defaultdict(list)
        shared: Cells = defaultdict(list)
        for cell in row:
            kind = columns.field_of(cell, row)
            if not cell.merged:
                self._tops[cell.column] = cell
            if kind is not None:
                self._doubt_merged(cell, columns)
                own[kind] += cell.spans
                top = self._tops.get(cell.column)
                if cell.merged and top is not None and kind != "action":
                    shared[kind] += top.spans
        return own, shared

    def _doubt_merged(self, cell: Cell, columns: Columns) -> None:
        """Say that a cell lies under several headings, and which one it is read by."""
        covered = columns.covered(cell) if cell.spans else ()
        if covered:
            others = " and ".join(f'"{heading}"' for heading in covered[1:])
            self.findings.doubt(
                f'{cell.position} is one cell under "{covered[0]}" and {others}; its'
                f' words were read as "{covered[0]}" only; split the cell in Word if'
                " they say more."
            )

    def _codes(self, own: Cells) -> tuple[list[Span], list[Coded]]:
        """Return the lines above the row's first code, and its actions."""
        reference, action = own.get("reference", []), own.get("action", [])
        if reference:
            named = read_reference(reference, action, self.layout)
            if named is not None:
                return [], [named]
            del own["reference"]
            self.findings.doubt(
                f'{reference[0].position}: "{reference[0].words}" is not a code as'
                " this layout knows them; it is listed as unplaced."
            )
        return split_codes(action, self.layout, self.findings)

    def _start(
        self, coded: list[Coded], own: Cells, shared: Cells, place: Position
    ) -> None:
        """Start an action for each code; all of a row share its other cells."""
        started = []
        for group in coded:
            for code in group.codes:
                draft = Draft(code, self._area, rows=[place])
                draft.add("action", group.lines, own["action"] or own["reference"])
                started.append(draft)
        for kind, spans in own.items():
            if kind not in ("action", "reference"):
                for draft in started:
                    draft.add(kind, spans, spans)
            self.findings.place(spans)
        self._share(started, shared)
        if len(started) > 1:
            codes = " and ".join(draft.code for draft in started)
            self.findings.doubt(
                f"{place} holds {codes}; each was given the row's target and progress."
            )
        self.drafts += started
        self._open = started

    def _share(self, started: list[Draft], shared: Cells) -> None:
        for kind, spans in shared.items():
            for draft in started if spans and kind != "reference" else []:
                draft.add(kind, spans, spans)
                self.findings.doubt(
                    f"{listed(span.position for span in spans)} is merged with the cell"
                    f" below; {draft.code} was given its words too."
                )

    def _continue(self, own: Cells, place: Position, *, certain: bool = False) -> None:
        """Append a row without a code to the action above it in the same area."""
        if not self._open:
            self.findings.doubt(
                f"{place} has no code and stands below no action of its area; its"
                " words found no place."
            )
            return
        last = self._open[-1]
        for draft in self._open:
            for kind, spans in own.items():
                if (
                    spans
                    and kind != "reference"
                    and (kind != "action" or draft is last)
                ):
                    draft.add(kind, spans, spans)
                    draft.rows += [place] if place not in draft.rows else []
                    self.findings.place(spans)
        if not certain:
            codes = " and ".join(draft.code for draft in self._open)
            self.findings.doubt(
                f"{place} has no code and was taken as a continuation of {codes}."
            )

    def _note_shading(
        self, row: tuple[Cell, ...], columns: Columns, own: Cells
    ) -> None:
        """Say where a colour may stand for a rating, which it never does here."""
        if own.get("rating"):
            return
        for cell in row:
            if cell.fill not in (None, "FFFFFF") and columns.field_of(cell, row):
                self.findings.doubt(
                    f"{cell.position} is shaded {cell.fill}; a colour is not read as a"
                    " rating, so the rating stays not recorded."
                )
