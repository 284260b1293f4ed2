"""Recording a plan that was read from a document, each entry with its source."""

import re
from collections.abc import Sequence
from datetime import date
from functools import partial
from unicodedata import normalize

from domain.errors import LedgerError
from domain.partial_date import PartialDate
from domain.policies import Wanted
from ledger.application import EventLog
from ledger.documents.plan_reading import ActionReading, PlanReading
from ledger.errors import CommandReusedError
from ledger.import_actions import record_action
from ledger.import_commands import import_command
from ledger.import_desk import Desk
from ledger.import_front import record_front
from ledger.recording import Recorded, record
from ledger.session import Command, Session
from ledger.sign_off_verbs import add_wanted


class ImportedOtherwiseError(LedgerError):
    """A document that was recorded before, with other options or by somebody else."""

    def __init__(self, plan: str, first: int) -> None:
        super().__init__(
            f"This document is in the plan {plan} already, from #{first} on, with"
            " another --as-at or --policy, or by another user; an import is not"
            " repeated, so correct what is wrong with `ledger correct`."
        )


class UnrecordableDocumentError(LedgerError):
    """A document that no plan can be made of as it is; `obstacles` says why."""

    def __init__(self, name: str, obstacles: Sequence[str]) -> None:
        first = obstacles[0][:1].lower() + obstacles[0][1:].rstrip(".")
        more = len(obstacles) - 1
        besides = f"; the preview names {more} more to change" if more else ""
        super().__init__(f"{name} was not recorded: {first}{besides}.")
        self.obstacles = tuple(obstacles)


def slug_of(reading: PlanReading) -> str:
    """Return a short name for the plan: its council and the year of the visit."""
    visited = reading.inspection.visited
    last = visited.date.last if visited and visited.date else None
    name = reading.authority or reading.title
    words = f"{name.words if name else 'plan'} {last.year if last else ''}".lower()
    # However an accent was typed, the letter below it stays.
    plain = re.sub("[\u0300-\u036f]", "", normalize("NFKD", words))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "plan"


def stands_from(reading: PlanReading, today: date) -> PartialDate:
    """Return the day from which on the plan is taken to stand.

    A plan answers the inspectors' letter; without it, the visit; without either it
    stands from `today`, as it does if the document dates them later than that. That
    is not the date of the document, which says none: whoever imports it may know
    better.
    """
    inspection = reading.inspection
    for found in (inspection.letter, inspection.visited):
        if found and found.date and found.date.last and found.date.last <= today:
            return found.date
    return PartialDate.day(today)


def imported_as(log: EventLog, slug: str, reading: PlanReading) -> Recorded | None:
    """Return what the same file recorded as the first version of the plan `slug`.

    None if it did not, or was read with other tracked changes then.
    """
    with log.datastore.transaction(commit=False) as c:
        c.execute(
            "SELECT first, last FROM command WHERE id = ?",
            (import_command(slug, reading),),
        )
        row = c.fetchone()
    if row is None:
        return None
    first, last = row
    return Recorded(tuple(range(first, last + 1)), again=True)


def parents_first(actions: Sequence[ActionReading]) -> list[ActionReading]:
    """Return the actions in their order, each part after the action it is part of."""
    at = {action.code: index for index, action in enumerate(actions)}

    def place(action: ActionReading) -> tuple[int, int]:
        steps, index = 0, at[action.code]
        while action.parent is not None:
            action, steps = actions[at[action.parent]], steps + 1
            index = max(index, at[action.code])
        return index, steps

    return sorted(actions, key=place)


def import_plan(
    log: EventLog,
    recorded_by: str,
    plan: str,
    reading: PlanReading,
    as_at: PartialDate | None = None,
    wanted: Wanted | None = None,
    *,
    on_behalf_of: str | None = None,
) -> Recorded:
    """Record a plan that was read from a document, all of it or nothing.

    It is no method of the ledger, because reading documents is much to import and
    no other verb needs it.

    Args:
        log: The ledger's event log.
        recorded_by: Who accepts the reading.
        plan: The short name of the plan to open.
        reading: What was read. The same document is recorded once.
        as_at: When the document was so. If nobody says, the plan stands from the
            date of the inspectors' letter, and its notes and ratings are undated.
        wanted: What needs a second person from the day of recording on, but for what
            the document itself says.
        on_behalf_of: For whom, if for another; a plan that is opened lets nobody.

    Raises:
        UnrecordableDocumentError: the reading has obstacles; nothing is recorded.
        ImportedOtherwiseError: it was recorded with another `as_at` or policy.
    """
    if reading.obstacles:
        raise UnrecordableDocumentError(reading.name, reading.obstacles)

    decide = partial(_record_reading, plan, reading, as_at, wanted)
    more = (as_at,) if wanted is None else (as_at, wanted)
    request = ("import", plan, reading.sha256, *more)
    id_ = import_command(plan, reading)
    command = Command(id_, recorded_by, on_behalf_of=on_behalf_of)
    try:
        return record(log, command, request, decide)
    except CommandReusedError as error:
        raise ImportedOtherwiseError(plan, error.first) from error


def _record_reading(
    plan: str,
    reading: PlanReading,
    as_at: PartialDate | None,
    wanted: Wanted | None,
    session: Session,
) -> None:
    by = session.by
    stands = as_at or stands_from(reading, by.today)
    # Nobody said when a note was true: at the latest it is true today.
    undated = as_at or PartialDate.unknown(by=by.today)
    desk = Desk(session, plan, reading, by.on(stands), by.on(undated))
    record_front(desk)
    for action in parents_first(reading.actions):
        record_action(desk, action)
    add_wanted(session, plan, wanted, by.on(PartialDate.day(by.today)))
