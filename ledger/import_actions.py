"""Recording one action of a document, with all that its row says of it."""

from domain.scheme import UnknownRatingError
from domain.target_reading import read_target
from domain.text import Text
from ledger.documents.plan_reading import ActionReading
from ledger.import_desk import Desk

NO_WORDING = "[the document gives this action no wording]"


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
    add, code = desk.session.add, read.code
    for index, item in enumerate(read.sub_items, 1):
        by, label = desk.lasts(item.position), _label(item.label, index)
        add(desk.action(code).add_sub_item(label, Text(item.text), by))
    for index, impact in enumerate(read.impacts, 1):
        by, label = desk.lasts(impact.position), _label(impact.label, index)
        add(desk.action(code).state_impact(label, Text(impact.text), by))
    for target in read.targets:
        by, reading = desk.lasts(target.position), read_target(target.words)
        add(desk.action(code).set_target(reading.target, by))
    if read.owner is not None:
        by = desk.lasts(*read.sources.get("owner", ()))
        add(desk.action(code).assign_owner(Text(read.owner), None, by))


def _record_rating(desk: Desk, read: ActionReading) -> None:
    """Record the rating, unless it is none of the scheme, which the preview says."""
    if read.rating is None:
        return
    by = desk.lasts(*read.sources.get("rating", ()))
    reason = Text(f"As rated in {desk.reading.name}")
    try:
        rated = desk.action(read.code).rate(read.rating, reason, by)
    except UnknownRatingError:
        return  # A doubt of the reading names it; nothing is guessed.
    desk.session.add(rated)


def _record_notes(desk: Desk, read: ActionReading) -> None:
    """Record the progress note, and what the words claim of delivery."""
    if read.progress:
        by = desk.passing(*(span.position for span in read.progress))
        note = Text("\n".join(span.words for span in read.progress))
        desk.session.add(desk.action(read.code).record_progress(note, by))
    if read.claim is not None:
        by = desk.passing(read.claim.position)
        status, words = read.claim.claim.status, Text(read.claim.claim.words)
        said = status.replace("_", " ")
        desk.session.add(desk.action(read.code).record_delivery(said, words, by))


def _label(printed: str, index: int) -> str:
    """Return `a` for a label printed as `a)`, and its place for one not printed."""
    return "".join(c for c in printed if c.isalnum()) or str(index)
