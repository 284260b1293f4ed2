"""The lines of an action's cells as wording, sub-items and impact statements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ledger.documents.actions.drafts import Draft
from ledger.documents.findings import Findings
from ledger.documents.layouts.layout import Layout
from ledger.documents.model import Span
from ledger.documents.plan_reading import Labelled

_STEP = re.compile(
    r"(?P<label>\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)]|[•·▪‣*–-])(?:\s+|(?<=\)))",
    re.IGNORECASE,
)
"""What can stand in front of a line of a column of sub-actions or impacts."""


_NUMBERED = re.compile(r"(?P<label>\(?\d{1,2}\))\s+")
"""A number that counts as a label where other words stand above it."""


@dataclass
class Parts:
    """The lines of an action, sorted.

    Attributes:
        wording: Lines of the wording.
        sub_items: Parts of the action, in order.
        impacts: Impact statements, in order.
    """

    wording: list[str] = field(default_factory=list)
    sub_items: list[Labelled] = field(default_factory=list)
    impacts: list[Labelled] = field(default_factory=list)


def sort_parts(draft: Draft, layout: Layout, findings: Findings) -> Parts:
    """Return what the cells of an action, its sub-actions and its impact say."""
    parts = sort_lines(draft.fields["action"], layout, findings)
    parts.sub_items += map(_step, draft.fields["sub_action"])
    for span in draft.fields["impact"]:
        heading = layout.impact.fullmatch(span.words)
        if heading is None:
            parts.impacts.append(_step(span))
            continue
        findings.guide([span])
        if heading["rest"]:
            parts.impacts.append(Labelled("", heading["rest"], span.position))
    return parts


def _step(span: Span) -> Labelled:
    match = _STEP.match(span.words)
    if match is None or not span.words[match.end() :]:
        return Labelled("", span.words, span.position)
    return Labelled(match["label"], span.words[match.end() :], span.position)


def sort_lines(lines: Iterable[Span], layout: Layout, findings: Findings) -> Parts:
    """Return the lines as wording, sub-items and impact statements.

    A line without a label belongs to the wording or sub-item above it; below the
    word IMPACT it is a statement of its own.
    """
    parts = Parts()
    labelled = parts.sub_items
    for span in lines:
        words = span.words
        heading = layout.impact.fullmatch(words)
        if heading is not None:
            findings.guide([span])
            labelled = parts.impacts
            words = heading["rest"] or ""
        label = layout.label.match(words)
        if label is None and (parts.wording or labelled is parts.impacts):
            label = _NUMBERED.match(words)
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
