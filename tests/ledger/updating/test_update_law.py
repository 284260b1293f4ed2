"""The law of updating: what was edited is proposed, and once recorded nothing is."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.updating import Choice
from tests.ledger.given import audit
from tests.ledger.updating.edits import (
    LINES,
    OTHER,
    WORDINGS,
    Line,
    edit,
    expected,
    first_version,
    lines,
    reading_of,
    reordered,
)
from tests.ledger.updating.versions import JUNE, book, ids, row, version


@settings(max_examples=60, deadline=None)
@given(lines(), st.data())
def test_an_edited_document_gives_exactly_its_edits(
    before: list[Line], data: st.DataObject
) -> None:
    first = first_version(before)
    after = reordered(before, data)
    edit([line for line in after if line.old is not None], data)
    second = reading_of([(str(line.new), line) for line in after], "june.docx")
    moves: dict[str, str | None] = {
        line.old: line.new for line in after if line.old and line.old != line.new
    }
    # Another action in the place of one that is gone has to be told by a person.
    told = moves | {str(line.old): None for line in before if line.new is None}

    with book(first) as kept:
        unconfirmed = kept.propose(second).proposals
        found = kept.propose(second, JUNE, told)
        everything = {id_: Choice(accept=True) for id_ in ids(found)}
        kept.record(second, everything, JUNE, told)
        again = kept.propose(second), kept.propose(second, JUNE, told)
        renamed = kept.propose(replace(second, sha256="f" * 64))
        audit(kept.ledger)

    assert {p.before: p.after for p in unconfirmed if p.kind == "renumbered"} == moves
    assert set(ids(found)) == expected(before, after)
    assert len(ids(found)) == len(set(ids(found)))
    assert [update.proposals for update in (*again, renamed)] == [(), (), ()]
    assert found.unrecordable == ()


@settings(max_examples=40, deadline=None)
@given(lines(), st.data())
def test_what_was_not_accepted_is_proposed_again_and_nothing_else(
    before: list[Line], data: st.DataObject
) -> None:
    first = first_version(before)
    edit(before, data)
    second = reading_of([(str(line.old), line) for line in before], "june.docx")

    with book(first) as kept:
        proposed = ids(kept.propose(second))
        chosen = {
            id_: Choice(accept=True, text=data.draw(st.sampled_from([None, OTHER])))
            for id_ in proposed
            if data.draw(st.booleans()) and not id_.endswith("rating")
        }
        kept.record(second, chosen)
        rest = ids(kept.propose(second))
        kept.accept_all(second)
        last = ids(kept.propose(second))
        audit(kept.ledger)

    assert rest == [id_ for id_ in proposed if id_ not in chosen]
    assert last == []


def test_the_day_of_the_second_version_is_when_its_changes_were_so() -> None:
    first = version(row("2.1", WORDINGS[0], progress=LINES[0], rating="Red"))
    second = version(row("2.1", WORDINGS[0], progress=LINES[:2], rating="Green"))

    with book(first) as kept:
        recorded = kept.accept_all(second)
        audit(kept.ledger)

    assert [event.effective for event in recorded.events] == [JUNE, JUNE]
    assert {event.source and event.source.file for event in recorded.events} == {
        "plan.docx"
    }
