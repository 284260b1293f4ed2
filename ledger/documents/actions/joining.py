"""Puts rows together into actions: which row begins one, and which one goes on."""

from __future__ import annotations

from dataclasses import dataclass, field

from ledger.documents.actions.codes import (
    Coded,
    code_like,
    read_reference,
    split_codes,
    split_list_number,
)
from ledger.documents.actions.drafts import Draft
from ledger.documents.actions.rows import Row
from ledger.documents.findings import Findings, listed
from ledger.documents.layouts.layout import Layout, normal
from ledger.documents.model import Span


@dataclass
class Joiner:
    """Joins row after row, in the order of the document.

    Attributes:
        layout: The words to read by.
        findings: Takes the doubts.
        listed: Whether actions are numbered as in a list: "3. Audit".
        drafts: The actions so far.
        area: Which area they stand under, from 0; None when under none.
    """

    layout: Layout
    findings: Findings
    listed: bool = False
    drafts: list[Draft] = field(default_factory=list)
    area: int | None = None
    _open: list[Draft] = field(default_factory=list)

    def enter(self, area: int | None) -> None:
        """Go on in another area; nothing there continues an action from before."""
        self.area = area
        self._open = []

    def take(self, row: Row) -> None:
        """Begin the actions of `row`, or let it go on with the one above."""
        above, coded = self._codes(row)
        if not coded:
            if not any(row.own.values()):
                return
            if self._begins_uncoded(row):
                self._start([Coded([""], row.own["action"])], row)
            elif self._is_apart(row):
                self.findings.doubt(
                    f"{row.place} has no code and stands below a blank row; its words"
                    " found no place."
                )
            else:
                self._continue(row, certain=row.goes_on or _is_part(row))
            return
        if above:
            part = Row(row.place)
            part.own["action"] = above
            self._continue(part)
            row.own["action"] = row.own["action"][len(above) :]
        if not above and self._repeats(coded):
            self._go_on_with_code(coded[0], row)
        else:
            self._start(coded, row)

    def _codes(self, row: Row) -> tuple[list[Span], list[Coded]]:
        """Return the lines above the row's first code, and its actions."""
        reference = row.own.pop("reference", [])
        action = row.own.get("action", [])
        if reference:
            named = self._read_reference(reference, action)
            if named is not None:
                self.findings.guide(reference)
                row.own["reference"] = reference
                return [], [named]
        above, coded = split_codes(action, self.layout, self.findings)
        if coded or reference or not self.listed or row.reference is not None:
            return above, coded
        return [], split_list_number(action)

    def _read_reference(
        self, reference: list[Span], action: list[Span]
    ) -> Coded | None:
        """Return the action that a cell of references names, with what is doubtful."""
        named = read_reference(reference, action, self.layout)
        if named is not None:
            return named
        words = " ".join(span.words for span in reference)
        code = code_like(words)
        if code is None:
            self.findings.doubt(
                f'{reference[0].position}: "{reference[0].words}" is not a code as'
                " this layout knows them; it is listed as unplaced."
            )
            return None
        self.findings.doubt(
            f'{reference[0].position}: "{words}" is kept as the code {code}.'
        )
        return Coded([code], list(action))

    def _begins_uncoded(self, row: Row) -> bool:
        """Tell whether a row without a code is an action: none with a code is above."""
        if not row.says("action") or row.goes_on:
            return False
        return not self._open or not self._open[-1].coded

    def _is_apart(self, row: Row) -> bool:
        """Tell whether blank rows of a sheet part it from the action above it."""
        if not self._open or row.place.sheet is None or row.goes_on:
            return False
        above = self._open[-1].rows[-1]
        beside = row.place.sheet == above.sheet
        return beside and (row.place.row or 0) > (above.row or 0) + 1

    def _repeats(self, coded: list[Coded]) -> bool:
        """Tell whether a row says again which action it goes on with."""
        if len(coded) != 1 or len(self._open) != 1 or len(coded[0].codes) != 1:
            return False
        last = self._open[0]
        if last.code.casefold() != coded[0].codes[0].casefold() or not last.coded:
            return False
        words = normal(" ".join(span.words for span in coded[0].lines))
        said = normal(" ".join(span.words for span in last.fields["action"]))
        return words in ("", said, "continued", "cont", "contd")

    def _go_on_with_code(self, coded: Coded, row: Row) -> None:
        code = self._open[0].code
        repeated = row.own.pop("action", [])
        self.findings.guide([*repeated, *coded.lines])
        row.own.pop("reference", None)
        self._continue(row, certain=True)
        self.findings.doubt(
            f"{row.place} has the code {code} of the row above and was taken as a"
            " continuation of it."
        )

    def _start(self, coded: list[Coded], row: Row) -> None:
        """Start an action for each code; all of a row share its other cells."""
        started = []
        own = row.own
        if not own.get("action") and own.get("sub_action"):
            own["action"] = coded[-1].lines = own.pop("sub_action")
        sources = own.get("action") or own.get("reference", [])
        for group in coded:
            for code in group.codes:
                draft = Draft(code, self.area, rows=[row.place])
                draft.coded = bool(code)
                draft.reference = row.reference
                draft.add("action", group.lines, sources)
                started.append(draft)
        for kind, spans in own.items():
            if kind not in ("action", "reference"):
                for draft in started:
                    draft.add(kind, spans, spans)
            self.findings.place(spans)
        for draft in started:
            _keep_cells(draft, row)
        self._share(started, row)
        if len(started) > 1:
            codes = " and ".join(draft.code for draft in started)
            self.findings.doubt(
                f"{row.place} holds {codes}; each was given the row's target and"
                " progress."
            )
        self.drafts += started
        self._open = started

    def _share(self, started: list[Draft], row: Row) -> None:
        for kind, spans in row.shared.items():
            for draft in started if spans and kind != "reference" else []:
                draft.add(kind, spans, spans)
                self.findings.doubt(
                    f"{listed(span.position for span in spans)} is merged with the cell"
                    f" below; {draft.code} was given its words too."
                )

    def _continue(self, row: Row, *, certain: bool = False) -> None:
        """Append a row without a code to the action above it in the same area."""
        if not self._open:
            self.findings.doubt(
                f"{row.place} has no code and stands below no action of its area; its"
                " words found no place."
            )
            return
        last = self._open[-1]
        for draft in self._open:
            _keep_cells(draft, row)
            for kind, spans in row.own.items():
                if (
                    spans
                    and kind != "reference"
                    and (kind != "action" or draft is last)
                ):
                    draft.add(kind, spans, spans)
                    draft.rows += [row.place] if row.place not in draft.rows else []
                    self.findings.place(spans)
        if not certain:
            codes = " and ".join(d.code or "the one above" for d in self._open)
            self.findings.doubt(
                f"{row.place} has no code and was taken as a continuation of {codes}."
            )


def _keep_cells(draft: Draft, row: Row) -> None:
    draft.cells += [(held.kind, held.cell) for held in row.held]
    draft.headings += [held.heading for held in row.held]
    draft.headed |= row.headed


def _is_part(row: Row) -> bool:
    """Tell whether a row has a sub-action and no action, as a part of one has."""
    return row.says("sub_action") and not row.says("action")
