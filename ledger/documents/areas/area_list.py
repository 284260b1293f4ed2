"""The improvement areas of a document as they are met, each of them once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ledger.documents.areas.names import AreaName, without_continued
from ledger.documents.findings import Findings
from ledger.documents.model import Span
from ledger.documents.plan_reading import AreaReading

_NUMBERLESS = ""


@dataclass
class Areas:
    """Areas in the order in which the document names them.

    Attributes:
        findings: Takes the doubts.
        found: The areas; the number of one that names none is empty until `settle`.
        proposed: Which of them have a number that the document does not say.
    """

    findings: Findings
    found: list[AreaReading] = field(default_factory=list)
    proposed: set[int] = field(default_factory=set)

    def enter(self, name: AreaName, heading: Span, *, again: bool = False) -> int:
        """Return which area that is, from 0; one of the same name is the same area.

        Args:
            name: Its number and title.
            heading: Its words as they stand.
            again: Whether the place names areas over and over, as a column does.
        """
        self.findings.place([heading])
        title = without_continued(name.title)
        for index, area in enumerate(self.found):
            same = without_continued(area.title) == title
            if same and name.number in (area.number, None):
                self.findings.guide([] if heading == area.heading else [heading])
                return index
            if again and name.number == area.number and name.number is not None:
                self.findings.doubt(
                    f'{heading.position}: "{heading.words}" and "{area.heading.words}"'
                    " have one number and were taken as one improvement area."
                )
                self.findings.guide([heading])
                return index
        self._check(name, heading)
        if name.number is None:
            self.proposed.add(len(self.found))
        number = _NUMBERLESS if name.number is None else name.number
        self.found.append(AreaReading(number, name.title, heading))
        return len(self.found) - 1

    def add_outcomes(self, index: int, lines: Iterable[Span]) -> None:
        """Give an area outcomes, each distinct one once."""
        for line in lines:
            area = self.found[index]
            if line.words in [outcome.words for outcome in area.outcomes]:
                self.findings.guide([line])
                continue
            self.found[index] = replace(area, outcomes=(*area.outcomes, line))
            self.findings.place([line])

    def propose(self, title: Span, why: str) -> int:
        """Add one area for a document that names none, and return which it is."""
        self.found.append(AreaReading(_NUMBERLESS, title.words, title))
        self.proposed.add(len(self.found) - 1)
        self.findings.doubt(why)
        return len(self.found) - 1

    def settle(self, codes: Mapping[int, Iterable[str]]) -> None:
        """Number the areas that have no number.

        One whose actions all have codes that begin with the same number takes that;
        the others take the next number that is free, in order.

        Args:
            codes: Area, from 0 -> the codes of its actions.
        """
        used = {str(area.number) for area in self.found}
        for index in sorted(self.proposed):
            number = _shared_number(codes.get(index, ()))
            how = "as the codes of its actions say"
            if number is None or number in used:
                how = "in the order of the document"
                number = next(str(n) for n in range(1, 9999) if str(n) not in used)
            used.add(number)
            area = self.found[index]
            self.found[index] = replace(area, number=int(number))
            self.findings.doubt(
                f'{area.heading.position}: "{area.heading.words}" was taken as'
                f" improvement area {number}, {how}; the document gives it no number."
            )

    def _check(self, name: AreaName, heading: Span) -> None:
        numbers = [area.number for area in self.found]
        if name.number is not None and name.number in numbers:
            self.findings.obstruct(
                f"{heading.position}: the number {name.number} is that of another"
                " improvement area too; give each a number of its own in"
                f" {self.findings.program}."
            )


def _shared_number(codes: Iterable[str]) -> str | None:
    """Return the first number of codes like 2.1, if all of them have the same."""
    parts = [code.split(".") for code in codes]
    firsts = {part[0] for part in parts}
    if len(firsts) != 1 or any(len(part) < 2 for part in parts):
        return None
    first = firsts.pop()
    return str(int(first)) if first.isdecimal() and first.isascii() else None
