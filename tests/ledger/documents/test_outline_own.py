"""The JSON that the ledger prints comes back as the plan that it was printed from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.documents.actions.targets import targets_of
from ledger.documents.plan_reading import ActionReading
from ledger.documents.preview import as_json
from tests.ledger.documents.printed_plans import (
    SCHEME,
    Plan,
    action,
    again,
    measure,
    plan,
    target,
)

DELIVERIES = (
    "not recorded",
    "not started",
    "in progress",
    "completion claimed",
    "business as usual claimed",
)
TARGETS = (
    "June 2022",
    "by 30th July 2022",
    "May 2022 and ongoing",
    "95% of visits on time",
    "twice a year",
    "From Oct 03",
    "Report to the board",
    "2. Returned to\nthe worker by March 2023",
)
WORDS = st.sampled_from(
    [
        "Hold",
        "weekly",
        "visits",
        "for 12 cases",
        "(new)",
        "a)",
        "–",
        "Café",
        "s.47",
        "1.",
    ]
)
LINES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
TEXTS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
WORDINGS = TEXTS.map("To {}".format)


def labelled(refs: str) -> st.SearchStrategy[list[Plan]]:
    """Draw sub-items or impacts, labelled in order."""
    made = st.lists(LINES, max_size=3)
    return made.map(
        lambda texts: [
            {"label": ref, "text": text} for ref, text in zip(refs, texts, strict=False)
        ]
    )


@st.composite
def actions(draw: st.DrawFn) -> list[Plan]:
    """Draw actions with distinct codes."""
    codes = draw(st.lists(st.integers(1, 30), unique=True, min_size=1, max_size=4))
    found = []
    for number in sorted(codes):
        texts = draw(st.lists(st.sampled_from(TARGETS), unique=True, max_size=3))
        note = draw(st.none() | TEXTS)
        rating = draw(st.sampled_from(["not recorded", *(v[0] for v in SCHEME)]))
        found.append(
            action(
                f"{draw(st.sampled_from('12'))}.{number}",
                draw(WORDINGS),
                rating=rating,
                delivery=draw(st.sampled_from(DELIVERIES)),
                owner=draw(st.none() | LINES),
                targets=[target(at, text) for at, text in enumerate(texts, 1)],
                sub_items=draw(labelled("abc")),
                impacts=draw(labelled("123")),
                latest_progress=note and {"entry": 9, "text": note},
            )
        )
    return sorted(found, key=lambda one: str(one["area"]))


def shown(read: ActionReading) -> Plan:
    """Return an action that was read under the keys of one that was printed."""
    claim = read.claim.claim.status.replace("_", " ") if read.claim else "not recorded"
    lines = "\n".join(span.words for span in read.progress)
    return {
        "code": read.code,
        "area": str(read.area),
        "wording": read.wording,
        "rating": read.rating or "not recorded",
        "delivery": claim,
        "owner": read.owner,
        "targets": [span.words for _, span in targets_of(read)],
        "sub_items": [{"label": p.ref, "text": p.text} for p in read.sub_items],
        "impacts": [{"label": p.ref, "text": p.text} for p in read.impacts],
        "latest_progress": lines or None,
    }


def expected(data: Plan) -> Plan:
    """Return a printed action as `shown` shows it."""
    note = data["latest_progress"]
    return {
        **{k: v for k, v in data.items() if k in ("code", "area", "wording", "rating")},
        **{k: data[k] for k in ("delivery", "owner", "sub_items", "impacts")},
        "targets": [target["text"] for target in data["targets"]],
        "latest_progress": note and note["text"],
    }


@given(st.data())
def test_a_printed_plan_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    drawn = data.draw(actions())

    read = again(tmp_path_factory.mktemp("plan"), plan(*drawn))

    assert [shown(one) for one in read.actions] == [expected(one) for one in drawn]
    assert read.unplaced == ()
    assert read.obstacles == ()


def test_the_front_of_a_printed_plan_comes_back_too(tmp_path: Path) -> None:
    data = plan(action("1.1", "Hold visits"))

    read = as_json(again(tmp_path, data))

    inspection = read["inspection"]
    assert (read["title"], read["authority"]) == ("Northmoor plan", "Northmoor")
    assert inspection["kind"] == "Focused visit"
    assert inspection["visited"]["understood"] == "3 October 2021 to 4 October 2021"
    assert inspection["letter"]["understood"] == "9 November 2021"
    assert read["scheme"] == data["scheme"]
    assert {t["term"]: t["meaning"] for t in read["terms"]} == data["terms"]
    assert read["areas"] == [
        {
            "number": int(area["code"]),
            "title": area["title"],
            "outcomes": [outcome["text"] for outcome in area["outcomes"]],
        }
        for area in data["areas"]
    ]


def test_a_revised_target_comes_back_with_what_it_was_at_first(tmp_path: Path) -> None:
    moved = target(1, "by March 2023", first="by June 2022")

    read = again(tmp_path, plan(action("1.1", "Hold visits", targets=[moved])))

    (found,) = read.actions
    assert [span.words for span in found.targets] == ["by June 2022"]
    assert [span.words for span in found.revised] == ["by March 2023"]


def test_first_words_of_one_target_among_several_are_listed(tmp_path: Path) -> None:
    moved = target(1, "by March 2023", first="by June 2022")
    both = [moved, target(2, "Ongoing")]

    read = again(tmp_path, plan(action("1.1", "Hold visits", targets=both)))

    (found,) = read.actions
    assert [span.words for span in found.targets] == ["by March 2023", "Ongoing"]
    assert [span.words for span in read.unplaced] == ["originally\nby June 2022"]


def test_a_target_whose_words_do_not_tell_its_kind_is_said(tmp_path: Path) -> None:
    told = {**target(1, "As agreed"), "kind": "date", "due_printed": "March 2023"}
    measure = {**target(2, "Fewer moves"), "kind": "measure"}
    data = plan(action("1.1", "Hold visits", targets=[told, measure]))

    read = again(tmp_path, data)

    assert [(kind, span.words) for kind, span in targets_of(read.actions[0])] == [
        (None, "As agreed"),
        ("measure", "Fewer moves"),
    ]
    (doubt,) = [doubt for doubt in read.doubts if "As agreed" in doubt]
    assert "was recorded as date, March 2023; by its words it would be text." in doubt


def test_words_that_no_document_can_bring_back_are_listed(tmp_path: Path) -> None:
    data = plan(
        action(
            "1.1",
            "Hold visits",
            rating="Red",
            rating_reason="No visits yet",
            delivery="in progress",
            delivery_note="A rota exists",
            exception={"entry": 4, "cause": "Illness", "recovery": "Two posts"},
            evidence=[{"entry": 5, "description": "The rota", "sha256": "0f" * 32}],
        ),
        boards={"DMG": "Departmental Management Group"},
        ended_actions=[action("1.9", "Gone", ended="2022-03-01")],
    )

    read = again(tmp_path, data)

    listed = "\n".join(span.words for span in read.unplaced)
    for words in ("No visits yet", "A rota exists", "Illness", "Two posts", "The rota"):
        assert words in listed
    assert "boards: DMG: Departmental Management Group" in listed
    assert "0f0f" not in listed
    assert "Actions that had left the plan by then are not read: 1.9." in read.doubts


def test_measures_of_a_print_are_not_read_and_that_is_said(tmp_path: Path) -> None:
    measured = plan(action("1.1", "Hold visits"), measures=[measure("M1", "Visits")])

    read = again(tmp_path, measured)

    assert [one for one in read.doubts if "Measures and their readings" in one]
    assert [one.code for one in read.actions] == ["1.1"]


def test_an_action_of_no_area_is_listed_and_not_lost(tmp_path: Path) -> None:
    data = plan(action("1.1", "Hold visits"), action("7.1", "Lost"))

    read = again(tmp_path, data)

    assert [one.code for one in read.actions] == ["1.1"]
    assert any("Lost" in span.words for span in read.unplaced)
