"""Why some words are not one date, and the refusals that say so to a person."""

from typing import NamedTuple

from domain.errors import InvalidValueError

_SHOWN = 60


class UnreadableDateError(InvalidValueError):
    """Words that name no date the ledger knows how to read."""

    def __init__(self, words: str, why: str = "") -> None:
        reason = why or "is not a date the ledger can read"
        super().__init__(
            f'"{_shown(words)}" {reason}; type a day ("30 July 2020"), a month'
            ' ("March 2021"), a quarter ("Q2 2020/21"), a year ("2020/21") or'
            ' "yesterday".'
        )
        self.words = words


class AmbiguousDateError(InvalidValueError):
    """Words that could be several dates; `choices` can each be typed instead."""

    def __init__(self, words: str, choices: tuple[str, ...]) -> None:
        super().__init__(
            f'"{_shown(words)}" does not say which date is meant;'
            f" type {_either(choices)}."
        )
        self.words = words
        self.choices = choices


class ImpossibleDateError(InvalidValueError):
    """A date that no calendar holds, such as 31 June or a wrong weekday."""

    def __init__(self, words: str, why: str) -> None:
        super().__init__(
            f'"{_shown(words)}" is on no calendar: {why}; type a day that exists.'
        )
        self.words = words
        self.why = why


class Doubt(NamedTuple):
    """What stands between some words and one date.

    Attributes:
        why: A clause that can follow the words: "gives no year".
        choices: What could be typed instead; each can be read as one date.
        impossible: No calendar holds the date; `why` is then a whole clause, which
            names what is nearest.
    """

    why: str
    choices: tuple[str, ...] = ()
    impossible: bool = False

    def error(self, words: str) -> InvalidValueError:
        """Return the refusal of `words` for this reason."""
        if self.impossible:
            return ImpossibleDateError(words, self.why)
        if self.choices:
            return AmbiguousDateError(words, self.choices)
        return UnreadableDateError(words, self.why)

    def sentence(self) -> str:
        """Return the doubt for a list of doubts beside the words themselves."""
        if self.impossible:
            if self.choices:
                return f"is on no calendar; it could be {_either(self.choices)}"
            return f"is on no calendar: {self.why}"
        if self.choices:
            return f"{self.why}; it could be {_either(self.choices)}"
        return self.why


def _either(choices: tuple[str, ...]) -> str:
    quoted = [f'"{choice}"' for choice in choices]
    if len(quoted) == 1:
        return f"{quoted[0]} if that is what it means"
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _shown(words: str) -> str:
    """Return `words` on one line, short enough for a sentence."""
    line = " ".join(words[: _SHOWN * 2].split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
