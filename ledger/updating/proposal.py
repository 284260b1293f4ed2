"""What a document would change of its plan, and what a person makes of that."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "progress",
    "rating",
    "target set",
    "target revised",
    "delivery",
    "owner",
    "sub-item",
    "impact",
    "reworded",
    "renumbered",
    "added",
    "gone",
    "term",
    "scheme",
    "area",
    "outcome",
]
WORDLESS: frozenset[Kind] = frozenset({"scheme", "renumbered", "gone"})
"""Kinds of changes that have no words of their own to edit."""

Need = Literal["reason", "approval", "confirmation"]


@dataclass(frozen=True)
class Proposal:
    """One change that a document would make.

    Attributes:
        id: Names it among those of an update, such as "2.6 target 2 revised"; the
            same document gives it the same name again.
        kind: What it would record.
        action: The action's code in the ledger; that in the document for one that
            is added; None for the plan itself.
        before: What the ledger holds on that day, in words; empty if nothing. The
            code, for a renumbering.
        after: What the document says; empty for an action that is gone.
        places: Where the document says so; empty if nowhere.
        needs: What a person is asked for. A reason and approval can be left out; a
            confirmation cannot, so that nobody accepts it by accepting all.
        doubts: Full sentences on what is uncertain about it.
        wordings: Of an action that is renumbered: in the ledger, in the document.
    """

    id: str
    kind: Kind
    action: str | None
    before: str
    after: str
    places: tuple[str, ...] = ()
    needs: frozenset[Need] = frozenset()
    doubts: tuple[str, ...] = ()
    wordings: tuple[str, str] | None = None


@dataclass(frozen=True)
class Choice:
    """What a person makes of a proposal.

    Attributes:
        accept: Whether it is recorded.
        text: Words to record in place of the document's; None for those.
        reason: Why; None for what an import says, or "not given".
        approved_by: Who agreed to a revised target, by role; None if nobody says.
        seen: Before and after, as the person saw them; what is another change by
            then is not recorded. None takes it as it is.
    """

    accept: bool
    text: str | None = None
    reason: str | None = None
    approved_by: str | None = None
    seen: tuple[str, str] | None = None


@dataclass(frozen=True)
class Update:
    """All that a document would change of its plan.

    Attributes:
        proposals: The plan's own first, then each action's in the order of codes.
        doubts: Full sentences on what the document leaves open, and what it no
            longer says and the ledger keeps.
        unrecordable: Full sentences on differences that nothing here can record,
            with what to type instead if there is something.
    """

    proposals: tuple[Proposal, ...] = ()
    doubts: tuple[str, ...] = ()
    unrecordable: tuple[str, ...] = ()
