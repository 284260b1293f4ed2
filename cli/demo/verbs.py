"""Every verb of the example, and how an update is recorded by it."""

from collections.abc import Mapping

from cli.demo.hand import OF_PLANS, Hand, Verb
from cli.demo.hand_of_boards import OF_BOARDS
from cli.demo.updates import Update
from ledger.recording import Recorded
from ledger.session import Command

VERBS: Mapping[str, Verb] = {**OF_PLANS, **OF_BOARDS}
"""What an update can do."""


def record(hand: Hand, update: Update, who: str, command: str) -> Recorded:
    """Record `update` as `who`, under the command id `command`.

    Raises:
        LedgerError: the ledger refuses it.
    """
    when = hand.date(update.on)
    recorded = VERBS[update.verb](hand, Command(command, who, when), update)
    if update.name is not None:
        hand.named[update.name] = recorded.numbers[0]
    return recorded
