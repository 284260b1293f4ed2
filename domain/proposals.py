"""Proposals of one action, and what was decided of them."""

from collections.abc import Iterable

from domain.history import Fact
from domain.sign_off_events import DECISIONS, PROPOSALS
from domain.sign_off_refusals import DecidedError


def decisions(facts: Iterable[Fact]) -> dict[int, Fact]:
    """Return version of a proposal -> the decision of it that stands.

    The version is that of the entry which states the proposal: its correction, where
    it was corrected before it was decided.
    """
    return {
        fact.event.version: fact for fact in facts if isinstance(fact.event, DECISIONS)
    }


def open_proposals(facts: Iterable[Fact]) -> list[Fact]:
    """Return the proposals that nobody has decided, in effective order."""
    standing = list(facts)
    decided = decisions(standing)
    return [
        fact
        for fact in standing
        if isinstance(fact.event, PROPOSALS) and fact.version not in decided
    ]


def check_decisions(facts: Iterable[Fact]) -> None:
    """Refuse facts in which a decision is not about a proposal that stands.

    Whoever corrects or retracts what was decided has to retract the decision first:
    what a second person confirmed is never changed under their name.

    Raises:
        DecidedError: says which entry was decided.
    """
    standing = list(facts)
    proposed = {f.version for f in standing if isinstance(f.event, PROPOSALS)}
    seen: set[int] = set()
    for fact in standing:
        if not isinstance(fact.event, DECISIONS):
            continue
        if fact.event.version not in proposed or fact.event.version in seen:
            raise DecidedError(fact.event.entry)
        seen.add(fact.event.version)
