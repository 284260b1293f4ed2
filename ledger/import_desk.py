"""Where an import works: the session, the plan in hand, and where words come from."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.action import Action
from domain.event import Attribution, Source
from domain.plan import Plan
from domain.text import Text
from ledger.documents.model import Position
from ledger.documents.plan_reading import PlanReading
from ledger.session import Session


@dataclass(frozen=True, slots=True)
class Desk:
    """One document on its way into the plan called `slug`.

    Attributes:
        session: Takes the entries.
        slug: The plan's short name.
        reading: What was read.
        lasting: For what stands as long as the plan: structure, wording, targets.
        undated: For what was so at some time nobody gave: notes, claims, ratings.
    """

    session: Session
    slug: str
    reading: PlanReading
    lasting: Attribution
    undated: Attribution

    @property
    def plan(self) -> Plan:
        """The plan with what was added so far."""
        return self.session.new_plan(self.slug)

    def action(self, code: str) -> Action:
        """Return the action with what was added so far."""
        return self.session.action(self.slug, code)

    def lasts(self, *places: Position) -> Attribution:
        """Return the attribution of something lasting that stands at `places`."""
        return self._at(self.lasting, places)

    def passing(self, *places: Position) -> Attribution:
        """Return the attribution of something undated that stands at `places`."""
        return self._at(self.undated, places)

    def _at(self, by: Attribution, places: Sequence[Position]) -> Attribution:
        if not places:
            return by
        distinct = tuple(dict.fromkeys(str(place) for place in places))
        reading = self.reading
        source = Source(file=Text(reading.name), sha256=reading.sha256, places=distinct)
        return by._replace(source=source)
