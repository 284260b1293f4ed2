"""What a person should know of a sheet that its words alone do not say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ledger.documents.model import Position, letters

_NAMED = 12
"""How many cells or rows are named in a sentence; the others are counted."""

_RULES = {
    "colorScale": "a colour scale",
    "iconSet": "icons",
    "top10": "the highest or lowest",
    "aboveAverage": "the average",
    "duplicateValues": "duplicates",
    "uniqueValues": "unique values",
    "timePeriod": "today's date",
}


@dataclass
class Notes:
    """Collects, for one sheet, the cells of which there is something to say.

    Attributes:
        sheet: Its name.
        lacking: Formulas whose result is not in the file.
        errors: Cells that show an error, such as #REF!.
        struck: Cells with words that are struck through.
        silent: Numbers that their format hides.
        covered: Words below a merged cell, which the page does not show.
        odd: Words with signs that cannot be printed or turn their direction.
        unread: Ranges of rules that are not computed here, and their kind.
        hidden_rows: Rows that are not shown.
        hidden_columns: Columns that are not shown.
        pictures: Whether it has pictures, charts or text boxes.
    """

    sheet: str
    lacking: list[Position] = field(default_factory=list)
    errors: list[Position] = field(default_factory=list)
    struck: list[Position] = field(default_factory=list)
    silent: list[Position] = field(default_factory=list)
    covered: list[Position] = field(default_factory=list)
    odd: list[Position] = field(default_factory=list)
    unread: Sequence[tuple[str, str]] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    pictures: bool = False

    def notices(self) -> Iterator[str]:
        """Yield a full sentence for everything that was found, in a fixed order."""
        where = f'In the sheet "{self.sheet}"'
        for names, what in (*self._hidden(), *self._of_cells()):
            if names:
                yield f"{where} {what}: {_some(names)}."
        yield from self._of_rules(where)
        if self.pictures:
            yield (
                f"{where} there are pictures, charts or text boxes; words inside those"
                " were not read."
            )

    def _hidden(self) -> Iterator[tuple[list[str], str]]:
        rows, columns = (
            _runs(self.hidden_rows, str),
            _runs(self.hidden_columns, letters),
        )
        yield rows, "Excel hides these rows, which were read all the same"
        yield columns, "Excel hides these columns, which were read all the same"

    def _of_cells(self) -> Iterator[tuple[list[str], str]]:
        yield _cells(self.errors), "these cells show an error, which was read as words"
        yield _cells(self.struck), "words are struck through, but were read, in these"
        yield _cells(self.silent), "these cells hide their number, which was not read"
        yield _cells(self.covered), "a merged cell covers the words of these, not read"
        yield (
            _cells(self.odd),
            "these hold signs that cannot be seen or that turn the direction of the"
            " words, so compare them with what Excel shows",
        )
        icons = [ranges for ranges, kind in self.unread if kind == "iconSet"]
        yield icons, "the icons of these cells were not read"

    def obstacles(self) -> Iterator[str]:
        """Yield a full sentence for everything that has to be settled first."""
        if self.lacking:
            yield (
                f'In the sheet "{self.sheet}" these cells hold formulas whose results'
                " are not in the file, so open it in Excel, save it and import that:"
                f" {_some(_cells(self.lacking))}."
            )

    def _of_rules(self, where: str) -> Iterator[str]:
        others = [(ranges, kind) for ranges, kind in self.unread if kind != "iconSet"]
        kinds = dict.fromkeys(_RULES.get(kind, "a formula") for _, kind in others)
        if others:
            yield (
                f"{where} colours depend on {' and '.join(kinds)}, which is not"
                " computed here; where that decides, no colour was read:"
                f" {_some([ranges for ranges, _ in others])}."
            )


def _cells(places: Iterable[Position]) -> list[str]:
    return [f"{letters(place.cell or 1)}{place.row}" for place in places]


def _runs(numbers: Iterable[int], name: Callable[[int], str]) -> list[str]:
    """Return `4-6` and `9` for 4, 5, 6 and 9."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        name(run[0]) if len(run) == 1 else f"{name(run[0])}-{name(run[-1])}"
        for run in runs
    ]


def _some(names: Sequence[str]) -> str:
    if len(names) > _NAMED:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED:,} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
