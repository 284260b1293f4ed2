"""What a process keeps of what it read, so that it need not be read again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.action import Action
from domain.history import History
from domain.plan import Plan

KEPT = 20_000
"""How many entries of actions are kept, those of the last used ones: some 40 MB."""


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

    def action(self, plan: Plan, action: str) -> Action | None:
        """Return the action of `plan` with that id; None if it was not read."""
        known = self._actions.get(action)
        return None if known is None else Action(plan, known)

    def keep_plan(self, plan: Plan) -> None:
        """Keep `plan` as it is now."""
        self._plans[plan.slug] = plan

    def keep_action(self, action: History) -> None:
        """Keep an action as it is now."""
        before = self._actions.pop(action.stream, None)
        self._entries += action.version - (before.version if before else 0)
        self._actions[action.stream] = action
        while self._entries > KEPT and len(self._actions) > 1:
            oldest = self._actions.pop(next(iter(self._actions)))
            self._entries -= oldest.version

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
