"""Recording one action of a document, with all that its row says of it."""

from domain.text import Text
from ledger.documents.actions.reading import NO_WORDING
from ledger.documents.actions.targets import target_of, targets_of
from ledger.documents.plan_reading import ActionReading
from ledger.import_desk import Desk


def record_action(desk: Desk, read: ActionReading) -> None:
    """Add the action to the plan, and then everything that was read of it."""
    by = desk.lasts(*(read.sources.get("action") or read.rows))
    words = Text(read.wording or NO_WORDING)
    area = "" if read.area is None else str(read.area)
    desk.session.add(desk.plan.add_action(read.code, area, words, by, read.parent))
    _record_parts(desk, read)
    _record_rating(desk, read)
    _record_notes(desk, read)


def _record_parts(desk: Desk, read: ActionReading) -> None:
    """Record what stands as long as the action: sub-items, impacts, targets, owner."""
    add, code, known = desk.session.add, read.code, desk.reading.known
    for item in read.sub_items:
        by = desk.lasts(item.position)
        add(desk.action(code).add_sub_item(item.ref, Text(item.text), by))
    for impact in read.impacts:
        by = desk.lasts(impact.position)
        add(desk.action(code).state_impact(impact.ref, Text(impact.text), by))
    for kind, target in targets_of(read):
        by = desk.lasts(target.position)
        add(desk.action(code).set_target(target_of(target.words, kind, known), by))
    _record_revision(desk, read)
    if read.owner is not None:
        by = desk.lasts(*read.sources.get("owner", ()))
        add(desk.action(code).assign_owner(Text(read.owner), None, by))


def _record_revision(desk: Desk, read: ActionReading) -> None:
    """Record what the only target was revised to; the document gives no reason."""
    for revised in read.revised:
        by = desk.passing(revised.position)
        target = target_of(revised.words, None, desk.reading.known)
        action = desk.action(read.code)
        add = desk.session.add
        add(action.revise_target(1, target, by, reason=None, approved_by=None))


def _record_rating(desk: Desk, read: ActionReading) -> None:
    """Record the rating, as of a date nobody gave: the letter came before it."""
    if read.rating is None:
        return
    by = desk.passing(*read.sources.get("rating", ()))
    reason = Text(f"As rated in {desk.reading.name}")
    desk.session.add(desk.action(read.code).rate(read.rating, reason, by))


def _record_notes(desk: Desk, read: ActionReading) -> None:
    """Record the progress note, and what the words claim of delivery."""
    if read.note:
        lines = (*read.progress, *read.notes)
        by = desk.passing(*(span.position for span in lines))
        desk.session.add(desk.action(read.code).record_progress(Text(read.note), by))
    if read.claim is not None:
        by = desk.passing(read.claim.position)
        status, words = read.claim.claim.status, Text(read.claim.claim.words)
        said = status.replace("_", " ")
        for event in desk.action(read.code).record_delivery(said, None, by, words):
            desk.session.add(event)
