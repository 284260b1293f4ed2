"""Documents of several days: what one leads to beside those before and after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.partial_date import PartialDate
from domain.text import Text
from tests.ledger.given import command
from tests.ledger.updating.versions import JUNE, book, ids, row, version

JULY = PartialDate.day(date(2022, 7, 1))
AUDIT = "Audit twenty cases a month"
FIRST = version(row("2.1", AUDIT, progress="Ten audited", rating="Amber"))
GREEN = replace(
    version(row("2.1", AUDIT, progress="Ten audited", rating="Green")), sha256="d" * 64
)
RED = replace(
    version(row("2.1", AUDIT, progress="Ten audited", rating="Red")), sha256="e" * 64
)


def test_the_same_file_of_another_day_is_compared_anew() -> None:
    with book(FIRST) as kept:
        kept.accept_all(RED, JUNE)
        kept.accept_all(GREEN, JULY)
        again = kept.propose(RED, JUNE)
        later = kept.propose(RED, PartialDate.day(date(2022, 8, 1)))

    assert ids(again) == []
    assert ids(later) == ["2.1 rating"]


def test_a_document_older_than_one_that_the_ledger_has_is_doubted() -> None:
    with book(FIRST) as kept:
        kept.accept_all(GREEN, JULY)
        older = kept.propose(RED, JUNE)
        newer = kept.propose(RED, PartialDate.day(date(2022, 8, 1)))

    assert "already" in older.doubts[0]
    assert "1 July 2022" in older.doubts[0]
    assert not any("already" in doubt for doubt in newer.doubts)


def test_a_retracted_line_is_not_taken_up_again_from_another_document() -> None:
    with book(FIRST) as kept:
        numbers = kept.accept_all(
            version(row("2.1", AUDIT, progress=("Ten audited", "Board told")))
        ).numbers
        kept.ledger.retract(command(), numbers[0], Text("The board was not told"))
        said = kept.propose(
            replace(
                version(row("2.1", AUDIT, progress=("Ten audited", "Board told"))),
                sha256="e" * 64,
            )
        )

    assert ids(said) == []
    assert any('"Board told" was corrected or retracted' in d for d in said.doubts)
