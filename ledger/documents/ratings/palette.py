"""Which value of a rating scheme a colour stands for: by the plan's key, or its hue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from domain.scheme import RatingValue
from ledger.documents.plan_reading import RatingReading
from ledger.documents.ratings.colours import difference, hue_words, named_hue

_SAME = 8
"""How far apart two prints of one colour can be, as a theme's tints are rounded."""

_CLEARLY = 2
"""How many times nearer one value has to be than the next of the same hue."""


@dataclass(frozen=True)
class Palette:
    """The colours of a scheme.

    Attributes:
        learned: Colours that the plan's key shows, and the values they stand for.
        values: The values of the scheme.
    """

    learned: tuple[tuple[str, str], ...]
    values: tuple[str, ...]

    @classmethod
    def of(cls, values: Iterable[RatingReading | RatingValue]) -> Palette:
        """Return the palette of a key, or of the usual scheme, which shows none."""
        scheme = tuple(values)
        learned = tuple(
            (value.colour, value.value)
            for value in scheme
            if isinstance(value, RatingReading) and value.colour
        )
        return cls(learned, tuple(value.value for value in scheme))

    def find(self, colour: str) -> str | None:
        """Return the value that `colour` stands for; None when it cannot be known.

        It is the value with this colour in the key; else the nearest of those with
        this hue in the key; else the one value whose name is the hue.
        """
        shown = self.shown(colour)
        if shown is not None:
            return shown
        hues = set(hue_words(colour))
        kin = [(c, value) for c, value in self.learned if hues & set(hue_words(c))]
        if kin:
            return _nearest(colour, kin)
        named = [value for value in self.values if named_hue(value) in hues]
        return named[0] if len(named) == 1 else None

    def shown(self, colour: str) -> str | None:
        """Return the value that has just this colour in the key; None when none has."""
        near = [(c, v) for c, v in self.learned if difference(colour, c) <= _SAME]
        return _nearest(colour, near) if near else None


def _nearest(colour: str, among: list[tuple[str, str]]) -> str | None:
    ranked = sorted((difference(colour, c), value) for c, value in among)
    (least, value), *others = ranked
    rival = next((far for far, other in others if other != value), None)
    if rival is not None and rival < max(1, least) * _CLEARLY:
        return None
    return value
