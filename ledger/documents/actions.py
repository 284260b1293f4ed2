"""Turns gathered cells into actions: wording, sub-items, impacts, targets, claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from domain.claims import read_claim
from domain.target_reading import read_target, split_targets
from ledger.documents.findings import Findings, listed
from ledger.documents.gathering import Draft
from ledger.documents.labels import label_parts
from ledger.documents.layout import Layout
from ledger.documents.model import Span
from ledger.documents.plan_reading import (
    ActionReading,
    AreaReading,
    ClaimReading,
    Labelled,
    RowReading,
)

NO_WORDING = "[the document gives this action no wording]"
"""What is recorded as the wording of an action that is only a code."""


def read_actions(
    drafts: Sequence[Draft],
    areas: Sequence[AreaReading],
    ratings: Mapping[int, str],
    layout: Layout,
    findings: Findings,
) -> tuple[ActionReading, ...]:
    """Return one action for each draft, in order; what contradicts is doubted.

    Args:
        drafts: The actions' cells, put together.
        areas: The areas they stand under.
        ratings: The rating of the draft at a place in `drafts`, from 0.
        layout: The words to read by.
        findings: Takes the doubts.
    """
    _doubt_codes(drafts, areas, findings)
    codes = {draft.code for draft in drafts}
    return tuple(
        replace(
            _read_action(draft, areas, codes, layout, findings), rating=ratings.get(at)
        )
        for at, draft in enumerate(drafts)
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
        )
        for draft in drafts
    )


@dataclass
class _Parts:
    """The lines of an action cell, sorted."""

    wording: list[str] = field(default_factory=list)
    sub_items: list[Labelled] = field(default_factory=list)
    impacts: list[Labelled] = field(default_factory=list)


def _read_action(
    draft: Draft,
    areas: Sequence[AreaReading],
    codes: set[str],
    layout: Layout,
    findings: Findings,
) -> ActionReading:
    parts = _sort_lines(draft.fields["action"], layout, findings)
    progress = tuple(draft.fields["progress"])
    targets = _targets(draft.fields["target"], findings)
    if not parts.wording:
        _doubt_wording(draft, findings)
    return ActionReading(
        code=draft.code,
        area=None if draft.area is None else areas[draft.area].number,
        area_index=draft.area,
        parent=_parent(draft, codes, findings),
        wording="\n".join(parts.wording) or None,
        sub_items=label_parts(parts.sub_items, draft.code, "sub-item", findings),
        impacts=label_parts(parts.impacts, draft.code, "impact", findings),
        targets=targets,
        progress=progress,
        rating=None,
        owner=_joined(draft.fields["owner"]),
        claim=_claim((*progress, *targets)),
        sources={kind: tuple(cells) for kind, cells in draft.sources.items() if cells},
        rows=tuple(draft.rows),
    )


def _sort_lines(lines: Iterable[Span], layout: Layout, findings: Findings) -> _Parts:
    """Return the lines as wording, sub-items and impact statements.

    A line without a label belongs to the wording or sub-item above it; below the
    word IMPACT it is a statement of its own.
    """
    parts = _Parts()
    labelled = parts.sub_items
    for span in lines:
        words = span.words
        heading = layout.impact.fullmatch(words)
        if heading is not None:
            findings.guide([span])
            labelled = parts.impacts
            words = heading["rest"] or ""
        label = layout.label.match(words)
        if label is not None and words[label.end() :]:
            text = words[label.end() :]
            labelled.append(Labelled(label["label"], text, span.position))
        elif labelled is parts.impacts and words:
            labelled.append(Labelled("", words, span.position))
        elif labelled and words:
            last = labelled.pop()
            more = f"{last.text}\n{words}"
            labelled.append(Labelled(last.label, more, last.position))
        elif words:
            parts.wording.append(words)
    return parts


def _targets(lines: Sequence[Span], findings: Findings) -> tuple[Span, ...]:
    """Return the targets in `lines`; none reaches from one cell into another."""
    targets = tuple(
        Span(words, position)
        for position, cell in groupby(lines, key=lambda span: span.position)
        for words in split_targets([span.words for span in cell])
    )
    for target in targets:
        for doubt in read_target(target.words).doubts:
            findings.doubt(f"{target.position}: {doubt}")
    return targets


def _claim(lines: Iterable[Span]) -> ClaimReading | None:
    for span in lines:
        claim = read_claim([span.words])
        if claim is not None:
            return ClaimReading(claim, span.position)
    return None


def _parent(draft: Draft, codes: set[str], findings: Findings) -> str | None:
    """Return the longest code that this one goes on from; 3.3 for 3.3.1."""
    parts = draft.code.split(".")
    for length in range(len(parts) - 1, 1, -1):
        code = ".".join(parts[:length])
        if code in codes:
            return code
    if len(parts) > 2:
        findings.doubt(
            f"{listed(draft.rows)}: {draft.code} looks like a part of"
            f" {'.'.join(parts[:-1])}, which the document does not have."
        )
    return None


def _doubt_wording(draft: Draft, findings: Findings) -> None:
    findings.doubt(
        f"{listed(draft.rows)}: {draft.code} has no wording of its own beside its"
        f' code; it would be recorded as "{NO_WORDING}" unless it is written'
        " there in Word."
    )


def _doubt_codes(
    drafts: Sequence[Draft], areas: Sequence[AreaReading], findings: Findings
) -> None:
    """Doubt codes that are there twice, and codes that belong to another area."""
    seen: dict[str, Draft] = {}
    for draft in drafts:
        first = seen.setdefault(draft.code, draft)
        where = listed(draft.rows[:1])
        if first is not draft:
            findings.obstruct(
                f"{where}: the code {draft.code} is also in {listed(first.rows[:1])};"
                " give one of the two actions a code of its own in Word."
            )
        if draft.area is None and areas:
            findings.obstruct(
                f"{where}: {draft.code} stands under no improvement area; put a"
                ' heading with a number, such as "2. Oversight", above its table in'
                " Word."
            )
        elif draft.area is not None and (
            draft.code.split(".")[0] != str(areas[draft.area].number)
        ):
            findings.doubt(
                f"{where}: {draft.code} stands under improvement area"
                f" {areas[draft.area].number}, which its number does not say."
            )


def _joined(lines: Iterable[Span]) -> str | None:
    return "\n".join(span.words for span in lines) or None
