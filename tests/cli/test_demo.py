"""`ledger demo`: what is in the ledger that it makes."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.demo.made import Example
from tests.cli.demo.trying import DOCUMENT, LEDGER, NEXT, asked
from tools.stage import Stage


@pytest.fixture(scope="module")
def stage(example: Example, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A folder with the example; tests only read what is in it."""
    return example.copied(tmp_path_factory.mktemp("demo"))


def history(stage: Stage) -> list[tuple[object, ...]]:
    """Return what each entry says, without what is drawn at random."""
    keys = ("number", "recorded_at", "recorded_by", "effective", "type", "action")
    texts = ("reason", "corrected_by", "retracted_by")
    return [
        # What is signed contains the root, and that the random parts of each entry.
        (
            *(line[key] for key in (*keys, *texts)),
            "" if line["type"].startswith("checkpoint.") else line["text"],
        )
        for line in asked(stage, "log")
    ]


def test_the_example_verifies(stage: Stage) -> None:
    found = asked(stage, "verify")

    assert found["verified"] is True
    assert found["entries"] == len(asked(stage, "log"))


def test_the_example_has_24_actions_and_14_outcomes(stage: Stage) -> None:
    plan = asked(stage, "plan", "--as-at", "30 July 2020")
    status = asked(stage, "status", "--as-at", "30 July 2020")

    assert len(status["actions"]) == 24
    assert sum(len(area["outcomes"]) for area in plan["areas"]) == 14


def test_a_known_then_differs_from_known_now(stage: Stage) -> None:
    day = ("--as-at", "30 July 2020")
    now = asked(stage, "status", *day)
    then = asked(stage, "status", *day, "--known-on", "30 July 2020")

    ratings = [
        {action["code"]: action["rating"] for action in status["actions"]}
        for status in (then, now)
    ]
    changed = {
        code: (before, ratings[1][code])
        for code, before in ratings[0].items()
        if ratings[1][code] != before
    }
    assert changed == {
        "2.6": ("not recorded", "Red"),
        "3.2": ("Green", "Amber"),
        "3.5": ("not recorded", "Amber"),
    }


def test_every_rating_of_the_scheme_occurs_then_and_now(stage: Stage) -> None:
    for words in (("status", "--as-at", "30 July 2020"), ("status",)):
        counts = asked(stage, *words)["counts"]

        assert all(counts[rating] for rating in ("Red", "Amber", "Green", "Blue"))


def test_the_history_has_every_kind_of_change(stage: Stage) -> None:
    lines = asked(stage, "log")
    kinds = Counter(line["type"] for line in lines)
    retractions = {x["number"] for x in lines if x["type"] == "entry.retracted"}

    assert kinds["entry.corrected"] >= 8
    assert kinds["entry.retracted"] >= 5
    assert kinds["action.target_revised"] >= 8
    assert kinds["action.reopened"] == 1
    assert kinds["plan.action_renumbered"] == 2
    assert kinds["plan.action_withdrawn"] == 1
    assert kinds["plan.actions_merged"] == 1
    assert len(asked(stage, "log", "--backdated")) > 20
    assert any(x["retracted_by"] for x in lines if x["number"] in retractions)


def test_2_6_was_rated_late_corrected_later_and_put_off_twice(stage: Stage) -> None:
    lines = asked(stage, "timeline", "2.6")
    (late,) = [x for x in lines if x["type"] == "action.rated" and x["corrected_by"]]
    action = asked(stage, "show", "2.6")["action"]

    assert late["effective"] == "2020-07-30"
    assert late["days_late"] == 43
    assert action["targets"][0]["original_due"] == "2020-09-30"
    assert action["targets"][0]["revisions"] == 2


def test_exceptions_were_reported_and_one_is_owed_at_the_end(stage: Stage) -> None:
    winter = asked(stage, "exceptions", "--as-at", "28 February 2021")
    now = asked(stage, "exceptions")

    assert [(one["code"], one["state"]) for one in winter] == [
        *(("3.4", "owed"), ("4.4", "reported"), ("1.3", "reported")),
        *(("2.2", "reported"), ("2.6", "reported")),
    ]
    assert [(one["code"], one["since"], one["state"]) for one in now] == [
        ("3.4", "2022-01-27", "owed")
    ]


