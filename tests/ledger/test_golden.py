"""What was recorded once keeps its bytes for good."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from domain.catalog import EVENTS, Event
from domain.text import Text
from ledger.codec import Opening, unseal
from tests.examples import delegated_examples, examples
from tools.golden import DELEGATED, FOLDER, main, printed, write

EXAMPLES = [
    *((event, FOLDER) for event in examples().values()),
    *((event, DELEGATED) for event in delegated_examples()),
]
each = pytest.mark.parametrize(
    ("event", "folder"), EXAMPLES, ids=lambda one: getattr(one, "wire", None)
)


def stored(event: Event, folder: Path) -> dict[str, Any]:
    """Return the golden file of an event."""
    content: dict[str, Any] = json.loads(
        (folder / f"{event.wire}.json").read_text(encoding="utf-8")
    )
    return content


def test_every_event_has_its_golden_file_and_no_file_is_left_over() -> None:
    assert sorted(file.stem for file in FOLDER.iterdir()) == sorted(EVENTS)
    delegated = sorted(event.wire for event in delegated_examples())
    assert sorted(file.stem for file in DELEGATED.iterdir()) == delegated


@each
def test_an_event_is_stored_in_its_golden_bytes(event: Event, folder: Path) -> None:
    there = (folder / f"{event.wire}.json").read_bytes().decode("utf-8")

    assert printed(event) == there


@each
def test_golden_bytes_read_as_the_event_they_were_made_of(
    event: Event, folder: Path
) -> None:
    content = stored(event, folder)
    texts = {
        path: Opening(bytes.fromhex(o["salt"]), o["value"])
        for path, o in content["openings"].items()
    }

    read = unseal(
        content["stream"],
        content["version"],
        content["wire"],
        content["state"].encode("utf-8"),
        texts,
    )

    assert read == event
    assert type(read) is type(event)


def test_a_golden_file_is_not_changed_unless_that_was_asked(tmp_path: Path) -> None:
    rated = examples()["action.rated"]
    write([rated], tmp_path, change=False)
    other = rated.model_copy(update={"reason": Text("Other words")})

    differing = write([other], tmp_path, change=False)

    (file,) = tmp_path.iterdir()
    assert differing == [file]
    assert file.read_text(encoding="utf-8") == printed(rated)
    assert write([other], tmp_path, change=True) == []
    assert file.read_text(encoding="utf-8") == printed(other)


def test_the_tool_finds_nothing_to_change_and_refuses_what_it_does_not_know() -> None:
    before = {file: file.read_bytes() for file in FOLDER.iterdir()}

    assert main([]) == 0
    assert main(["--chagne"]) == 2
    assert {file: file.read_bytes() for file in FOLDER.iterdir()} == before
