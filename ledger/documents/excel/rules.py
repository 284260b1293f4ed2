"""The rules of conditional formatting: when each holds, and what it lays over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger.documents.excel.formula import Formula, Sight, UnknownFormulaError, compiled
from ledger.documents.excel.functions import (
    Value,
    as_words,
    compare,
    finds,
    number,
)
from ledger.documents.excel.sheet import Area, area_of
from ledger.documents.excel.styles import Dressing, Styles, dressing

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Test = Callable[[Sight, Value], bool]
"""Whether a rule holds for a cell, by what is seen from it and what it holds."""

_SIGNS = {
    "equal": "=",
    "notEqual": "<>",
    "lessThan": "<",
    "greaterThan": ">",
    "lessThanOrEqual": "<=",
    "greaterThanOrEqual": ">=",
}
_ON = ("1", "true", "on")


@dataclass(frozen=True)
class Rule:
    """A rule of conditional formatting.

    Attributes:
        kind: As the file calls it, such as `cellIs`.
        priority: The smaller goes first.
        ranges: The cells it is for, as the file names them.
        areas: The same.
        test: Whether it holds; None when that is not computed here.
        look: What it lays over a cell; None when that is not one colour.
        stops: Whether no later rule counts where it holds.
    """

    kind: str
    priority: int
    ranges: str
    areas: tuple[Area, ...]
    test: Test | None
    look: Dressing | None
    stops: bool

    @property
    def pictures(self) -> bool:
        """Whether it puts signs into the cells, such as traffic lights."""
        return self.kind == "iconSet"

    @property
    def colours(self) -> bool:
        """Whether it may change the colour of a cell or of its words."""
        return self.look != Dressing(None, None)


def read_rules(elements: Sequence[Element], styles: Styles) -> list[Rule]:
    """Return the rules in the elements `conditionalFormatting` of a sheet."""
    rules = []
    for element in elements:
        ranges = element.get("sqref") or element.findtext("sqref") or ""
        areas = tuple(area_of(words) for words in ranges.split())
        for rule in element.iter("cfRule") if areas else ():
            rules.append(_rule(rule, ranges, areas, styles))
    return rules


def _rule(
    element: Element, ranges: str, areas: tuple[Area, ...], styles: Styles
) -> Rule:
    kind = element.get("type", "")
    own, listed = element.find("dxf"), element.get("dxfId", "")
    look: Dressing | None = Dressing(None, None)
    if own is not None:
        look = dressing(own, styles.palette)
    elif listed.isdecimal() and int(listed) < len(styles.rules):
        look = styles.rules[int(listed)]
    elif kind == "colorScale":
        look = None
    try:
        test = _test(element, kind)
    except UnknownFormulaError:
        test = None
    if len(areas) > 1 and any(
        a.left < areas[0].left or a.top < areas[0].top for a in areas
    ):
        # Programs differ on the cell that the formula was written for.
        test = test if kind in _TEXT_TESTS else None
    priority = int(element.get("priority", 0))
    stops = element.get("stopIfTrue") in _ON
    return Rule(kind, priority, " ".join(ranges.split()), areas, test, look, stops)


def _test(element: Element, kind: str) -> Test:
    """Return how a rule is tried; raises UnknownFormulaError for other kinds."""
    formulas = [f.text or "" for f in element if f.tag in ("formula", "f")]
    if kind == "cellIs":
        operator = element.get("operator", "")
        return _compared(operator, [compiled(words) for words in formulas])
    words = element.get("text")
    if kind in _TEXT_TESTS and (words is not None or kind in _BLANK_TESTS):
        test = _TEXT_TESTS[kind]
        return lambda sight, value: test(as_words(value), words or "")
    if kind not in (*_TEXT_TESTS, "expression") or not formulas:
        raise UnknownFormulaError(kind)
    formula = compiled(formulas[0])
    return lambda sight, value: bool(number(formula(sight)))


def _compared(operator: str, bounds: list[Formula]) -> Test:
    if operator in _SIGNS and bounds:
        sign, bound = _SIGNS[operator], bounds[0]
        return lambda sight, value: compare(sign, value, bound(sight))
    if operator not in ("between", "notBetween") or len(bounds) < 2:
        raise UnknownFormulaError(operator)

    def test(sight: Sight, value: Value) -> bool:
        one, other = bounds[0](sight), bounds[1](sight)
        if compare(">", one, other):
            one, other = other, one
        inside = compare(">=", value, one) and compare("<=", value, other)
        return inside == (operator == "between")

    return test


_BLANK_TESTS = ("containsBlanks", "notContainsBlanks")
_TEXT_TESTS: dict[str, Callable[[str, str], bool]] = {
    "containsText": lambda words, part: finds(part, words) is not None,
    "notContainsText": lambda words, part: finds(part, words) is None,
    "beginsWith": lambda words, part: words.lower().startswith(part.lower()),
    "endsWith": lambda words, part: words.lower().endswith(part.lower()),
    "containsBlanks": lambda words, part: not words.strip(),
    "notContainsBlanks": lambda words, part: bool(words.strip()),
}
