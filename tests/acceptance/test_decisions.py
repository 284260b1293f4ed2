"""The file of decisions that the tutorial shows is the one that the program takes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.main import DONE
from tests.cli.demo.made import Example
from tools.stage import Stage
from tools.transcripts import ROOT

DOCUMENT = "example-plan-february-2022.docx"
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")


def typed(what: str) -> list[str]:
    """Return the words of the tutorial's line, not performed there, that has `what`."""
    (line,) = re.findall(rf"```sh\nledger (.*{what}.*)\n```", TUTORIAL)
    return [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', line)]


def shown() -> dict[str, Any]:
    """Return the decisions that the tutorial shows, by the names of the changes."""
    (excerpt,) = re.findall(r"```yaml\n(.*?)```", TUTORIAL, re.DOTALL)
    decisions: dict[str, Any] = yaml.safe_load(excerpt)
    return decisions


@pytest.fixture
def stage(example: Example, tmp_path: Path) -> Stage:
    """The example, with the file of decisions about its next version."""
    stage = example.copied(tmp_path)
    assert stage.run(*typed("--save-decisions")).code == DONE
    return stage


def test_the_file_says_of_each_change_what_the_tutorial_shows(stage: Stage) -> None:
    (excerpt,) = re.findall(r"```yaml\n(.*?)```", TUTORIAL, re.DOTALL)

    written = (stage.folder / "february.yaml").read_text("utf-8")

    kept = [line for line in excerpt.splitlines() if re.match(r"  (#|\S+ .*:$)", line)]
    assert len(kept) == 4
    assert [line for line in kept if line not in written.splitlines()] == []


def test_an_edited_file_records_what_it_accepts(stage: Stage) -> None:
    place = stage.folder / "february.yaml"
    decisions = yaml.safe_load(place.read_text("utf-8"))
    decisions["decisions"] |= shown()
    decisions["as_at"] = str(decisions["as_at"])
    place.write_text(yaml.safe_dump(decisions), "utf-8")

    answer = stage.run(*typed("--decisions february"), "--format", "json")

    assert answer.code == DONE, answer.err
    assert json.loads(answer.out)["left_out"] == ["4.4 rating: skipped"]
    findings = json.loads(stage.run("check", "--format", "json").out)
    assert [x for x in findings if x["action"] == "4.5"] == []


def test_what_was_skipped_is_shown_again(stage: Stage) -> None:
    place = stage.folder / "february.yaml"
    text = place.read_text("utf-8")
    skipped = re.sub(r"(  4\.4 rating:\n    choose: )accept", r"\1skip", text)
    place.write_text(skipped, "utf-8")
    stage.run(*typed("--decisions february"))

    day = ("--as-at", "28 February 2022", "--format", "json")
    again = json.loads(stage.run("import", DOCUMENT, *day).out)

    assert skipped != text
    assert [change["id"] for change in again["proposals"]] == ["4.4 rating"]
