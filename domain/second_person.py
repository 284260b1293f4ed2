"""Which judgements of a plan need a second person, and who may be that person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from domain.history import Fact
from domain.plan_events import PolicySet, RoleGranted, RoleRevoked
from domain.policies import APPROVER, DELIVERY, NOTHING, RATINGS, ROLE


@dataclass(frozen=True)
class SecondPerson:
    """A plan's policy of a second person, as it is in force now.

    Attributes:
        ratings: Ratings that need one, by their folded words.
        delivery: Delivery statuses that need one.
        role: The role that a second person holds.
    """

    ratings: frozenset[str] = frozenset()
    delivery: frozenset[str] = frozenset()
    role: str = APPROVER

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> Self:
        """Return the policy in force now, whatever day a judgement is about.

        No entry begins to hold after it was recorded, so the last one in effective
        order is in force. No day is compared: neither a date that somebody gives nor
        a clock that was put back can get around the policy.

        Args:
            facts: What stands of the plan, in effective order.
        """
        held: dict[str, tuple[str, ...]] = {}
        for fact in facts:
            if isinstance(fact.event, PolicySet):
                held[fact.event.policy.casefold()] = fact.event.values
        ratings, delivery = (_named(held.get(key, ())) for key in (RATINGS, DELIVERY))
        return cls(ratings, delivery, held.get(ROLE, (APPROVER,))[0])


def holders(facts: Iterable[Fact], role: str, day: date = date.max) -> Sequence[str]:
    """Return who holds a role on `day`, or now, in order of the grants.

    Args:
        facts: What stands of the plan, in effective order.
        role: The role, in any case.
        day: The day; as for a policy, now is after all that is recorded.
    """
    found: dict[str, None] = {}
    for fact in facts:
        event = fact.event
        if not isinstance(event, RoleGranted | RoleRevoked):
            continue
        if event.role.casefold() != role.casefold() or event.effective_day > day:
            continue
        if isinstance(event, RoleGranted):
            found[event.person] = None
        else:
            found.pop(event.person, None)
    return list(found)


def roles_of(facts: Sequence[Fact], person: str) -> frozenset[str]:
    """Return the roles that a user holds now, in whatever case the name is spelt.

    Args:
        facts: What stands of the plan, in effective order.
        person: The user name.
    """
    granted = {f.event.role for f in facts if isinstance(f.event, RoleGranted)}
    held = {role: holders(facts, role) for role in granted}
    user = person.casefold()
    return frozenset(r for r in held if user in map(str.casefold, held[r]))


def _named(values: Iterable[str]) -> frozenset[str]:
    return frozenset(value.casefold() for value in values) - {NOTHING}
