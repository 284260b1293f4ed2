"""Plans drawn at random: what stands from the beginning, and what came later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from domain.partial_date import PartialDate
from domain.plan_events import Inspection
from domain.scheme import RatingScheme
from domain.text import Text
from tests.acceptance import drawn_words as w
from tests.acceptance.drawn_steps import (
    Amendment,
    Change,
    Step,
    amendments,
    begun,
    changes,
    later,
    texts,
)


@dataclass(frozen=True)
class Drawn:
    """A plan as it is recorded.

    Attributes:
        title: Its title.
        authority: The council, if it is known.
        inspection: What it answers, if that is known.
        scheme: Its ratings.
        terms: Term -> meaning.
        areas: Code, title and outcomes of each.
        actions: Code, area and wording of each.
        steps: What is recorded of the actions, in order.
        changes: What changes in the plan itself after that, and when.
        amendments: What is corrected and retracted in the end.
    """

    title: str
    authority: str | None
    inspection: Inspection | None
    scheme: RatingScheme
    terms: dict[str, str]
    areas: list[tuple[str, str, list[str]]]
    actions: list[tuple[str, str, str]]
    steps: list[Step]
    changes: list[tuple[PartialDate, Change]]
    amendments: list[Amendment]

    @property
    def parents(self) -> dict[str, str]:
        """Code of a part -> code of the action that it is part of."""
        codes = [code for code, *_ in self.actions]
        found = {code: code.rpartition(".")[0] for code in codes}
        return {code: whole for code, whole in found.items() if whole in codes}


@st.composite
def plans(draw: st.DrawFn, lines: tuple[str, ...] = w.LINES) -> Drawn:
    """Draw a plan of one to three areas in words made of `lines`."""
    scheme = draw(st.sampled_from(w.SCHEMES))
    terms = st.lists(st.sampled_from(sorted(w.TERMS)), unique=True, max_size=3)
    areas = draw(_areas())
    actions = [
        (code, area, draw(texts(3, lines)))
        for area, *_ in areas
        for code in draw(_codes(area))
    ]
    return Drawn(
        title=draw(st.sampled_from(w.TITLES)),
        authority=draw(st.none() | st.sampled_from(w.COUNCILS)),
        inspection=draw(st.none() | _inspections()),
        scheme=scheme,
        terms={term: w.TERMS[term] for term in draw(terms)},
        areas=areas,
        actions=actions,
        steps=[
            step
            for code, *_ in actions
            for step in (*draw(begun(code, lines)), *draw(later(code, scheme, lines)))
        ],
        changes=draw(changes([code for code, *_ in actions], lines)),
        amendments=draw(st.lists(amendments(lines), max_size=3)),
    )


@st.composite
def _areas(draw: st.DrawFn) -> list[tuple[str, str, list[str]]]:
    titles = draw(
        st.lists(st.sampled_from(w.AREA_TITLES), unique=True, min_size=1, max_size=3)
    )
    most = len(titles)
    any_codes = st.lists(
        st.sampled_from(w.AREA_CODES), unique=True, min_size=most, max_size=most
    )
    in_order = st.just([str(number) for number in range(1, most + 1)])
    outcomes = st.lists(st.sampled_from(w.OUTCOMES), unique=True, max_size=2)
    pairs = zip(draw(in_order | any_codes), titles, strict=True)
    return [(code, title, draw(outcomes)) for code, title in pairs]


def _codes(area: str) -> st.SearchStrategy[list[str]]:
    """Draw codes of an area, a part after the action that it is part of."""
    ends = st.lists(st.sampled_from([1, 2, 9, 10]), unique=True, max_size=3)
    return st.tuples(ends, st.booleans()).map(
        lambda drawn: [
            code
            for end in sorted(drawn[0])
            for code in ([f"{area}.{end}"] + [f"{area}.{end}.1"] * drawn[1])
        ]
    )


def _inspections() -> st.SearchStrategy[Inspection]:
    made = st.tuples(
        st.none() | st.sampled_from(["Focused Visit", "ILACS, second round"]),
        st.none() | st.sampled_from(w.VISITS),
        st.none() | st.just(PartialDate.day(date(2020, 11, 9))),
    )
    return made.map(
        lambda parts: Inspection(
            framework=Text(parts[0]) if parts[0] else None,
            visited=parts[1],
            letter=parts[2],
        )
    )
