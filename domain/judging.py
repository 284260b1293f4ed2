"""Judgements of an action: ratings and delivery, and who confirms them."""

from domain import action_events as a
from domain import sign_off_events as s
from domain.action_state import ActionState
from domain.amending import Numbers
from domain.delivery import ROUTINE, SETTLED, SIGNED_OFF
from domain.event import Attribution, Event, make
from domain.history import Fact, said_by
from domain.partial_date import PartialDate
from domain.proposals import decisions, open_proposals
from domain.refusals import (
    CannotCorrectError,
    NotSignedOffError,
    ReasonMissingError,
    SignedOffError,
)
from domain.sign_off_refusals import (
    DecidedError,
    NeedsSecondPersonError,
    NotProposedError,
    NotSettlingError,
    ProposalGoneError,
    ProposedAlreadyError,
    UnevidencedError,
    UnmonitoredError,
)
from domain.standing import places, retracted, standing
from domain.text import Text


class Judged(ActionState):
    """An action and the decisions about how it stands.

    A rating or delivery status for which the plan's policy wants a second person is
    a proposal until somebody else confirms it.
    """

    def rate(
        self, rating: str, reason: Text | None, by: Attribution
    ) -> a.Rated | s.RatingProposed:
        """Rate the action with a value of the scheme in force, by word or letter."""
        value = self.plan.scheme_on(by.effective).find(rating).value
        if reason is None:
            raise ReasonMissingError("A rating")
        if value.casefold() not in self.plan.second_person.ratings:
            return self._next(a.Rated, by, rating=value, reason=reason)
        made = self._next(s.RatingProposed, by, rating=value, reason=reason)
        self._check_new(made, value)
        return made

    def record_delivery(
        self,
        status: str,
        reason: Text | None,
        by: Attribution,
        note: Text | None = None,
        *,
        waiver: Text | None = None,
        monitored_by: Text | None = None,
    ) -> tuple[Event, ...]:
        """Record where delivery stands; what is settled must be reopened first.

        A sign-off wants evidence, or a waiver that says why there is none. Business
        as usual wants somebody who goes on monitoring, by role. A person says both;
        the words of a document only ever claim.
        """
        self._check_delivery(status, by, waiver, monitored_by)
        said = {"status": status, "reason": reason}
        if status in self.plan.second_person.delivery:
            beside = {"waiver": waiver, "monitored_by": monitored_by}
            # Of a document that claims it, its words are the reason.
            said |= {"reason": reason or note}
            proposed = self._next(s.DeliveryProposed, by, **said, **beside)
            self._check_new(proposed, status)
            return (proposed,)
        made: list[Event] = [self._next(a.DeliveryRecorded, by, **said, note=note)]
        if waiver is not None:
            after = self.apply(made)
            made.append(after._next(s.EvidenceWaived, by, reason=waiver))
        if monitored_by is not None:
            after = self.apply(made)
            who = {"monitored_by": monitored_by}
            made.append(after._next(s.MonitoringAssigned, by, **who))
        return tuple(made)

    def reopen(self, reason: Text | None, by: Attribution) -> a.Reopened:
        """Say that a settled action is being worked on again."""
        if self.delivery_on(by.effective.last or by.today) not in SETTLED:
            raise NotSignedOffError(self.code)
        if reason is None:
            raise ReasonMissingError("Reopening an action")
        return self._next(a.Reopened, by, reason=reason)

    def confirm(
        self, version: int, reason: Text | None, by: Attribution, numbers: Numbers
    ) -> s.RatingConfirmed | s.DeliveryConfirmed:
        """Confirm what the entry of `version` proposes; it counts from its own date."""
        fact, entry = self._proposal(version, numbers), numbers(version)
        role = self.plan.check_second_person(entry, self.authors(version), by)
        proposed, dated = fact.event, by.on(fact.event.effective)
        names = {"entry": entry, "version": version}
        said = {**names, "role": role, "reason": reason}
        if isinstance(proposed, s.RatingProposed):
            made = {**said, "rating": proposed.rating}
            return self._fitting(self._next(s.RatingConfirmed, dated, **made))
        assert isinstance(proposed, s.DeliveryProposed)
        self._check_settling(proposed.status, dated, proposed.waiver)
        made = {**said, "status": proposed.status}
        return self._fitting(self._next(s.DeliveryConfirmed, dated, **made))

    def refuse(
        self, version: int, reason: Text | None, by: Attribution, numbers: Numbers
    ) -> s.RatingRefused | s.DeliveryRefused:
        """Refuse what the entry of `version` proposes, on the day of recording."""
        fact, entry = self._proposal(version, numbers), numbers(version)
        role = self.plan.check_second_person(entry, self.authors(version), by)
        if reason is None:
            raise ReasonMissingError("A refusal")
        names = {"entry": entry, "version": version}
        said = {**names, "role": role, "reason": reason}
        dated = by.on(PartialDate.day(by.today))
        # What was proposed of an action that has left since can still be refused.
        stream, version = self.id, self.history.version + 1
        if isinstance(fact.event, s.RatingProposed):
            return make(s.RatingRefused, stream, version, dated, **said)
        return make(s.DeliveryRefused, stream, version, dated, **said)

    def _proposal(self, version: int, numbers: Numbers) -> Fact:
        """Return the proposal of `version`, which stands and is not decided yet."""
        number = numbers(version)
        event = said_by(self.history.at(version, number))
        if not isinstance(event, s.PROPOSALS):
            raise NotProposedError(number, event.wire)
        facts = self.history.facts
        for fact in facts:
            if fact.version == version:
                if (decided := decisions(facts).get(version)) is not None:
                    raise DecidedError(number, numbers(decided.version))
                return fact
        raise self._gone(version, numbers)

    def _gone(self, version: int, numbers: Numbers) -> ProposalGoneError:
        links = self.history.links
        by = retracted(links).get(version)
        now = standing(links).get(places(links)[version])
        if now is not None:
            return ProposalGoneError(numbers(version), numbers(now), True)
        return ProposalGoneError(numbers(version), numbers(by or version), False)

    def authors(self, version: int) -> frozenset[str]:
        """Return who proposed what `version` says, and who put it in other words.

        For whom they did so is among them: nobody confirms what speaks in their name.
        """
        where = places(self.history.links)
        place, events = where[version], self.history.events
        said = (events[v - 1] for v in where if where[v] == place)
        return frozenset(name for event in said for name in event.names_behind)

    def _check_settling(
        self, status: str, by: Attribution, waiver: Text | None
    ) -> None:
        """Refuse to go on from what is settled, and a sign-off without evidence."""
        before = self.delivery_on(by.effective.last or by.today)
        if before in SETTLED and (before, status) != (SIGNED_OFF, ROUTINE):
            raise SignedOffError(self.code, before)
        wants_evidence = status in SETTLED and before != SIGNED_OFF
        if wants_evidence and waiver is None and not self.is_evidenced:
            raise UnevidencedError(self.code, status)

    def _check_delivery(
        self,
        status: str,
        by: Attribution,
        waiver: Text | None,
        monitored_by: Text | None,
    ) -> None:
        """Refuse a sign-off without evidence, and routine that nobody watches."""
        _check_beside(status, waiver, monitored_by)
        self._check_settling(status, by, waiver)
        if status == ROUTINE and monitored_by is None:
            raise UnmonitoredError(self.code)

    def _check_new(self, made: Event, value: str) -> None:
        """Refuse to propose once more what waits to be confirmed."""
        for fact in open_proposals(self.history.facts):
            same = type(fact.event) is type(made) and value in _value(fact.event)
            if same and fact.event.effective == made.effective:
                raise ProposedAlreadyError(self.code, value)

    def _check_correction(self, said: Event, other: Event) -> None:
        """Refuse a correction that would get around evidence or a second person."""
        before, after = _value(said), _value(other)
        if isinstance(said, s.DECISIONS):
            raise CannotCorrectError(
                "What a second person decided cannot be corrected; retract it, and have"
                " it decided anew."
            )
        if isinstance(said, s.DeliveryProposed) and before != after:
            raise CannotCorrectError(
                "Another delivery status wants a proposal of its own; retract the entry"
                " and record that with `ledger deliver`."
            )
        if not isinstance(said, a.Rated | a.DeliveryRecorded):
            return
        if before == after and said.effective == other.effective:
            return
        (value,) = after
        if value in SETTLED and before != after:
            raise CannotCorrectError(
                f'A correction cannot make it "{value}"; retract the entry and record'
                " that with `ledger deliver`."
            )
        needs = self.plan.second_person
        if value.casefold() in needs.ratings or value in needs.delivery:
            raise NeedsSecondPersonError(value)


def _value(event: Event) -> tuple[str, ...]:
    """Return the rating or delivery status that `event` states or proposes."""
    match event:
        case a.Rated() | s.RatingProposed():
            return (event.rating,)
        case a.DeliveryRecorded() | s.DeliveryProposed():
            return (event.status,)
        case _:
            return ()


def _check_beside(status: str, waiver: Text | None, monitored_by: Text | None) -> None:
    if waiver is not None and status not in SETTLED:
        raise NotSettlingError("A waiver of evidence", status, "a sign-off")
    if monitored_by is not None and status != ROUTINE:
        raise NotSettlingError("Who goes on monitoring", status, ROUTINE)
