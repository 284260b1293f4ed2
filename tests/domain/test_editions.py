"""A redacted edition takes the place of one sealed report, once, and for good."""

from __future__ import annotations

from datetime import date

import pytest

from domain.named_file import NamedFile
from domain.report_refusals import (
    EditionStaysError,
    NotReplaceableError,
    ReportReplacedError,
)
from domain.reports import Reports, Sealing
from domain.text import Text
from tests.domain.given import BECAUSE, by, day, is_one_sentence, numbers

PACK = NamedFile(Text("report.zip"), "0f" * 32, "application/zip", 2048)


def sealed(reports: Reports, replaces: int | None = None) -> Reports:
    """Return the reports after one more was sealed."""
    looks = reports.next_number, "ofsted", date(2020, 7, 30), 56, "ab" * 32
    sealing = Sealing(*looks, replaces=replaces)
    return reports.apply([reports.seal(PACK, sealing, by())])


def two() -> Reports:
    """Return report 1, and report 2, which is its redacted edition."""
    return sealed(sealed(Reports.of("riverton-2019")), 1)


def test_an_edition_says_what_it_replaces() -> None:
    one, edition = (two().sealed(number) for number in (1, 2))

    assert one is not None
    assert edition is not None
    assert (one.replaces, edition.replaces) == (None, 1)
    assert two().sealed(3) is None


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (
            1,
            "Report 1 cannot be replaced by a redacted edition, because report 2 did"
            " already; `ledger report list` lists all.",
        ),
        (
            9,
            "Report 9 cannot be replaced by a redacted edition, because no such report"
            " is sealed; `ledger report list` lists all.",
        ),
    ],
)
def test_what_has_an_edition_or_is_no_report_gets_none(number: int, said: str) -> None:
    with pytest.raises(NotReplaceableError) as refused:
        sealed(two(), number)

    assert str(refused.value) == said
    assert is_one_sentence(said)


def test_an_edition_can_have_an_edition() -> None:
    third = sealed(two(), 2).sealed(3)

    assert third is not None
    assert third.replaces == 2


def test_an_edition_cannot_be_retracted_and_its_original_still_was_sent() -> None:
    reports = two()
    reports = reports.apply([reports.send(1, Text("Director"), by(day(8)))])

    with pytest.raises(EditionStaysError) as refused:
        reports.retract(2, BECAUSE, by(), numbers)

    assert str(refused.value) == (
        "Report 2 is the redacted edition of report 1, whose own file is gone, so it"
        " cannot be retracted; seal another report instead."
    )


def test_what_was_replaced_is_not_sent_any_more_but_may_have_been_before() -> None:
    with pytest.raises(ReportReplacedError) as refused:
        two().send(1, Text("Director"), by())

    assert str(refused.value) == (
        "Report 1 was replaced by report 2, its redacted edition, on 3 March 2021; send"
        " that one, or say with --on that this one was sent before."
    )
    assert two().send(1, Text("Director"), by(day(8))).report == 1
    assert two().send(2, Text("Director"), by()).report == 2
