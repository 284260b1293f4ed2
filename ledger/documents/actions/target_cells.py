"""What the target columns of an action say, and what of it is doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from domain.target import Target
from domain.target_reading import split_targets
from ledger.documents.actions.drafts import Draft
from ledger.documents.actions.targets import read_words, target_of
from ledger.documents.findings import Findings
from ledger.documents.layouts.layout import Field
from ledger.documents.model import Cell, Position, Span

_DATED: tuple[Field, ...] = ("target", "revised", "milestone")


def read_targets(draft: Draft, kind: Field, findings: Findings) -> tuple[Span, ...]:
    """Return the targets in cells of a kind; none reaches from one into another."""
    targets = tuple(
        Span(words, position)
        for position, lines in _by_cell(draft, kind)
        for words in split_targets(lines)
    )
    for target in targets:
        for doubt in read_words(target.words, findings.known).doubts:
            findings.doubt(f"{target.position}: {doubt}")
    return targets


def _with_gaps(spans: Sequence[Span], cell: Cell | None) -> list[str]:
    """Return the words of `spans`, and the blank lines that their cell has."""
    words = [span.words for span in spans]
    lines: list[str] = []
    at = 0
    for line in cell.lines if cell else ():
        if not line.strip():
            lines.append("")
        elif at < len(words) and line.strip() == words[at]:
            lines.append(words[at])
            at += 1
    return lines if at == len(words) else words


def read_measures(draft: Draft) -> tuple[Span, ...]:
    """Return how success is measured, lines put together up to a blank one."""
    return tuple(
        Span("\n".join(part), position)
        for position, words in _by_cell(draft, "measure")
        for full, part in groupby(words, key=bool)
        if full
    )


def _by_cell(draft: Draft, kind: Field) -> Iterator[tuple[Position, list[str]]]:
    """Yield the place and the lines of each cell of a kind, blank lines too."""
    cells = {cell.position: cell for held, cell in draft.cells if held == kind}
    for position, spans in groupby(draft.fields[kind], key=lambda s: s.position):
        yield position, _with_gaps(list(spans), cells.get(position))


def read_revised(
    draft: Draft, targets: Sequence[Span], findings: Findings
) -> tuple[Span, ...]:
    """Return what the only target of an action was revised to; empty if nothing.

    Words that could revise several targets, or none, are doubted and have no place.
    """
    lines = draft.fields["revised"]
    if not lines:
        return ()
    if all(span.words.strip(" .-–—").casefold() in ("", "n/a", "na") for span in lines):
        findings.unplace(lines)
        return ()
    why = ""
    if len(targets) != 1:
        why = f"{draft.code} has {len(targets) or 'no'} targets of its own"
    elif len(lines) > 1:
        why = "which of its lines is the date that holds cannot be known"
    elif _says(lines[0], findings) == _says(targets[0], findings):
        why = f"it says the same as the target of {draft.code}"
    if why:
        findings.unplace(lines)
        words = " ".join(span.words for span in lines)
        findings.doubt(
            f'{lines[0].position}: "{words}" would revise a target, but {why}; it is'
            " listed as unplaced."
        )
        return ()
    for doubt in read_words(lines[0].words, findings.known).doubts:
        findings.doubt(f"{lines[0].position}: {doubt}")
    return (lines[0],)


def _says(span: Span, findings: Findings) -> Target:
    return target_of(span.words, None, findings.known)


def doubt_numbers(draft: Draft, findings: Findings) -> None:
    """Doubt numbers where dates are due, which a spreadsheet may have made of them."""
    for kind, cell in draft.cells:
        if kind in _DATED and cell.holds == "number":
            _doubt_number(cell, findings)


def _doubt_number(cell: Cell, findings: Findings) -> None:
    from ledger.documents.excel.numbers import as_serial_date

    words = " ".join(cell.lines).strip()
    day = as_serial_date(words)
    if day is not None:
        findings.doubt(
            f'{cell.position}: "{words}" is a number where a date is due; it may be'
            f" {day.day} {day:%B %Y}. It was kept as words; format the cell as a date"
            f" in {findings.program} if it is one."
        )
