"""What a redaction removes, what it leaves, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from domain.action_events import ProgressRecorded
from domain.correcting import Changes
from domain.entry_events import TextRedacted
from domain.errors import LedgerError
from domain.history import UnknownEntryError
from domain.holding import UnderHoldError
from domain.partial_date import PartialDate
from domain.plan_events import PlanOpened
from domain.redacting import UnknownFieldError
from domain.text import Text
from ledger.book import Ledger
from ledger.errors import (
    CommandReusedError,
    CommandScrubbedError,
    RemovedTextError,
)
from ledger.known_root import KnownRoot
from ledger.place import Place as LedgerPlace
from ledger.verify import verify
from ledger.words import Place
from tests.ledger.given import (
    ACTION,
    SLUG,
    WHY,
    audit,
    begin,
    command,
    everything,
    made,
    note,
    opened,
    query,
)
from tests.ledger.redacting import NAME, redact, redaction, vault

GONE = "[redacted on 6 January 2020]"


@pytest.fixture
def ledger(somewhere: LedgerPlace) -> Iterator[Ledger]:
    """A ledger with a plan, an action, and a note that names somebody: entry 5."""
    with made(somewhere) as ledger:
        begin(ledger)
        note(ledger, NAME, "first")
        yield ledger


def test_a_redacted_text_is_out_of_the_vault_and_reads_as_redacted(
    ledger: Ledger,
) -> None:
    done = redact(ledger, 5)

    assert done.numbers == (6,)
    assert Place(5, "text") not in vault(ledger.log.place)
    entries = {e.number: e for e in audit(ledger)}
    noted, said = entries[5], entries[6]
    assert isinstance(noted.event, ProgressRecorded)
    assert (noted.event.text, noted.redacted) == (GONE, True)
    assert isinstance(said.event, TextRedacted)
    assert (said.event.entry, said.event.version, said.redacted) == (5, 1, False)
    assert said.event.originator_id == ACTION


def test_a_stream_reads_the_same_words_in_their_place(ledger: Ledger) -> None:
    redact(ledger, 5)

    with opened(ledger.log.place) as other:
        plan = other.log.plan(SLUG)
        (first, *_) = other.log.action(plan, ACTION).history.events

    assert isinstance(first, ProgressRecorded)
    assert first.text == GONE


def test_no_hash_changes_but_by_one_more_leaf(ledger: Ledger) -> None:
    place = ledger.log.place
    leaves, before = query(place, "SELECT * FROM leaf"), verify(place)

    redact(ledger, 5)

    assert query(place, "SELECT * FROM leaf")[:-1] == leaves
    known = KnownRoot(before.root, before.entries)
    assert verify(place, known=known).verified


def test_the_command_that_brought_the_words_keeps_no_mark_to_try_words_against(
    ledger: Ledger,
) -> None:
    redact(ledger, 5)

    sql = "SELECT salt, request FROM command WHERE id = 'first'"
    assert query(ledger.log.place, sql) == [(bytes(32), bytes(32))]


def test_that_command_sent_again_is_refused_and_recorded_nothing(
    ledger: Ledger,
) -> None:
    redact(ledger, 5)
    before = everything(ledger.log.place)

    with pytest.raises(CommandScrubbedError) as refused:
        note(ledger, NAME, "first")

    assert everything(ledger.log.place) == before
    assert str(refused.value) == (
        "The command id first recorded entry #5, and words of it were redacted since,"
        " so nobody can tell whether this is the same command; nothing was recorded."
    )


def test_a_redaction_sent_again_is_recorded_once(ledger: Ledger) -> None:
    first = redact(ledger, 5, name="gone")

    again = redact(ledger, 5, name="gone")

    assert (again.numbers, again.again) == (first.numbers, True)
    with pytest.raises(CommandReusedError):
        redact(ledger, 5, "reason", name="gone")


@pytest.mark.parametrize(
    ("number", "field", "kind"),
    [(99, "text", UnknownEntryError), (5, "reason", UnknownFieldError)],
)
def test_a_redaction_of_what_is_not_there_records_nothing(
    ledger: Ledger, number: int, field: str, kind: type[LedgerError]
) -> None:
    before = everything(ledger.log.place)

    with pytest.raises(kind):
        redact(ledger, number, field)

    assert everything(ledger.log.place) == before


def test_the_same_words_go_everywhere_if_that_is_asked(ledger: Ledger) -> None:
    place = ledger.log.place
    note(ledger, f"{NAME} again")
    ledger.correct(command(), 6, Changes(text=Text(NAME)), WHY)

    done = redact(ledger, 5, everywhere=True)

    events = [e.event for e in audit(ledger) if e.number in done.numbers]
    assert [(e.entry, e.fields) for e in events if isinstance(e, TextRedacted)] == [
        (5, ("text",)),
        (7, ("replacement.text",)),
    ]
    assert [one.value for one in vault(place).values() if NAME in one.value] == [
        f"{NAME} again"
    ]


def test_all_words_of_an_entry_can_go_at_once(ledger: Ledger) -> None:
    ledger.reword(command(), SLUG, "1.1", Text("In other words"), WHY)

    redact(ledger, 6, whole=True)

    assert [at for at in vault(ledger.log.place) if at.number == 6] == []
    audit(ledger)


def test_a_rehearsal_says_what_would_go_and_removes_nothing(ledger: Ledger) -> None:
    before = everything(ledger.log.place)

    places = ledger.would_redact(command(), redaction(5, "text"))

    assert places == [Place(5, "text")]
    assert everything(ledger.log.place) == before


def test_redacted_words_do_not_come_back_by_a_correction(ledger: Ledger) -> None:
    redact(ledger, 5)
    moved = Changes(on=PartialDate.day(date(2020, 1, 1)))
    with pytest.raises(RemovedTextError, match=r"redacted on 6 January 2020"):
        ledger.correct(command(), 5, moved, WHY)
    with pytest.raises(RemovedTextError):
        note(ledger, GONE)


def test_a_program_that_had_loaded_the_plan_forgets_its_redacted_words(
    ledger: Ledger,
) -> None:
    place = ledger.log.place
    with opened(place) as other:
        other.log.plan(SLUG)
        redact(ledger, 1, "title")

        (first, *_) = other.log.plan(SLUG).history.events

    assert isinstance(first, PlanOpened)
    assert first.title == GONE


@pytest.mark.parametrize("held", [5, 6, None])
def test_what_a_hold_keeps_is_not_redacted(ledger: Ledger, held: int | None) -> None:
    ledger.correct(command(), 5, Changes(text=Text("Another was seen")), WHY)
    ledger.place_hold(command(), SLUG, held, WHY)

    for number, field in ((5, "text"), (6, "replacement.text")):
        with pytest.raises(UnderHoldError) as refused:
            redact(ledger, number, field)
        assert refused.value.hold == 1
    assert NAME in {one.value for one in vault(ledger.log.place).values()}

    ledger.lift_hold(command(), SLUG, 1, WHY)
    redact(ledger, 5)
    audit(ledger)


def test_a_hold_on_one_entry_leaves_others_to_be_redacted(ledger: Ledger) -> None:
    other = note(ledger, "Somebody else was seen")
    ledger.place_hold(command(), SLUG, other, WHY)

    redact(ledger, 5)

    with pytest.raises(UnderHoldError):
        redact(ledger, other)
    audit(ledger)


def test_a_hold_refuses_the_whole_of_what_would_go_everywhere(ledger: Ledger) -> None:
    other = note(ledger, NAME)
    ledger.place_hold(command(), SLUG, other, WHY)
    before = everything(ledger.log.place)

    with pytest.raises(UnderHoldError, match="entry #6"):
        redact(ledger, 5, everywhere=True)

    assert everything(ledger.log.place) == before


def test_a_hold_is_on_an_entry_that_there_is(ledger: Ledger) -> None:
    with pytest.raises(UnknownEntryError):
        ledger.place_hold(command(), SLUG, 99, WHY)
