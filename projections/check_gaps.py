"""Rules about what an action that is still in the plan lacks, or waits for."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator

from domain.delivery import CLAIMS, DONE_OR_CLAIMED, SETTLED
from projections.check_facts import Finding, Standing, finding_of
from projections.facts import Row

NO_OWNER, NOT_RATED, NO_TARGET = "no owner", "not rated", "no target"
NO_EVIDENCE = "claimed without evidence"
SAID_DONE = "said to be done, but goes on"
WAITING = "waits to be confirmed"


_LACKS = {NO_OWNER: "no owner", NOT_RATED: "no rating", NO_TARGET: "no target"}


def missing(held: Standing, subject: str, day: str) -> Iterator[Finding]:
    """Yield that nobody owns an action, or that it has no rating or no target.

    One that is done wants none of them any more.
    """
    if held.is_done(subject, day):
        return
    code, rows = held.code(subject), [held.history(subject, "added")[-1]]
    gaps = (
        (NO_OWNER, held.now(subject, "owner"), 'owner {} "role"'),
        (NOT_RATED, held.now(subject, "rating"), 'rate {} RATING --because "why"'),
        (NO_TARGET, held.targets(subject), 'target set {} "by March 2021"'),
    )
    for rule, there, mend in gaps:
        if not there:
            said = f"Action {code} has {_LACKS[rule]}."
            made = f"ledger {mend.format(code)}"
            yield finding_of(rule, subject, code, rows, said, made)


def unevidenced(held: Standing, subject: str) -> Iterator[Finding]:
    """Yield delivery that is claimed or signed off, of which nothing is to be seen.

    A waiver that says why there is no evidence is enough for a sign-off.
    """
    delivery = held.now(subject, "delivery")
    if delivery is None or delivery.value not in DONE_OR_CLAIMED:
        return
    fields = held.histories[subject]
    waived = delivery.value not in CLAIMS and "waiver" in fields
    if waived or any(field.startswith("evidence/") for field in fields):
        return
    code = held.code(subject)
    said = (
        f'Action {code} is "{delivery.value}" by {held.named(delivery)}, and no'
        " evidence of it is attached."
    )
    mend = f'ledger evidence attach {code} FILE --shows "what it shows"'
    yield finding_of(NO_EVIDENCE, subject, code, [delivery], said, mend)


def said_done(held: Standing, subject: str) -> Iterator[Finding]:
    """Yield claims that all is done beside a last note by which work goes on.

    A claim is a delivery status, or a target whose words are "Completed". A note from
    before the claim does not contradict it.
    """
    delivery = held.now(subject, "delivery")
    if delivery is not None and delivery.value in SETTLED:
        return  # Somebody looked at it since.
    note = held.now(subject, "progress")
    goes_on = None if note is None else _GOES_ON.search(note.value)
    if note is None or goes_on is None:
        return
    code, claims = held.code(subject), _done(held, subject)
    if not claims or any(held.is_before(note, claim) for claim in claims):
        return
    said = " and ".join(_quoted(held, claim) for claim in claims)
    whole = (
        f"Action {code} is said to be done ({said}), but its last note,"
        f' {held.named(note)}, says "{goes_on[0]}".'
    )
    mend = f'ledger deliver {code} "in progress" --because "why"'
    yield finding_of(SAID_DONE, subject, code, [*claims, note], whole, mend)


_GOES_ON = re.compile(
    r"(?i)\b(?:remains?[ ]+)?(?:on[ ]track|in[ ]progress|under[ ]?way|on[- ]?going"
    r"|delayed|awaiting|not[ ]yet|to[ ]be[ ]completed)\b"
)
"""Words by which work goes on, whatever else the note says."""


def _done(held: Standing, subject: str) -> list[Row]:
    """Return what says that an action is done, short of a sign-off."""
    from domain.claims import read_claim  # It loads the whole grammar of dates.

    found = [
        rows[-1]
        for rows in held.targets(subject)
        if read_claim(str(json.loads(rows[-1].value)["words"]).split("\n")) is not None
    ]
    delivery = held.now(subject, "delivery")
    if delivery is not None and delivery.value == "completion claimed":
        found.append(delivery)
    return found


def _quoted(held: Standing, claim: Row) -> str:
    if claim.field == "delivery":
        return f'"{claim.value}" by {held.named(claim)}'
    number = claim.field.removeprefix("target/")
    words = " ".join(str(json.loads(claim.value)["words"]).split())
    return f'target {number} "{words}" by {held.named(claim)}'


def waiting(
    held: Standing, subject: str, undecided: Collection[int]
) -> Iterator[Finding]:
    """Yield proposals that nobody has confirmed or refused.

    Args:
        held: What stands.
        subject: The action's id.
        undecided: The entries of all proposals that `status` shows as such.
    """
    code = held.code(subject)
    for field, rows in held.histories[subject].items():
        row = rows[-1]
        if not field.startswith("proposal/") or row.entry not in undecided:
            continue
        said = (
            f'"{json.loads(row.value)["value"]}" is proposed for action {code} by'
            f" {held.named(row)}, and does not count until somebody confirms it."
        )
        mend = f"ledger confirm {row.entry}"
        yield finding_of(WAITING, subject, code, [row], said, mend)
