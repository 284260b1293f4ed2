"""What a document changes of an action: wording, owner, rating, delivery, progress."""

from collections.abc import Sequence

from domain import action_events as a
from domain.action import SETTLED
from domain.errors import LedgerError
from domain.plan_events import ActionAdded
from domain.text import Text
from ledger.documents.model import Span
from ledger.documents.ratings import FEWEST, scheme_of
from ledger.updating.change import Comparison, Subject
from ledger.updating.of_parts import find_parts
from ledger.updating.of_targets import find_targets
from ledger.updating.words import plain, short


def find_in_action(subject: Subject) -> None:
    """Propose every change of one action, and doubt what it no longer says."""
    _reworded(subject)
    find_parts(subject)
    find_targets(subject)
    _owner(subject)
    _rating(subject)
    _delivery(subject)
    _progress(subject)


def _reworded(subject: Subject) -> None:
    held, read = subject.match.held, subject.match.read
    wording = read.wording
    if wording is None or plain(wording) == plain(held.wording):
        return
    places = tuple(read.sources.get("action") or read.rows)
    comparison = subject.comparison
    added = [
        event
        for event in comparison.recorded(
            comparison.held.plan.history.events, ActionAdded, *places
        )
        if isinstance(event, ActionAdded) and event.action == held.record.id
    ]
    if added or subject.recorded(a.Reworded, *places):
        return
    subject.propose(
        "reworded",
        "reworded",
        (held.wording, wording),
        places,
        lambda action, said, by: action.reword(Text(said.text), said.reason, by),
    )


def _owner(subject: Subject) -> None:
    held, read = subject.match.held, subject.match.read
    if read.owner is None:
        if held.owner and subject.comparison.gives(lambda action: action.owner):
            subject.comparison.doubts.append(
                f"{subject.code}: the document no longer names an owner; the ledger"
                f' keeps "{held.owner}".'
            )
        return
    places = read.sources.get("owner", ())
    same = held.owner is not None and plain(read.owner) == plain(held.owner)
    if same or subject.recorded(a.OwnerAssigned, *places):
        return
    subject.propose(
        "owner",
        "owner",
        (held.owner or "", read.owner),
        places,
        lambda action, said, by: action.assign_owner(Text(said.text), said.reason, by),
    )


def _rating(subject: Subject) -> None:
    held, read = subject.match.held, subject.match.read
    comparison = subject.comparison
    if read.rating is None:
        if held.rating and comparison.gives(lambda action: action.rating):
            comparison.doubts.append(
                f"{subject.code}: the document no longer gives a rating; the ledger"
                f" keeps {held.rating}."
            )
        return
    value, places = rating_in(comparison, read.rating), read.sources.get("rating", ())
    same = held.rating is not None and plain(held.rating) == plain(value)
    if same or subject.recorded(a.Rated, *places):
        return
    usual = Text(f"As rated in {comparison.reading.name}")
    subject.propose(
        "rating",
        "rating",
        (held.rating or "", value),
        places,
        lambda action, said, by: action.rate(said.text, said.reason or usual, by),
    )


def rating_in(comparison: Comparison, word: str) -> str:
    """Return the value that a word or letter of the document means.

    The document's own key says so, else the scheme in force; a word that neither
    has comes back as it is.
    """
    key = comparison.reading.scheme
    for scheme in (
        scheme_of(key) if len(key) >= FEWEST else None,
        comparison.held.scheme,
    ):
        try:
            if scheme is not None:
                return scheme.find(word).value
        except LedgerError:
            continue
    return word


def _delivery(subject: Subject) -> None:
    """Propose what the document claims, unless the ledger has it or knows better."""
    held, claim = subject.match.held, subject.match.read.claim
    if claim is None or subject.recorded(a.DeliveryRecorded, claim.position):
        return
    status, words = claim.claim.status.replace("_", " "), claim.claim.words
    # A status cell says what is so now; a line of progress stays when that is over.
    now = claim.position in subject.match.read.sources.get("status", ())
    weaker = _STRENGTH.index(status) <= _STRENGTH.index(held.delivery or "")
    if held.delivery in SETTLED:
        if now and status in ("not started", "in progress"):
            subject.comparison.doubts.append(
                f'{subject.code}: the document says "{words}", and the ledger holds'
                f" {held.delivery}; if it is being worked on again, type `ledger"
                f' deliver {subject.code} reopened --because "…"`.'
            )
        return
    old = weaker or (status, plain(words)) in held.claims
    if status == held.delivery or (old and not now):
        return
    note = Text(words)
    subject.propose(
        "delivery",
        "delivery",
        (held.delivery or "", status),
        [claim.position],
        lambda action, said, by: action.record_delivery(
            said.text, said.reason, by, note
        ),
    )


_STRENGTH = (
    *("", "not started", "in progress"),
    *("completion claimed", "business as usual claimed"),
    *("signed off", "business as usual"),
)
"""Delivery from what says least to what says most."""


def _progress(subject: Subject) -> None:
    held, read = subject.match.held, subject.match.read
    known = {plain(line) for note in held.notes for line in note.split("\n")}
    new = _new_lines((*read.progress, *read.notes), known)
    lost = _lost_lines(subject)
    places = [span.position for span in new]
    if not new or subject.recorded(a.ProgressRecorded, *places):
        subject.comparison.doubts += [f"{subject.code}: {doubt}" for doubt in lost]
        return
    subject.propose(
        "progress",
        "progress 1",
        (held.notes[-1] if held.notes else "", "\n".join(span.words for span in new)),
        places,
        lambda action, said, by: action.record_progress(Text(said.text), by),
        doubts=lost,
    )


def _new_lines(spans: Sequence[Span], known: set[str]) -> list[Span]:
    """Return the lines that no note has, each once, in order."""
    seen = set(known)
    new = []
    for span in spans:
        lines = {plain(line) for line in Text(span.words).split("\n")}
        if not lines <= seen:
            new.append(span)
        seen |= lines
    return new


def _lost_lines(subject: Subject) -> list[str]:
    """Return the doubt that lines are gone which documents gave before, if any are."""
    read = subject.match.read
    here = {
        plain(line)
        for span in (*read.progress, *read.notes)
        for line in Text(span.words).split("\n")
    }
    lost = [line for line in subject.match.held.sourced if plain(line) not in here]
    if not lost:
        return []
    lines = f"{len(lost)} lines" if len(lost) > 1 else "a line"
    return [
        f"the document no longer has {lines} of earlier progress"
        f' ("{short(lost[0])}"), which the ledger keeps.'
    ]
