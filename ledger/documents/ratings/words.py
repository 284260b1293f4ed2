"""What the words of a cell say of a rating, by the names that the scheme has for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from domain.scheme import RatingValue
from ledger.documents.layouts.layout import normal
from ledger.documents.plan_reading import RatingReading
from ledger.documents.ratings import signs
from ledger.documents.ratings.colours import named_hue

_PREFIX = re.compile(r"(?:b?rag\b|rating\b|status\b|\s)+[:=–-]\s*", re.IGNORECASE)
_PARTS = re.compile(r"\s+[-–—]+\s*|\s*[-–—]+\s+|\s*[–—:=;,/()\[\]\n>|+&]\s*")
_REMARK = re.compile(r"(?:\s+[-–—]+|\s*[-–—]+\s|\s*[–—:;\n])")
_UNSURE = re.compile(
    r"\?|\b(?:if|unless|propos\w+|provisional\w*|draft|tb[ca]|likely|predict\w+"
    r"|previous\w*|pending|(?:not|to be) (?:yet )?(?:agreed|confirmed|rated))\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?:n/?a|tb[cda]|none|nil|not (?:yet )?(?:rated|applicable|known|recorded)|unrated"
    r"|to be (?:confirmed|rated|agreed)|\?+|-+|–|—)",
    re.IGNORECASE,
)
_TOO_LONG = 1_000
_SHORT = 40


@dataclass(frozen=True)
class Said:
    """What words say of a rating.

    Attributes:
        how: `value` when they are one, `remark` when one stands in front of other
            words, `several` when they name more than one or are unsure of it, `none`
            when they deny one, `other` for other words, `blank` for no words.
        value: Of the scheme; None unless `how` is `value` or `remark`.
        named: The values named, in the order of the scheme.
        initial: Whether it was an initial that the key does not give.
    """

    how: Literal["value", "remark", "several", "none", "other", "blank"]
    value: str | None = None
    named: tuple[str, ...] = ()
    initial: bool = False


@dataclass(frozen=True)
class Names:
    """What can be said instead of a value, folded to one case.

    Attributes:
        values: The values as they print, in the order of the scheme.
        words: Each word and letter -> its value.
        meanings: Each meaning that only one value has, in `normal` form -> its value.
        initials: First letters of hues, where the key gives no letters.
        known: What was found out of words already; columns repeat them.
    """

    values: tuple[str, ...]
    words: Mapping[str, str]
    meanings: Mapping[str, str]
    initials: Mapping[str, str]
    known: dict[str, Said] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, values: Iterable[RatingReading | RatingValue]) -> Names:
        """Return the names of a key, or of the usual scheme."""
        scheme = tuple(values)
        words = {
            n.casefold(): v.value for v in scheme for n in (v.value, v.letter) if n
        }
        meant = [
            (meaning, v.value)
            for v in scheme
            if isinstance(v, RatingReading)
            for meaning in {normal(v.meaning), normal(v.meaning.split(" – ")[0])}
        ]
        often = Counter(meaning for meaning, _ in meant)
        hues = [v.value for v in scheme if named_hue(v.value)]
        first = Counter(value[0].casefold() for value in hues)
        lettered = any(v.letter for v in scheme)
        return cls(
            tuple(v.value for v in scheme),
            words,
            {m: v for m, v in meant if m and often[m] == 1},
            {}
            if lettered
            else {v[0].casefold(): v for v in hues if first[v[0].casefold()] == 1},
        )

    def find(self, words: str) -> str | None:
        """Return the value that has `words` as its word or letter; else None."""
        return self.words.get(" ".join(words.split()).casefold())

    def read(self, words: str) -> Said:
        """Return what `words` say; signs that stand for a colour are passed over."""
        said = self.known.get(words)
        if said is None:
            said = self._read(words)
            if len(words) <= _SHORT:
                self.known[words] = said
        return said

    def _read(self, words: str) -> Said:
        text = signs.without(words.replace("\n", " \0 ")).replace(" \0 ", "\n")
        text = text.replace("\0", "").strip()
        if not text:
            return Said("blank")
        text = _PREFIX.sub("", text, count=1) if _PREFIX.match(text) else text
        plain = text.strip(" .,:;\n") or text
        whole = self._known(plain)
        if whole is not None:
            return Said("value", whole, (whole,), self._is_initial(plain))
        if _NONE.fullmatch(plain):
            return Said("none")
        if len(plain) > _TOO_LONG:
            return Said("other")
        return self._parts(plain)

    def _parts(self, text: str) -> Said:
        pieces = [
            piece.strip(" .")
            for part in signs.split_arrows(text)
            for piece in _PARTS.split(part)
            if piece.strip(" .")
        ]
        known = [self._known(piece) for piece in pieces]
        first = known[0] if known else None
        rest = text[len(pieces[0]) :] if pieces else ""
        if first is not None and self.meanings.get(normal(rest)) == first:
            return Said("value", first, (first,))
        named = self._named(text) | {value for value in known if value}
        ordered = tuple(value for value in self.values if value in named)
        if len(ordered) > 1:
            return Said("several", None, ordered)
        if first is None:
            return Said("other", None, ordered)
        arrows = signs.has_arrow(text)
        if all(known) and not arrows:
            return Said("value", first, ordered)
        if _UNSURE.search(rest):
            return Said("several", None, ordered)
        if arrows or _REMARK.match(rest):
            return Said("remark", first, ordered)
        return Said("other", None, ordered)

    def _known(self, words: str) -> str | None:
        value = self.find(words) or self.meanings.get(normal(words))
        if value is None and self._is_initial(words):
            value = self.initials[words.casefold()]
        return value

    def _is_initial(self, words: str) -> bool:
        return words.isupper() and words.casefold() in self.initials

    def _named(self, text: str) -> set[str]:
        """Return the values whose words stand anywhere in `text`."""
        folded = text.casefold()
        return {
            value
            for word, value in self.words.items()
            if len(word) > 2 and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded)
        }
