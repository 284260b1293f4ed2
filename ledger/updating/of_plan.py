"""What a document changes of the plan itself: scheme, terms, areas, outcomes."""

from collections.abc import Callable, Mapping, Sequence

from domain import plan_events as p
from domain.event import Attribution, Event
from domain.plan import Plan
from domain.scheme import RatingScheme
from domain.text import Text
from ledger.documents.model import Position, Span
from ledger.documents.plan_reading import AreaReading
from ledger.documents.ratings.keeping import FEWEST, scheme_of
from ledger.import_desk import Desk
from ledger.updating.change import Change, Comparison, Said, places_of
from ledger.updating.decided import Entry, Item, decided_items
from ledger.updating.holding import HeldArea
from ledger.updating.proposal import Kind, Proposal
from ledger.updating.words import closest, content, likeness, plain, short

Decision = Callable[[Plan, Said, Attribution], Event]

_ALIKE = 0.5
"""How much two outcomes have in common at least, if one is the other in new words."""


def find_in_plan(comparison: Comparison) -> None:
    """Propose every change of the plan itself, and doubt what it no longer says."""
    _scheme(comparison)
    _terms(comparison)
    for area in comparison.reading.areas:
        code = str(area.number)
        held = comparison.held.areas.get(code.casefold())
        if held is None:
            decided = comparison.recorded_of_plan(p.AreaAdded)
            if any(event.code == code for event in decided):
                continue  # A person took it back, or says that it was later.
            _new_area(comparison, area)
        _outcomes(comparison, area, held)
    here = {str(area.number).casefold() for area in comparison.reading.areas}
    for code, held in comparison.held.areas.items():
        if code not in here:
            comparison.doubts.append(
                f'The document no longer has improvement area {held.code} ("'
                f'{short(held.title)}"); the ledger keeps it.'
            )


def _scheme(comparison: Comparison) -> None:
    key, held = comparison.reading.scheme, comparison.held.scheme
    if len(key) < FEWEST:
        return
    scheme = scheme_of(key)
    same = held is not None and _described(scheme) == _described(held)
    if same or comparison.recorded_of_plan(p.SchemeAdopted):
        return
    _propose(
        comparison,
        "scheme",
        "scheme",
        (_printed(held) if held else "", _printed(scheme)),
        [line.source.position for line in key],
        lambda plan, said, by: plan.adopt_scheme(scheme, by),
    )


def _printed(scheme: RatingScheme) -> str:
    return "; ".join(f"{value}: {value.meaning}" for value in scheme.values)


def _described(scheme: RatingScheme) -> list[tuple[object, ...]]:
    return [
        (
            v.value.casefold(),
            (v.letter or "").casefold(),
            plain(v.meaning),
            v.exception_required,
            v.complete,
        )
        for v in scheme.values
    ]


def _terms(comparison: Comparison) -> None:
    for read in comparison.reading.terms:
        term = Text(read.term)
        before = comparison.held.terms.get(term, "")
        decided = comparison.recorded_of_plan(p.TermDefined)
        known = any(event.term == term for event in decided)
        if known or plain(before) == plain(read.meaning):
            continue
        _propose(
            comparison,
            "term",
            f"term {read.term}",
            (before, read.meaning),
            [read.source.position],
            _define_term(term),
        )


def _define_term(term: Text) -> Decision:
    return lambda plan, said, by: plan.define_term(term, Text(said.text), by)


def _new_area(comparison: Comparison, area: AreaReading) -> None:
    code = str(area.number)
    _propose(
        comparison,
        "area",
        f"area {code}",
        ("", area.title),
        [area.heading.position],
        lambda plan, said, by: plan.add_area(code, Text(said.text), by),
    )


def _outcomes(comparison: Comparison, area: AreaReading, held: HeldArea | None) -> None:
    numbers = _numbers(comparison, area, held)
    known = held.outcomes if held else {}
    for at, outcome in enumerate(area.outcomes):
        if at not in numbers:
            continue
        number = numbers[at]
        before = known.get(number, "") if number else ""
        if plain(before) == plain(outcome.words):
            continue
        _propose(
            comparison,
            "outcome",
            f"area {area.number} outcome {at + 1}",
            (before, outcome.words),
            [outcome.position],
            _set_outcome(str(area.number), number),
        )
    lost = sorted(known.keys() - set(numbers.values())) if area.outcomes else ()
    for number in lost:
        comparison.doubts.append(
            f"The document no longer has outcome {number} of area {area.number}"
            f' ("{short(known[number])}"); the ledger keeps it.'
        )


def _set_outcome(area: str, number: int | None) -> Decision:
    return lambda plan, said, by: plan.set_outcome(area, number, Text(said.text), by)


def _numbers(
    comparison: Comparison, area: AreaReading, held: HeldArea | None
) -> dict[int, int | None]:
    """Return outcome of the document, from 0 -> its number in the ledger, or None.

    One that this file led to an entry about before has its number only if the ledger
    says the same; otherwise it is left out.
    """
    known = held.outcomes if held else {}
    events = [
        event
        for event in comparison.recorded_of_plan(p.OutcomeSet)
        if held and event.area == held.number
    ]
    decided = decided_items(
        [
            Item(span.words, span.position, str(number))
            for number, span in enumerate(area.outcomes, 1)
        ],
        [Entry(event.text, event, str(event.outcome)) for event in events],
        known.values(),
    )
    settled = {events[at].outcome for at in decided.values()}
    free = {n: text for n, text in known.items() if n not in settled}
    open_ = {at: s for at, s in enumerate(area.outcomes) if at not in decided}
    return _matched(open_, free) | {at: events[e].outcome for at, e in decided.items()}


def _matched(
    open_: Mapping[int, Span], free: Mapping[int, str]
) -> dict[int, int | None]:
    scores: dict[tuple[int, int], float] = {}
    for at, span in open_.items():
        for number, text in free.items():
            alike = likeness(content(span.words), content(text))
            if plain(span.words) == plain(text):
                scores[at, number] = 2.0
            elif alike >= _ALIKE:
                scores[at, number] = alike
    found: dict[int, int | None] = dict.fromkeys(open_)
    return found | dict(closest(scores))


def _propose(
    comparison: Comparison,
    kind: Kind,
    id_: str,
    words: tuple[str, str],
    positions: Sequence[Position],
    decide: Decision,
) -> None:
    def record(desk: Desk, said: Said, by: Attribution) -> None:
        desk.session.add(decide(desk.plan, said, by))

    proposal = Proposal(id_, kind, None, *words, places_of(positions))
    comparison.changes.append(Change(proposal, tuple(positions), record))
