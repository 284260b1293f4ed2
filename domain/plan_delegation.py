"""The decision of a plan about who may record on behalf of whom."""

from collections.abc import Iterable

from domain import plan_events as p
from domain.building import build
from domain.delegation import check_delegations, delegations, is_same
from domain.delegation_refusals import SelfDelegationError
from domain.event import Attribution
from domain.plan_people import Governed, PolicyOvertakenError
from domain.refusals import UnchangedError


class Delegating(Governed):
    """A plan and the decision about who records for whom."""

    def set_delegation(
        self, pairs: Iterable[tuple[str, str]], by: Attribution
    ) -> p.DelegationSet:
        """Say who may record for whom from now on: delegate and principal of each.

        Whoever is not named may no longer.

        Raises:
            SelfDelegationError: delegate and principal are one person.
            OwnDelegationError: whoever records it is a delegate who was not one.
            PolicyOvertakenError: one of a later day would stay in force.
            UnchangedError: nobody is named, and nobody may as it is.
        """
        named: dict[tuple[str, str], p.Delegation] = {}
        for pair in pairs:
            delegate, principal = map(self._known, pair)
            if is_same(delegate, principal):
                raise SelfDelegationError(delegate)
            key = delegate.casefold(), principal.casefold()
            one = {"delegate": delegate, "principal": principal}
            named.setdefault(key, build(p.Delegation, **one))
        if not named and not delegations(self.history.facts):
            raise UnchangedError("The plan's policy")
        made = self._next(p.DelegationSet, by, pairs=tuple(named.values()))
        after = self.apply([made])
        last = [e for e in after.standing() if isinstance(e, p.DelegationSet)][-1]
        if last != made:
            raise PolicyOvertakenError(last.effective_day)
        check_delegations(self, after, by.recorded_by)
        return made
