"""What an action's status, progress and targets claim about its delivery."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from domain.claims import Claim, ClaimStatus, read_claim
from domain.dates import find_dates
from domain.printing import NOT_RECORDED
from ledger.documents.actions.drafts import Draft
from ledger.documents.findings import Findings
from ledger.documents.layouts.layout import normal
from ledger.documents.model import Cell, Span
from ledger.documents.plan_reading import ClaimReading

_WORDS: dict[ClaimStatus, str] = {
    "not_started": "not started|not yet started|yet to start|not begun|to start|to do"
    "|not commenced|yet to commence|pending start",
    "in_progress": "in progress|underway|under way|started|ongoing|on going|open"
    "|commenced|begun|work in progress|wip|live|work underway|work under way",
    "completion_claimed": "complete|completed|closed|done|achieved|finished|delivered"
    "|completion claimed|fully complete|fully completed|implemented|action complete"
    "|action completed|action closed|100 complete|signed off",
    "business_as_usual_claimed": "bau|business as usual|business as usual claimed"
    "|now bau|now business as usual|moved to bau|embedded|embedded as bau"
    "|completed and bau|complete and bau|complete bau|completed bau|closed bau"
    "|embedded in business as usual",
}
_STATUS = {said: status for status, all_ in _WORDS.items() for said in all_.split("|")}


def read_delivery(
    draft: Draft, is_rating: Callable[[str], bool], findings: Findings
) -> ClaimReading | None:
    """Return what is claimed: by the status, else by the progress, else by a target.

    A status that is neither a rating nor a word for delivery is doubted, and its
    words have no place.

    Args:
        draft: The action.
        is_rating: Whether words are a value of the scheme.
        findings: Takes the doubts.
    """
    if any(kind == "status" and _denies(cell) for kind, cell in draft.cells):
        return None
    claimed = _claim((*draft.fields["progress"], *draft.fields["target"]))
    lines = draft.fields["status"]
    words = " ".join(span.words for span in lines)
    if not words or is_rating(words):
        return claimed
    status = _status(words)
    if status is None:
        findings.unplace(lines)
        findings.doubt(
            f'{lines[0].position}: the status "{words}" of {draft.code} is neither a'
            " rating nor a word for delivery; it is listed as unplaced."
        )
        return claimed
    whole = "\n".join(span.words for span in lines)
    said = ClaimReading(Claim(status, whole), lines[0].position)
    _doubt(draft, said, claimed, findings)
    return said


def _doubt(
    draft: Draft, said: ClaimReading, claimed: ClaimReading | None, findings: Findings
) -> None:
    words = " ".join(said.claim.words.split())
    if claimed is not None and claimed.claim.status != said.claim.status:
        findings.doubt(
            f'{said.position}: the status of {draft.code} is "{words}", and'
            f' {claimed.position} says "{claimed.claim.words}"; the status was taken.'
        )
    if normal(words) == "signed off":
        findings.doubt(
            f"{said.position}: {draft.code} is said to be signed off, which is recorded"
            " as a claim; whoever signs it off records that."
        )


def _denies(status: Cell) -> bool:
    """Tell whether a cell says that the ledger has nothing of the delivery."""
    return normal(" ".join(status.lines)) == NOT_RECORDED


def _status(words: str) -> ClaimStatus | None:
    said = _STATUS.get(normal(words)) or _STATUS.get(normal(_undated(words)))
    if said is None and (claim := read_claim([words])):
        return claim.status
    return said


def _undated(words: str) -> str:
    rest, end = "", 0
    for found in find_dates(words):
        rest, end = rest + words[end : found.start], found.end
    return rest + words[end:]


def _claim(lines: Iterable[Span]) -> ClaimReading | None:
    for span in lines:
        claim = read_claim([span.words])
        if claim is not None:
            return ClaimReading(claim, span.position)
    return None
