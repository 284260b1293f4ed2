"""`ledger demo` writes its files beside each other, and says what to type next."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.main import DONE, REFUSED
from tests.cli.demo.made import Example
from tests.cli.demo.trying import DOCUMENT, LEDGER, NEXT, asked, commands, works
from tools.stage import Stage


def test_it_ends_with_eight_commands_that_record_the_next_version(
    example: Example, tmp_path: Path
) -> None:
    stage, answer = example.copied(tmp_path), example.answer
    typed = commands(answer)

    assert answer.code == DONE
    assert answer.err == ""
    assert len(typed) == 8
    assert "--ledger" not in answer.out

    for command in typed:
        assert works(stage, command)

    status = {a["code"]: a["rating"] for a in asked(stage, "status")["actions"]}
    assert status["1.5"] == "Blue"
    assert status["4.4"] == "Green"
    (revised,) = [x for x in asked(stage, "check") if x["rule"] == "reason not given"]
    assert revised["action"] == "4.5"
    day = ("--as-at", "28 February 2022")
    assert asked(stage, "import", NEXT, *day)["proposals"] == []


def test_the_commands_name_a_ledger_that_is_not_found_from_here(
    tmp_path: Path,
) -> None:
    stage = Stage(tmp_path)
    answer = stage.run("--ledger", "an example/l.db", "demo")

    assert (tmp_path / "an example" / DOCUMENT).is_file()
    assert len(commands(answer)) == 8
    for command in commands(answer):
        assert '--ledger "an example' in command
        assert works(stage, command)


def test_a_ledger_named_by_a_variable_has_its_document_named_whole(
    tmp_path: Path,
) -> None:
    place = tmp_path / "far" / "l.db"
    place.parent.mkdir()
    stage = Stage(tmp_path, environ={"LEDGER_URL": str(place)})

    answer = stage.run("demo")

    assert (place.parent / NEXT).is_file()
    assert f"in Word: /plans/far/{NEXT}." in answer.out.replace("\\", "/")


def test_a_ledger_that_is_there_is_left_alone(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.run("init")
    before = (tmp_path / LEDGER).read_bytes()

    answer = stage.run("demo")

    assert answer.code == REFUSED
    assert "exists already" in answer.err
    assert (tmp_path / LEDGER).read_bytes() == before
    assert not (tmp_path / DOCUMENT).exists()


@pytest.mark.parametrize("name", [DOCUMENT, NEXT])
def test_another_document_of_that_name_is_left_alone(tmp_path: Path, name: str) -> None:
    stage = Stage(tmp_path)
    (tmp_path / name).write_bytes(b"a plan of my own")

    answer = stage.run("demo")

    assert answer.code == REFUSED
    assert "is not the example plan" in answer.err
    assert (tmp_path / name).read_bytes() == b"a plan of my own"
    assert not (tmp_path / LEDGER).exists()
