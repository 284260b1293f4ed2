"""What a document changes of which actions there are: renumbered, added, gone."""

from collections.abc import Mapping
from dataclasses import replace

from domain import plan_events as p
from domain.event import Attribution
from domain.printing import print_day
from domain.structure import ActionRecord
from domain.text import Text
from ledger.documents.actions.reading import NO_WORDING
from ledger.documents.plan_reading import ActionReading
from ledger.import_actions import record_action
from ledger.import_desk import Desk
from ledger.updating.change import (
    Change,
    Comparison,
    Said,
    needs_of,
    only_if,
    places_of,
    together,
    unsure_of,
)
from ledger.updating.holding import HeldAction
from ledger.updating.matching import SAME_CODE, Match, Matching
from ledger.updating.proposal import Need, Proposal
from ledger.updating.words import content, likeness, plain, short


def find_in_structure(comparison: Comparison, matching: Matching) -> None:
    """Propose what is renumbered, added and gone; say what cannot be recorded."""
    gone = {held.code.casefold() for held in matching.gone}
    for match in matching.matches:
        if match.moved:
            _renumbered(comparison, match, gone)
    ids = {m.read.code: m.held.record.id for m in matching.matches}
    taken = {
        m.held.code.casefold(): m for m in matching.matches if unsure_of(m) is not None
    }
    for read in matching.added:
        if not _stands_otherwise(comparison, read):
            # By its id, since its own code may be on its way to another action.
            parent = ids.get(read.parent or "", read.parent)
            moved = taken.get(read.code.casefold())
            _added(comparison, replace(read, parent=parent), moved, gone)
    for held in matching.gone:
        _gone(comparison, held)
    for match in matching.matches:
        _check_place(comparison, match, ids)


def _renumbered(comparison: Comparison, match: Match, gone: set[str]) -> None:
    old, new, id_ = match.held.code, match.read.code, match.held.record.id
    added = {event.action for event in comparison.recorded_of_plan(p.ActionAdded)}
    moved = {event.action for event in comparison.recorded_of_plan(p.ActionRenumbered)}
    if id_ in added | moved:
        return
    positions = tuple(match.read.rows)
    proposal = Proposal(
        f"{old} renumbered",
        "renumbered",
        old,
        old,
        new,
        places_of(positions),
        needs_of(match),
        (*match.doubts, *_takes(new, gone)),
        (match.held.wording, match.read.wording or NO_WORDING),
    )
    change = Change(proposal, positions, together, id_, unsure_of(match))
    comparison.changes.append(change)


def _added(
    comparison: Comparison,
    read: ActionReading,
    moved: Match | None,
    gone: set[str],
) -> None:
    """Propose an action that the ledger does not have.

    Args:
        comparison: Takes the proposal.
        read: The action; its parent by id, if the ledger has it.
        moved: Whose code it takes, if nobody confirmed that this one gave it up.
        gone: The codes of actions that the document no longer has, case folded.
    """
    positions = tuple(read.sources.get("action") or read.rows)
    decided = comparison.recorded_of_plan(p.ActionAdded)
    if any(event.code == read.code for event in decided):
        return

    def record(desk: Desk, said: Said, _: Attribution) -> None:
        wording = said.text if said.edited else read.wording
        record_action(desk, replace(read, wording=wording))

    unsure = None if moved is None else unsure_of(moved)
    proposal = Proposal(
        f"{read.code} added",
        "added",
        read.code,
        "",
        read.wording or NO_WORDING,
        places_of(positions),
        needs_of(moved) if moved else frozenset(),
        _takes(read.code, gone) if unsure is None else (only_if(*unsure),),
    )
    comparison.changes.append(Change(proposal, positions, record, None, unsure))


def _takes(code: str, gone: set[str]) -> tuple[str, ...]:
    """Return the doubt that a code is only free once its wearer is withdrawn."""
    if code.casefold() not in gone:
        return ()
    return (f'It takes the code of an action that is gone: accept "{code} gone" too.',)


def _gone(comparison: Comparison, held: HeldAction) -> None:
    """Propose to withdraw an action, as said by the area in which it is missing."""
    id_ = held.record.id
    decided = comparison.recorded_of_plan(p.ActionWithdrawn)
    if any(event.action == id_ for event in decided):
        return
    reason = Text(f"No longer in {comparison.reading.name}")

    def record(desk: Desk, said: Said, by: Attribution) -> None:
        desk.session.add(desk.plan.withdraw_action(id_, said.reason or reason, by))

    codes = {area.number: area.code for area in comparison.held.areas.values()}
    positions = tuple(
        area.heading.position
        for area in comparison.reading.areas
        if str(area.number).casefold() == codes[held.record.area].casefold()
    )
    needs: frozenset[Need] = frozenset({"confirmation"})
    proposal = Proposal(
        f"{held.code} gone",
        "gone",
        held.code,
        held.wording,
        "",
        places_of(positions),
        needs,
    )
    comparison.changes.append(Change(proposal, positions, record, id_))


def _stands_otherwise(comparison: Comparison, read: ActionReading) -> bool:
    """Tell, and say, that the ledger has the action on other days than this one."""
    day, wording = comparison.held.day, plain(read.wording or NO_WORDING)
    live = {held.record.id for held in comparison.held.actions}
    for record in comparison.held.plan.structure.actions.values():
        if record.id in live or not _is_like(record, read.code, wording):
            continue
        if record.ended is not None and record.ended <= day:
            said = (
                f"was {record.how.split(' ')[0]} on {print_day(record.ended)} in the"
                " ledger and stands in the document; nothing is recorded of it unless"
                " you retract that entry first."
            )
        else:
            said = (
                f"was added on {print_day(record.added)} in the ledger, after the day"
                " of this document; correct the date of that entry if it was there"
                " before."
            )
        comparison.doubts.append(f'{read.code} ("{short(wording)}") {said}')
        return True
    return False


def _is_like(record: ActionRecord, code: str, wording: str) -> bool:
    """Tell whether an action has these words, or ever had the code and like words."""
    if plain(record.wording) == wording:
        return True
    wore = code.casefold() in {worn.casefold() for _, worn in record.codes}
    return wore and likeness(content(wording), content(record.wording)) >= SAME_CODE


def _check_place(comparison: Comparison, match: Match, ids: Mapping[str, str]) -> None:
    """Say that an action stands in another area, or under another action, now."""
    read, record = match.read, match.held.record
    areas = {held.number: held.code for held in comparison.held.areas.values()}
    if read.area is not None and str(read.area).casefold() != (
        areas[record.area].casefold()
    ):
        comparison.unrecordable.append(
            f"{match.held.code} stands in area {areas[record.area]} in the ledger and"
            f" in area {read.area} in the document; an action cannot change its area,"
            " so withdraw it and add it again if it did."
        )
    parent = ids.get(read.parent or "")
    if parent is not None and parent != record.parent:
        comparison.unrecordable.append(
            f"{match.held.code} is part of {read.parent} by its code in the document"
            " and not in the ledger; an action cannot change what it is part of."
        )
