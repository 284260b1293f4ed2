"""What the line of an entry says that is beside the plan and its actions."""

from collections.abc import Mapping

from domain import checkpoint_events as c
from domain import hold_events as h
from domain import measure_events as m
from domain import report_events as r
from domain.event import Event
from domain.printing import audience_name
from projections.measure_words import figure


def beside(fact: Event, worn: Mapping[str, str]) -> str | None:
    """Return what `fact`, one of those named `BESIDE`, says as far as one line can.

    Args:
        fact: The fact.
        worn: For a reading, the field of its measure -> the code of that.
    """
    match fact:
        case m.MeasureDefined():
            return f"{fact.code} {fact.name}"
        case m.MeasureRead():
            said = fact.model_dump(include={"value", "numerator", "denominator"})
            code = worn.get(f"measure/{fact.measure}", f"measure {fact.measure}")
            return f"{code}: {figure(said)} in {fact.effective}"
        case h.HoldPlaced():
            kept = f"entry #{fact.entry}" if fact.entry else "the whole plan"
            return f"hold {fact.number} on {kept}"
        case h.HoldLifted():
            return f"hold {fact.hold}"
        case _:
            return _of_reports(fact) or _of_the_ledger(fact)


def _of_reports(fact: Event) -> str | None:
    match fact:
        case r.ReportRegistered() | r.ReportSealed():
            called = f"{fact.title} ({fact.name})" if fact.title else fact.name
            return f"report {fact.number} to {audience_name(fact.audience)}: {called}"
        case r.ReportSent():
            return f"report {fact.report} by {fact.by}"
        case r.CommitmentMade():
            about = f": {fact.about}" if fact.about else ""
            return f"a report to {audience_name(fact.audience)} by {fact.due}{about}"
        case _:
            return None


def _of_the_ledger(fact: Event) -> str | None:
    """Return what is said of keys and checkpoints."""
    match fact:
        case c.KeyAdopted():
            return f"key {fact.number}"
        case c.CheckpointSigned():
            return f"{fact.size} entries, root {fact.root}"
        case c.CheckpointTimestamped():
            return f"the checkpoint of {fact.size} entries, by {fact.authority}"
        case _:
            return None
