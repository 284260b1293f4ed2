"""What the example records of boards, second persons and measures."""

from cli.demo.evidencing import FILES
from cli.demo.hand import Hand, Verb
from cli.demo.plan import SLUG
from cli.demo.updates import Update
from cli.texts import optional_text
from domain.measures import Reading
from domain.policies import POLICIES
from domain.text import Text
from ledger.by_bytes import kind_of_bytes
from ledger.files import kept_file
from ledger.recording import Recorded
from ledger.session import Command


def _met(hand: Hand, command: Command, update: Update) -> Recorded:
    return hand.ledger.hold_meeting(command, SLUG, update.ref)


def _grant(hand: Hand, command: Command, update: Update) -> Recorded:
    return hand.ledger.grant_role(command, SLUG, update.ref, update.words)


def _second_person(hand: Hand, command: Command, update: Update) -> Recorded:
    return hand.ledger.want_second_person(command, SLUG, POLICIES[update.ref])


def _confirm(hand: Hand, command: Command, update: Update) -> Recorded:
    number, why = hand.named[update.ref], optional_text(update.because)
    return hand.ledger.confirm(command, number, why)


def _refuse(hand: Hand, command: Command, update: Update) -> Recorded:
    number, why = hand.named[update.ref], optional_text(update.because)
    return hand.ledger.refuse(command, number, why)


def _measure(hand: Hand, command: Command, update: Update) -> Recorded:
    assert update.said is not None
    return hand.ledger.define_measure(command, SLUG, update.said, (update.ref,))


def _read(hand: Hand, command: Command, update: Update) -> Recorded:
    counted, _, total = update.words.partition("/")
    reading = Reading(numerator=int(counted), denominator=int(total))
    return hand.ledger.read_measure(command, SLUG, update.ref, reading)


def _attach(hand: Hand, command: Command, update: Update) -> Recorded:
    shows, file = Text(update.because or ""), FILES.get(update.words)
    source = (
        Text(update.words)
        if file is None
        else kept_file(update.words, file, kind_of_bytes(file))
    )
    return hand.ledger.attach_evidence(command, SLUG, update.ref, shows, source)


OF_BOARDS: dict[str, Verb] = {
    "met": _met,
    "grant": _grant,
    "second person": _second_person,
    "confirm": _confirm,
    "refuse": _refuse,
    "measure": _measure,
    "read": _read,
    "attach": _attach,
}
"""What an update about boards can do."""
