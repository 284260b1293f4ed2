"""What the program prints, it reads again as what it was: Word, Excel, CSV, JSON.

No file carries what only the ledger knows: earlier notes, reasons, evidence, reports
and boards. What else a format leaves out stands in `carried`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain.printing import NOT_RECORDED
from domain.scheme import ragb
from tests.acceptance.drawn_plans import Drawn, plans
from tests.acceptance.drawn_words import LAST, LIKE_LABELS, LINES, OPENED
from tests.acceptance.printing import FORMATS, Plan, kept, kept_again
from tests.ledger.given import audit

CLAIMS = {
    "signed off": "completion claimed",
    "business as usual": "business as usual claimed",
}
"""A file can only claim what somebody else has to sign off."""

FRONT = ("title", "authority", "inspection", "scheme", "terms")

each_format = pytest.mark.parametrize("format_", FORMATS)
# A plan is read on any day: in the middle of what is recorded, and after it.
seen = st.dates(OPENED, LAST) | st.just(LAST)


@each_format
@settings(max_examples=15, deadline=None)
@given(plans(LINES + LIKE_LABELS), seen)
def test_a_print_of_any_day_proposes_nothing_to_its_own_ledger(
    format_: str, drawn: Drawn, as_at: date
) -> None:
    with kept(drawn) as book:
        update = book.proposed(format_, as_at)
        audit(book.ledger)

    assert update.proposals == ()
    assert update.unrecordable == ()


@each_format
@settings(max_examples=12, deadline=None)
@given(plans(), seen)
def test_a_new_ledger_gets_the_same_plan_from_a_print(
    format_: str, drawn: Drawn, as_at: date
) -> None:
    with kept(drawn) as book:
        first = book.printed(as_at)
        reading = book.read(format_, as_at)
    assume(bool(first["actions"]))

    with kept_again(reading, as_at) as book:
        again = book.printed(as_at)

    assert carried(again, format_) == carried(first, format_)


@each_format
@settings(max_examples=6, deadline=None)
@given(plans(), seen)
def test_a_print_of_what_was_read_from_a_print_is_that_print(
    format_: str, drawn: Drawn, as_at: date
) -> None:
    with kept(drawn) as book:
        reading = book.read(format_, as_at)
    assume(bool(reading.actions))

    with kept_again(reading, as_at) as again:
        update = again.proposed(format_, as_at)

    assert update.proposals == ()
    assert [d for d in update.doubts if "compared as if" not in d] == []


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(["docx", "xlsx"]), plans(), seen)
def test_no_word_of_a_document_of_our_own_is_without_a_place(
    format_: str, drawn: Drawn, as_at: date
) -> None:
    with kept(drawn) as book:
        reading = book.read(format_, as_at)
        ratings = {action["rating"] for action in book.printed(as_at)["actions"]}

    # A rating of a scheme that was given up means nothing by the one in force.
    scheme = {value.value for value in reading.scheme}
    assert {span.words for span in reading.unplaced} <= ratings - scheme
    assert reading.as_at is not None
    assert reading.as_at.date is not None
    assert reading.as_at.date.last == as_at


def carried(plan: Plan, format_: str) -> Any:
    """Return what of a plan a file of that format carries, spaces aside."""
    front: Plan = {key: plan[key] for key in FRONT}
    seen_by = front["inspection"] or {}
    front["inspection"] = {key: said for key, said in seen_by.items() if said}
    areas, scheme = plan["areas"], {value["value"] for value in plan["scheme"]}
    if format_ == "csv":
        # It is a table of the actions, with the words of their areas and no key.
        used = {action["area"] for action in plan["actions"]}
        areas = [area for area in areas if area["code"] in used]
        front, scheme = {}, {value.value for value in ragb().values}
    live = {action["code"] for action in plan["actions"]}
    said = [
        (area["code"], area["title"], [outcome["text"] for outcome in area["outcomes"]])
        for area in areas
    ]
    actions = [_action(action, scheme, live) for action in plan["actions"]]
    return _plain([front, said, actions])


def _action(action: Plan, scheme: set[str], live: set[str]) -> Plan:
    note, rating, parent = (action[k] for k in ("latest_progress", "rating", "parent"))
    targets = [(t["text"], t["kind"], t["due"], t["since"]) for t in action["targets"]]
    return {
        **{key: action[key] for key in ("code", "area", "wording", "owner")},
        # A second a), kept as "a (2)", is the first once that was retracted.
        **{
            key: [(part["label"].split(" ")[0], part["text"]) for part in action[key]]
            for key in ("sub_items", "impacts")
        },
        # What an action is part of is told by its code, if that is there.
        "parent": parent if parent in live else None,
        # A value of a scheme that was given up means nothing by its successor.
        "rating": rating if rating in scheme else NOT_RECORDED,
        "delivery": CLAIMS.get(action["delivery"], action["delivery"]),
        "targets": sorted(targets, key=str),
        "note": note and note["text"],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return value
