"""Which colours the conditional formatting of a sheet lays over its cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from ledger.documents.errors import OversizedTableError
from ledger.documents.excel.formula import Sight, UnknownFormulaError
from ledger.documents.excel.functions import FormulaFailedError, Value
from ledger.documents.excel.rules import Rule
from ledger.documents.excel.sheet import Area

MOST_TRIALS = 1_000_000
"""How often a rule is tried on a cell of one sheet; a plan needs a tenth of it."""


@dataclass(slots=True)
class Look:
    """What rules lay over one cell.

    Attributes:
        fill: Six hexadecimal digits; None when no rule fills the cell.
        colour: Of its words, likewise.
        unknown: Whether nobody knows here what fills the cell.
        settled: Whether no later rule counts.
    """

    fill: str | None = None
    colour: str | None = None
    unknown: bool = False
    settled: bool = False

    def take(self, rule: Rule) -> None:
        """Add what a rule lays over the cell where no earlier one did."""
        if rule.look is not None:
            self.fill = self.fill or (None if self.unknown else rule.look.fill)
            self.colour = self.colour or rule.look.colour
        self.settled = self.settled or rule.stops

    def doubt(self, rule: Rule) -> None:
        """Note that nobody knows whether a rule holds here."""
        fills = rule.look is None or rule.look.fill is not None or rule.stops
        self.unknown = self.unknown or (fills and self.fill is None)


@dataclass
class Looks:
    """The rules of one sheet and what came of them.

    Attributes:
        file: The workbook's name, for refusals.
        value: Row and column -> what that cell holds.
        cells: Row and column -> what is laid over the cell.
        unread: Ranges of rules that are not computed here, and their kind.
    """

    file: str
    value: Callable[[int, int], Value]
    cells: dict[tuple[int, int], Look] = field(default_factory=dict)
    unread: list[tuple[str, str]] = field(default_factory=list)
    _trials: int = 0

    def apply(self, rules: Sequence[Rule], rows: list[int], last_column: int) -> None:
        """Try every rule, in the order of priority, on the cells that there are.

        Args:
            rules: In any order.
            rows: Those that hold something, in order.
            last_column: The last that holds something.

        Raises:
            OversizedTableError: there is more to try than a plan needs.
        """
        for rule in sorted(rules, key=lambda rule: rule.priority):
            if rule.pictures or (rule.test is None and rule.colours):
                self._leave(rule)
            if not (rule.colours or rule.stops):
                continue
            left, top = rule.areas[0].left, rule.areas[0].top
            for row, column in _covered(rule.areas, rows, last_column):
                self._count()
                self._try(
                    rule, row, column, Sight(self.value, row - top, column - left)
                )

    def _count(self) -> None:
        self._trials += 1
        if self._trials > MOST_TRIALS:
            raise OversizedTableError(
                self.file, "has thousands of rules for conditional formatting"
            )

    def _try(self, rule: Rule, row: int, column: int, sight: Sight) -> None:
        look = self.cells.get((row, column)) or Look()
        if look.settled:
            return
        try:
            if rule.test is None:
                raise UnknownFormulaError
            if not rule.test(sight, self.value(row, column)):
                return
            look.take(rule)
        except UnknownFormulaError:
            look.doubt(rule)
            self._leave(rule)
        except (FormulaFailedError, OverflowError, ValueError):
            return
        self.cells[row, column] = look

    def _leave(self, rule: Rule) -> None:
        entry = (rule.ranges, rule.kind)
        if (rule.colours or rule.pictures) and entry not in self.unread:
            self.unread.append(entry)


def _covered(
    areas: Sequence[Area], rows: list[int], last_column: int
) -> Iterator[tuple[int, int]]:
    """Yield the cells of `areas` in the rows that there are.

    A cell in two of them comes twice, which changes nothing.
    """
    for area in areas:
        begin, end = bisect_left(rows, area.top), bisect_right(rows, area.bottom)
        for row in rows[begin:end]:
            for column in range(area.left, min(area.right, last_column) + 1):
                yield row, column
