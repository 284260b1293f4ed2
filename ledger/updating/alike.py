"""How much actions have in common: of their words, and of their lines of progress."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ledger.documents.plan_reading import ActionReading
from ledger.updating.holding import HeldAction
from ledger.updating.words import content, plain

_LONG = 4
"""How many words a line has that says which action it stands in."""


@dataclass(frozen=True)
class Words:
    """What an action is known by: its wording, and its long lines of progress."""

    plain: str
    words: Counter[str]
    lines: frozenset[str]

    @classmethod
    def of_held(cls, held: HeldAction) -> "Words":
        """Return what an action of the ledger is known by."""
        lines = [line for note in held.notes for line in note.split("\n")]
        return cls._of(held.wording, [*held.sub_items.values()], lines)

    @classmethod
    def of_read(cls, read: ActionReading) -> "Words":
        """Return what an action of the document is known by."""
        parts = [item.text for item in read.sub_items]
        lines = [span.words for span in (*read.progress, *read.notes)]
        return cls._of(read.wording or "", parts, lines)

    @classmethod
    def _of(cls, wording: str, parts: list[str], lines: list[str]) -> "Words":
        known = frozenset(plain(line) for line in lines if len(line.split()) >= _LONG)
        return cls(plain(wording), content(" ".join([wording, *parts])), known)


class Index:
    """Which of many actions have words in common with one, and how much.

    A document of thousands of rows, all renumbered by one row on top, would take
    minutes if each were compared with each.
    """

    def __init__(self, actions: Mapping[int, Words]) -> None:
        """Note which actions have which word, and how often."""
        self.actions = actions
        self.plain: defaultdict[str, list[int]] = defaultdict(list)
        self.having: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, action in actions.items():
            self.plain[action.plain].append(at)
            for word, times in action.words.items():
                self.having[word].append((at, times))

    def alike(self, one: Words) -> dict[int, float]:
        """Return action -> how alike it is to `one`, above 0; 1 for the same words."""
        common: Counter[int] = Counter()
        for word, times in one.words.items():
            for at, their in self.having.get(word, ()):
                common[at] += min(times, their)
        total = one.words.total()
        found = {
            at: 2 * both / (total + self.actions[at].words.total())
            for at, both in common.items()
        }
        return found | dict.fromkeys(self.plain.get(one.plain, ()), 1.0)


def carried(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of lines in common, of the action that has fewer."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0.0
