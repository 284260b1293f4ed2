"""The rating schemes of a plan over time, and what they say of a rating."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from projections.facts import Row

Values = Mapping[str, Mapping[str, Any]]
"""The values of a scheme by their words, folded."""


class Schemes(NamedTuple):
    """The rating schemes of a plan.

    Attributes:
        adopted: Each with its values, in the order in which they took effect, those
            to come too.
    """

    adopted: tuple[tuple[Row, Values], ...]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Schemes:
        """Return the schemes that `rows` state, in order of effect."""
        return cls(tuple((row, _values(row)) for row in rows))

    def on(self, day: str) -> tuple[Row, Values] | None:
        """Return the scheme in force on an ISO day with its values.

        The first one holds for the days before it. None if the plan has none.
        """
        held = [one for one in self.adopted if one[0].valid_from <= day]
        return next(iter(held[-1:] or self.adopted[:1]), None)

    def value(self, rating: Row, day: str) -> Mapping[str, Any]:
        """Return what is said of a rating that is in force on an ISO day.

        That is what the scheme in force says; of a word that it does not have, what
        the scheme of the day of the rating said. Empty if neither has it, or if
        nobody dated a rating that only an earlier scheme had.
        """
        word = rating.value.casefold()
        for scheme in (self.on(day), self.on(rating.valid_from or day)):
            if scheme is not None and word in scheme[1]:
                return scheme[1][word]
        return {}


def _values(row: Row) -> Values:
    values: list[dict[str, Any]] = json.loads(row.value)
    return {value["value"].casefold(): value for value in values}
