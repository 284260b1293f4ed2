"""What the plan and its actions refuse, each in a sentence that says what to do."""

from collections.abc import Mapping, Sequence
from datetime import date

from domain.errors import LedgerError
from domain.printing import print_day


class PlanExistsError(LedgerError):
    """A plan of that name was opened already."""

    def __init__(self, slug: str) -> None:
        super().__init__(
            f'The plan "{slug}" is open already; choose another name with --plan.'
        )


class UnknownPlanError(LedgerError):
    """A plan that this ledger does not hold."""

    def __init__(self, slug: str, known: Sequence[str]) -> None:
        held = f"it holds {', '.join(known)}" if known else "open or import it first"
        super().__init__(f'This ledger has no plan "{slug}"; {held}.')


class PlanEndedError(LedgerError):
    """A change to a plan that was closed or superseded by then."""

    def __init__(self, slug: str, how: str, day: date) -> None:
        super().__init__(
            f"The plan {slug} was {how} on {print_day(day)} and takes no change from"
            " that day on; give an earlier date with --on, or use the plan in force."
        )


class UnknownAreaError(LedgerError):
    """An improvement area the plan does not have."""

    def __init__(self, area: str, known: Sequence[str]) -> None:
        held = f"its areas are {', '.join(known)}" if known else "add one first"
        super().__init__(f'The plan has no area "{area}"; {held}.')


class AreaExistsError(LedgerError):
    """An area whose number or code another one has."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f'The plan has an area "{code}" already; choose another code for this one.'
        )


class UnknownOutcomeError(LedgerError):
    """An outcome number that would leave a gap."""

    def __init__(self, area: str, outcome: int, last: int) -> None:
        super().__init__(
            f"Area {area} has {last} outcomes, so outcome {outcome} cannot be set;"
            f" the next new one is {last + 1}."
        )


class UnknownActionError(LedgerError):
    """A reference that no action of the plan ever had."""

    def __init__(self, ref: str, codes: Sequence[str]) -> None:
        from difflib import get_close_matches  # 8 ms that only a slip pays.

        near = get_close_matches(ref, codes, n=3, cutoff=0.5)
        hint = (
            f"did you mean {' or '.join(near)}?"
            if near
            else "`ledger status` lists the actions there are."
        )
        super().__init__(f'There is no action "{ref}"; {hint}')
        self.ref = ref
        self.suggestions = tuple(near)


class AmbiguousActionError(LedgerError):
    """A code that several actions wore and no live one wears now."""

    def __init__(self, ref: str, ids: Sequence[str]) -> None:
        super().__init__(
            f'The code "{ref}" was worn by {len(ids)} actions and none of them wears'
            f" it now; name one by its id: {', '.join(ids)}."
        )


class CodeTakenError(LedgerError):
    """A code that two live actions would wear on the same day."""

    def __init__(self, code: str, day: date) -> None:
        super().__init__(
            f"On {print_day(day)} another live action has the code {code}; renumber or"
            " withdraw that one first, or choose another code."
        )


class SameCodeError(LedgerError):
    """A renumbering to the code the action wears already."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"The action has the code {code} already; there is nothing to record."
        )


class ActionEndedError(LedgerError):
    """Something about an action that had left the plan by then."""

    def __init__(self, code: str, how: str, day: date) -> None:
        super().__init__(
            f"Action {code} was {how} on {print_day(day)} and takes nothing from that"
            " day on; give an earlier date with --on if it happened before."
        )


class AlreadyEndedError(LedgerError):
    """An end of an action or plan that has one already, on whatever day."""

    def __init__(self, what: str, how: str, day: date) -> None:
        super().__init__(
            f"{what} was {how} on {print_day(day)} already and can end only once;"
            " retract that entry first."
        )


class BeforeAddedError(LedgerError):
    """A place in the plan that is dated before what it is about was added."""

    def __init__(self, what: str, day: date) -> None:
        super().__init__(
            f"{what} was added on {print_day(day)} and its place in the plan cannot"
            " change before that; give a later date with --on, or correct the date of"
            " the entry that added it."
        )


class MergeError(LedgerError):
    """A merge that makes no sense."""


class NoSchemeError(LedgerError):
    """A rating in a plan without a rating scheme."""

    def __init__(self, slug: str) -> None:
        super().__init__(
            f"The plan {slug} has no rating scheme, so nothing can be rated; adopt one"
            " with `ledger plan scheme`."
        )


class UnknownTargetError(LedgerError):
    """A target number the action does not have."""

    def __init__(self, code: str, number: int, known: Sequence[int]) -> None:
        held = (
            "its targets are " + ", ".join(map(str, known))
            if known
            else "it has none yet; set one with `ledger target set`"
        )
        super().__init__(f"Action {code} has no target {number}; {held}.")


class TargetNotYetSetError(LedgerError):
    """A revision that is dated before its target was set."""

    def __init__(self, code: str, number: int, day: date) -> None:
        super().__init__(
            f"Target {number} of action {code} was set on {print_day(day)} and cannot"
            " be revised before that; give a later date with --on, or correct the"
            " date of the entry that set it."
        )


class WhichTargetError(LedgerError):
    """A revision of one of several targets that does not say which."""

    def __init__(self, code: str, targets: Mapping[int, str]) -> None:
        listed = "; ".join(f'{number}: "{words}"' for number, words in targets.items())
        super().__init__(
            f"Action {code} has {len(targets)} targets ({listed}); say which with"
            " --number."
        )


class ReasonMissingError(LedgerError):
    """Something that must be justified, without a reason."""

    def __init__(self, what: str) -> None:
        super().__init__(f'{what} needs a reason; say it with --because "…".')


class ApprovalMissingError(LedgerError):
    """A target that is moved without a word on who agreed to it."""

    def __init__(self) -> None:
        super().__init__(
            "A revised target needs the approval of somebody; say whose with"
            ' --approved-by "role".'
        )


class SignedOffError(LedgerError):
    """A delivery status after sign-off, without reopening."""

    def __init__(self, code: str, status: str) -> None:
        super().__init__(
            f'Action {code} is recorded as "{status}"; reopen it first with'
            f' `ledger deliver {code} reopened --because "…"`.'
        )


class NotSignedOffError(LedgerError):
    """Reopening something that was never signed off."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Action {code} is neither signed off nor business as usual, so there is"
            " nothing to reopen; record its delivery status instead."
        )


class UnchangedError(LedgerError):
    """A change that changes nothing."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} already says exactly that; there is nothing to record."
        )


class EvidenceError(LedgerError):
    """Evidence that is neither a file nor a link, or both."""

    def __init__(self) -> None:
        super().__init__("Evidence is a file or a link; give one of the two.")


class CannotCorrectError(LedgerError):
    """A kind of entry, or a field of it, that no correction can change."""


class CannotRetractError(LedgerError):
    """An entry on which others stand."""
