"""Which action of a document is which action of the ledger, whatever its number."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ledger.documents.plan_reading import ActionReading
from ledger.updating.alike import Index, Words, carried
from ledger.updating.holding import HeldAction
from ledger.updating.words import closest, plain

SAME_CODE = 0.35
"""How much is in common at least between an action and what its code stands for now."""

OTHER_CODE = 0.6
"""How much is in common at least where an action got another code."""

_FOR_CODE, _FOR_LINES = 0.15, 0.3
"""What the same code adds, and what all lines of progress carried over add."""

_NEAR = 0.15
"""By how much the next best pair is behind at least, if nobody need look at it."""


@dataclass(frozen=True)
class Match:
    """An action of the ledger and what the document says of it.

    Attributes:
        held: As the ledger has it.
        read: As the document has it.
        certain: Whether it is the same action beyond doubt, or by a person's word.
        doubts: Full sentences on what else it could be.
    """

    held: HeldAction
    read: ActionReading
    certain: bool
    doubts: tuple[str, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether the document gives it another code."""
        return self.held.code.casefold() != self.read.code.casefold()


@dataclass(frozen=True)
class Matching:
    """All actions of both; each in one of the three, in the order they came in."""

    matches: tuple[Match, ...]
    added: tuple[ActionReading, ...]
    gone: tuple[HeldAction, ...]


def match_actions(
    held: Sequence[HeldAction],
    read: Sequence[ActionReading],
    told: Mapping[str, str | None],
) -> Matching:
    """Return which action is which: by code where the words are alike, else by words.

    Args:
        held: The ledger's, each with a code of its own.
        read: The document's, each with a code of its own.
        told: Code in the ledger -> code in the document, as a person says; None for
            an action that has no other code in the document.
    """
    matcher = _Matcher(held, read, told)
    matcher.tell()
    matcher.compare()
    matcher.go_by_code()
    found = {at: (h, certain) for h, (at, certain) in matcher.pairs.items()}
    return Matching(
        tuple(
            Match(held[h], read[at], certain, matcher.doubts(h, at))
            for at, (h, certain) in sorted(found.items())
        ),
        tuple(action for at, action in enumerate(read) if at not in found),
        tuple(action for at, action in enumerate(held) if at not in matcher.pairs),
    )


@dataclass
class _Matcher:
    """What is paired so far, by places in `held` and in `read`.

    Attributes:
        held: The ledger's actions.
        read: The document's.
        told: As for `match_actions`.
        pairs: Place in `held` -> (place in `read`, certain).
        scores: How much speaks for each pair that could be.
        rivals: (one place, None) or (None, other place) -> all such pairs with it.
    """

    held: Sequence[HeldAction]
    read: Sequence[ActionReading]
    told: Mapping[str, str | None]
    pairs: dict[int, tuple[int, bool]] = field(default_factory=dict)
    scores: dict[tuple[int, int], float] = field(default_factory=dict)
    rivals: dict[tuple[int | None, int | None], list[tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def tell(self) -> None:
        """Pair what a person says is one action, and all that nobody touched."""
        by_code = {action.code.casefold(): at for at, action in enumerate(self.read)}
        told = {k.casefold(): v and v.casefold() for k, v in self.told.items()}
        for at, action in enumerate(self.held):
            new = told.get(action.code.casefold())
            if new is not None and new in by_code:
                self.pairs[at] = by_code[new], True
        taken = {at for at, _ in self.pairs.values()}
        for at, action in enumerate(self.held):
            same = by_code.get(action.code.casefold())
            if at in self.pairs or same is None or same in taken:
                continue
            if plain(action.wording) == plain(self.read[same].wording or ""):
                self.pairs[at] = same, True

    def compare(self) -> None:
        """Pair what is most alike among the others."""
        ours = {at: Words.of_held(self.held[at]) for at in self._open_held()}
        theirs = {at: Words.of_read(self.read[at]) for at in self._open_read()}
        index = Index(theirs)
        for h, one in ours.items():
            for r, alike in index.alike(one).items():
                lines = carried(one.lines, theirs[r].lines)
                score = self._score(h, r, alike, _FOR_LINES * lines)
                if score is not None:
                    self.scores[h, r] = score
                    self.rivals[h, None].append((h, r))
                    self.rivals[None, r].append((h, r))
        for h, r in closest(self.scores):
            self.pairs[h] = r, self._same_code(h, r)

    def go_by_code(self) -> None:
        """Pair what has only its code in common; nobody can tell if it is the same."""
        by_code = {self.read[at].code.casefold(): at for at in self._open_read()}
        for h in self._open_held():
            same = by_code.get(self.held[h].code.casefold())
            if same is not None and not self._denied(h):
                # Without words, there is nothing but the code to go by.
                self.pairs[h] = same, self.read[same].wording is None

    def doubts(self, h: int, r: int) -> tuple[str, ...]:
        """Return what else the pair could be, if its score is not far ahead."""
        mine = self.scores.get((h, r))
        if mine is None or self._same_code(h, r):
            return ()
        others = [
            f"{self.held[one].code} of the ledger and {self.read[other].code} of the"
            " document are worded much like each other too."
            for one, other in sorted(self.rivals[h, None] + self.rivals[None, r])
            if (one, other) != (h, r) and self.scores[one, other] > mine - _NEAR
        ]
        return tuple(others)

    def _score(self, h: int, r: int, alike: float, lines: float) -> float | None:
        """Return how much speaks for a pair by its words and lines; None: too little.

        Without the same code, lines alone are not enough.
        """
        if self._same_code(h, r):
            return None if alike + lines < SAME_CODE else alike + lines + _FOR_CODE
        if alike < SAME_CODE or alike + lines < OTHER_CODE or self._denied(h):
            return None
        return alike + lines

    def _same_code(self, h: int, r: int) -> bool:
        return self.held[h].code.casefold() == self.read[r].code.casefold()

    def _denied(self, h: int) -> bool:
        code = self.held[h].code.casefold()
        return any(k.casefold() == code and v is None for k, v in self.told.items())

    def _open_held(self) -> list[int]:
        return [at for at in range(len(self.held)) if at not in self.pairs]

    def _open_read(self) -> list[int]:
        taken = {at for at, _ in self.pairs.values()}
        return [at for at in range(len(self.read)) if at not in taken]
