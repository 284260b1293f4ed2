"""What is registered as reported: once for each file, audience and day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.building import BadFactError
from domain.correcting import Changes, amended
from domain.event import FutureDateError
from domain.named_file import NamedFile
from domain.partial_date import PartialDate
from domain.report_events import ReportRegistered
from domain.report_refusals import ReportedTwiceError, UndatedReportError
from domain.reports import Reports
from domain.text import Text
from tests.domain.given import BECAUSE, TODAY, by, day, is_one_sentence, numbers

JULY = NamedFile(Text("july.pdf"), "0f" * 32, "application/pdf", 2048)
AUGUST = NamedFile(Text("august.pdf"), "ab" * 32, "application/pdf", 4096)


def registered(
    *sent: tuple[NamedFile, str, date], before: Reports | None = None
) -> Reports:
    """Return the reports of a plan after each of `sent` was registered."""
    reports = before or Reports.of("riverton-2019")
    for file, audience, on in sent:
        reports = reports.apply([reports.register(file, audience, by(on))])
    return reports


def standing(reports: Reports) -> list[tuple[int, str, date]]:
    """Return number, audience and day of each report that stands."""
    events = [fact.event for fact in reports.history.facts]
    return [
        (event.number, event.audience, event.effective_day)
        for event in events
        if isinstance(event, ReportRegistered)
    ]


def corrected(reports: Reports, version: int, changes: Changes) -> Reports:
    """Return the reports after the entry of `version` was corrected."""
    fact = amended(reports.history.at(version, version), changes, version)
    fact = fact.model_copy(update={"originator_version": version})
    return reports.apply([reports.correct(fact, BECAUSE, by(), numbers)])


def test_reports_are_numbered_from_one_in_a_stream_of_their_own() -> None:
    reports = registered((JULY, "ofsted", day(7, 30)), (AUGUST, "DMG", day(6)))

    assert reports.history.stream == "report/riverton-2019"
    assert standing(reports) == [(2, "DMG", day(6)), (1, "ofsted", day(7, 30))]


def test_a_number_is_never_given_again() -> None:
    reports = registered((JULY, "ofsted", day(7)))
    reports = reports.apply([reports.retract(1, BECAUSE, by(), numbers)])

    reports = registered((JULY, "ofsted", day(7)), before=reports)

    assert standing(reports) == [(2, "ofsted", day(7))]


@given(st.sampled_from(["ofsted", "Ofsted", " OFSTED ", "oFsTeD"]))
def test_an_audience_is_the_same_however_it_is_written(words: str) -> None:
    reports = registered((JULY, "Ofsted", day(7)))

    assert reports.version_of(JULY, words, by(day(7))) == 1
    assert standing(reports)[0][1] == "Ofsted"


@pytest.mark.parametrize(
    ("file", "audience", "on"),
    [(AUGUST, "ofsted", day(7)), (JULY, "DMG", day(7)), (JULY, "ofsted", day(8))],
)
def test_another_file_audience_or_day_is_another_report(
    file: NamedFile, audience: str, on: date
) -> None:
    reports = registered((JULY, "ofsted", day(7)))

    assert reports.version_of(file, audience, by(on)) is None
    assert len(standing(registered((file, audience, on), before=reports))) == 2


def test_the_same_report_cannot_be_there_twice_whatever_is_corrected() -> None:
    reports = registered((JULY, "ofsted", day(7)), (JULY, "ofsted", day(8)))

    with pytest.raises(ReportedTwiceError, match="Report 1 says already") as refusal:
        corrected(reports, 2, Changes(on=PartialDate.day(day(7))))
    with pytest.raises(ReportedTwiceError):
        registered((JULY, "OFSTED", day(7)), before=reports)

    assert is_one_sentence(refusal.value)


def test_a_retraction_taken_back_does_not_bring_a_report_in_twice() -> None:
    reports = registered((JULY, "ofsted", day(7)))
    reports = reports.apply([reports.retract(1, BECAUSE, by(), numbers)])
    reports = registered((JULY, "ofsted", day(7)), before=reports)

    with pytest.raises(ReportedTwiceError):
        reports.retract(2, BECAUSE, by(), numbers)


def test_audience_day_and_title_can_be_corrected() -> None:
    reports = registered((JULY, "ofsted", day(7)))

    reports = corrected(reports, 1, Changes(audience="DMG"))
    reports = corrected(reports, 2, Changes(on=PartialDate.day(day(6))))
    reports = corrected(reports, 3, Changes(text=Text("Return for the summer")))

    assert standing(reports) == [(1, "DMG", day(6))]
    (fact,) = reports.history.facts
    assert fact.event.model_dump()["title"] == "Return for the summer"


def test_a_report_needs_a_day_that_has_come() -> None:
    reports = Reports.of("riverton-2019")
    unknown = PartialDate.unknown(Text("some time ago"))

    with pytest.raises(UndatedReportError) as refusal:
        reports.register(JULY, "ofsted", by(unknown))
    with pytest.raises(UndatedReportError):
        corrected(registered((JULY, "ofsted", day(7))), 1, Changes(on=unknown))
    with pytest.raises(FutureDateError):
        reports.register(JULY, "ofsted", by(TODAY.replace(day=4)))

    assert is_one_sentence(refusal.value)


@pytest.mark.parametrize("audience", ["", "Ofsted\u202e", "x" * 41])
def test_an_audience_is_a_name_that_can_be_printed(audience: str) -> None:
    with pytest.raises(BadFactError, match="audience of a report"):
        Reports.of("riverton-2019").register(JULY, audience, by())
