"""Who governs a plan: its boards and their meetings, roles, and second persons."""

from collections.abc import Iterable
from datetime import date
from typing import get_args

from domain import plan_events as p
from domain.action_events import DeliveryStatus
from domain.delivery import as_status
from domain.errors import LedgerError
from domain.event import Attribution
from domain.plan_state import PlanState
from domain.policies import APPROVER, DELIVERY, NOTHING, RATINGS, ROLE, Wanted
from domain.printing import print_day
from domain.second_person import holders
from domain.sign_off_refusals import OwnRoleError, RoleHeldError
from domain.text import Text


class UnknownBoardError(LedgerError):
    """A board that the plan never named."""

    def __init__(self, board: str, known: Iterable[str]) -> None:
        held = ", ".join(known)
        there = f"its boards are {held}" if held else "it names none yet"
        super().__init__(
            f'The plan has no board "{board}"; {there}, and `ledger board name {board}'
            ' "…"` adds it.'
        )
        self.board = board


class MeetingError(LedgerError):
    """A meeting without a day, or one that was recorded already."""


class PolicyOvertakenError(LedgerError):
    """A policy of a second person dated before the one that is in force."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"The policy of {print_day(day)} would stay in force, so this one would"
            " decide nothing; leave --on out, or give a day that is no earlier."
        )
        self.day = day


class UnknownDeliveryError(LedgerError):
    """A delivery status that there is not."""

    def __init__(self, words: str) -> None:
        known = ", ".join(get_args(DeliveryStatus))
        super().__init__(f'"{words}" is no delivery status; choose among {known}.')


class Governed(PlanState):
    """A plan and the decisions about who governs it."""

    def name_board(self, board: str, name: Text, by: Attribution) -> p.BoardNamed:
        """Name a group that is reported to."""
        return self._next(p.BoardNamed, by, board=board, name=name)

    def hold_meeting(self, board: str, by: Attribution) -> p.MeetingHeld:
        """Say that a board met on the effective date of `by`."""
        name = self._board(board)
        day = by.effective.last
        if day is None or by.effective.first != day:
            raise MeetingError(
                "A meeting was on one day; say which with --on, such as --on"
                ' "30 July 2020".'
            )
        for event in self.standing():
            held = isinstance(event, p.MeetingHeld) and event.board == name
            if held and event.effective_day == day:
                raise MeetingError(
                    f"That {name} met on {print_day(day)} is recorded already; there is"
                    " nothing to record."
                )
        return self._next(p.MeetingHeld, by, board=name)

    def set_policy(
        self, policy: str, values: tuple[str, ...], by: Attribution
    ) -> p.PolicySet:
        """Give a rule of the plan its value."""
        return self._next(p.PolicySet, by, policy=policy, values=values)

    def want_second_person(
        self, wanted: Wanted, by: Attribution
    ) -> tuple[p.PolicySet, ...]:
        """Say which judgements count only once a second person confirmed them.

        Raises:
            UnknownRatingError, UnknownDeliveryError: there is none of that name.
        """
        scheme = self.scheme_on(by.effective)
        said: list[tuple[str, tuple[str, ...]]] = []
        if wanted.ratings is not None:
            said.append((RATINGS, tuple(scheme.find(r).value for r in wanted.ratings)))
        if wanted.delivery is not None:
            said.append((DELIVERY, tuple(_status(one) for one in wanted.delivery)))
        if wanted.role is not None:
            said.append((ROLE, (self._spelt(wanted.role),)))
        made: list[p.PolicySet] = []
        after: Governed = self
        for policy, values in said:
            unique = tuple(dict.fromkeys(values)) or (NOTHING,)
            made.append(after.set_policy(policy, unique, by))
            after = after.apply(made[-1:])
        _check_in_force(made, after)
        return tuple(made)

    def grant_role(self, role: str, person: str, by: Attribution) -> p.RoleGranted:
        """Say that `person`, a user name, holds `role` from the effective date on."""
        # Some systems take a user name in any case.
        if person.casefold() == by.recorded_by.casefold():
            raise OwnRoleError(person, role)
        role, person = self._spelt(role), self._known(person)
        self._check_holds(role, person, by, held=False)
        return self._next(p.RoleGranted, by, role=role, person=person)

    def revoke_role(
        self, role: str, person: str, reason: Text | None, by: Attribution
    ) -> p.RoleRevoked:
        """Say that `person` no longer holds `role` from the effective date on."""
        role, person = self._spelt(role), self._known(person)
        self._check_holds(role, person, by, held=True)
        fields = {"role": role, "person": person, "reason": reason}
        return self._next(p.RoleRevoked, by, **fields)

    def _spelt(self, role: str) -> str:
        """Return a role as the plan has spelt it so far, else as it is given."""
        known = [APPROVER]
        for event in self.standing():
            if isinstance(event, p.RoleGranted):
                known.append(event.role)
            elif isinstance(event, p.PolicySet) and event.policy == ROLE:
                known += event.values
        return _as_spelt(known, role)

    def _known(self, person: str) -> str:
        """Return a user name as the plan has spelt it so far, else as it is given."""
        known: list[str] = []
        for event in self.standing():
            if isinstance(event, p.RoleGranted):
                known.append(event.person)
            elif isinstance(event, p.DelegationSet):
                for pair in event.pairs:
                    known += pair.delegate, pair.principal
        return _as_spelt(known, person)

    def _check_holds(
        self, role: str, person: str, by: Attribution, *, held: bool
    ) -> None:
        day = by.effective.last or by.today
        if (person in holders(self.history.facts, role, day)) != held:
            raise RoleHeldError(person, role, not held)

    def _board(self, board: str) -> str:
        """Return the board's label as the plan has it."""
        named = [e.board for e in self.standing() if isinstance(e, p.BoardNamed)]
        for label in named:
            if label.casefold() == board.strip().casefold():
                return label
        raise UnknownBoardError(board, dict.fromkeys(named))


def _check_in_force(said: Iterable[p.PolicySet], plan: PlanState) -> None:
    """Refuse a policy that one of a later day keeps from ever deciding anything."""
    last = {e.policy: e for e in plan.standing() if isinstance(e, p.PolicySet)}
    for event in said:
        if last[event.policy] != event:
            raise PolicyOvertakenError(last[event.policy].effective_day)


def _as_spelt(known: Iterable[str], word: str) -> str:
    """Return the first of `known` that is the same word in any case, else the word."""
    return next((one for one in known if one.casefold() == word.casefold()), word)


def _status(words: str) -> str:
    """Return the delivery status that `words` name.

    Raises:
        UnknownDeliveryError: there is no such status.
    """
    wanted = as_status(words)
    if wanted not in get_args(DeliveryStatus):
        raise UnknownDeliveryError(words)
    return wanted
