"""One example of every event, in words of our own; together they use every field."""

from __future__ import annotations

from datetime import date

from domain import action_events as a
from domain import plan_events as p
from domain.catalog import Event
from domain.entry_events import EntryCorrected, EntryRetracted
from domain.partial_date import PartialDate
from domain.scheme import ragb
from domain.target import Target
from domain.text import Text
from tests.board_examples import board_examples
from tests.late_examples import ACTION as ACTION
from tests.late_examples import OTHER, PLAN, WHY, envelope, late_examples
from tests.late_examples import SOURCE as SOURCE
from tests.signed_examples import signed_examples


def examples() -> dict[str, Event]:
    """Return one event of each type by its wire name, the same ones each time."""
    events = (
        *(*_of_the_plan(), *_of_the_action(), *_of_targets(), *_of_entries()),
        *late_examples(),
        *board_examples(),
        *signed_examples(),
    )
    return {event.wire: event for event in events}


INSPECTION = p.Inspection(
    framework=Text("Focused visit"),
    visited=PartialDate(
        precision="range", first=date(2019, 11, 5), last=date(2019, 11, 6)
    ),
    letter=PartialDate.month(2019, 12, Text("letter of December 2019")),
)


def _of_the_plan() -> tuple[Event, ...]:
    title, authority = Text("Children first in Riverton"), Text("Riverton Council")
    e = envelope
    return (
        p.PlanOpened(
            **e(PLAN, 1, sourced=True),
            title=title,
            authority=authority,
            inspection=INSPECTION,
            reason=WHY,
        ),
        p.SchemeAdopted(**e(PLAN, 2), values=ragb().values),
        p.AreaAdded(**e(PLAN, 3), area=1, code="1", title=Text("The front door")),
        p.OutcomeSet(
            **e(PLAN, 4), area=1, outcome=1, text=Text("Every call is answered the day")
        ),
        p.TermDefined(**e(PLAN, 5), term=Text("FD"), meaning=Text("Front door")),
        p.BoardNamed(
            **e(PLAN, 6), board="DMG", name=Text("Managers of the department")
        ),
        p.PolicySet(**e(PLAN, 7), policy="confirm", values=("Green", "Blue")),
        *_of_structure(),
    )


def _of_structure() -> tuple[Event, ...]:
    e = envelope
    wording = Text("Answer each referral within one day")
    return (
        p.ActionAdded(
            **e(PLAN, 8, sourced=True),
            action=OTHER,
            code="1.1.1",
            area=1,
            parent=ACTION,
            wording=wording,
        ),
        p.ActionRenumbered(**e(PLAN, 9), action=OTHER, code="1.2", reason=WHY),
        p.ActionWithdrawn(**e(PLAN, 10), action=OTHER, reason=WHY),
        p.ActionsMerged(**e(PLAN, 11), merged=(OTHER,), into=ACTION, reason=WHY),
        p.PlanSuperseded(**e(PLAN, 12), successor="riverton-2021", reason=WHY),
        p.PlanClosed(**e(PLAN, 13), reason=WHY),
    )


def _of_the_action() -> tuple[Event, ...]:
    e = envelope
    sub_item, impact = Text("Ask for a second line"), Text("Families wait less")
    return (
        a.Reworded(**e(ACTION, 1), wording=Text("Answer within a day"), reason=WHY),
        a.SubItemAdded(**e(ACTION, 2), label="a", text=sub_item),
        a.ImpactStated(**e(ACTION, 3), label="i", text=impact),
        a.OwnerAssigned(**e(ACTION, 4), owner=Text("Head of service"), reason=WHY),
        a.ProgressRecorded(**e(ACTION, 5, sourced=True), text=Text("Two are hired")),
        a.Rated(
            **e(ACTION, 6), rating="Red", reason=Text("Half of the posts stand empty")
        ),
        *_of_reports(),
    )


def _of_reports() -> tuple[Event, ...]:
    e = envelope
    return (
        a.ExceptionReported(
            **e(ACTION, 7),
            cause=Text("Nobody applied"),
            recovery=Text("Advertise once more"),
            asked=Text("The board is to fund a retention payment"),
        ),
        a.DeliveryRecorded(
            **e(ACTION, 8),
            status="completion claimed",
            reason=Text("Read from the plan of May"),
            note=Text("Completed and in use"),
        ),
        a.Reopened(**e(ACTION, 9), reason=Text("The line was cut again")),
        a.EvidenceAttached(
            **e(ACTION, 10),
            description=Text("Rota of the first week"),
            sha256="ab" * 32,
            name=Text("rota.xlsx"),
            link=None,
            entry=5,
        ),
    )


def _of_targets() -> tuple[Event, ...]:
    due = PartialDate.month(2020, 9)
    measure = Target(kind="measure", words=Text("95% by September 2020"), due=due)
    e, approver = envelope, Text("Chair of the board")
    return (
        a.TargetSet(**e(ACTION, 11, sourced=True), number=1, target=measure),
        a.TargetRevised(
            **e(ACTION, 12),
            number=1,
            target=Target(
                kind="standing",
                words=Text("From January 2020 and ongoing"),
                since=PartialDate.month(2020, 1),
            ),
            approved_by=approver,
            reason=WHY,
        ),
    )


def _of_entries() -> tuple[Event, ...]:
    shared = envelope(ACTION, 13, sourced=True)
    shared["effective"] = PartialDate.unknown(Text("in spring"), by=date(2020, 6, 1))
    stated = a.ProgressRecorded(**shared, text=Text("Three are hired"))
    return (
        EntryCorrected(
            **shared, entry=57, version=5, replacement=stated, reason=Text("Miscounted")
        ),
        EntryRetracted(
            **envelope(ACTION, 14), entry=59, version=13, reason=Text("It was two")
        ),
    )


def delegated_examples() -> tuple[Event, ...]:
    """Return entries for another: a plain one, and a correction with its fact."""
    wanted = ("action.progress_recorded", "entry.corrected")
    plain, corrected = (examples()[wire] for wire in wanted)
    assert isinstance(corrected, EntryCorrected)
    names = {"on_behalf_of": "d.director"}
    fact = corrected.replacement.model_copy(update=names)
    return (
        plain.model_copy(update=names),
        corrected.model_copy(update={**names, "replacement": fact}),
    )


def evidence_examples() -> tuple[Event, ...]:
    """Return evidence that is a link, and a file of which more is said."""
    link = a.EvidenceAttached(
        **envelope(ACTION, 15),
        description=Text("The published rota"),
        link=Text("https://example.org/rota"),
    )
    file = examples()["action.evidence_attached"]
    return link, file.model_copy(update={"media_type": "application/pdf", "size": 7})
