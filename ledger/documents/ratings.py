"""The ratings a document would bring: its scheme, and words that are none of it."""

from __future__ import annotations

from collections.abc import Sequence

from domain.building import build
from domain.scheme import RatingScheme, RatingValue, ragb
from domain.text import Text
from ledger.documents.findings import Findings
from ledger.documents.gathering import Draft
from ledger.documents.plan_reading import RatingReading

FEWEST = 2
"""How many values a scheme needs."""


def scheme_of(key: Sequence[RatingReading]) -> RatingScheme:
    """Return the scheme that a rating key gives, or the usual one if it has none.

    Raises:
        LedgerError: the key gives no scheme, as where a letter means two values.
    """
    if len(key) < FEWEST:
        return ragb()
    scheme = RatingScheme(
        values=tuple(
            build(
                RatingValue,
                value=rating.value,
                letter=rating.letter,
                meaning=Text(rating.meaning),
                exception_required=rating.exception_required,
                complete=rating.complete,
            )
            for rating in key
        )
    )
    scheme.check()
    return scheme


def keep_ratings(
    drafts: Sequence[Draft], key: Sequence[RatingReading], findings: Findings
) -> dict[int, str]:
    """Return the words that are ratings, by the place of their draft in `drafts`.

    Words that are none are doubted, and have no place in the plan; so is a key that
    gives no scheme, in whose place the usual one would be adopted.
    """
    _doubt_key(key, findings)
    names = _names(key)
    kept = {}
    for at, draft in enumerate(drafts):
        lines = draft.fields["rating"]
        words = "\n".join(span.words for span in lines)
        if words.casefold() in names:
            kept[at] = words
        elif words:
            findings.unplace(lines)
            whose = "document's rating key" if len(key) >= FEWEST else "usual scheme"
            findings.doubt(
                f'{lines[0].position}: "{" ".join(words.split())}" is not a value of'
                f" the {whose}; {draft.code} stays not recorded, and the words are"
                " listed as unplaced."
            )
    return kept


def _names(key: Sequence[RatingReading]) -> frozenset[str]:
    """Return what can be a rating: words and letters, folded to one case."""
    values = key if len(key) >= FEWEST else ragb().values
    return frozenset(n.casefold() for v in values for n in (v.value, v.letter) if n)


def _doubt_key(key: Sequence[RatingReading], findings: Findings) -> None:
    """Say that the usual scheme would be adopted, where the document gives none."""
    if len(key) >= FEWEST:
        return
    lines = [rating.source for rating in key]
    findings.unplace(lines)
    what = f"only one rating ({lines[0].position})" if lines else "no rating key"
    findings.doubt(
        f"The document has {what} that could be read; the usual scheme of Red, Amber,"
        " Green and Blue would be adopted, and only these words and their letters are"
        " read as ratings."
    )
