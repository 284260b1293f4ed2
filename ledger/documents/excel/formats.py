"""Number formats taken apart: which signs of `0.00" days";-0` mean what."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General)|(?P<half>AM/PM|A/P)|(?P<exponent>E[+-])"
    r"|(?P<time>y+|m+|d+|h+|s+)|(?P<end>;)|(?P<text>@)|(?P<digit>[0#?.,%/])"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
_CONDITIONS = {
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)


class Token(NamedTuple):
    """A sign of a format: kind `literal`, `digit`, `time`, `half`, `elapsed` ..."""

    kind: str
    words: str


@dataclass(frozen=True)
class Section:
    """One of the up to four parts of a format.

    Attributes:
        tokens: Its signs, in order.
        condition: The comparison and number for which it is meant; None when its
            place says so.
    """

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None

    def has(self, *kinds: str) -> bool:
        """Tell whether any sign is of one of those kinds."""
        return any(token.kind in kinds for token in self.tokens)


@lru_cache(maxsize=1024)
def sections(code: str) -> tuple[Section, ...]:
    """Return the parts of a format, at least one."""
    parts: list[Section] = []
    tokens: list[Token] = []
    condition: tuple[str, float] | None = None
    for match in _TOKEN.finditer(code + ";"):
        if match.lastgroup == "end":
            parts.append(Section(_with_minutes(tokens), condition))
            tokens, condition = [], None
        elif match.lastgroup == "bracket":
            if found := _CONDITION.fullmatch(match["bracket"]):
                condition = found[1], float(found[2])
            else:
                tokens += _bracketed(match["bracket"])
        elif match.lastgroup:
            tokens.append(_token(match.lastgroup, match[match.lastgroup]))
    return tuple(parts)


def section_for(code: str, value: float) -> tuple[Section, bool]:
    """Return the part of a format for `value`, and whether it shows its minus."""
    parts = [part for part in sections(code) if not part.has("text")]
    parts = (parts or list(sections("General")))[:3]
    if any(part.condition for part in parts):
        for part in parts:
            if part.condition is None or _CONDITIONS[part.condition[0]](
                value, part.condition[1]
            ):
                return part, True
        return sections("General")[0], True
    if value < 0 and len(parts) > 1:
        return parts[1], False
    if value == 0 and len(parts) > 2:
        return parts[2], False
    return parts[0], True


def _token(group: str, words: str) -> Token:
    if group in ("quoted", "escaped", "other"):
        return Token("literal", words)
    return Token(group, words.lower() if group == "time" else words)


def _bracketed(words: str) -> list[Token]:
    """Return what `[h]` and `[$£-809]` print; colours and languages print nothing."""
    if words.startswith("$"):
        return [Token("literal", words[1:].partition("-")[0])]
    return [Token("elapsed", words.lower())] if _ELAPSED.fullmatch(words) else []


def _with_minutes(tokens: list[Token]) -> tuple[Token, ...]:
    """Return `tokens`, with each `m` that stands for minutes called so."""
    result = list(tokens)
    times = [at for at, t in enumerate(tokens) if t.kind in ("time", "elapsed")]
    for place, at in enumerate(times):
        before = tokens[times[place - 1]].words if place else ""
        after = tokens[times[place + 1]].words if place + 1 < len(times) else ""
        is_m = tokens[at].kind == "time" and tokens[at].words in ("m", "mm")
        if is_m and (before.startswith("h") or after.startswith("s")):
            result[at] = Token("minute", tokens[at].words)
    return tuple(result)
