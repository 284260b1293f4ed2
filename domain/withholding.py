"""What a report leaves out for its audience, visibly and without altering history."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from domain.errors import LedgerError

_EVIDENCE = re.compile(r"(?im)^[^:\n]{0,40}\bevidence\b[^:\n]{0,40}:")
"""A line of a note that came from a column on evidence."""

_OWNERS = frozenset(
    {
        *("action.owner_assigned", "action.monitoring_assigned"),
        *("action.delivery_proposed", "action.delivery_confirmed"),
    }
)
"""Entries that can name who answers for an action, or goes on watching it."""

_TEXTS = re.compile(r"texts:\s*#?\s*([1-9][0-9]{0,17})")


class UnknownWithholdingError(LedgerError):
    """Something that cannot be left out of a report."""

    def __init__(self, words: str) -> None:
        super().__init__(
            f'"{words}" cannot be left out of a report; name owners, evidence, or the'
            " words of one entry as texts:57."
        )


@dataclass(frozen=True)
class Withholding:
    """What is left out: it shows as withheld, and every hash stays true.

    Attributes:
        owners: Whether it is said who answers for an action.
        evidence: Whether evidence is described, attached or in a note.
        texts: Numbers of the entries whose words are left out.
    """

    owners: bool = False
    evidence: bool = False
    texts: frozenset[int] = frozenset()

    @classmethod
    def read(cls, words: Iterable[str]) -> Self:
        """Return what `words` name: `owners`, `evidence`, `texts:57`.

        Raises:
            UnknownWithholdingError: one of them names nothing of the kind.
        """
        plain, texts = set[str](), set[int]()
        for word in words:
            found = _TEXTS.fullmatch(word.strip())
            if found:
                texts.add(int(found[1]))
            elif word.strip() in ("owners", "evidence"):
                plain.add(word.strip())
            else:
                raise UnknownWithholdingError(word)
        return cls("owners" in plain, "evidence" in plain, frozenset(texts))

    @property
    def names(self) -> tuple[str, ...]:
        """What is left out, as it is recorded: `owners`, `evidence`, `texts:57`."""
        kinds = ("owners",) * self.owners + ("evidence",) * self.evidence
        return (*kinds, *(f"texts:{number}" for number in sorted(self.texts)))

    @property
    def words(self) -> list[str]:
        """What is left out, for a reader: "owners", "the words of entry #57"."""
        named = [f"the words of entry #{number}" for number in sorted(self.texts)]
        return ["owners"] * self.owners + ["evidence"] * self.evidence + named

    def hides(self, number: int, wire: str, words: str) -> bool:
        """Tell whether the words of an entry are left out.

        Args:
            number: Its number.
            wire: Its wire name; of a correction, that of the fact it states.
            words: What it says. A note with a line on evidence, as documents have
                them, is left out whole.
        """
        if number in self.texts or (self.owners and wire in _OWNERS):
            return True
        of_evidence = wire == "action.evidence_attached" or (
            wire == "action.progress_recorded" and _EVIDENCE.search(words) is not None
        )
        return self.evidence and of_evidence
