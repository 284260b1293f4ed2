"""Values of a workbook's formulas, and the functions that rules use on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ledger.documents.excel.numbers import general

Value = float | str | bool | None
"""What a cell holds; None when it is blank."""


class FormulaFailedError(Exception):
    """A formula whose result is an error, such as a text that is not found."""


def compare(sign: str, left: Value, right: Value) -> bool:
    """Return whether `left` stands to `right` as `sign` says, as Excel has it.

    Words are equal in any case; a blank is 0 and the empty text; every number is less
    than every text, and every text than FALSE.
    """
    if left is None:
        left = "" if isinstance(right, str) else 0.0
    if right is None:
        right = "" if isinstance(left, str) else 0.0
    one, other = _rank(left), _rank(right)
    results = {
        "=": one == other,
        "<>": one != other,
        "<": one < other,
        ">": one > other,
        "<=": one <= other,
        ">=": one >= other,
    }
    return results[sign]


def as_words(value: Value) -> str:
    """Return a value as a formula joins it to words."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return general(value)
    return value or ""


def finds(needle: str, words: str) -> int | None:
    """Return where `needle`, with * and ? as wildcards, first stands, from 0."""
    signs = {"*": ".*", "?": "."}
    parts = re.findall(r"~[*?~]|.", needle, re.DOTALL)
    pattern = "".join(
        signs.get(p) or re.escape(p.removeprefix("~") or p) for p in parts
    )
    match = re.search(pattern, words, re.IGNORECASE | re.DOTALL)
    return match.start() if match else None


def _rank(value: Value) -> tuple[int, Any]:
    if isinstance(value, bool):
        return 2, value
    return (1, value.casefold()) if isinstance(value, str) else (0, value)


def counted(sign: str, left: float, right: float) -> float:
    """Return what + - * or / makes of two numbers."""
    if sign == "/":
        if not right:
            raise FormulaFailedError
        return left / right
    results = {"+": left + right, "-": left - right, "*": left * right}
    return results[sign]


def number(value: Value) -> float:
    """Return the number that a value counts as.

    Raises:
        FormulaFailedError: it is a text that is no number.
    """
    try:
        return float(value or 0)
    except ValueError as error:
        raise FormulaFailedError from error


def _searched(needle: Value, words: Value, start: Value = 1.0) -> float:
    begin = int(number(start)) - 1
    at = finds(as_words(needle), as_words(words)[begin:])
    if at is None:
        raise FormulaFailedError
    return float(at + begin + 1)


def _found(needle: Value, words: Value) -> float:
    at = as_words(words).find(as_words(needle))
    if at < 0:
        raise FormulaFailedError
    return float(at + 1)


def _right(words: Value, count: Value = 1.0) -> str:
    text, kept = as_words(words), int(number(count))
    return text[max(0, len(text) - kept) :]


FUNCTIONS: Mapping[str, Callable[..., Value]] = {
    "AND": lambda *values: all(map(number, values)),
    "OR": lambda *values: any(map(number, values)),
    "NOT": lambda value: not number(value),
    "ISBLANK": lambda value: value is None,
    "ISTEXT": lambda value: isinstance(value, str),
    "ISNUMBER": lambda value: isinstance(value, float),
    "LEN": lambda value: float(len(as_words(value))),
    "TRIM": lambda value: " ".join(as_words(value).split()),
    "UPPER": lambda value: as_words(value).upper(),
    "LOWER": lambda value: as_words(value).lower(),
    "LEFT": lambda value, count=1.0: as_words(value)[: int(number(count))],
    "RIGHT": _right,
    "EXACT": lambda left, right: as_words(left) == as_words(right),
    "SEARCH": _searched,
    "FIND": _found,
}
"""Functions by their names; their errors are a FormulaFailedError."""
