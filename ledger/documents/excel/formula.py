"""The formulas of conditional formatting, as far as plans use them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError
from openpyxl.utils.cell import column_index_from_string

from ledger.documents.excel.functions import (
    FUNCTIONS,
    FormulaFailedError,
    Value,
    as_words,
    compare,
    counted,
    number,
)


class UnknownFormulaError(Exception):
    """A formula, or a value that it needs, that cannot be computed here."""


@dataclass(frozen=True)
class Sight:
    """What a formula sees from one cell.

    Attributes:
        value: Row and column -> what that cell holds.
        down: How many rows below the place that the formula was written for.
        across: How many columns to the right of it.
    """

    value: Callable[[int, int], Value]
    down: int = 0
    across: int = 0


Formula = Callable[[Sight], Value]

_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})")
_LEVELS = (("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"), ("*", "/"))
_DEEPEST = 40


def compiled(formula: str) -> Formula:
    """Return `formula` as a function of what it sees.

    Raises:
        UnknownFormulaError: it uses what is not computed here.
    """
    if len(formula) > 2_000:
        raise UnknownFormulaError(formula[:40])
    try:
        items = Tokenizer(f"={formula.removeprefix('=')}").items
    except (TokenizerError, IndexError) as error:
        raise UnknownFormulaError(formula) from error
    parser = _Parser([token for token in items if token.type != Token.WSPACE])
    result = parser.expression()
    if parser.tokens:
        raise UnknownFormulaError(formula)
    return result


@dataclass
class _Parser:
    """Reads an expression from the front of `tokens`."""

    tokens: list[Token]
    depth: int = 0

    def expression(self, level: int = 0) -> Formula:
        if level == len(_LEVELS):
            return self._operand()
        left = self.expression(level + 1)
        while self._next(Token.OP_IN) and self.tokens[0].value in _LEVELS[level]:
            sign = self.tokens.pop(0).value
            left = _joined(sign, left, self.expression(level + 1))
        return left

    def _next(self, kind: str, subtype: str = "") -> bool:
        if not self.tokens or self.tokens[0].type != kind:
            return False
        return not subtype or self.tokens[0].subtype == subtype

    def _operand(self) -> Formula:
        self.depth += 1
        if not self.tokens or self.depth > _DEEPEST:
            raise UnknownFormulaError
        token = self.tokens.pop(0)
        if token.type == Token.OP_PRE:
            inner = self._operand()
            sign = -1 if token.value == "-" else 1
            result: Formula = lambda sight: sign * number(inner(sight))  # noqa: E731
        elif token.type == Token.PAREN and token.subtype == Token.OPEN:
            result = self.expression()
            self._close(Token.PAREN)
        elif token.type == Token.FUNC and token.subtype == Token.OPEN:
            result = _called(token.value.rstrip("(").upper(), self._arguments())
        else:
            result = _constant(token)
        self.depth -= 1
        return result

    def _arguments(self) -> list[Formula]:
        arguments: list[Formula] = []
        while not self._next(Token.FUNC, Token.CLOSE):
            arguments.append(self.expression())
            if self._next(Token.SEP):
                self.tokens.pop(0)
        self._close(Token.FUNC)
        return arguments

    def _close(self, kind: str) -> None:
        if not self._next(kind, Token.CLOSE):
            raise UnknownFormulaError
        self.tokens.pop(0)


def _constant(token: Token) -> Formula:
    if token.type != Token.OPERAND:
        raise UnknownFormulaError(token.value)
    if token.subtype == Token.RANGE:
        return _cell(token.value)
    value: Value
    if token.subtype == Token.NUMBER:
        value = float(token.value)
    elif token.subtype == Token.TEXT:
        value = token.value[1:-1].replace('""', '"')
    elif token.subtype == Token.LOGICAL:
        value = token.value.upper() == "TRUE"
    else:
        raise UnknownFormulaError(token.value)
    return lambda sight: value


def _cell(reference: str) -> Formula:
    match = _CELL.fullmatch(reference)
    if match is None:
        raise UnknownFormulaError(reference)
    column, row = column_index_from_string(match[2].upper()), int(match[4])
    across, down = not match[1], not match[3]
    return lambda sight: sight.value(
        row + down * sight.down, column + across * sight.across
    )


def _joined(sign: str, left: Formula, right: Formula) -> Formula:
    if sign == "&":
        return lambda sight: as_words(left(sight)) + as_words(right(sight))
    if sign in _LEVELS[0]:
        return lambda sight: compare(sign, left(sight), right(sight))
    return lambda sight: counted(sign, number(left(sight)), number(right(sight)))


def _called(name: str, arguments: list[Formula]) -> Formula:
    if name in ("ISERROR", "ISERR", "ISNUMBER") and len(arguments) == 1:
        return _told_of_error(name, arguments[0])
    if name == "IF" and len(arguments) in (2, 3):
        test, yes, *no = arguments
        other: Formula = no[0] if no else lambda sight: False
        return lambda sight: yes(sight) if number(test(sight)) else other(sight)
    function = FUNCTIONS.get(name)
    if function is None:
        raise UnknownFormulaError(name)

    def call(sight: Sight) -> Value:
        try:
            return function(*(argument(sight) for argument in arguments))
        except TypeError as error:
            raise UnknownFormulaError(name) from error

    return call


def _told_of_error(name: str, argument: Formula) -> Formula:
    def tell(sight: Sight) -> Value:
        try:
            value = argument(sight)
        except FormulaFailedError:
            return name != "ISNUMBER"
        return name == "ISNUMBER" and isinstance(value, float)

    return tell
