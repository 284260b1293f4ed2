"""A report is sealed once under its number, sent once, and stays as it was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.building import BadFactError
from domain.correcting import Changes, amended
from domain.event import FutureDateError
from domain.named_file import NamedFile
from domain.partial_date import PartialDate
from domain.report_events import CommitmentMade, ReportSealed, ReportSent
from domain.report_refusals import (
    KnownCommitmentError,
    NotSealedError,
    NumberTakenError,
    ReportAheadError,
    ReportFrozenError,
    SentAlreadyError,
    SentBeforeError,
    UndatedReportError,
)
from domain.reports import Reports, Sealing
from domain.text import Text
from tests.domain.given import BECAUSE, TODAY, by, day, is_one_sentence, numbers

PACK = NamedFile(Text("report-1.zip"), "0f" * 32, "application/zip", 2048)
JULY = day(7, 30)
DIRECTOR = Text("Director of the service")


def sealing(number: int = 1, audience: str = "ofsted", as_at: date = JULY) -> Sealing:
    """Return what a report says of itself."""
    return Sealing(number, audience, as_at, 56, "ab" * 32, ("owners",))


def sealed(*audiences: str) -> Reports:
    """Return the reports of a plan after one for each audience was sealed."""
    reports = Reports.of("riverton-2019")
    for number, audience in enumerate(audiences or ("ofsted",), 1):
        event = reports.seal(PACK, sealing(number, audience), by())
        reports = reports.apply([event])
    return reports


def sent(on: date = JULY, number: int = 1) -> Reports:
    """Return the reports after report 1 was sealed and sent."""
    reports = sealed()
    return reports.apply([reports.send(number, DIRECTOR, by(on))])


def test_a_sealed_report_says_from_where_it_looks_and_what_it_holds() -> None:
    event = Reports.of("riverton-2019").seal(
        PACK, sealing(), by(day(5)), title=Text("Return"), reason=BECAUSE
    )

    assert isinstance(event, ReportSealed)
    assert (event.number, event.audience, event.as_at, event.known_to) == (
        *(1, "ofsted", JULY, 56),
    )
    assert (event.sha256, event.manifest) == ("0f" * 32, "ab" * 32)
    assert (event.title, event.reason, event.withheld) == (
        *("Return", BECAUSE, ("owners",)),
    )
    assert event.effective == PartialDate.day(TODAY)


def test_sealed_and_registered_reports_share_their_numbers() -> None:
    reports = sealed("ofsted", "DMG")
    file = NamedFile(Text("old.pdf"), "cd" * 32, "application/pdf", 7)

    event = reports.register(file, "ofsted", by(JULY))

    assert event.number == 3
    assert reports.apply([event]).next_number == 4


def test_a_number_that_another_report_took_meanwhile_is_refused() -> None:
    with pytest.raises(NumberTakenError, match="run the command again") as refusal:
        sealed().seal(PACK, sealing(1), by())
    assert is_one_sentence(refusal.value)


def test_a_report_about_a_day_to_come_is_refused() -> None:
    tomorrow = TODAY + timedelta(days=1)

    with pytest.raises(ReportAheadError, match="has not come yet"):
        Reports.of("riverton-2019").seal(PACK, sealing(as_at=tomorrow), by())
    Reports.of("riverton-2019").seal(PACK, sealing(as_at=TODAY), by())


def test_a_report_is_sent_on_the_day_that_is_said_even_if_it_was_sealed_later() -> None:
    event = sealed().send(1, DIRECTOR, by(JULY))

    assert isinstance(event, ReportSent)
    assert (event.report, event.by, event.effective_day) == (1, DIRECTOR, JULY)


def test_a_report_cannot_be_sent_tomorrow_nor_on_no_day() -> None:
    with pytest.raises(FutureDateError):
        sealed().send(1, DIRECTOR, by(TODAY + timedelta(days=1)))
    with pytest.raises(UndatedReportError, match="--on") as refusal:
        sealed().send(1, DIRECTOR, by(PartialDate.unknown()))
    assert is_one_sentence(refusal.value)


def test_what_was_never_sealed_cannot_be_sent() -> None:
    with pytest.raises(NotSealedError, match="those sealed are 1, 2") as refusal:
        sealed("ofsted", "DMG").send(3, DIRECTOR, by())
    assert refusal.value.number == 3
    with pytest.raises(NotSealedError, match="seal one first"):
        Reports.of("riverton-2019").send(1, DIRECTOR, by())


def test_a_report_is_sent_once() -> None:
    with pytest.raises(SentAlreadyError, match="to Ofsted on 30 July 2020") as refusal:
        sent().send(1, DIRECTOR, by())
    assert is_one_sentence(refusal.value)


def test_a_sealed_report_is_never_corrected() -> None:
    reports = sealed()
    fact = amended(reports.history.at(1, 1), Changes(audience="DMG"), 1)
    fact = fact.model_copy(update={"originator_version": 1})

    with pytest.raises(ReportFrozenError, match="retract it and seal another"):
        reports.correct(fact, BECAUSE, by(), numbers)


def test_a_report_that_was_ever_sent_cannot_be_taken_back() -> None:
    reports = sent()
    with pytest.raises(ReportFrozenError, match="send a new one"):
        reports.retract(1, BECAUSE, by(), numbers)

    reports = reports.apply([reports.retract(2, BECAUSE, by(), numbers)])

    # Somebody may hold it all the same, and what was sealed stays within reach.
    with pytest.raises(ReportFrozenError):
        reports.retract(1, BECAUSE, by(), numbers)


def test_a_report_that_was_never_sent_can_be_taken_back() -> None:
    reports = sealed()
    reports = reports.apply([reports.retract(1, BECAUSE, by(), numbers)])

    with pytest.raises(NotSealedError):
        reports.send(1, DIRECTOR, by())
    assert reports.next_number == 2


def test_a_report_is_not_sent_before_the_day_that_it_speaks_of() -> None:
    with pytest.raises(SentBeforeError, match="cannot have been sent") as refusal:
        sealed().send(1, DIRECTOR, by(day(7, 29)))
    assert is_one_sentence(refusal.value)
    sealed().send(1, DIRECTOR, by(JULY))


def test_a_retracted_sending_leaves_the_report_to_be_sent() -> None:
    reports = sent()
    reports = reports.apply([reports.retract(2, BECAUSE, by(), numbers)])

    again = reports.send(1, DIRECTOR, by(day(8)))

    with pytest.raises(SentAlreadyError):
        reports.apply([again]).retract(3, BECAUSE, by(), numbers)


def test_the_day_of_sending_can_be_corrected() -> None:
    reports = sent()
    fact = amended(reports.history.at(2, 2), Changes(on=PartialDate.day(day(8))), 2)
    fact = fact.model_copy(update={"originator_version": 2})

    corrected = reports.apply([reports.correct(fact, BECAUSE, by(), numbers)])

    days = {f.event.wire: f.event.effective_day for f in corrected.history.facts}
    assert days["report.sent"] == day(8)


def test_a_promise_says_to_whom_and_by_when() -> None:
    due = PartialDate.month(2021, 9)

    event = sealed().commit("DMG", due, Text("Vacant posts"), by(JULY))

    assert isinstance(event, CommitmentMade)
    assert (event.number, event.audience, event.due, event.about) == (
        *(1, "DMG", due, "Vacant posts"),
    )


def test_a_promise_is_made_once_and_wants_a_day() -> None:
    due = PartialDate.month(2021, 9)
    reports = sealed()
    reports = reports.apply([reports.commit("DMG", due, None, by())])

    with pytest.raises(KnownCommitmentError, match="Commitment 1 says") as refusal:
        reports.commit("dmg", due, Text("Again"), by())
    assert is_one_sentence(refusal.value)
    with pytest.raises(UndatedReportError, match="is owed"):
        reports.commit("DMG", PartialDate.unknown(), None, by())
    assert reports.commit("HCSP", due, None, by()).number == 2


def test_an_audience_that_is_no_short_name_is_refused() -> None:
    with pytest.raises(BadFactError, match="cannot be the audience of a report"):
        Reports.of("riverton-2019").seal(PACK, sealing(audience="\x1b[31m"), by())
