"""What makes a document impossible to record, said before anybody accepts it."""

from __future__ import annotations

from collections.abc import Iterator

from domain.errors import LedgerError
from domain.text import LONGEST, BadTextError, Text
from ledger.documents.findings import Findings, listed
from ledger.documents.plan_reading import ActionReading, PlanReading
from ledger.documents.ratings.keeping import scheme_of


def find_obstacles(reading: PlanReading, findings: Findings) -> None:
    """Note what stands in the way of recording `reading`, and what to change."""
    if not reading.actions:
        findings.obstruct(
            "The document has no action that could be read, so there is nothing to"
            " record; an action begins with a code such as 2.6 and stands in a table"
            " whose heading row names the action and its target or progress; say --map"
            ' "HEADING=action" if its columns have other names.'
        )
    _check_key(reading, findings)
    for where, words in _texts(reading):
        try:
            Text(words)
        except BadTextError:
            findings.obstruct(
                f"{where} has {len(words):,} characters and the ledger keeps up to"
                f" {LONGEST:,} in one text; shorten it in"
                f" {findings.program}."
            )


def _check_key(reading: PlanReading, findings: Findings) -> None:
    try:
        scheme_of(reading.scheme)
    except LedgerError as error:
        places = listed(rating.source.position for rating in reading.scheme)
        said = str(error).rstrip(".")
        findings.obstruct(f"The rating key ({places}) gives no scheme: {said}.")


def _texts(reading: PlanReading) -> Iterator[tuple[str, str]]:
    """Yield every text that would be recorded, and where it stands."""
    lines = [reading.title] if reading.title else []
    lines += [outcome for area in reading.areas for outcome in area.outcomes]
    lines += [area.heading for area in reading.areas]
    lines += [rating.source for rating in reading.scheme]
    lines += [term.source for term in reading.terms]
    for line in lines:
        yield str(line.position), line.words
    for action in reading.actions:
        yield from _texts_of(action)


def _texts_of(action: ActionReading) -> Iterator[tuple[str, str]]:
    places = {kind: listed(cells) for kind, cells in action.sources.items()}
    if action.wording:
        yield places["action"], action.wording
    if action.owner:
        yield places["owner"], action.owner
    if action.note:
        lines = (*action.progress, *action.notes)
        yield listed(line.position for line in lines), action.note
    for part in (*action.sub_items, *action.impacts):
        yield str(part.position), part.text
    for target in (*action.targets, *action.milestones, *action.measures):
        yield str(target.position), target.words
