"""The codes in an action cell, and which of its lines belong to which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ledger.documents.findings import Findings
from ledger.documents.layout import Layout
from ledger.documents.model import Span

_AND = re.compile(r"(?:and\b|&|/|,)\s*", re.IGNORECASE)


@dataclass
class Coded:
    """The lines under one line that begins with a code, or with several.

    Attributes:
        codes: The codes of that line; more than one in "2.4 and 2.5 Review ...".
        lines: Its words without the codes, if there are any, and the lines below.
    """

    codes: list[str]
    lines: list[Span] = field(default_factory=list)


def split_codes(
    spans: Sequence[Span], layout: Layout, findings: Findings
) -> tuple[list[Span], list[Coded]]:
    """Return the lines above the first code, and the lines that belong to codes.

    A further line counts as coded only if its code begins like the first one: in a
    cell of 2.4, "2.5 To review" is an action and "1.5 full-time posts" is not.
    """
    above: list[Span] = []
    coded: list[Coded] = []
    for span in spans:
        codes, rest = _read_codes(span.words, layout)
        if codes and coded and _first(codes[0]) != _first(coded[0].codes[0]):
            findings.doubt(
                f'{span.position} has a line that begins with "{codes[0]}" below'
                f" {coded[0].codes[0]}; it was kept as words, not as a code."
            )
        elif codes:
            coded.append(Coded(codes, [Span(rest, span.position)] if rest else []))
            continue
        (coded[-1].lines if coded else above).append(span)
    return above, coded


def read_reference(
    reference: Sequence[Span], action: Sequence[Span], layout: Layout
) -> Coded | None:
    """Return the action that a cell of references names; None when it names none.

    The code is taken off the action's own words too, where it is repeated there.
    """
    codes, rest = _read_codes(" ".join(span.words for span in reference), layout)
    if not codes or rest:
        return None
    lines = list(action)
    if lines:
        repeated, words = _read_codes(lines[0].words, layout)
        if repeated == codes:
            lines[:1] = [Span(words, lines[0].position)] if words else []
    return Coded(codes, lines)


def _read_codes(words: str, layout: Layout) -> tuple[list[str], str]:
    """Return the codes at the start of `words`, and what follows them."""
    codes: list[str] = []
    rest = words
    while match := layout.code.match(rest):
        codes.append(match["code"])
        rest = rest[match.end() :]
        joint = _AND.match(rest)
        if joint is None or not layout.code.match(rest, joint.end()):
            break
        rest = rest[joint.end() :]
    return codes, rest


def _first(code: str) -> str:
    return code.split(".")[0]