def test_its_sealed_reports_say_why_they_were_sealed_all_the_same(stage: Stage) -> None:
    sealed = [one for one in asked(stage, "report", "list") if one["made"] == "sealed"]

    assert len(sealed) == 4
    assert all(one["because"] for one in sealed)
    said = asked(stage, "status", "--reported-to", "ofsted")["exceptions"]
    assert [one["code"] for one in said if one["state"] == "owed"] == ["3.4"]


def test_an_action_is_found_by_a_code_it_wore_for_a_while(stage: Stage) -> None:
    summer = asked(stage, "show", "3.3.1", "--as-at", "1 August 2021")

    assert summer["action"]["code"] == "3.8"
    assert asked(stage, "show", "3.8")["action"]["code"] == "3.3.1"


def test_what_left_the_plan_by_mistake_is_back(stage: Stage) -> None:
    then = asked(
        stage, "status", "--as-at", "1 November 2021", "--known-on", "1/12/2021"
    )
    now = asked(stage, "status")

    assert {a["code"] for a in then["ended_actions"]} == {"4.4"}
    assert len(now["actions"]) == 24
    assert now["ended_actions"] == []


def test_nobody_takes_the_example_for_a_real_plan(stage: Stage) -> None:
    with closing(sqlite3.connect(stage.folder / LEDGER)) as connection:
        query = "SELECT value FROM meta WHERE key = 'origin'"
        (origin,) = connection.execute(query).fetchone()

    assert origin.startswith("progress-ledger-demo/")
    assert "(example)" in stage.run("status").out


def test_the_same_example_is_made_each_time_beside_its_documents(
    stage: Stage, tmp_path: Path
) -> None:
    other = Stage(tmp_path, drawn=1000)
    for name in (DOCUMENT, NEXT):
        (tmp_path / name).write_bytes((stage.folder / name).read_bytes())

    made = asked(other, "demo")

    assert made["entries"] == [line["number"] for line in asked(other, "log")]
    assert made["plan"] == "northmere-2019"
    assert Path(made["ledger"]).name == LEDGER
    assert Path(made["document"]).name == DOCUMENT
    assert Path(made["next_document"]).name == NEXT
    assert history(other) == history(stage)
    assert asked(other, "verify")["root"] != asked(stage, "verify")["root"]


def test_the_document_was_imported_as_a_user_would(stage: Stage) -> None:
    entries = len(asked(stage, "log"))

    answer = asked(stage, "import", DOCUMENT, "--accept")

    assert answer["again"] is True
    assert len(asked(stage, "log")) == entries


def test_the_next_version_changes_what_its_officers_edited(stage: Stage) -> None:
    day = ("--as-at", "28 February 2022")

    found = asked(stage, "import", NEXT, *day)

    assert {change["id"]: change["choice"] for change in found["proposals"]} == {
        "1.4 renumbered": None,
        "1.4 added": None,
        "3.7 reworded": "accept",
        "3.7 progress 1": "accept",
        "4.4 rating": "accept",
        "4.4 progress 1": "accept",
        "4.5 target 4 revised": "accept",
    }
    assert found["unrecordable"] == found["obstacles"] == []


def test_the_plan_was_reported_before_the_ledger_knew(stage: Stage) -> None:
    report = asked(stage, "report", "list")[0]

    content = (stage.folder / DOCUMENT).read_bytes()
    assert report["audience"] == "ofsted"
    assert report["sent_printed"] == "26 June 2020"
    assert report["days_late"] == 608
    assert report["sha256"] == sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("on", "number"), [("1 June 2020", None), ("30 July 2020", 1), ("7 Feb 2021", 1)]
)
def test_what_ofsted_was_told_has_an_answer_for_any_day(
    stage: Stage, on: str, number: int | None
) -> None:
    told = asked(stage, "report", "show", "--to", "ofsted", "--on", on)

    assert (told["report"] or {"number": None})["number"] == number
    assert (told["snapshot"] is None) == (number is None)
