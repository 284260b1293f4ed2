"""The codes of all actions seen together: missing ones, repeated ones, cut ones."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from ledger.documents.actions.drafts import Draft
from ledger.documents.areas.area_list import Areas
from ledger.documents.findings import Findings, listed
from ledger.documents.model import Document, Span

_WHOLE = re.compile(r"[1-9]\d{0,2}")
_CUT = re.compile(r"(?P<front>\d{1,2}\.)(?P<last>[1-9])")


def settle_codes(
    drafts: Sequence[Draft], areas: Areas, findings: Findings, *, number: bool
) -> list[Draft]:
    """Return the actions, each with a code, and number the areas without a number.

    Args:
        drafts: All actions in order.
        areas: The areas they stand under.
        findings: Takes what is doubtful.
        number: Whether actions without a code of their own are to be numbered;
            otherwise they cannot be recorded, and the numbers are a proposal.
    """
    kept = list(drafts) if number else _without_strays(drafts, findings)
    codes = defaultdict(list)
    for draft in kept:
        if draft.area is not None and draft.coded:
            codes[draft.area].append(draft.code)
    areas.settle(codes)
    whole = [draft for draft in kept if _WHOLE.fullmatch(draft.code)]
    pairs = dict.fromkeys((draft.code, draft.area) for draft in whole)
    again = [code for code, areas in Counter(c for c, _ in pairs).items() if areas > 1]
    if again:
        _put_areas_in_front(whole, areas, findings, number=number, again=again[0])
    bare = [draft for draft in kept if not draft.coded]
    if bare:
        _number(bare, {draft.code for draft in kept}, areas, findings, number=number)
    return kept


def check_cut_codes(
    drafts: Sequence[Draft], document: Document, findings: Findings
) -> list[Draft]:
    """Return the actions whose code is 1.1 where a spreadsheet may have cut 1.10.

    Such a code comes where 1.10 is due, as a number or for the second time; it cannot
    be recorded.
    """
    cut: list[Draft] = []
    before = ""
    seen: set[str] = set()
    for draft in drafts:
        code, cell = draft.code, draft.reference
        match = _CUT.fullmatch(code)
        numeric = cell is not None and cell.holds == "number"
        told = f"{code}0"
        due = match is not None and told == _next(before)
        if cell is not None and match and due and (numeric or code in seen):
            findings.obstruct(
                f'{cell.position}: the code reads "{code}", and after {before} it may'
                f" be {told}, of which {document.program} made a number; format the"
                f' column as Text, type "{told}" and save it, or type "{code}" if it'
                " is meant."
            )
            cut.append(draft)
            before = told
        else:
            before = code
        seen.add(code)
    return cut


def _next(code: str) -> str | None:
    """Return the code after one like 1.9 or 1.19; None for another one."""
    front, _, last = code.rpartition(".")
    if not front or not (last.isascii() and last.isdecimal()):
        return None
    return f"{front}.{int(last) + 1}"


def _without_strays(drafts: Sequence[Draft], findings: Findings) -> list[Draft]:
    """Return the actions without rows that only stand above those with codes."""
    coded = {draft.area for draft in drafts if draft.coded}
    strays = [draft for draft in drafts if not draft.coded and draft.area in coded]
    kept = [draft for draft in drafts if draft.coded or draft.area not in coded]
    for draft in strays:
        findings.unplace(_lines(draft))
        findings.doubt(
            f"{listed(draft.rows)} has no code and stands below no action of its area;"
            " its words found no place."
        )
    for draft in kept:
        findings.place(_lines(draft))
    return kept


def _lines(draft: Draft) -> list[Span]:
    return [span for lines in draft.fields.values() for span in lines]


def _put_areas_in_front(
    drafts: Sequence[Draft],
    areas: Areas,
    findings: Findings,
    *,
    number: bool,
    again: str,
) -> None:
    """Let actions that are counted anew in each area be 2.1, 2.2 instead of 1, 2."""
    for draft in drafts:
        was, where = draft.code, listed(draft.rows[:1])
        if draft.area is not None:
            draft.code = f"{areas.found[draft.area].number}.{was}"
        if number:
            findings.doubt(
                f'{where}: the number "{was}" comes again in other areas; the action'
                f" was numbered {draft.code}."
            )
    if not number:
        first = drafts[0]
        findings.obstruct(
            f"The actions are numbered anew in each part of the document, so that"
            f' "{again}" is the number of several (the first action is in'
            f" {listed(first.rows[:1])}); give each a code of its own in"
            f" {findings.program}, or say --number to have the number of the area put"
            f" in front, such as {first.code}."
        )


def _number(
    drafts: Sequence[Draft],
    used: set[str],
    areas: Areas,
    findings: Findings,
    *,
    number: bool,
) -> None:
    """Number actions within their area: 2.1, 2.2 and so on."""
    last: Counter[int | None] = Counter()
    for draft in drafts:
        front = ""
        if draft.area is not None:
            front = f"{areas.found[draft.area].number}."
        while not draft.code or draft.code in used:
            last[draft.area] += 1
            draft.code = f"{front}{last[draft.area]}"
        used.add(draft.code)
        if number:
            findings.doubt(
                f"{listed(draft.rows[:1])}: the action has no code and was numbered"
                f" {draft.code}."
            )
    if not number:
        count = f"{len(drafts)} actions have" if len(drafts) > 1 else "1 action has"
        findings.obstruct(
            f"{count} no code, the first in {listed(drafts[0].rows[:1])}; write a code"
            f' such as "{drafts[0].code}" in front of each in {findings.program}, or'
            " say --number to have them numbered in order within their area."
        )
