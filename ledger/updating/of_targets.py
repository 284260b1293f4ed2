"""What a document changes of an action's targets, which are never lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from domain.action import Action
from domain.action_events import TargetRevised, TargetSet
from domain.dates.form import Known
from domain.event import Attribution, Event
from domain.target import Target, TargetKind
from ledger.documents.actions.targets import read_words, target_of, targets_of
from ledger.documents.model import Position, Span
from ledger.updating.change import Said
from ledger.updating.decided import Entry, Item, decided_items
from ledger.updating.holding import HeldTarget
from ledger.updating.subject import Subject
from ledger.updating.words import closest, content, likeness, plain, short

T = TypeVar("T")


@dataclass(frozen=True)
class _Item:
    """A target of the document.

    Attributes:
        ordinal: Its place among the action's targets in the document, from 1.
        words: Its words.
        kind: What its column says; None if the words themselves tell it.
        position: Where.
        known: What the document's dates are read by.
    """

    ordinal: int
    words: str
    kind: TargetKind | None
    position: Position
    known: Known

    @property
    def target(self) -> Target:
        """The target that the words are."""
        return target_of(self.words, self.kind, self.known)


def find_targets(subject: Subject) -> None:
    """Propose targets that are set and revised; doubt those that are gone."""
    read, known = subject.match.read, _known(subject)
    items = [
        _Item(at, span.words, kind, span.position, known)
        for at, (kind, span) in enumerate(targets_of(read), 1)
    ]
    # Only a single target has a column of its own for what it was revised to.
    revised = read.revised[0] if read.revised and items else None
    items, held = _undecided(subject, items, revised is not None)
    same = _matched(items, held, revised is not None)
    left = _without(items, [item for item, _ in same])
    rest = _without(held, [one for _, one in same])
    unlike = _paired(left, rest)
    for item, one in (*same, *unlike):
        if revised is not None and item.ordinal == 1:
            _propose_revised_column(subject, one, revised)
        elif (item, one) in unlike:
            _propose_revision(subject, one, item)
    for item in _without(left, [item for item, _ in unlike]):
        _propose_set(subject, item, revised if item.ordinal == 1 else None)
    _doubt_lost(subject, _without(rest, [one for _, one in unlike]))


def _known(subject: Subject) -> Known:
    return subject.comparison.reading.known


def _undecided(
    subject: Subject, items: Sequence[_Item], revised: bool
) -> tuple[list[_Item], list[HeldTarget]]:
    """Return what this file has not led to an entry about before."""
    events: list[TargetSet | TargetRevised] = [
        *subject.recorded(TargetSet),
        *subject.recorded(TargetRevised),
    ]
    held = subject.match.held.targets
    pairs = decided_items(
        [Item(item.words, item.position, str(item.ordinal)) for item in items],
        [Entry(event.target.words, event, str(event.number)) for event in events],
        [one.target.words for one in held],
    )
    if revised:
        pairs.pop(0, None)  # Its own column says what became of it.
    numbers = {events[at].number for at in pairs.values()}
    open_items = [item for at, item in enumerate(items) if at not in pairs]
    return open_items, [target for target in held if target.number not in numbers]


def _without(all_: Sequence[T], taken: Sequence[T]) -> list[T]:
    return [one for one in all_ if one not in taken]


def _matched(
    items: Sequence[_Item], held: Sequence[HeldTarget], revised: bool
) -> list[tuple[_Item, HeldTarget]]:
    """Return the targets that say what is held, or fall due on the very same date."""
    scores: dict[tuple[int, int], float] = {}
    for i, item in enumerate(items):
        target, words = item.target, plain(item.words)
        for h, one in enumerate(held):
            same_day = target.due is not None and _dates(target) == _dates(one.target)
            if words == plain(one.target.words):
                scores[i, h] = 3.0
            elif revised and item.ordinal == 1 and words in one.worded:
                scores[i, h] = 2.0
            elif same_day and target.kind == one.target.kind == "date":
                scores[i, h] = 1.0
    return [(items[i], held[h]) for i, h in closest(scores)]


def _dates(target: Target) -> tuple[object, ...]:
    due = target.due
    return (due.first, due.last, due.precision) if due else ()


def _paired(
    items: Sequence[_Item], held: Sequence[HeldTarget]
) -> list[tuple[_Item, HeldTarget]]:
    """Return what the rest became: alike in words or kind first, then in order."""
    scores = {
        (i, h): likeness(content(item.words), content(one.target.words))
        + (0.25 if item.target.kind == one.target.kind else 0.0)
        - abs(i - h) / 100
        for i, item in enumerate(items)
        for h, one in enumerate(held)
    }
    return [(items[i], held[h]) for i, h in closest(scores)]


def _propose_revision(subject: Subject, held: HeldTarget, item: _Item) -> None:
    doubts = list(read_words(item.words, item.known).doubts)
    if held.target.due is not None and not item.target.due and not item.target.since:
        doubts.append(
            f'"{short(item.words)}" gives no date that could be taken as due, and the'
            f" ledger has {held.target.due}; accepted as it is, the target has none."
        )
    alike = likeness(content(item.words), content(held.target.words))
    if not alike and item.target.kind != held.target.kind:
        doubts.append(
            f'"{short(item.words)}" may be another target than'
            f' "{short(held.target.words)}"; if so, skip this and set it by hand.'
        )
    _revise(subject, held, (item.words, item.kind), item.position, doubts)


def _propose_revised_column(subject: Subject, held: HeldTarget, span: Span) -> None:
    same = target_of(span.words, None, _known(subject))
    known = _dates(held.target) and _dates(same) == _dates(held.target)
    if plain(span.words) == plain(held.target.words) or known:
        return
    decided = subject.recorded(TargetRevised, span.position)
    if any(event.number == held.number for event in decided):
        return
    doubts = read_words(span.words, _known(subject)).doubts
    _revise(subject, held, (span.words, None), span.position, doubts)


def _revise(
    subject: Subject,
    held: HeldTarget,
    now: tuple[str, TargetKind | None],
    position: Position,
    doubts: Sequence[str],
) -> None:
    number, (words, kind), known = held.number, now, _known(subject)
    if subject.match.held.action.targets.get(number) == target_of(words, kind, known):
        subject.comparison.doubts.append(
            f'{subject.code}: target {number} became "{short(words)}" in the ledger'
            " on a later day than this document has; correct that entry's date if it"
            " was so before."
        )
        return

    def decide(action: Action, said: Said, by: Attribution) -> Event:
        target, grounds = target_of(said.text, kind, known), said.grounds
        return action.revise_target(number, target, by, **grounds)

    subject.propose(
        "target revised",
        f"target {number} revised",
        (held.target.words, words),
        [position],
        decide,
        needs=("reason", "approval"),
        doubts=doubts,
    )


def _propose_set(subject: Subject, item: _Item, revised: Span | None) -> None:
    """Propose a new target, with what it was revised to before the ledger had it."""

    def decide(action: Action, said: Said, by: Attribution) -> tuple[Event, ...]:
        first = action.set_target(target_of(said.text, item.kind, item.known), by)
        if revised is None:
            return (first,)
        return first, action.apply([first]).revise_target(
            first.number,
            target_of(revised.words, None, item.known),
            by,
            **said.grounds,
        )

    doubts = list(read_words(item.words, item.known).doubts)
    if revised is not None:
        doubts.append(f'It was revised to "{short(revised.words)}" already.')
    subject.propose(
        "target set",
        f"target {item.ordinal} set",
        ("", item.words),
        [item.position, *([revised.position] if revised else [])],
        decide,
        doubts=doubts,
    )


def _doubt_lost(subject: Subject, lost: Sequence[HeldTarget]) -> None:
    if "targets" not in subject.comparison.given:
        return
    for held in lost:
        subject.comparison.doubts.append(
            f"{subject.code}: the document no longer has target {held.number}"
            f' ("{short(held.target.words)}"); the ledger keeps it.'
        )
