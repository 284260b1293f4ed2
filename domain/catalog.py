"""Every event there is, by its wire name.

Who asks whether there is one of that name loads none, and who reads or makes one loads
its module alone: pydantic takes half a millisecond for each class, and there are fifty.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module

from domain.event import KINDS, Event

__all__ = ["EVENTS", "MODULES", "Event"]

_WIRES = {
    "action_events": (
        "action.reworded",
        "action.sub_item_added",
        "action.impact_stated",
        "action.owner_assigned",
        "action.target_set",
        "action.target_revised",
        "action.progress_recorded",
        "action.rated",
        "action.exception_reported",
        "action.evidence_attached",
        "action.delivery_recorded",
        "action.reopened",
    ),
    "checkpoint_events": (
        "checkpoint.key_adopted",
        "checkpoint.signed",
        "checkpoint.timestamped",
    ),
    "entry_events": ("entry.corrected", "entry.retracted", "text.redacted"),
    "hold_events": ("plan.hold_placed", "plan.hold_lifted"),
    "measure_events": ("measure.defined", "measure.read"),
    "plan_events": (
        "plan.opened",
        "plan.scheme_adopted",
        "plan.area_added",
        "plan.outcome_set",
        "plan.term_defined",
        "plan.board_named",
        "plan.meeting_held",
        "plan.role_granted",
        "plan.role_revoked",
        "plan.policy_set",
        "plan.delegation_set",
        "plan.action_added",
        "plan.action_renumbered",
        "plan.action_withdrawn",
        "plan.actions_merged",
        "plan.superseded",
        "plan.closed",
    ),
    "report_events": (
        "report.registered",
        "report.sealed",
        "report.sent",
        "report.commitment_made",
    ),
    "sign_off_events": (
        "action.rating_proposed",
        "action.rating_confirmed",
        "action.rating_refused",
        "action.delivery_proposed",
        "action.delivery_confirmed",
        "action.delivery_refused",
        "action.evidence_waived",
        "action.monitoring_assigned",
    ),
}

MODULES = {
    wire: f"domain.{module}" for module, wires in _WIRES.items() for wire in wires
}
"""The module of each event, by its wire name."""


class _Events(Mapping[str, type[Event]]):
    """Event classes by their wire names; the module of one is imported for it."""

    def __getitem__(self, wire: str) -> type[Event]:
        known = KINDS.get(wire)
        if known is None:
            import_module(MODULES[wire])
            known = KINDS[wire]
        return known

    def __contains__(self, wire: object) -> bool:
        return wire in MODULES

    def __iter__(self) -> Iterator[str]:
        return iter(MODULES)

    def __len__(self) -> int:
        return len(MODULES)


EVENTS = _Events()
"""Every event class by its wire name."""
