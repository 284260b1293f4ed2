"""Turns gathered cells into actions: wording, sub-items, impacts, targets, claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ledger.documents.actions.delivery import read_delivery
from ledger.documents.actions.drafts import Draft
from ledger.documents.actions.labels import label_parts
from ledger.documents.actions.parts import Parts, sort_parts
from ledger.documents.actions.target_cells import (
    doubt_numbers,
    read_measures,
    read_revised,
    read_targets,
)
from ledger.documents.areas.area_list import Areas
from ledger.documents.findings import Findings, listed
from ledger.documents.layouts.layout import Field, Layout
from ledger.documents.model import Span
from ledger.documents.plan_reading import ActionReading, AreaReading, RowReading
from ledger.documents.ratings.keeping import Rated
from ledger.documents.ratings.words import Names

NO_WORDING = "[the document gives this action no wording]"
"""What is recorded as the wording of an action that is only a code."""


@dataclass(frozen=True)
class Reader:
    """Reads actions.

    Attributes:
        areas: The areas they stand under.
        names: What is read as a rating.
        layout: The words to read by.
        findings: Takes the doubts.
    """

    areas: Areas
    names: Names
    layout: Layout
    findings: Findings

    def read(
        self,
        drafts: Sequence[Draft],
        ratings: Mapping[int, Rated],
        cut: Sequence[Draft] = (),
    ) -> tuple[ActionReading, ...]:
        """Return one action for each draft, in order; what contradicts is doubted.

        Args:
            drafts: The actions' cells, put together.
            ratings: The rating of the draft at a place in `drafts`, from 0.
            cut: Those whose code is known to be in doubt already.
        """
        self._doubt_codes(drafts, cut)
        codes = {draft.code for draft in drafts}
        for draft in drafts:
            doubt_numbers(draft, self.findings)
            # What says the rating is a guide by now; other words are no rating.
            self.findings.unplace_others(draft.fields["rating"])
        return tuple(
            self._read(draft, codes, ratings.get(at)) for at, draft in enumerate(drafts)
        )

    def _read(
        self, draft: Draft, codes: set[str], rated: Rated | None
    ) -> ActionReading:
        findings = self.findings
        parts = self._parts(draft)
        reading = ActionReading(
            code=draft.code,
            area=self._area(draft),
            area_index=draft.area,
            parent=self._parent(draft, codes),
            wording="\n".join(parts.wording) or None,
            sub_items=label_parts(parts.sub_items, draft.code, "sub-item", findings),
            impacts=label_parts(parts.impacts, draft.code, "impact", findings),
            targets=read_targets(draft, "target", findings),
            progress=tuple(_under_headings(draft, "progress")),
            rating=rated and rated.value,
            owner=_joined(draft.fields["owner"]),
            claim=read_delivery(draft, self._is_rating, findings),
            sources={kind: tuple(at) for kind, at in draft.sources.items() if at},
            rows=tuple(draft.rows),
            rating_source=rated and rated.source,
            rating_doubted=draft.rating_doubted,
        )
        return self._with_more(reading, draft)

    def _with_more(self, reading: ActionReading, draft: Draft) -> ActionReading:
        """Add what only some plans have columns for."""
        return replace(
            reading,
            revised=read_revised(draft, reading.targets, self.findings),
            measures=read_measures(draft),
            milestones=read_targets(draft, "milestone", self.findings),
            status=_status(draft),
            notes=_notes(draft),
            headings=frozenset(_headings(draft)),
        )

    def _parts(self, draft: Draft) -> Parts:
        parts = sort_parts(draft, self.layout, self.findings)
        if not parts.wording:
            self._doubt_wording(draft)
        return parts

    def _area(self, draft: Draft) -> int | str | None:
        return None if draft.area is None else self.areas.found[draft.area].number

    def _is_rating(self, words: str) -> bool:
        return self.names.find(words) is not None

    def _parent(self, draft: Draft, codes: set[str]) -> str | None:
        """Return the longest code that this one goes on from; 3.3 for 3.3.1."""
        parts = draft.code.split(".")
        for length in range(len(parts) - 1, 1, -1):
            code = ".".join(parts[:length])
            if code in codes:
                return code
        if len(parts) > 2:
            self.findings.doubt(
                f"{listed(draft.rows)}: {draft.code} looks like a part of"
                f" {'.'.join(parts[:-1])}, which the document does not have."
            )
        return None

    def _doubt_wording(self, draft: Draft) -> None:
        self.findings.doubt(
            f"{listed(draft.rows)}: {draft.code} has no wording of its own beside its"
            f' code; it would be recorded as "{NO_WORDING}" unless it is written'
            f" there in {self.findings.program}."
        )

    def _doubt_codes(self, drafts: Sequence[Draft], cut: Sequence[Draft]) -> None:
        """Doubt codes that are there twice, and codes that belong to another area."""
        seen: dict[str, Draft] = {}
        for draft in drafts:
            # The ledger takes codes that differ only in case for one.
            first = seen.setdefault(draft.code.casefold(), draft)
            where = listed(draft.rows[:1])
            if first is not draft and not any(draft is known for known in cut):
                self.findings.obstruct(
                    f"{where}: the code {draft.code} is also in"
                    f" {listed(first.rows[:1])}; give one of the two actions a code of"
                    f" its own in {self.findings.program}."
                )
            self._doubt_area(draft, where)

    def _doubt_area(self, draft: Draft, where: str) -> None:
        found = self.areas.found
        if draft.area is None:
            if found:
                self.findings.obstruct(
                    f"{where}: {draft.code} stands under no improvement area; put a"
                    ' heading with a number, such as "2. Oversight", above its table in'
                    f" {self.findings.program}."
                )
            return
        number = found[draft.area].number
        first, *more = draft.code.split(".")
        counted = bool(more) and first.isdecimal() and isinstance(number, int)
        if counted and first != str(number) and draft.area not in self.areas.proposed:
            self.findings.doubt(
                f"{where}: {draft.code} stands under improvement area {number}, which"
                " its number does not say."
            )


def read_rows(
    drafts: Iterable[Draft], areas: Sequence[AreaReading]
) -> tuple[RowReading, ...]:
    """Return the raw words of each draft, in order."""
    return tuple(
        RowReading(
            area=None if draft.area is None else areas[draft.area].heading.words,
            code=draft.code,
            wording=_joined(draft.fields["action"]),
            target=_joined(draft.fields["target"]),
            progress=_joined(draft.fields["progress"]),
            rating=_joined(draft.fields["rating"]),
            owner=_joined(draft.fields["owner"]),
            rows=tuple(draft.rows),
            sub_action=_joined(draft.fields["sub_action"]),
            revised=_joined(draft.fields["revised"]),
            measure=_joined(draft.fields["measure"]),
            milestone=_joined(draft.fields["milestone"]),
            status=_joined(draft.fields["status"]),
            evidence=_joined(draft.fields["evidence"]),
            impact=_joined(draft.fields["impact"]),
            next_steps=_joined(draft.fields["next_steps"]),
        )
        for draft in drafts
    )


def _notes(draft: Draft) -> tuple[Span, ...]:
    kinds: tuple[Field, ...] = ("evidence", "next_steps")
    return tuple(span for kind in kinds for span in _under_headings(draft, kind))


def _headings(draft: Draft) -> Iterable[Span]:
    """Yield the headings that `_under_headings` puts above lines of an action."""
    kinds: tuple[Field, ...] = ("progress", "evidence", "next_steps")
    lines = {line for kind in kinds for line in draft.fields[kind]}
    for kind in kinds:
        yield from (s for s in _under_headings(draft, kind) if s not in lines)


def _status(draft: Draft) -> Span | None:
    lines = draft.fields["status"]
    words = _joined(lines)
    return Span(words, lines[0].position) if words else None


def _under_headings(draft: Draft, kind: Field) -> Iterable[Span]:
    """Yield the lines of a kind, each group below the heading of its column."""
    groups: dict[str, list[Span]] = {}
    for span in draft.fields[kind]:
        groups.setdefault(draft.headed.get(span, ""), []).append(span)
    for heading, lines in groups.items():
        if heading:
            yield Span(f"{heading.rstrip(' :')}:", lines[0].position)
        yield from lines


def _joined(lines: Iterable[Span]) -> str | None:
    return "\n".join(span.words for span in lines) or None
