"""Recording what a person accepted of the changes that a document makes."""

from collections.abc import Iterable, Mapping, Sequence

from domain.partial_date import PartialDate
from domain.plan import Renumbering
from domain.text import Text
from ledger.application import EventLog
from ledger.documents.plan_reading import PlanReading
from ledger.import_commands import update_command
from ledger.import_desk import Desk
from ledger.importing import UnrecordableDocumentError
from ledger.recording import Recorded, record
from ledger.session import Command, Session
from ledger.updating.change import Change, Said
from ledger.updating.comparing import Books, Renumbered, compare, day_of_document
from ledger.updating.proposal import WORDLESS, Choice
from ledger.updating.refusals import (
    NothingToEditError,
    UnconfirmedRenumberingError,
    UnknownProposalError,
)


def record_update(
    log: EventLog,
    recorded_by: str,
    slug: str,
    reading: PlanReading,
    as_at: PartialDate,
    choices: Mapping[str, Choice],
    renumbered: Renumbered,
    *,
    on_behalf_of: str | None = None,
) -> Recorded:
    """Record the accepted changes, all of them or nothing.

    The document is compared again under the lock, so that nothing is recorded that
    the ledger no longer lacks.

    Args:
        log: The ledger's event log.
        recorded_by: Who accepts them.
        slug: The plan's short name.
        reading: What was read of the document.
        as_at: When the document was so: the effective date of every entry.
        choices: Id of a proposal -> what a person makes of it. What has no choice
            is not recorded.
        renumbered: As for `propose`.
        on_behalf_of: For whom they do, if for another.

    Returns:
        The entries; those of the first time if the same choices were sent before,
        and none if nothing is accepted.

    Raises:
        UnrecordableDocumentError: the reading has obstacles.
        UnknownProposalError: the document does not make an accepted change any more,
            or the ledger holds something else before it than the person saw.
        UnconfirmedRenumberingError: nobody says which action a change is about.
        NothingToEditError: other words are given for what has none.
    """
    if reading.obstacles:
        raise UnrecordableDocumentError(reading.name, reading.obstacles)
    accepted = {id_: choice for id_, choice in choices.items() if choice.accept}
    if not accepted:
        return Recorded(())

    def decide(session: Session) -> None:
        books, by = _books(log, session, slug), session.by
        found = compare(books, reading, day_of_document(as_at, by.today), renumbered)
        changes = _accepted(found.changes, accepted, reading.name)
        _record(Desk(session, slug, reading, by, by), changes, accepted)

    asked = _asked(accepted, renumbered)
    who = (recorded_by,) if on_behalf_of is None else (recorded_by, on_behalf_of)
    id_ = update_command(slug, reading, [*who, as_at, *asked])
    command = Command(id_, recorded_by, as_at, on_behalf_of=on_behalf_of)
    return record(log, command, ("update", slug, reading.sha256, *asked), decide)


def _books(log: EventLog, session: Session, slug: str) -> Books:
    plan = session.plan(slug)
    return Books(plan, lambda id_: session.action(slug, id_), log.number_of)


def _asked(
    accepted: Mapping[str, Choice], renumbered: Renumbered
) -> tuple[list[list[str | None]], list[list[str]]]:
    """Return the choices and what is told of codes, in an order of their own."""
    chosen = [
        [id_, choice.text, choice.reason, choice.approved_by]
        for id_, choice in sorted(accepted.items())
    ]
    return chosen, sorted([old, new or ""] for old, new in renumbered.items())


def _accepted(
    changes: Sequence[Change], accepted: Mapping[str, Choice], name: str
) -> list[Change]:
    """Return the accepted changes in the order of the proposals, or refuse."""
    chosen = [change for change in changes if _is_accepted(change, accepted)]
    missing = accepted.keys() - {change.proposal.id for change in chosen}
    if missing:
        raise UnknownProposalError(name, sorted(missing))
    for change in chosen:
        if change.unsure is not None:
            raise UnconfirmedRenumberingError(change.proposal.id, *change.unsure)
        edited = accepted[change.proposal.id].text is not None
        if edited and change.proposal.kind in WORDLESS:
            raise NothingToEditError(change.proposal.id)
    return chosen


def _is_accepted(change: Change, accepted: Mapping[str, Choice]) -> bool:
    """Tell whether a change was accepted, and is still what the person saw."""
    proposal = change.proposal
    choice = accepted.get(proposal.id)
    now = proposal.before, proposal.after
    return choice is not None and choice.seen in (None, now)


def _record(
    desk: Desk, changes: Sequence[Change], accepted: Mapping[str, Choice]
) -> None:
    """Record `changes` so that each finds what it is about, and each code is free."""
    of_plan = [c for c in changes if c.proposal.action is None]
    gone = [c for c in changes if c.proposal.kind == "gone"]
    moved = [c for c in changes if c.proposal.kind == "renumbered"]
    # In the order of codes, a part comes after what it is part of.
    added = [c for c in changes if c.proposal.kind == "added"]
    first = [*of_plan, *gone, *moved, *added]
    _each(desk, [*of_plan, *gone], accepted)
    _renumber(desk, moved, accepted)
    _each(desk, [*added, *(c for c in changes if c not in first)], accepted)


def _renumber(
    desk: Desk, moved: Sequence[Change], accepted: Mapping[str, Choice]
) -> None:
    """Record all renumberings at once: two actions may have exchanged their codes."""
    usual = Text(f"Renumbered in {desk.reading.name}")
    moves = []
    for change in moved:
        said = Said.by(accepted[change.proposal.id], change.proposal)
        by = desk.lasts(*change.positions)
        code, reason = change.proposal.after, said.reason or usual
        moves.append(Renumbering(change.subject or "", code, reason, by))
    for event in desk.plan.renumber_actions(moves):
        desk.session.add(event)


def _each(
    desk: Desk, changes: Iterable[Change], accepted: Mapping[str, Choice]
) -> None:
    for change in changes:
        said = Said.by(accepted[change.proposal.id], change.proposal)
        change.record(desk, said, desk.lasts(*change.positions))
