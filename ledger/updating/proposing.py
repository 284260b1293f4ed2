"""What the next version of a document would change, shown before it is recorded."""

from domain.clock import day_of
from domain.partial_date import PartialDate
from domain.refusals import UnknownPlanError
from ledger.application import EventLog
from ledger.documents.plan_reading import PlanReading
from ledger.updating.comparing import Books, Renumbered, compare, day_of_document
from ledger.updating.proposal import Update


def propose(
    log: EventLog,
    slug: str,
    reading: PlanReading,
    as_at: PartialDate,
    renumbered: Renumbered,
) -> Update:
    """Return what `reading` would change of what the ledger holds on that day.

    Nothing is recorded, and a reading with obstacles is compared as far as it goes.

    Args:
        log: The ledger's event log.
        slug: The plan's short name.
        reading: What was read of the document.
        as_at: When the document was so.
        renumbered: Code in the ledger -> code in the document where a person says
            that it is one action; None for an action that has no other code.

    Raises:
        UnknownPlanError: the ledger has no such plan.
        FutureDateError: `as_at` has not come yet.
        BeforePlanError: the plan does not stand yet on that day.
        UnknownRenumberingError: `renumbered` names what is not there.
    """
    plan = log.plan(slug)
    if not plan.is_open:
        raise UnknownPlanError(slug, log.plans())
    books = Books(plan, lambda id_: log.action(plan, id_), log.number_of)
    day = day_of_document(as_at, day_of(log.clock()))
    found = compare(books, reading, day, renumbered)
    return Update(
        tuple(change.proposal for change in found.changes),
        tuple(found.doubts),
        tuple(found.unrecordable),
    )
