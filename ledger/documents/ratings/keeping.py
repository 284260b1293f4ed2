"""The ratings a document would bring: its scheme, and what says which action's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from domain.building import build
from domain.scheme import RatingScheme, RatingValue, ragb
from domain.text import Text
from ledger.documents.actions.drafts import Draft
from ledger.documents.findings import Findings, listed
from ledger.documents.model import Cell, Position, Table
from ledger.documents.plan_reading import RatingReading, RatingSource
from ledger.documents.ratings import signs
from ledger.documents.ratings.colours import is_pale
from ledger.documents.ratings.columns import (
    coloured_columns,
    place_headings,
    stray_colours,
)
from ledger.documents.ratings.evidence import (
    Evidence,
    called,
    find_evidence,
    has_column,
    of_shading,
)
from ledger.documents.ratings.palette import Palette
from ledger.documents.ratings.verdict import Judge
from ledger.documents.ratings.words import Names

FEWEST = 2
"""How many values a scheme needs."""

_LISTED = 5


class Rated(NamedTuple):
    """The rating of an action.

    Attributes:
        value: Of the scheme that would be adopted, as it prints.
        source: What says it.
    """

    value: str
    source: RatingSource


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


def names_of(key: Sequence[RatingReading]) -> Names:
    """Return the words and letters that are read as ratings."""
    return Names.of(_values(key))


def keep_ratings(
    drafts: Sequence[Draft],
    key: Sequence[RatingReading],
    findings: Findings,
    tables: Iterable[Table] = (),
) -> dict[int, Rated]:
    """Return the ratings that can be known, by the place of their draft in `drafts`.

    They are read from the column of the rating: its words or letters, its signs, its
    shading; from a tick below a value; from the words of a status; and where no
    column is headed so, from the one column whose shading varies between ratings.
    What contradicts or is not known is doubted, and its words have no place in the
    plan; so is a key that gives no scheme, in whose place the usual one would be
    adopted. The cells that say a rating are added to the draft's `sources`.

    Args:
        drafts: The actions' cells, put together.
        key: The rating key of the document.
        findings: Takes the doubts, and what found a place or lost it.
        tables: Of the document, for the headings of columns that are ticked.
    """
    _doubt_key(key, findings)
    names, palette = Names.of(_values(key)), Palette.of(_values(key))
    place_headings(drafts, names, tables, findings)
    evidence = _evidence(drafts, names, palette, findings)
    whose = "document's rating key" if len(key) >= FEWEST else "usual scheme"
    judge = Judge(names, whose, findings)
    kept = {}
    for at, draft in enumerate(drafts):
        verdict = judge.decide(draft, evidence[at])
        if verdict is not None:
            kept[at] = Rated(*verdict)
    return kept


def _values(
    key: Sequence[RatingReading],
) -> Sequence[RatingReading] | Sequence[RatingValue]:
    return key if len(key) >= FEWEST else ragb().values


def _evidence(
    drafts: Sequence[Draft], names: Names, palette: Palette, findings: Findings
) -> list[list[Evidence]]:
    plain = _plain_fills(drafts)
    found = [find_evidence(draft, names, palette, plain) for draft in drafts]
    if any(has_column(draft, names) for draft in drafts):
        return found
    columns = list(coloured_columns(drafts, palette).values())
    if len(columns) > 1:
        places = listed([cells[0][1].position for cells in columns[:_LISTED]])
        findings.doubt(
            f"{len(columns)} columns are shaded in colours of ratings, beginning with"
            f" {places}; which of them is the rating cannot be known, so the ratings"
            " stay not recorded; head the column of the rating RAG in"
            f" {findings.program}."
        )
    elif columns:
        for at, cell, colour in columns[0]:
            found[at] += _of_column(drafts[at], cell, colour, palette)
    else:
        _doubt_strays(drafts, findings)
    return found


def _of_column(
    draft: Draft, cell: Cell, colour: str, palette: Palette
) -> Iterable[Evidence]:
    if cell.fill == colour:
        return of_shading(cell, draft, palette)
    value = palette.find(colour)
    if not any(signs.alone(span.words) for span in cell.spans):
        return [
            Evidence("colour", value, f"the highlight {called(colour)}", cell.position)
        ]
    what = f"the sign in the colour {called(colour)}"
    return [Evidence("symbol", value, what, cell.position, cell.spans)]


def _plain_fills(drafts: Sequence[Draft]) -> frozenset[str]:
    """Return the tint that every cell of the rating column has, if they have one."""
    fills = [
        cell.fill for draft in drafts for kind, cell in draft.cells if kind == "rating"
    ]
    first = fills[0] if len(fills) > 1 and len(set(fills)) == 1 else None
    return frozenset([first] if first and is_pale(first) else [])


def _doubt_strays(drafts: Sequence[Draft], findings: Findings) -> None:
    """Say where a colour stands out, in a plan without a column of ratings."""
    places: dict[str, list[Position]] = {}
    for _, cell, colour in stray_colours(drafts):
        places.setdefault(colour, []).append(cell.position)
    for colour, cells in places.items():
        more = len(cells) - _LISTED
        where = listed(cells[:_LISTED]) + (f" and {more} more" if more > 0 else "")
        findings.doubt(
            f"{where} {'are' if len(cells) > 1 else 'is'} shaded {called(colour)}; no"
            " column is headed as the rating, so no rating is read from it; head the"
            f" column RAG in {findings.program} if its colours are ratings."
        )


def _doubt_key(key: Sequence[RatingReading], findings: Findings) -> None:
    """Say that the usual scheme would be adopted, where the document gives none."""
    if len(key) >= FEWEST:
        return
    lines = [rating.source for rating in key]
    findings.unplace(lines)
    what = f"only one rating ({lines[0].position})" if lines else "no rating key"
    findings.doubt(
        f"The document has {what} that could be read; the usual scheme of Red, Amber,"
        " Green and Blue would be adopted, and only these words, their letters and"
        " their colours are read as ratings."
    )
