"""Settles what the cells of an action say of its rating, and doubts the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.documents.actions.drafts import Draft
from ledger.documents.findings import Findings, listed
from ledger.documents.model import Span
from ledger.documents.plan_reading import RatingSource
from ledger.documents.ratings import signs
from ledger.documents.ratings.evidence import Evidence
from ledger.documents.ratings.words import Names

_RANK: tuple[RatingSource, ...] = ("words", "symbol", "colour")
_LEFT = "and the words are listed as unplaced"


@dataclass(frozen=True)
class Judge:
    """Decides ratings by one scheme.

    Attributes:
        names: What can be said instead of a value.
        whose: Whose scheme it is, in words that follow "the".
        findings: Takes doubts, and what found a place or lost it.
    """

    names: Names
    whose: str
    findings: Findings

    def decide(
        self, draft: Draft, evidence: Sequence[Evidence]
    ) -> tuple[str, RatingSource] | None:
        """Return the rating of `draft` and what says it; None when it cannot be known.

        Nothing is said where nothing says a rating; all else that gives none is a
        doubt.
        """
        words = [e for e in evidence if e.said is not None]
        unclear = [e for e in words if e.said and e.said.how == "several"]
        denied = [e for e in words if e.said and e.said.how == "none"]
        known = [e for e in evidence if e.value is not None]
        if unclear:
            self._doubt_unclear(draft, unclear[0])
        elif len({e.value for e in known}) > 1 or (denied and known):
            self._doubt_conflict(draft, known, denied)
        elif known:
            return self._keep(draft, known, evidence)
        elif evidence:
            self._doubt_unknown(draft, evidence)
        draft.rating_doubted = bool(evidence)
        self._unplace(evidence)
        return None

    def _keep(
        self, draft: Draft, known: Sequence[Evidence], evidence: Sequence[Evidence]
    ) -> tuple[str, RatingSource]:
        value = str(known[0].value)
        for each in known:
            if each.place not in draft.sources["rating"]:
                draft.sources["rating"].append(each.place)
            if each.said is not None and each.said.initial:
                self.findings.doubt(
                    f"The {self.whose} gives no letters; {self._initials()}."
                )
        for each in evidence:
            self._place(draft, each, value)
        return value, min((each.by for each in known), key=_RANK.index)

    def _place(self, draft: Draft, each: Evidence, value: str) -> None:
        """Note which lines of a cell say the rating, and leave the others unplaced."""
        if each.said is None:
            self.findings.guide(span for span in each.spans if signs.alone(span.words))
            return
        left = [span for span in each.spans if not self._says(span, each)]
        self.findings.guide(span for span in each.spans if span not in left)
        self.findings.unplace(left)
        if left:
            more = " ".join(span.words for span in left)
            self.findings.doubt(
                f'{each.place}: {draft.code} is rated {value}; "{more}" says more than'
                " a rating, and is listed as unplaced."
            )

    def _says(self, span: Span, each: Evidence) -> bool:
        alone = len(each.spans) == 1
        said = each.said if alone else self.names.read(span.words)
        return said is not None and said.how in ("value", "blank")

    def _initials(self) -> str:
        pairs = (f"{i.upper()} was read as {v}" for i, v in self.names.initials.items())
        return ", ".join(pairs)

    def _doubt_unclear(self, draft: Draft, unclear: Evidence) -> None:
        named = unclear.said.named if unclear.said else ()
        what = "names " + " and ".join(named)
        if len(named) == 1:
            what = f"is not sure of {named[0]}"
        self.findings.doubt(
            f"{unclear.place}: {_quoted(unclear)} {what}; {draft.code} stays not"
            f" recorded, {_LEFT}; write the one value that holds there in"
            f" {self.findings.program}."
        )

    def _doubt_conflict(
        self, draft: Draft, known: Sequence[Evidence], denied: Sequence[Evidence]
    ) -> None:
        first = {each.value: each for each in reversed(known)}
        sides = [f"{e.what} {_says(e)} {e.value}" for e in reversed(first.values())]
        sides += [f"{e.what} say that there is no rating" for e in denied[:1]]
        places = listed(each.place for each in (*reversed(first.values()), *denied))
        words = any(each.said for each in (*known, *denied))
        self.findings.doubt(
            f"{places}: {', '.join(sides[:-1])} but {sides[-1]}; {draft.code} stays not"
            f" recorded{', ' + _LEFT if words else ''}; make them agree in"
            f' {self.findings.program}, or record it afterwards with "ledger rate'
            f' {draft.code}".'
        )

    def _doubt_unknown(self, draft: Draft, evidence: Sequence[Evidence]) -> None:
        for each in evidence:
            if each.said is not None:
                self.findings.doubt(
                    f"{each.place}: {_quoted(each)} is not a value of the {self.whose};"
                    f" {draft.code} stays not recorded, {_LEFT}."
                )
        for each in [each for each in evidence if each.said is None][:1]:
            self.findings.doubt(
                f"{each.place}: {each.what} is not known to stand for a value of the"
                f" {self.whose}; {draft.code} stays not recorded; write the rating"
                f" there as a word in {self.findings.program}."
            )

    def _unplace(self, evidence: Sequence[Evidence]) -> None:
        for each in evidence:
            self.findings.unplace(each.spans)


def _quoted(each: Evidence) -> str:
    words = " ".join(" ".join(span.words for span in each.spans).split())
    return f'"{words}"'


def _says(each: Evidence) -> str:
    return "says" if each.said is None else "say"
