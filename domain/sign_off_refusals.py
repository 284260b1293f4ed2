"""What sign-off refuses, each in a sentence that says what to do."""

from collections.abc import Sequence

from domain.errors import LedgerError


class DecidedError(LedgerError):
    """A proposal that was to be altered or decided again after it was decided."""

    def __init__(self, entry: int, by: int | None = None) -> None:
        what = "the confirmation or refusal of it" if by is None else f"#{by}"
        super().__init__(
            f"Entry #{entry} was decided already; retract {what} first, and have it"
            " decided anew."
        )
        self.entry, self.by = entry, by


class NotProposedError(LedgerError):
    """A decision about an entry that proposes nothing."""

    def __init__(self, entry: int, wire: str) -> None:
        super().__init__(
            f"Entry #{entry} ({wire}) is no proposal, so there is nothing to confirm or"
            " refuse; `ledger proposals --open` lists what waits."
        )
        self.entry = entry


class ProposalGoneError(LedgerError):
    """A decision about a proposal that was corrected or retracted since."""

    def __init__(self, entry: int, by: int, corrected: bool) -> None:
        how = (
            f"was corrected by #{by}; decide about #{by} instead"
            if corrected
            else f"was retracted by #{by}, so there is nothing to decide"
        )
        super().__init__(f"Entry #{entry} {how}.")
        self.entry, self.by = entry, by


class NotEntitledError(LedgerError):
    """A decision by somebody who does not hold the role that decides."""

    def __init__(self, person: str, role: str, holders: Sequence[str]) -> None:
        held = f"{' or '.join(holders)} can decide" if holders else "nobody else does"
        super().__init__(
            f"The role {role} is not held by {person} today; {held}, and `ledger plan"
            f" role grant {role} USER` lets a colleague hold it."
        )
        self.person, self.role = person, role


class OwnProposalError(LedgerError):
    """A decision by whoever proposed it, or worded it, or for whom that was done."""

    def __init__(self, entry: int, person: str, others: Sequence[str]) -> None:
        held = (
            f"let {' or '.join(others)} decide"
            if others
            else "grant the role to a colleague, who then decides"
        )
        super().__init__(
            f"Entry #{entry} was proposed or worded by or for {person}, who cannot be"
            f" its second person; {held}."
        )
        self.entry, self.person = entry, person


class NeedsSecondPersonError(LedgerError):
    """A correction that would put a judgement in force which needs confirming."""

    def __init__(self, value: str) -> None:
        super().__init__(
            f'"{value}" needs a second person in this plan, and a correction has none;'
            " retract the entry and record it anew, so that it can be confirmed."
        )
        self.value = value


class BroughtBackError(LedgerError):
    """A retraction that would put a judgement in force which needs confirming."""

    def __init__(self, value: str, verb: str) -> None:
        super().__init__(
            f'This would bring back "{value}", which needs a second person in this plan'
            f" now; record it anew with `ledger {verb}`, so that it can be confirmed."
        )
        self.value = value


class ProposedAlreadyError(LedgerError):
    """A proposal that is waiting already."""

    def __init__(self, code: str, value: str) -> None:
        super().__init__(
            f'"{value}" is proposed for action {code} from that day already and waits'
            " to be confirmed; `ledger proposals --open` shows by which entry."
        )
        self.code, self.value = code, value


class UnevidencedError(LedgerError):
    """A sign-off without evidence, and without a word on why there is none."""

    def __init__(self, code: str, status: str) -> None:
        super().__init__(
            f'Action {code} has no evidence, and "{status}" wants some; attach it with'
            f" `ledger evidence attach {code} FILE`, or say why there is none with"
            ' --waive-evidence "…".'
        )
        self.code = code


class UnmonitoredError(LedgerError):
    """Business as usual of which nobody says who goes on monitoring it."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Business as usual still wants watching; say who goes on monitoring action"
            f' {code} with --monitored-by "role".'
        )
        self.code = code


class NotSettlingError(LedgerError):
    """A waiver or a monitor beside a delivery status that takes none."""

    def __init__(self, what: str, status: str, wanted: str) -> None:
        super().__init__(
            f'{what} goes with {wanted}, not with "{status}"; leave it out.'
        )


class OwnRoleError(LedgerError):
    """A role that somebody would grant to themselves."""

    def __init__(self, person: str, role: str) -> None:
        super().__init__(
            f"Nobody grants themselves a role, and {person} would be {role}; let a"
            " colleague record it."
        )
        self.person, self.role = person, role


class RoleHeldError(LedgerError):
    """A role granted to somebody who holds it, or revoked from one who does not."""

    def __init__(self, person: str, role: str, held: bool) -> None:
        how = "is held already" if held else "is not held"
        super().__init__(
            f"The role {role} {how} by {person} on that day; `ledger plan role list`"
            " shows who holds which."
        )
        self.person, self.role = person, role
