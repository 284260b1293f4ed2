"""What a document changes of an action's sub-items and impact statements."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from domain.action import Action
from domain.action_events import ImpactStated, SubItemAdded
from domain.event import Attribution, Event
from domain.text import Text
from ledger.documents.plan_reading import Labelled
from ledger.updating.change import Said
from ledger.updating.decided import Entry, Item, decided_items
from ledger.updating.subject import Decision, Subject
from ledger.updating.words import closest, content, likeness, plain, short


@dataclass(frozen=True)
class _Sort:
    """Sub-items or impact statements: what they are called and how recorded."""

    kind: Literal["sub-item", "impact"]
    event: type[SubItemAdded] | type[ImpactStated]

    def decision(self, label: str) -> Decision:
        """Return how the part `label` is recorded."""

        def decide(action: Action, said: Said, by: Attribution) -> Event:
            text = Text(said.text)
            if self.kind == "sub-item":
                return action.add_sub_item(label, text, by)
            return action.state_impact(label, text, by)

        return decide


def find_parts(subject: Subject) -> None:
    """Propose new and changed parts; what is gone stays, and is doubted."""
    held, read = subject.match.held, subject.match.read
    _find(subject, _Sort("sub-item", SubItemAdded), read.sub_items, held.sub_items)
    _find(subject, _Sort("impact", ImpactStated), read.impacts, held.impacts)


def _find(
    subject: Subject,
    sort: _Sort,
    parts: Sequence[Labelled],
    held: Mapping[str, str],
) -> None:
    decided = _decided(subject, sort, parts, held)
    labels = _labels(parts, held, decided)
    for at, (part, label) in enumerate(zip(parts, labels, strict=True)):
        before = held.get(label, "")
        if at in decided or plain(before) == plain(part.text):
            continue
        subject.propose(
            sort.kind,
            f"{sort.kind} {part.ref}",
            (before, part.text),
            [part.position],
            sort.decision(label),
        )
    here = {plain(part.text) for part in parts}
    for label, text in held.items() if parts else ():
        if label not in labels and plain(text) not in here:
            subject.comparison.doubts.append(
                f"{subject.code}: the document no longer has the {sort.kind}"
                f' {label} ("{short(text)}"); the ledger keeps it.'
            )


def _decided(
    subject: Subject,
    sort: _Sort,
    parts: Sequence[Labelled],
    held: Mapping[str, str],
) -> dict[int, str]:
    """Return the parts that this file led to an entry about, and under which label."""
    events = subject.recorded(sort.event)
    by_label = {event.label.casefold(): event.label for event in events}
    found = {
        at: by_label[part.ref.casefold()]
        for at, part in enumerate(parts)
        if part.label and part.ref.casefold() in by_label
    }
    bare = [at for at, part in enumerate(parts) if not part.label]
    free = [event for event in events if event.label not in found.values()]
    pairs = decided_items(
        [Item(parts[at].text, parts[at].position, parts[at].ref) for at in bare],
        [Entry(event.text, event, event.label) for event in free],
        held.values(),
    )
    return found | {bare[at]: free[e].label for at, e in pairs.items()}


def _labels(
    parts: Sequence[Labelled], held: Mapping[str, str], decided: Mapping[int, str]
) -> list[str]:
    """Return the label under which each part is held, or would be.

    What has a letter in the document goes by that. What has none goes by its words,
    since every statement put in front of it would move it on.
    """
    known = {label: held[label] for label in held if label not in decided.values()}
    open_ = {at: part for at, part in enumerate(parts) if at not in decided}
    found = {**decided, **dict(_by_words(open_, known))}
    folded = {label.casefold(): label for label in held}
    for at, part in enumerate(parts):
        if part.label:
            found[at] = folded.get(part.ref.casefold(), part.ref)
    used = {label.casefold() for label in found.values()} | folded.keys()
    for at, part in enumerate(parts):
        if at not in found:
            numbers = (str(n) for n in range(1, len(used) + 2))
            found[at] = next(
                n for n in (part.ref, *numbers) if n.casefold() not in used
            )
            used.add(found[at].casefold())
    return [found[at] for at in range(len(parts))]


def _by_words(
    parts: Mapping[int, Labelled], held: Mapping[str, str]
) -> Iterator[tuple[int, str]]:
    """Yield the parts without a letter whose words are held, and under which label."""
    labels = list(held)
    scores: dict[tuple[int, int], float] = {}
    for at, part in parts.items():
        for place, label in enumerate(labels):
            if part.label:
                continue
            alike = likeness(content(part.text), content(held[label]))
            same = plain(part.text) == plain(held[label])
            if same or alike >= _ALIKE or (label == part.ref and alike > 0):
                scores[at, place] = 2.0 if same else alike
    for at, place in closest(scores):
        yield at, labels[place]


_ALIKE = 0.6
"""How much two statements have in common at least, if one is the other in new words."""
