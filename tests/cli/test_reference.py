"""The reference says what the program says of itself."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from cli.main import COMMANDS
from domain.catalog import EVENTS
from domain.refusals import ReasonMissingError
from tools import reference
from tools.event_pages import events_page
from tools.refusal_pages import refusals_page, sentence


def test_the_reference_is_up_to_date() -> None:
    assert reference.stale(reference.FOLDER) == []


def test_every_command_and_every_event_has_its_place() -> None:
    pages = reference.pages()

    assert {f"{name}.md" for name in COMMANDS} < pages.keys()
    assert [wire for wire in EVENTS if f"## `{wire}`" not in events_page()] == []


def test_a_page_gives_usage_options_and_examples() -> None:
    page = reference.pages()["rate.md"]

    assert "ledger rate [OPTIONS] REF RATING" in page
    assert "| `--because TEXT` | Why. |" in page
    assert "```sh\nledger rate 2.6 amber" in page


def test_a_refusal_is_listed_with_its_sentence() -> None:
    assert (
        sentence(ReasonMissingError) == '… needs a reason; say it with --because "…".'
    )


def test_no_two_refusals_have_one_name() -> None:
    names = re.findall("^### (.*)$", refusals_page(), re.MULTILINE)

    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_pages_that_are_missing_changed_or_left_over_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reference, "FOLDER", tmp_path)
    reference.main([])
    (tmp_path / "events.md").write_text("Something else", encoding="utf-8")
    (tmp_path / "status.md").unlink()
    (tmp_path / "dance.md").write_text("Left over", encoding="utf-8")

    assert reference.main(["--check"]) == 1
    assert reference.stale(tmp_path) == ["dance.md", "events.md", "status.md"]
    assert "events.md is out of date" in capsys.readouterr().out
    assert reference.main([]) == 0
    assert reference.main(["--check"]) == 0
