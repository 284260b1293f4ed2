"""What the cells of one sheet hold, and the words that Excel prints for it."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from ledger.documents.excel.formula import UnknownFormulaError
from ledger.documents.excel.functions import FormulaFailedError, Value
from ledger.documents.excel.numbers import as_serial, printed
from ledger.documents.excel.sheet import Raw
from ledger.documents.excel.strings import Words
from ledger.documents.excel.styles import Style, Styles

_SYMBOL_FONT = 0xF000
"""Where Word and Excel put the signs of Wingdings and its like."""


class Shown(NamedTuple):
    """What a cell shows.

    Attributes:
        words: As printed, with line breaks.
        holds: What the file holds.
        marks: Colours of signs in it, as far as runs of words have their own.
        trouble: `lacking`, `errors`, `struck` or `silent`, as in `Notes`; or empty.
    """

    words: str
    holds: Literal["text", "number", "date"] = "text"
    marks: tuple[str, ...] = ()
    trouble: str = ""


@dataclass(frozen=True)
class Values:
    """Reads the cells of one sheet.

    Attributes:
        rows: Row -> column -> cell.
        strings: Of the workbook, by number.
        styles: Of the workbook.
        since_1904: Whether its days are counted from 1904.
    """

    rows: Mapping[int, Mapping[int, Raw]]
    strings: Sequence[Words]
    styles: Styles
    since_1904: bool

    def shown(self, raw: Raw) -> Shown:
        """Return what a cell shows."""
        style = self.styles.of(raw.style)
        if raw.formula and raw.value is None:
            return Shown("", trouble="lacking")
        if raw.kind == "e":
            return Shown(raw.value or "", trouble="errors")
        if raw.kind == "b":
            return Shown("TRUE" if raw.value == "1" else "FALSE")
        number = self._number(raw)
        if number is None:
            return self._text(self._words(raw), style)
        words, holds = printed(number, style.code, self.since_1904)
        words = _spelled(words) if style.font.symbols else words
        return Shown(words, holds, trouble="" if words else "silent")

    def value(self, row: int, column: int) -> Value:
        """Return what a cell holds, as formulas see it.

        Raises:
            FormulaFailedError: it holds an error.
            UnknownFormulaError: it holds a formula whose result is not in the file.
        """
        raw = self.rows.get(row, {}).get(column)
        if raw is None or raw.blank:
            return None
        if raw.formula and raw.value is None:
            raise UnknownFormulaError
        if raw.kind == "e":
            raise FormulaFailedError
        if raw.kind == "b":
            return raw.value == "1"
        number = self._number(raw)
        return self._words(raw).text if number is None else number

    def _number(self, raw: Raw) -> float | None:
        """Return the number or day that a cell holds; None when it holds words."""
        if raw.value is None or raw.kind not in ("n", "d"):
            return None
        try:
            number = float(raw.value)
        except ValueError:
            try:
                moment = datetime.fromisoformat(raw.value)
            except ValueError:
                return None
            return as_serial(moment.replace(tzinfo=None), self.since_1904)
        return number if math.isfinite(number) else None

    def _words(self, raw: Raw) -> Words:
        if raw.words is not None:
            return raw.words
        if raw.kind == "s" and raw.value is not None:
            return self.strings[int(raw.value)]
        return Words(raw.value or "")

    def _text(self, words: Words, style: Style) -> Shown:
        text = words.text
        marks = tuple(
            colour
            for run, named in words.runs
            if is_sign(run) and (colour := self.styles.palette.hex(named))
        )
        if style.font.symbols and not words.runs:
            text = _spelled(text)
        struck = words.struck or (style.font.struck and text.strip())
        return Shown(text, marks=marks, trouble="struck" if struck else "")


def is_sign(words: str) -> bool:
    """Tell whether `words` are nothing but signs, such as a filled circle."""
    signs = [sign for sign in words if not sign.isspace()]
    if any(sign.isalnum() for sign in signs):
        return False
    return any(unicodedata.category(sign) == "So" or sign in "•∙·" for sign in signs)


def _spelled(text: str) -> str:
    """Return letters of a font of signs as Word's reader spells them."""
    return "".join(
        sign if sign.isspace() else f"[symbol {_SYMBOL_FONT + (ord(sign) & 0xFF):04X}]"
        for sign in text
    )
