"""Legal holds of a plan: placed, lifted, and what they forbid meanwhile."""

from collections.abc import Iterable
from typing import Any

from domain.errors import LedgerError
from domain.event import Attribution, E, make
from domain.history import History
from domain.hold_events import HoldLifted, HoldPlaced
from domain.partial_date import PartialDate
from domain.text import Text


class HeldAlreadyError(LedgerError):
    """A hold on what another one holds already."""

    def __init__(self, hold: HoldPlaced) -> None:
        super().__init__(
            f"Hold {hold.number} keeps {_kept(hold)} already; there is nothing to"
            " record."
        )
        self.number = hold.number


class UnknownHoldError(LedgerError):
    """A hold that the plan does not have, or that was lifted."""

    def __init__(self, number: int, plan: str, standing: Iterable[int]) -> None:
        held = ", ".join(map(str, standing))
        there = f"those that stand are {held}" if held else "none stands"
        super().__init__(f"No hold {number} stands on the plan {plan}; {there}.")
        self.number = number


class UnderHoldError(LedgerError):
    """A redaction of words that a legal hold keeps."""

    def __init__(self, number: int, hold: HoldPlaced, plan: str) -> None:
        super().__init__(
            f"The words of entry #{number} are kept by hold {hold.number} of the plan"
            f" {plan}, which is on {_kept(hold)}; they can be redacted once it is"
            f" lifted with `ledger hold lift {hold.number}`."
        )
        self.number, self.hold = number, hold.number


def standing_holds(history: History) -> dict[int, HoldPlaced]:
    """Return number -> hold for those of a plan that stand."""
    lifted = {e.hold for e in history.events if isinstance(e, HoldLifted)}
    placed = [e for e in history.events if isinstance(e, HoldPlaced)]
    return {hold.number: hold for hold in placed if hold.number not in lifted}


def hold(
    history: History, entry: int | None, reason: Text, by: Attribution
) -> HoldPlaced:
    """Place a hold on the words of an entry, or on everything of the plan.

    Raises:
        HeldAlreadyError: another one that stands keeps exactly that.
    """
    for one in standing_holds(history).values():
        if one.entry == entry:
            raise HeldAlreadyError(one)
    number = 1 + sum(isinstance(event, HoldPlaced) for event in history.events)
    fields = {"number": number, "entry": entry, "reason": reason}
    return _made(HoldPlaced, history, by, fields)


def lift(
    history: History, plan: str, hold: int, reason: Text, by: Attribution
) -> HoldLifted:
    """Lift hold `hold` of `plan`.

    Raises:
        UnknownHoldError: no such hold stands.
    """
    standing = standing_holds(history)
    if hold not in standing:
        raise UnknownHoldError(hold, plan, standing)
    return _made(HoldLifted, history, by, {"hold": hold, "reason": reason})


def _made(
    kind: type[E], history: History, by: Attribution, fields: dict[str, Any]
) -> E:
    # A plan that has ended is held as well as any: the courts take their time.
    today = by.on(PartialDate.day(by.today))
    return make(kind, history.stream, history.version + 1, today, **fields)


def _kept(hold: HoldPlaced) -> str:
    if hold.entry is None:
        return "everything of the plan"
    return f"the words of entry #{hold.entry}"
