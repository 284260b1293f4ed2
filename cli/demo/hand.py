"""Turns an update of the example into the verb that an officer's command calls."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cli.demo.plan import SLUG
from cli.demo.updates import Update
from cli.options import effective
from cli.sealing import Look, Sealer
from cli.signing import key_place
from cli.targets import target_from
from cli.texts import optional_text
from cli.wiring import Workspace
from domain.correcting import Changes
from domain.partial_date import PartialDate
from domain.target import Target
from domain.text import Text
from ledger.book import Ledger
from ledger.files import read_file
from ledger.proof.keys import create_key
from ledger.recording import Recorded
from ledger.session import Command


@dataclass
class Hand:
    """An officer at the ledger.

    Attributes:
        ledger: Records.
        workspace: Understands dates and targets as the command line does.
        document: The plan in Word, which was reported once.
        named: The entry that each named update became.
    """

    ledger: Ledger
    workspace: Workspace
    document: Path
    named: dict[str, int] = field(default_factory=dict)

    def date(self, words: str | None) -> PartialDate | None:
        """Return the date that `words` give, as `--on` reads it."""
        return effective(words, self.workspace.today)

    def target(self, words: str) -> Target:
        """Return the target that `words` give, as `ledger target` reads it."""
        return target_from(words, None, None, self.workspace)

    def correct(self, command: Command, update: Update, changes: Changes) -> Recorded:
        """Correct the entry that the update names."""
        number = self.named[update.ref]
        return self.ledger.correct(command, number, changes, _why(update))


Verb = Callable[[Hand, Command, Update], Recorded]


def _why(update: Update) -> Text:
    return Text(update.because or "")


def _board(hand: Hand, command: Command, update: Update) -> Recorded:
    return hand.ledger.name_board(command, SLUG, update.ref, Text(update.words))


def _progress(hand: Hand, command: Command, update: Update) -> Recorded:
    return hand.ledger.record_progress(command, SLUG, update.ref, Text(update.words))


def _rate(hand: Hand, command: Command, update: Update) -> Recorded:
    return hand.ledger.rate(command, SLUG, update.ref, update.words, _why(update))


def _owner(hand: Hand, command: Command, update: Update) -> Recorded:
    owner, why = Text(update.words), optional_text(update.because)
    return hand.ledger.assign_owner(command, SLUG, update.ref, owner, why)


def _deliver(hand: Hand, command: Command, update: Update) -> Recorded:
    why = optional_text(update.because)
    return hand.ledger.record_delivery(
        command,
        SLUG,
        update.ref,
        update.words,
        why,
        waiver=optional_text(update.waiver),
        monitored_by=optional_text(update.monitored_by),
    )


def _reopen(hand: Hand, command: Command, update: Update) -> Recorded:
    return hand.ledger.reopen(command, SLUG, update.ref, _why(update))


def _exception(hand: Hand, command: Command, update: Update) -> Recorded:
    return hand.ledger.report_exception(
        command,
        SLUG,
        update.ref,
        cause=Text(update.words),
        recovery=Text(update.recovery),
        asked=optional_text(update.asked),
    )


def _set(hand: Hand, command: Command, update: Update) -> Recorded:
    target = hand.target(update.words)
    return hand.ledger.set_target(command, SLUG, update.ref, target)


def _revise(hand: Hand, command: Command, update: Update) -> Recorded:
    return hand.ledger.revise_target(
        command,
        SLUG,
        update.ref,
        update.number,
        hand.target(update.words),
        reason=_why(update),
        approved_by=optional_text(update.approved_by),
    )


def _reword(hand: Hand, command: Command, update: Update) -> Recorded:
    wording = Text(update.words)
    return hand.ledger.reword(command, SLUG, update.ref, wording, _why(update))


def _renumber(hand: Hand, command: Command, update: Update) -> Recorded:
    code = update.words
    return hand.ledger.renumber_action(command, SLUG, update.ref, code, _why(update))


def _withdraw(hand: Hand, command: Command, update: Update) -> Recorded:
    return hand.ledger.withdraw_action(command, SLUG, update.ref, _why(update))


def _merge(hand: Hand, command: Command, update: Update) -> Recorded:
    refs, into = (update.ref,), update.words
    return hand.ledger.merge_actions(command, SLUG, refs, into, _why(update))


def _correct_rating(hand: Hand, command: Command, update: Update) -> Recorded:
    return hand.correct(command, update, Changes(rating=update.words))


def _correct_text(hand: Hand, command: Command, update: Update) -> Recorded:
    return hand.correct(command, update, Changes(text=Text(update.words)))


def _correct_date(hand: Hand, command: Command, update: Update) -> Recorded:
    return hand.correct(command, update, Changes(on=hand.date(update.words)))


def _correct_target(hand: Hand, command: Command, update: Update) -> Recorded:
    return hand.correct(command, update, Changes(target=hand.target(update.words)))


def _retract(hand: Hand, command: Command, update: Update) -> Recorded:
    return hand.ledger.retract(command, hand.named[update.ref], _why(update))


def _register(hand: Hand, command: Command, update: Update) -> Recorded:
    file, title = read_file(hand.document), Text(update.words)
    return hand.ledger.register_report(command, SLUG, file, update.ref, title=title)


def _seal(hand: Hand, command: Command, update: Update) -> Recorded:
    look: Look = {
        "audience": update.ref,
        "as_at": update.on,
        "known_on": None,
        "without": update.without,
        "title": update.words,
        "because": update.because,
    }
    # It is sealed today, whatever day it speaks of.
    sealing = replace(command, effective=None)
    quiet = Sealer(hand.workspace, look, say=lambda _: None)
    return quiet.record(hand.ledger, sealing, SLUG)


def _key(hand: Hand, command: Command, update: Update) -> Recorded:
    del update
    place = key_place(hand.workspace, None)
    # It is an example: a passphrase would only stand in the way.
    origin = hand.ledger.log.recorder.origin
    made = create_key(place, origin, None, hand.workspace.machine.entropy)
    return hand.ledger.adopt_key(command, made)


def _send(hand: Hand, command: Command, update: Update) -> Recorded:
    number, by = update.number or 0, Text(update.words)
    return hand.ledger.send_report(command, SLUG, number, by)


def _commit(hand: Hand, command: Command, update: Update) -> Recorded:
    due = hand.date(update.words) or PartialDate.unknown()
    about = optional_text(update.because)
    return hand.ledger.commit_report(command, SLUG, update.ref, due, about)


OF_PLANS: Mapping[str, Verb] = {
    "board": _board,
    "progress": _progress,
    "rate": _rate,
    "owner": _owner,
    "deliver": _deliver,
    "reopen": _reopen,
    "exception": _exception,
    "set": _set,
    "revise": _revise,
    "reword": _reword,
    "renumber": _renumber,
    "withdraw": _withdraw,
    "merge": _merge,
    "correct rating": _correct_rating,
    "correct text": _correct_text,
    "correct on": _correct_date,
    "correct target": _correct_target,
    "retract": _retract,
    "register": _register,
    "key": _key,
    "seal": _seal,
    "send": _send,
    "commit": _commit,
}
"""What an update about the plan itself can do."""
