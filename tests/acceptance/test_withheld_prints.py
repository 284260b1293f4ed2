"""A report with words left out, read into the ledger it came from, changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from domain.printing import WITHHELD
from projections.documents.data import as_json_file
from projections.documents.separated import as_plan_csv
from projections.documents.sheets import MOST
from projections.documents.word import as_word
from projections.documents.workbook import as_workbook
from tests.cli.demo.made import Example
from tools.stage import Stage

AS_AT = ("--as-at", "30 July 2021")
PRINTS: dict[str, Callable[[Any], bytes]] = {
    "report.docx": as_word,
    "plan.xlsx": as_workbook,
    "plan.csv": as_plan_csv,
    "plan.json": as_json_file,
}


@pytest.fixture(scope="module")
def demo(example: Example, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return example.copied(tmp_path_factory.mktemp("demo"))


def report(demo: Stage) -> Any:
    """Return the plan of a day as a report has it."""
    data = json.loads(demo.run("snapshot", *AS_AT, "--format", "json").out)
    sealed = {"number": 2, "audience": "ofsted", "title": "July"}
    return {**data, "snapshot": "report", "report": sealed}


def proposed(demo: Stage, name: str, printed: bytes) -> Any:
    """Return the preview of an import of what was printed."""
    (demo.folder / name).write_bytes(printed)
    plan = ("--plan", "northmere-2019")
    answer = demo.run("import", name, *AS_AT, *plan, "--format", "json")
    assert answer.code == 0, answer.both
    return json.loads(answer.out)


@pytest.mark.parametrize("name", PRINTS)
def test_what_was_withheld_is_no_change(demo: Stage, name: str) -> None:
    data = report(demo) | {"withheld": ["owners", "all words of the plan"]}
    for area in data["areas"]:
        area["outcomes"] = [{**one, "text": WITHHELD} for one in area["outcomes"]]
    for action in data["actions"]:
        action.update(wording=WITHHELD, owner=WITHHELD)
        for part in (*action["sub_items"], *action["impacts"], *action["targets"]):
            part["text"] = WITHHELD
        if action["latest_progress"]:
            action["latest_progress"]["text"] = WITHHELD

    found = proposed(demo, name, PRINTS[name](data))

    assert (found["proposals"], found["unrecordable"]) == ([], [])


@pytest.mark.parametrize("name", PRINTS)
def test_a_report_of_which_nothing_is_withheld_is_no_change(
    demo: Stage, name: str
) -> None:
    found = proposed(demo, name, PRINTS[name](report(demo)))

    assert (found["proposals"], found["unrecordable"]) == ([], [])


def test_what_excel_could_not_hold_is_no_change(demo: Stage) -> None:
    data = report(demo)
    data["actions"][0]["latest_progress"]["text"] += " and more" * MOST

    found = proposed(demo, "plan.xlsx", as_workbook(data, cut=True))

    assert found["proposals"] == []
