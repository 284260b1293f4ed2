"""What a line or row of a rating key explains: a value, its letter and its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ledger.documents.ratings import signs
from ledger.documents.ratings.colours import NAMED, hue_word, named_hue

_PART = re.compile(r"\t+\s*|\s+[-–—]+\s*|\s*[-–—]+\s+|\s*[–—]\s*|\s*[:=]\s*[-–—]?\s*")
_LETTER = re.compile(r"\(?([A-Z]{1,2})\)?\.?")
_BRACKETS = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]\.?")
_BESIDE = re.compile(rf"((?i:{NAMED}))\s+\(?([A-Z])\)?|([A-Z])\s+((?i:{NAMED}))")
_VALUE = re.compile(r"[^\W\d_][^\W\d_'’/& -]*(?:[ /&'’-]+[^\W\d_]+){0,3}")
_LONGEST = 30
_NO_VALUES = re.compile(
    r"(?:n\.?b|notes?|key|b?rag\w*|ratings?|status|colours?|please|example|e\.?g|see"
    r"|where|version|date|updated?|each|the|all|actions?|source|total)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(r"[\d\s.,%()]+")
_START = re.compile(
    rf"(?<!\w)(?:[A-Z]{{1,2}}\s*[-–—=:]\s*{NAMED}\b"
    rf"|{NAMED}\b\s*(?:[-–—=:]|\((?:[A-Z]\)|\w+ \w+)))",
    re.IGNORECASE,
)
_TOO_LONG = 2_000


@dataclass(frozen=True)
class Explained:
    """A value of a scheme, as a key explains it.

    Attributes:
        value: Its word, with a capital.
        letter: As the key gives it; None when it gives none.
        meaning: In the key's words; the value's own where it gives no more.
        colour: That the key shows beside it; None when it shows none.
        words: The words it was read from.
        by_hue: Whether the word is only what its colour is called.
    """

    value: str
    letter: str | None
    meaning: str
    colour: str | None
    words: str
    by_hue: bool = False


def read_line(line: str, colour: str | None, *, strict: bool) -> Explained | None:
    """Return what a line of a key explains; None when it explains no value.

    Args:
        line: Without line breaks; signs in front of it give its colour.
        colour: Of its shading or highlight, if any.
        strict: Take only what names or shows a hue, as where no heading says that
            this is a key.
    """
    if len(line) > _TOO_LONG:
        return None
    shown = signs.colours_of(line)
    text = signs.without(line.replace("\t", "\0")).replace("\0", "\t")
    read = explain(split(text), shown[0] if shown else colour, strict=strict)
    return read and replace(read, words=line)


def read_lines(line: str, *, strict: bool) -> list[Explained]:
    """Return what each part of a key in one line explains: "R = Red, A = Amber".

    It is empty unless the line explains two values or more.
    """
    if len(line) > _TOO_LONG:
        return []
    starts = [m.start() for m in _START.finditer(line) if _begins(line[: m.start()])]
    shown = [at for at, sign in enumerate(line) if sign in signs.COLOURED]
    starts = shown if len(shown) > 1 else starts
    if len(starts) < 2:
        return []
    ends = [*starts[1:], len(line)]
    parts = [
        re.sub(r"[\s,;|/]+(?:and\s*)?$", "", line[start:end])
        for start, end in zip(starts, ends, strict=True)
    ]
    read = [read_line(part, None, strict=strict) for part in parts]
    found = [value for value in read if value is not None]
    return found if len(found) == len(parts) else []


def explain(
    pieces: Sequence[str], colour: str | None, *, strict: bool
) -> Explained | None:
    """Return what the pieces of a line, or the cells of a row, explain together.

    A piece is the value if it names a hue, else if it is short; one of a letter or
    two is its letter; the others are its meaning, whatever their order.
    """
    said = [part for piece in pieces for part in _opened(piece.strip()) if part]
    letters = [match[1] for part in said if (match := _LETTER.fullmatch(part))]
    rest = [part for part in said if not _LETTER.fullmatch(part)]
    hues = [part for part in rest if named_hue(part)]
    if len({part.casefold() for part in hues}) > 1 or len(set(letters)) > 1:
        return None
    if strict and not hues and not (colour and hue_word(colour)):
        return None
    value = hues[0] if hues else next((p for p in rest if _can_be_value(p)), None)
    by_hue = value is None and colour is not None and bool(rest or letters)
    if by_hue and colour is not None:
        value = hue_word(colour)
    if value is None or (len(said) < 2 and not hues and not colour):
        return None
    meant = [part for part in rest if part.casefold() != value.casefold()]
    meaning = " – ".join(meant) or value.capitalize()
    if _COUNT.fullmatch(meaning):
        return None
    letter = letters[0] if letters else None
    words = "\n".join(pieces)
    return Explained(value.capitalize(), letter, meaning, colour, words, by_hue)


def split(line: str) -> list[str]:
    """Return value, letter and meaning of a line as far as it has them, in its order.

    The meaning stays as it is written, with the dashes that are its own.
    """
    head, tail = _cut(line.strip()) if len(line) <= _TOO_LONG else (line.strip(), "")
    if not tail:
        return [head]
    second, rest = _cut(tail)
    short = _LETTER.fullmatch(second) or named_hue(second)
    if short or (rest and _LETTER.fullmatch(head) and _can_be_value(second)):
        return [head, second, rest] if rest else [head, second]
    return [head, tail]


def names_hue(words: str) -> bool:
    """Tell whether `words` begin with the name of a hue, or its letter and name."""
    return any(named_hue(part) for piece in split(words)[:2] for part in _opened(piece))


def distinct(values: Iterable[Explained]) -> bool:
    """Tell whether `values` are two or more, each of its own word."""
    words = [value.value.casefold() for value in values]
    return len(words) > 1 and len(set(words)) == len(words)


def _begins(before: str) -> bool:
    """Tell whether a new part begins after the words `before`."""
    bare = before.rstrip()
    gap = before[len(bare) :]
    return not bare or bare.endswith((*",;|/.:", " and")) or "\t" in gap or len(gap) > 1


def _cut(line: str) -> tuple[str, str]:
    begin = 0
    while (cut := _PART.match(line, begin)) is not None:
        begin = cut.end()
    line = line[begin:]
    cut = _PART.search(line)
    if cut is None:
        return line.strip(), ""
    return line[: cut.start()].strip(), line[cut.end() :].strip()


def _opened(piece: str) -> tuple[str, ...]:
    """Return "Red" and "R" of "Red (R)" or "R Red"; other pieces as they are."""
    match = _BRACKETS.fullmatch(piece) if len(piece) <= _TOO_LONG else None
    if match and any(named_hue(p) or _LETTER.fullmatch(p) for p in match.groups()):
        return tuple(part.strip() for part in match.groups())
    beside = _BESIDE.fullmatch(piece)
    if beside:
        return tuple(part for part in beside.groups() if part)
    return (piece,)


def _can_be_value(words: str) -> bool:
    return (
        len(words) <= _LONGEST
        and _VALUE.fullmatch(words) is not None
        and _NO_VALUES.match(words) is None
    )
