"""Targets between two versions: the same, revised, set, and never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.partial_date import PartialDate
from ledger.documents.actions.targets import target_of
from ledger.updating import Choice
from tests.ledger.given import command
from tests.ledger.updating.versions import MARCH, SLUG, book, ids, one, row, version

AUDIT = "Audit twenty cases a month"
JULY = PartialDate.day(date(2022, 7, 1))


def test_a_target_that_says_the_same_day_is_the_same_target() -> None:
    first = version(row("2.1", AUDIT, target=["June 2022", "95% of cases"]))
    second = version(row("2.1", AUDIT, target=["95%  of cases", "by Jun 2022"]))

    with book(first) as kept:
        update = kept.propose(second)

    assert (update.proposals, update.doubts) == ((), ())


def test_a_target_that_is_gone_is_kept_and_one_that_moved_is_revised() -> None:
    first = version(row("2.1", AUDIT, target=["June 2022", "95% of cases"]))
    second = version(row("2.1", AUDIT, target=["97% of cases"]))

    with book(first) as kept:
        update = kept.propose(second)

    (found,) = update.proposals
    assert (found.id, found.before) == ("2.1 target 2 revised", "95% of cases")
    assert found.needs == {"reason", "approval"}
    assert update.doubts == (
        '2.1: the document no longer has target 1 ("June 2022"); the ledger keeps it.',
    )


def test_a_column_of_revised_dates_revises_the_only_target() -> None:
    first = version(row("2.1", AUDIT, target="June 2022"))
    second = version(row("2.1", AUDIT, target="June 2022", revised="July 2022"))
    third = version(row("2.1", AUDIT, target="June 2022", revised="May 2023"))

    with book(first) as kept:
        found = one(kept.propose(second), "2.1 target 1 revised")
        kept.accept_all(second)
        same = kept.propose(replace(second, sha256="c" * 64), JULY)
        later = kept.propose(third, JULY)

    assert found.after == "July 2022"
    assert found.places == ("table 2, row 11, cell 6",)
    assert same.proposals == ()
    assert [(p.before, p.after) for p in later.proposals] == [("July 2022", "May 2023")]


def test_a_new_target_that_was_revised_already_is_recorded_with_both() -> None:
    first = version(row("2.1", AUDIT))
    second = version(row("2.1", AUDIT, target="June 2022", revised="July 2022"))

    with book(first) as kept:
        recorded = kept.accept_all(second)
        again = kept.propose(second)

    assert [event.wire for event in recorded.events] == [
        *("action.target_set", "action.target_revised"),
    ]
    assert again.proposals == ()


def test_a_choice_of_other_words_is_not_undone_by_the_same_file() -> None:
    second = version(row("2.1", AUDIT, target=["June 2022", "95% of cases"]))
    choice = Choice(accept=True, text="90% of cases")

    with book(version(row("2.1", AUDIT))) as kept:
        kept.record(second, {"2.1 target 2 set": choice})
        update = kept.propose(second)

    assert ids(update) == ["2.1 target 1 set"]
    assert update.doubts == ()


def test_what_a_target_was_first_tells_which_one_the_column_revises() -> None:
    first = version(row("2.1", AUDIT, target="June 2022", revised="July 2022"))
    second = version(row("2.1", AUDIT, target="June 2022", revised="August 2022"))

    with book(version(row("2.1", AUDIT, target="June 2022"))) as kept:
        kept.accept_all(first, MARCH)
        other = target_of("By June 2022")
        kept.ledger.set_target(command(on=MARCH), SLUG, "2.1", other)
        update = kept.propose(second)

    assert ids(update) == ["2.1 target 1 revised"]
