"""Figures as people type them: "95%", "88.50", "1,250", "46/52", "46 out of 52"."""

import re
from decimal import ROUND_HALF_UP, Decimal

from domain.errors import InvalidValueError

PERCENT = "percent"
"""The unit in which a reading is a numerator out of a denominator."""

LARGEST = 999_999_999_999
"""The largest number that a reading counts, or counts out of."""

_NUMBER = r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?"
_FIGURE = re.compile(rf"({_NUMBER})\s*(?:%|per\s?cent)?", re.IGNORECASE)
_PARTS = re.compile(r"([0-9,]+)\s*(?:/|of|out\s+of)\s*([0-9,]+)", re.IGNORECASE)
_WHOLE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
_DIGITS, _PLACES = 12, 4


class NoFigureError(InvalidValueError):
    """Words that give no figure."""

    def __init__(self, words: str, why: str) -> None:
        super().__init__(
            f'"{words}" is no figure: {why}; write a plain number, such as 95, 95%'
            " or 88.5, or for a reading how many out of how many, such as 46/52."
        )
        self.words = words


def read_figure(words: str) -> str:
    """Return the figure that `words` give, as it is stored: `88.5` for "88.50%".

    Raises:
        NoFigureError: it is no plain number, or has over 12 digits or 4 decimals.
    """
    found = _FIGURE.fullmatch(words.strip())
    if found is None:
        raise NoFigureError(words, "it is not a number")
    return _plain(found[1].replace(",", ""), words)


def read_parts(words: str) -> tuple[int, int] | None:
    """Return how many counted out of how many, such as (46, 52); None for neither.

    Raises:
        NoFigureError: one of the two is no number that can be counted to.
    """
    found = _PARTS.fullmatch(words.strip())
    if found is None:
        return None
    return _count(found[1], words), _count(found[2], words)


def read_unit(words: str) -> str:
    """Return the unit that `words` name: `percent` for "%" and "per cent" too."""
    plain = " ".join(words.split())
    folded = plain.casefold().replace(" ", "")
    return PERCENT if folded in ("%", "percent", "percentage") else plain


def rounded(number: Decimal, places: int = 1) -> str:
    """Return `number` as a figure of at most `places` decimals, half away from 0."""
    made = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{made.normalize():f}" if made else "0"


def _plain(digits: str, words: str) -> str:
    # A Decimal would round what is longer than 28 digits before anybody sees it.
    sign, (whole, _, decimals) = "-" * (digits[0] == "-"), digits.partition(".")
    whole, decimals = whole.lstrip("-0") or "0", decimals.rstrip("0")
    if len(whole) > _DIGITS or len(decimals) > _PLACES:
        raise NoFigureError(
            words, f"it has over {_DIGITS} digits or {_PLACES} decimals"
        )
    plain = f"{whole}.{decimals}" if decimals else whole
    return plain if plain == "0" else sign + plain


def _count(digits: str, words: str) -> int:
    if _WHOLE.fullmatch(digits) is None:
        raise NoFigureError(words, "one of its numbers has its commas elsewhere")
    plain = digits.replace(",", "").lstrip("0") or "0"
    if len(plain) > _DIGITS:
        raise NoFigureError(words, f"one of its numbers has over {_DIGITS} digits")
    return int(plain)
