"""What a document changes of an action: wording, owner, rating, delivery, progress."""

from domain import action_events as a
from domain.delivery import SETTLED
from domain.errors import LedgerError
from domain.plan_events import ActionAdded
from domain.sign_off_events import DeliveryProposed, RatingProposed
from domain.text import Text
from ledger.documents.model import Position
from ledger.documents.ratings.keeping import FEWEST, scheme_of
from ledger.updating.change import Comparison
from ledger.updating.of_parts import find_parts
from ledger.updating.of_progress import find_progress
from ledger.updating.of_targets import find_targets
from ledger.updating.printed import is_print
from ledger.updating.subject import Subject
from ledger.updating.words import plain


def find_in_action(subject: Subject) -> None:
    """Propose every change of one action, and doubt what it no longer says."""
    if not is_print(subject.match.read, subject.match.held):
        _reworded(subject)
        find_parts(subject)
    find_targets(subject)
    _owner(subject)
    _rating(subject)
    _delivery(subject)
    find_progress(subject)


def _reworded(subject: Subject) -> None:
    held, read = subject.match.held, subject.match.read
    wording = read.wording
    if wording is None or plain(wording) == plain(held.wording):
        return
    places = tuple(read.sources.get("action") or read.rows)
    comparison = subject.comparison
    added = comparison.recorded_of_plan(ActionAdded, *places)
    here = any(event.action == held.record.id for event in added)
    if here or subject.recorded(a.Reworded, *places):
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
        if held.owner and "owner" in subject.comparison.given:
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
        silent = not read.rating_doubted and "rating" in comparison.given
        if held.rating and silent:
            comparison.doubts.append(
                f"{subject.code}: the document no longer gives a rating; the ledger"
                f" keeps {held.rating}."
            )
        return
    value, places = rating_in(comparison, read.rating), read.sources.get("rating", ())
    same = held.rating is not None and plain(held.rating) == plain(value)
    if same or value in held.proposed or subject.recorded(a.Rated, *places):
        return
    if subject.recorded(RatingProposed, *places):
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
    if claim is None or _is_recorded(subject, claim.position):
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
    if status == held.delivery or status in held.proposed or (old and not now):
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


def _is_recorded(subject: Subject, place: Position) -> bool:
    """Tell whether this file led to a status already, or to a proposal of one."""
    kinds = (a.DeliveryRecorded, DeliveryProposed)
    return any(subject.recorded(kind, place) for kind in kinds)


_STRENGTH = (
    *("", "not started", "in progress"),
    *("completion claimed", "business as usual claimed"),
    *("signed off", "business as usual"),
)
"""Delivery from what says least to what says most."""
