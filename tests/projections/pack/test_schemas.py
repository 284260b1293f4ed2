"""The published JSON Schemas fit what is printed, and nothing else."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from projections.pack.schemas import NAMES, schemas
from tests.cli.demo.made import Example
from tests.cli.office import ask
from tests.cli.test_machine_output import documented
from tests.projections.documents.sample import entry
from tools.stage import Stage

ENTRY = {
    "number": 57,
    "recorded_at": "2020-07-30T10:15:00.000001Z",
    "stream": "action/northmoor/1",
    "version": 3,
    "type": "action.rated",
    "nonce": "0f" * 16,
    "leaf": "0f" * 32,
    "state": {"rating": "Red", "reason": {"commit": "abc="}},
    "texts": {"reason": {"salt": "0f" * 32, "value": "It is late"}},
}


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schemas()[name]))


def changed(document: Any, change: Callable[[Any], object]) -> Any:
    """Return a copy of `document` after a change."""
    made = copy.deepcopy(document)
    change(made)
    return made


@pytest.fixture(scope="module")
def demo(example: Example, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return example.copied(tmp_path_factory.mktemp("demo"))


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(schemas()[name]))


@pytest.mark.parametrize("day", ["30 July 2020", "30 July 2021", "28 February 2022"])
def test_a_snapshot_of_the_example_fits(demo: Stage, day: str) -> None:
    validator(NAMES[0]).validate(ask(demo, "snapshot", "--as-at", day))


MINUTES = {
    "description": "Minutes",
    "sha256": "0f" * 32,
    "name": "m.pdf",
    "link": None,
    "media_type": "application/pdf",
    "size": 2307,
    "supports": 7,
}


def test_a_plan_with_something_under_every_key_fits(demo: Stage) -> None:
    data = ask(demo, "snapshot", "--as-at", "30 July 2021")
    dated = {
        "entry": 9,
        "effective": None,
        "effective_printed": "date not recorded",
        "days_late": None,
        "recorded_by": "h.mensah",
        "on_behalf_of": None,
    }
    report = {"number": 2, "audience": "ofsted", "title": "July"}
    report |= {"because": "The visit is on Monday", "exceptions_owed": ["4.4"]}
    data |= {"snapshot": "report", "report": report, "withheld": ["owners"]}
    data["actions"][0] |= {
        "exception": {"cause": "Late", "recovery": "Soon", "asked": None, **dated},
        "evidence": [{**MINUTES, **dated}],
    }
    ended = {"how": "closed", "into": None, "on": "2021-07-30", "because": "Done"}

    validator(NAMES[0]).validate({**data, "ended": ended})


WRONG: dict[str, Callable[[Any], object]] = {
    "a key that is not promised": lambda d: d.update(mood="good"),
    "a key that is missing": lambda d: d.pop("head"),
    "an action with a key too many": lambda d: d["actions"][0].update(colour="red"),
    "a day that is none": lambda d: d.update(as_at="30 July 2020"),
    "a root that is cut off": lambda d: d["head"].update(root="0f"),
    "a target of no known kind": lambda d: d["actions"][0]["targets"][0].update(
        kind="wish"
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_plan_that_is_otherwise_does_not_fit(demo: Stage, wrong: str) -> None:
    data = ask(demo, "snapshot", "--as-at", "30 July 2020")

    with pytest.raises(ValidationError):
        validator(NAMES[0]).validate(changed(data, WRONG[wrong]))


WRONG_ENTRIES: dict[str, dict[str, object]] = {
    "number 0": {"number": 0},
    "an instant without its decimals": {"recorded_at": "2020-07-30T10:15:00Z"},
    "a nonce in capitals": {"nonce": "0F" * 16},
    "a text without its salt": {"texts": {"reason": {"value": "It is late"}}},
    "a key too many": entry(57),
}


def test_an_entry_with_its_openings_fits() -> None:
    validator(NAMES[1]).validate(ENTRY)
    validator(NAMES[1]).validate({**ENTRY, "texts": {}})


@pytest.mark.parametrize("wrong", WRONG_ENTRIES)
def test_an_entry_that_is_otherwise_does_not_fit(wrong: str) -> None:
    with pytest.raises(ValidationError):
        validator(NAMES[1]).validate({**ENTRY, **WRONG_ENTRIES[wrong]})


def test_the_schema_has_the_keys_that_the_page_lists() -> None:
    schema = json.loads(schemas()[NAMES[0]])
    # What is only proposed is in no report.
    listed = {*documented("status"), *documented("snapshot")} - {"actions[].proposals"}

    # What the page lists as a whole, the schema may take apart.
    whole = {key for key in listed if not any(_is_below(k, key) for k in listed)}
    paths = _paths(schema, schema)
    assert {p for p in paths if not any(_is_below(p, k) for k in whole)} == listed


def test_every_key_is_described() -> None:
    for name in NAMES:
        schema = json.loads(schemas()[name])
        bare = [path for path, node in _nodes(schema) if "description" not in node]

        assert bare == []


def _is_below(path: str, key: str) -> bool:
    return path.startswith((f"{key}.", f"{key}[]"))


def _paths(node: Any, root: Any, path: str = "") -> Iterator[str]:
    if "$ref" in node:
        node = root["$defs"][node["$ref"].rpartition("/")[2]]
    for key, inner in node.get("properties", {}).items():
        here = f"{path}.{key}" if path else key
        yield here
        yield from _paths(inner, root, here)
    if "items" in node:
        yield from _paths(node["items"], root, f"{path}[]")


def _nodes(node: Any) -> Iterator[tuple[str, Any]]:
    """Yield every key that a schema describes, with what it says of it."""
    if isinstance(node, dict):
        for key, inner in node.get("properties", {}).items():
            yield key, inner
        for inner in node.values():
            yield from _nodes(inner)
