"""Plan files and printed previews, read as plans are read from any document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ledger.documents.preview import as_json
from ledger.documents.reading import read_plan
from tests.ledger.documents.builders import example_plan, read
from tests.ledger.documents.outlines import YAML, document
from tests.ledger.documents.printed_plans import again


@pytest.mark.parametrize("kind", ["YAML", "Word"])
def test_a_printed_preview_comes_back_as_it_was(tmp_path: Path, kind: str) -> None:
    first = (
        read_plan(document(tmp_path, YAML))
        if kind == "YAML"
        else read_plan(read(example_plan(), tmp_path))
    )
    data = as_json(first)

    found = as_json(again(tmp_path, {**data, "stands_from": "9 November 2021"}))

    kept = ("title", "authority", "scheme", "terms", "areas")
    assert {key: found[key] for key in kept} == {key: data[key] for key in kept}
    assert without_places(found["rows"]) == without_places(data["rows"])


def without_places(data: Any) -> Any:
    """Return printed rows without the places of their words, and who said ratings."""
    if isinstance(data, list):
        return [without_places(item) for item in data]
    if isinstance(data, dict):
        left = ("source", "rating", "rated_by")
        return {k: without_places(v) for k, v in data.items() if k not in left}
    return data


def test_a_title_that_is_given_goes_before_words_that_sound_like_one(
    tmp_path: Path,
) -> None:
    text = f"notes: See the old action plan\n{YAML}"

    data = as_json(read_plan(document(tmp_path, text)))

    assert data["title"] == "Northmoor improvement plan"
    assert [span["text"] for span in data["unplaced"]] == [
        "notes: See the old action plan"
    ]


def test_a_plan_file_becomes_actions_as_a_document_does(tmp_path: Path) -> None:
    data = as_json(read_plan(document(tmp_path, YAML)))

    first, second, third = data["rows"]
    assert [row["code"] for row in data["rows"]] == ["1.1", "1.10", "2.1"]
    assert first["owner"] == "Head of Service"
    assert first["rated"] == "Amber"
    assert [(item["label"], item["text"]) for item in first["sub_items"]] == [
        ("1", "Host 3 fairs"),
        ("b", "Train the panel"),
    ]
    assert [target["due"] for target in first["targets"]] == ["June 2022"]
    assert second["progress"] == "yes"
    assert [target["kind"] for target in third["targets"]] == ["standing", "standing"]
    assert [target["source"] for target in third["targets"]] == [
        *("paragraph 1, line 45", "paragraph 2, line 45")
    ]
    assert data["obstacles"] == []
    assert data["unplaced"] == []
