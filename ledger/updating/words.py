"""Words as versions of a document are compared: by what they say, not how typed."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from domain.dates.words import fold
from domain.printing import printable

_QUOTES = str.maketrans("“”„«»`´", '"""""\'\'')
_SMALL = frozenset(
    re.findall(
        "[a-z]+",
        "a all an and any are as at be by each ensure every for from has have in into"
        " is it its more of on or our so that the their them these this those to we"
        " were which who will with within",
    )
)
_STEM = 6
_SHOWN = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")


def plain(words: str) -> str:
    """Return `words` without what retyping changes: case, spaces, quotes, dashes.

    Characters that nobody sees are spaces, also where the ledger printed them by
    their numbers.
    """
    composed = _SHOWN.sub(" ", printable(unicodedata.normalize("NFC", words)))
    return " ".join(fold(composed).casefold().translate(_QUOTES).split())


def plain_lines(texts: Iterable[str]) -> set[str]:
    """Return every line of `texts` as `plain` has it."""
    return {plain(line) for text in texts for line in text.split("\n")}


def content(words: str) -> Counter[str]:
    """Return the words that carry the sense, by their first six letters.

    "Train all front-line staff" and "Training frontline staff" then have much in
    common. Of nine actions reworded as officers do it, each has at least 0.62 in
    common with what it was; of ten pairs of short actions that only begin alike,
    nine have at most 0.57. Ratios of difflib over all words cannot tell the two
    apart (0.41 to 0.78, against up to 0.74).
    """
    found = re.findall(r"\w+", plain(words).replace("-", ""))
    kept = [word[:_STEM] for word in found if word not in _SMALL]
    return Counter(kept or found)


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of words in common: 0 for none, 1 for all of them."""
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 0.0


def closest(scores: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Return pairs that use each left and each right number once, the best first.

    Of two equal scores the pair of lower numbers wins.
    """
    pairs: list[tuple[int, int]] = []
    left: set[int] = set()
    right: set[int] = set()
    for one, other in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if one not in left and other not in right:
            pairs.append((one, other))
            left.add(one)
            right.add(other)
    return pairs


def short(words: str, most: int = 60) -> str:
    """Return `words` on one line, cut off after `most` characters."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"


def listed(words: Iterable[str]) -> str:
    """Return `words` as a sentence lists them: "a, b and c"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
