"""Recording the front of a document: plan, scheme, terms, areas, outcomes."""

from domain.building import build
from domain.plan_events import Inspection
from domain.text import Text
from ledger.documents.plan_reading import PlanReading
from ledger.documents.ratings.keeping import scheme_of
from ledger.import_desk import Desk


def record_front(desk: Desk) -> None:
    """Open the plan and record everything that stands before its actions."""
    add, reading = desk.session.add, desk.reading
    title, authority = reading.title, reading.authority
    words = Text(title.words if title else reading.name)
    council = Text(authority.words) if authority else None
    by = desk.lasts(*([title.position] if title else []))
    add(desk.plan.open(words, council, inspection_of(reading), by))
    key = desk.lasts(*(rating.source.position for rating in reading.scheme))
    add(desk.plan.adopt_scheme(scheme_of(reading.scheme), key))
    for term in reading.terms:
        by = desk.lasts(term.source.position)
        add(desk.plan.define_term(Text(term.term), Text(term.meaning), by))
    for area in reading.areas:
        code, by = str(area.number), desk.lasts(area.heading.position)
        add(desk.plan.add_area(code, Text(area.title), by))
        for outcome in area.outcomes:
            by = desk.lasts(outcome.position)
            add(desk.plan.set_outcome(code, None, Text(outcome.words), by))


def inspection_of(reading: PlanReading) -> Inspection | None:
    """Return what the document says of the inspection; None if nothing."""
    read = reading.inspection
    fields = {
        "framework": Text(read.kind.words) if read.kind else None,
        "visited": read.visited.date if read.visited else None,
        "letter": read.letter.date if read.letter else None,
    }
    return build(Inspection, **fields) if any(fields.values()) else None
