"""The rating scheme: what a plan may rate its actions, and what each value means."""

from collections.abc import Iterable
from typing import ClassVar
from unicodedata import normalize

from pydantic import Field

from domain.errors import LedgerError
from domain.names import Label
from domain.printing import NOT_RECORDED
from domain.text import Text
from domain.value import Value


class RatingValue(Value):
    """One value of a scheme.

    Attributes:
        value: The word it prints as, such as `Amber`.
        letter: Its letter in the plan's key; None when the key gives none.
        meaning: What the plan says it means.
        exception_required: An action rated so owes an exception report.
        complete: An action rated so counts as complete.
    """

    noun: ClassVar[str] = "a rating value"

    value: Label
    letter: Label | None = None
    meaning: Text
    exception_required: bool = Field(default=False, strict=True)
    complete: bool = Field(default=False, strict=True)

    @property
    def names(self) -> frozenset[str]:
        """What it can be called: its word and its letter, folded to one case."""
        return frozenset(n.casefold() for n in (self.value, self.letter) if n)

    def __str__(self) -> str:
        """Return the word, and the letter behind it if it has one: "Amber (A)"."""
        return f"{self.value} ({self.letter})" if self.letter else self.value


class UnknownRatingError(LedgerError):
    """A rating that the scheme in force does not have."""

    def __init__(self, rating: str, scheme: Iterable[RatingValue]) -> None:
        choices = ", ".join(map(str, scheme))
        super().__init__(
            f'"{rating}" is not a rating of this plan; its scheme has {choices}.'
        )
        self.rating = rating


class BadSchemeError(LedgerError):
    """A scheme in which a word or letter could mean two values."""


class RatingScheme(Value):
    """The values in force, from the worst to the best as the plan's key lists them."""

    noun: ClassVar[str] = "a rating scheme"

    values: tuple[RatingValue, ...] = Field(min_length=2)

    def find(self, word: str) -> RatingValue:
        """Return the value called `word`, in any case, or that has it as letter.

        Raises:
            UnknownRatingError: none has; the message lists them.
        """
        wanted = normalize("NFC", word).strip().casefold()
        for value in self.values:
            if wanted in value.names:
                return value
        raise UnknownRatingError(word, self.values)

    def check(self) -> None:
        """Refuse a scheme with two values of one name.

        Raises:
            BadSchemeError: a word or letter stands for two values.
        """
        names = [name for value in self.values for name in value.names]
        for name in names:
            if names.count(name) > 1 or name == NOT_RECORDED:
                raise BadSchemeError(
                    f'In this scheme "{name}" would mean two things; give each value'
                    " its own word and letter."
                )


def ragb() -> RatingScheme:
    """Return the usual scheme: Red, Amber, Green and Blue for completed."""
    return RatingScheme(
        values=(
            RatingValue(
                value="Red",
                letter="R",
                meaning=Text("Off track; an exception report is owed"),
                exception_required=True,
            ),
            RatingValue(
                value="Amber", letter="A", meaning=Text("Under way towards its target")
            ),
            RatingValue(
                value="Green", letter="G", meaning=Text("Will be completed in time")
            ),
            RatingValue(
                value="Blue", letter="B", meaning=Text("Completed"), complete=True
            ),
        )
    )
