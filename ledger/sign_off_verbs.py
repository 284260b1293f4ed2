"""Verbs of second persons: who may be one, for what, and what they decide."""

from collections.abc import Sequence

from domain.action import Action
from domain.event import Attribution
from domain.names import plan_of
from domain.policies import Wanted
from domain.sign_off_refusals import NotProposedError
from domain.text import Text
from ledger.recording import Recorded
from ledger.session import Command, Session
from ledger.verbs import Verbs


class SignOffVerbs(Verbs):
    """Roles, policies of a second person and of delegation, confirming, refusing."""

    def grant_role(
        self, command: Command, plan: str, role: str, person: str
    ) -> Recorded:
        """Say that a person, by user name, holds a role."""

        def decide(session: Session) -> None:
            session.add(session.plan(plan).grant_role(role, person, session.by))

        return self._record_ahead(
            command, ("plan role grant", plan, role, person), decide
        )

    def revoke_role(
        self, command: Command, plan: str, role: str, person: str, reason: Text | None
    ) -> Recorded:
        """Say that a person no longer holds a role."""

        def decide(session: Session) -> None:
            held = session.plan(plan)
            session.add(held.revoke_role(role, person, reason, session.by))

        request = ("plan role revoke", plan, role, person, reason)
        return self._record_ahead(command, request, decide)

    def want_second_person(
        self, command: Command, plan: str, wanted: Wanted
    ) -> Recorded:
        """Say which judgements need a second person."""

        def decide(session: Session) -> None:
            add_wanted(session, plan, wanted, session.by)

        request = ("plan second-person", plan, wanted)
        return self._record_ahead(command, request, decide)

    def set_delegation(
        self, command: Command, plan: str, pairs: Sequence[tuple[str, str]]
    ) -> Recorded:
        """Say who may record for whom: delegate and principal, by user names."""

        def decide(session: Session) -> None:
            session.add(session.plan(plan).set_delegation(pairs, session.by))

        return self._record(command, ("plan delegation", plan, pairs), decide)

    def confirm(self, command: Command, number: int, reason: Text | None) -> Recorded:
        """Confirm what entry `number` proposes."""

        def decide(session: Session) -> None:
            action, version = _proposed(session, number)
            numbers = session.numbers(action.id)
            session.add(action.confirm(version, reason, session.by, numbers))

        return self._record_ahead(command, ("confirm", number, reason), decide)

    def refuse(self, command: Command, number: int, reason: Text | None) -> Recorded:
        """Refuse what entry `number` proposes."""

        def decide(session: Session) -> None:
            action, version = _proposed(session, number)
            numbers = session.numbers(action.id)
            session.add(action.refuse(version, reason, session.by, numbers))

        return self._record_ahead(command, ("refuse", number, reason), decide)

    def hold_meeting(self, command: Command, plan: str, board: str) -> Recorded:
        """Say that a board met on the day of `command`."""

        def decide(session: Session) -> None:
            session.add(session.plan(plan).hold_meeting(board, session.by))

        return self._record_ahead(command, ("board met", plan, board), decide)


def add_wanted(
    session: Session, plan: str, wanted: Wanted | None, by: Attribution
) -> None:
    """Add to a session which judgements of a plan need a second person; None: none."""
    if wanted is not None:
        for event in session.plan(plan).want_second_person(wanted, by):
            session.add(event)


def _proposed(session: Session, number: int) -> tuple[Action, int]:
    """Return the action of entry `number`, and that entry's version in it.

    Raises:
        UnknownEntryError: there is no such entry.
        NotProposedError: it is about no action, so it proposes nothing.
    """
    stream, version = session.stream_of(number)
    owner = session.owner(stream)
    if not isinstance(owner, Action):
        raise NotProposedError(number, owner.history.at(version, number).wire)
    return session.action(plan_of(stream), stream), version
