"""Movement: matched by permanent id, and the counts of before and after reconcile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from projections.errors import NotOpenYetError
from projections.movement import Kind, Movement, movement
from projections.status import status
from tests.ledgers import OPENED, SLUG, Book, ledgers
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")

RAG = ("Red", "Amber", "Green")
RATINGS = (*RAG, "Teal", "not recorded")

Snapshot = dict[str, Any]


def snapshot(
    ratings: Mapping[str, str],
    ended: Mapping[str, tuple[str, str | None]] | None = None,
    scheme: Sequence[str] = RAG,
) -> Snapshot:
    """Return a plan as it is printed, as far as a movement looks at it."""
    words = [*scheme, *sorted({*ratings.values()} - {*scheme, "not recorded"})]
    counts = dict.fromkeys([*words, "not recorded"], 0) | Counter(ratings.values())
    return {
        "scheme": [{"value": value} for value in scheme],
        "counts": counts,
        "actions": [
            {**_action(number), "rating": rating} for number, rating in ratings.items()
        ],
        "ended_actions": [
            {**_action(number), "delivery": how, "into": into}
            for number, (how, into) in (ended or {}).items()
        ],
    }


def _action(number: str) -> dict[str, str]:
    return {
        "id": f"action/x/{number}",
        "area": number.split(".")[0],
        "code": number,
        "wording": f"What {number} says",
    }


def moved(before: Snapshot, after: Snapshot) -> dict[str, Kind]:
    return {one.code: one.kind for one in movement(before, after).actions}


def one_way(was: str, now: str, *, before: Sequence[str], after: Sequence[str]) -> Kind:
    """Return how an action moved from one rating to another."""
    first = snapshot({"1.1": was}, scheme=before)
    return moved(first, snapshot({"1.1": now}, scheme=after))["1.1"]


def _reconciles(found: Movement, before: Snapshot, after: Snapshot) -> None:
    for flow in found.flows:
        gained, lost = flow.added + flow.moved_in, flow.moved_out + flow.left
        assert flow.before + gained - lost == flow.after
        assert min(gained, lost, flow.moved_in, flow.moved_out) >= 0
    total = found.total
    assert total.before == len(before["actions"])
    assert total.after == len(after["actions"])
    assert total.before + total.added - total.left == total.after
    assert total.moved_in == total.moved_out
    assert total.before == total.moved_out + total.left + len(found.of("stayed"))
    assert {f.rating: f.before for f in found.flows if f.before} == {
        rating: count for rating, count in before["counts"].items() if count
    }
    assert {f.rating: f.after for f in found.flows} == {
        **dict.fromkeys(before["counts"], 0),
        **after["counts"],
    }


RATED = st.dictionaries(
    st.sampled_from(("1.1", "1.2", "2.1", "2.10", "3.1")), st.sampled_from(RATINGS)
)


SINCE = st.dates(OPENED, date(2020, 8, 1))


@given(RATED, RATED)
def test_the_counts_of_before_and_after_reconcile(
    was: dict[str, str], now: dict[str, str]
) -> None:
    before, after = snapshot(was), snapshot(now)

    found = movement(before, after)

    _reconciles(found, before, after)
    kinds = {one.code: one.kind for one in found.actions}
    assert kinds.keys() == was.keys() | now.keys()
    assert {code for code, kind in kinds.items() if kind == "added"} == (
        now.keys() - was.keys()
    )
    assert {code for code, kind in kinds.items() if kind == "left"} == (
        was.keys() - now.keys()
    )


@given(ledgers(), SINCE, SINCE)
def test_the_counts_of_any_two_days_of_a_ledger_reconcile(
    book: Book, first: date, second: date
) -> None:
    with views(book) as connection:
        try:
            found = [
                status(connection, SLUG, day, len(book.entries))
                for day in (first, second)
            ]
        except NotOpenYetError:
            reject()  # A correction can move the opening to a later day.

    before, after = (one.as_json(entries=1, root="") for one in found)
    _reconciles(movement(before, after), before, after)


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ("Red", "Red", "stayed"),
        ("Red", "Green", "improved"),
        ("Green", "Amber", "worsened"),
        ("not recorded", "Red", "newly rated"),
        ("Green", "not recorded", "no longer rated"),
        ("not recorded", "not recorded", "stayed"),
        ("Teal", "Green", "changed"),
        ("Red", "Teal", "changed"),
        ("not recorded", "Teal", "newly rated"),
    ],
)
def test_better_and_worse_go_by_the_scheme(was: str, now: str, kind: Kind) -> None:
    assert one_way(was, now, before=RAG, after=RAG) == kind


def test_two_schemes_have_to_agree_on_what_is_better() -> None:
    other = ("Green", "Red", "Blue")

    assert one_way("Red", "Green", before=RAG, after=other) == "changed"
    assert one_way("Red", "Blue", before=RAG, after=other) == "improved"
    assert one_way("Amber", "Green", before=RAG, after=other) == "changed"
    assert one_way("Red", "Green", before=(), after=RAG) == "improved"


def test_an_action_that_left_says_how() -> None:
    before = snapshot({"1.1": "Red", "1.2": "Amber", "2.1": "Green", "2.2": "Red"})
    ended = {"1.1": ("withdrawn", None), "1.2": ("merged", "2.1")}

    found = movement(before, snapshot({"2.1": "Green"}, ended))

    left = [(one.code, one.before, one.after, one.how) for one in found.of("left")]
    assert left == [
        ("1.1", "Red", None, "withdrawn"),
        ("1.2", "Amber", None, "merged into 2.1"),
        ("2.2", "Red", None, "not in the plan"),
    ]
    assert [one.how for one in found.of("stayed")] == [None]


def test_an_action_with_a_new_code_is_the_same_action() -> None:
    before, after = snapshot({"1.1": "Red"}), snapshot({"1.1": "Red"})
    after["actions"][0]["code"] = "1.7"

    (one,) = movement(before, after).actions

    assert (one.kind, one.was_code, one.code) == ("stayed", "1.1", "1.7")


def test_actions_come_in_the_order_of_the_plan() -> None:
    before = snapshot({"2.1": "Red", "1.10": "Red"})

    found = movement(before, snapshot({"10.1": "Red", "1.9": "Red"}))

    assert [one.code for one in found.actions] == ["1.9", "1.10", "2.1", "10.1"]
