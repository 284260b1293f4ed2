"""What a process keeps of what it read, so that it need not be read again."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from domain.action import Action
from domain.history import History
from domain.plan import Plan

KEPT = 20_000
"""How many entries of actions are kept, those of the last used ones: some 40 MB.

An action of which only the version is known counts as one.
"""


@dataclass
class Memory:
    """Plans and actions as they were read last, however old that is.

    Attributes:
        connections: How many connections were made when it began.
    """

    connections: int = 0
    _plans: dict[str, Plan] = field(default_factory=dict)
    _actions: dict[str, History] = field(default_factory=dict)
    _entries: int = 0

    def plan(self, slug: str) -> Plan | None:
        """Return the plan `slug`; None if it was never read."""
        return self._plans.get(slug)

    def action(self, action: str) -> History | None:
        """Return the action with that id; None if not even its version was read.

        If only that was, the events that somebody asks of it are not kept here.
        """
        known = self._actions.get(action)
        return known if known is None or known.is_read else replace(known)

    def keep_plan(self, plan: Plan) -> None:
        """Keep `plan` as it is now."""
        self._plans[plan.slug] = plan

    def keep_action(self, action: History) -> None:
        """Keep an action as it is now; only its version, if it was not read."""
        before = self._actions.pop(action.stream, None)
        kept = action.forgotten()
        self._entries += _held(kept) - (_held(before) if before else 0)
        self._actions[action.stream] = kept
        while self._entries > KEPT and len(self._actions) > 1:
            oldest = self._actions.pop(next(iter(self._actions)))
            self._entries -= _held(oldest)

    def keep(self, plans: Mapping[str, Plan], actions: Mapping[str, Action]) -> None:
        """Keep plans by slug and actions by id, as they were recorded."""
        for plan in plans.values():
            self.keep_plan(plan)
        for action in actions.values():
            self.keep_action(action.history)

    def forget(self) -> None:
        """Keep nothing any more."""
        self._plans.clear()
        self._actions.clear()
        self._entries = 0


def _held(action: History) -> int:
    """Return for how many entries a kept action counts."""
    return max(1, action.version) if action.is_read else 1
