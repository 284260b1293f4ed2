"""The codes in a row, and which of its lines belong to which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ledger.documents.findings import Findings
from ledger.documents.layouts.layout import Layout
from ledger.documents.model import Span

_AND = re.compile(r"(?:and\b|&|/|,)\s*", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:,|;|&|\band\b)\s*|\s+(?=[A-Za-z]{0,4}-?\d)", re.IGNORECASE
)
_IN_FRONT = re.compile(
    r"(?:action|ref(?:erence)?|number|no|rec(?:ommendation)?)\b[\s.:]*(?=\S)|[#(]\s*",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Za-z0-9]{1,8}(?:[./-][A-Za-z0-9]{1,8}){0,5}")
# A word of letters only is no code, but a letter or a Roman number is.
_LETTERED = re.compile(r"[A-Za-z]|[ivxIVX]{2,5}")
_LIST_NUMBER = re.compile(r"(?P<code>[1-9]\d{0,2})[.)]\s+(?=\S)")
_LONGEST = 40
_LONGEST_LIKE = 14
_TOO_LONG = 2_000


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


def split_list_number(spans: Sequence[Span]) -> list[Coded]:
    """Return the action of a cell that begins with a number of a list, as "3. Audit".

    The list is empty for a cell that begins with anything else.
    """
    match = _LIST_NUMBER.match(spans[0].words) if spans else None
    if match is None:
        return []
    first = Span(spans[0].words[match.end() :], spans[0].position)
    return [Coded([match["code"]], [first, *spans[1:]])]


def begins_with_code(words: str, layout: Layout) -> bool:
    """Tell whether a line begins with a code such as 2.6."""
    return layout.code.match(words) is not None


def read_reference(
    reference: Sequence[Span], action: Sequence[Span], layout: Layout
) -> Coded | None:
    """Return the action that a cell of references names; None when it names none.

    Any code that the ledger keeps counts, such as 2.6, 7, WF-03 or A1; a full stop
    or bracket behind it, and a word such as "Action" in front, are dropped. The code
    is taken off the action's own words too, where it is repeated there.
    """
    words = " ".join(span.words for span in reference)
    codes, rest = _read_codes(words, layout)
    if not codes or rest:
        codes = _any_codes(words)
    if not codes:
        return None
    lines = list(action)
    if lines:
        lines[:1] = _without_codes(lines[0], codes, layout)
    return Coded(codes, lines)


def code_like(words: str) -> str | None:
    """Return the code that `words` would be with hyphens for spaces: "WF-03".

    None for words that are no code even so.
    """
    plain = re.sub(r"\s*-\s*|\s+", "-", words.strip())
    code = _one_code(plain)
    return code if code and len(words) <= _LONGEST_LIKE else None


def _any_codes(words: str) -> list[str]:
    """Return the codes that are all of `words`; none where anything else is there."""
    one = _one_code(words)
    if one is not None or len(words) > _TOO_LONG:
        return [one] if one else []
    codes = [_one_code(part) for part in _BETWEEN.split(words.strip())]
    return [code for code in codes if code] if all(codes) else []


def _one_code(words: str) -> str | None:
    plain = words.strip()
    in_front = _IN_FRONT.match(plain)
    code = plain[in_front.end() :] if in_front else plain
    code = code.rstrip(".):;, ")
    if len(code) > _LONGEST or _CODE.fullmatch(code) is None:
        return None
    counted = any(c.isdigit() for c in code)
    return code if counted or _LETTERED.fullmatch(code) else None


def _without_codes(line: Span, codes: list[str], layout: Layout) -> list[Span]:
    """Return a line without `codes` at its beginning; nothing if no word is left."""
    repeated, rest = _read_codes(line.words, layout)
    if repeated != codes:
        rest = line.words.removeprefix(codes[0])
        counted = codes[0].isdecimal() or not any(c.isdigit() for c in codes[0])
        behind = re.match(r"[.):]+(?!\d)\s*|$" if counted else r"[.):]*\s+|$", rest)
        if len(codes) > 1 or rest == line.words or behind is None:
            return [line]
        rest = rest[behind.end() :]
    return [Span(rest, line.position)] if rest else []


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
