"""What a document adds to the progress of an action: lines that no note has."""

from collections.abc import Collection, Iterable, Sequence, Set

from domain import action_events as a
from domain.text import Text
from ledger.documents.model import Span
from ledger.updating.subject import Subject
from ledger.updating.words import plain, plain_lines, short


def find_progress(subject: Subject) -> None:
    """Propose a note of the new lines; doubt lines that are gone or were taken back."""
    held, read = subject.match.held, subject.match.read
    known = plain_lines(held.notes)
    said = (*read.progress, *read.notes)
    lines = [span for span in said if not _taken_back(subject, span, known)]
    new = _new_lines(lines, known, read.headings)
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


def _taken_back(subject: Subject, span: Span, known: Set[str]) -> bool:
    """Tell whether a line was corrected or retracted before, and doubt that."""
    held = subject.match.held
    lines = plain_lines([Text(span.words)]) - known
    if not lines or not lines <= held.taken_back:
        return False
    if subject.recorded(a.ProgressRecorded, span.position):
        return False  # This very file said it, and somebody decided since.
    subject.comparison.doubts.append(
        f'{span.position}: "{short(span.words)}" was corrected or retracted in the'
        f" ledger before and is not taken up again; if it is so after all, type"
        f' `ledger progress {subject.code} "…"`.'
    )
    return True


def _new_lines(
    spans: Sequence[Span], known: Iterable[str], headings: Collection[Span]
) -> list[Span]:
    """Return the lines that no note has, each once, in order, below their headings."""
    seen, new = set(known), []
    above: list[Span] = []
    for span in spans:
        if span in headings:
            above = [span]
            continue
        lines = plain_lines([Text(span.words)])
        if not lines <= seen:
            new += [*above, span]
            above = []
        seen |= lines
    return new


def _lost_lines(subject: Subject) -> list[str]:
    """Return the doubt that lines are gone which documents gave before, if any are."""
    read = subject.match.read
    here = plain_lines(Text(span.words) for span in (*read.progress, *read.notes))
    lost = [line for line in _to_be_carried(subject, here) if plain(line) not in here]
    if not lost:
        return []
    lines = f"{len(lost)} lines" if len(lost) > 1 else "a line"
    return [
        f"the document no longer has {lines} of earlier progress"
        f' ("{short(lost[0])}"), which the ledger keeps.'
    ]


def _to_be_carried(subject: Subject, here: set[str]) -> Sequence[str]:
    """Return the lines of documents before that one which says `here` should have.

    Many plans, and the ledger's own prints, give the latest note alone: only a cell
    that goes on with something earlier is meant to have all of it.
    """
    held = subject.match.held
    latest = plain_lines(held.notes[-1:])
    earlier = {plain(line) for line in held.sourced} - latest
    if not here:
        return held.sourced if "progress" in subject.comparison.given else ()
    if here & earlier:
        return held.sourced
    if here & latest:
        return [line for line in held.sourced if plain(line) in latest]
    return ()
