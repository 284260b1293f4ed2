"""What delegation refuses, each in a sentence that says what to do."""

from collections.abc import Sequence

from domain.errors import LedgerError

OF_NO_PLAN = "What is of the ledger and of no plan"
"""What keys and checkpoints are, of which no policy of a plan can speak."""


class NotDelegatedError(LedgerError):
    """An entry for somebody for whom the plan's policy does not let one record."""

    def __init__(
        self, delegate: str, principal: str, plan: str, principals: Sequence[str]
    ) -> None:
        held = (
            f"its policy names {' and '.join(principals)}"
            if principals
            else f"a colleague can allow it with `ledger plan delegation --allow"
            f' "{delegate}" "{principal}"`'
        )
        super().__init__(
            f"In the plan {plan}, {delegate} may not record for {principal}; {held}."
        )
        self.delegate, self.principal, self.plan = delegate, principal, plan


class InPersonError(LedgerError):
    """An act for somebody else that one can do only in person."""

    def __init__(self, act: str) -> None:
        super().__init__(
            f"{act} is recorded, corrected and retracted in person only; leave --as"
            " out, or let the one whose act it is do it."
        )
        self.act = act


class SelfDelegationError(LedgerError):
    """A delegation from somebody to themselves, or an entry by one."""

    def __init__(self, person: str) -> None:
        super().__init__(
            f"Nobody needs leave to record for themselves, and both are {person}; name"
            " two people, or leave --as out."
        )
        self.person = person


class OwnDelegationError(LedgerError):
    """A delegation by which somebody would let themselves record for another."""

    def __init__(self, delegate: str, principal: str) -> None:
        super().__init__(
            f"Nobody lets themselves record for another, and {delegate} would for"
            f" {principal}; let a colleague record it."
        )
        self.delegate, self.principal = delegate, principal
