"""Packs of somebody who signs what no ledger would record: refused, never a crash."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledger.proof.note import sign_note
from tests.cli.office import files, refused
from tests.hostile.of_packs import forged
from tests.hostile.of_stored import golden
from tests.ledger.proof.packs import KEY, ORIGIN, VERIFY, findings
from tools.stage import Stage

Change = Callable[[Any], object]
STRANGE = "is none that a ledger records"


def lines(wire: str) -> tuple[Any, Any]:
    """Return an entry of a type, and the one that seals."""
    stored = {line["wire"]: line for line in map(json.loads, golden())}
    return stored[wire], stored["report.sealed"]


def made(folder: Path, *entries: Any) -> Path:
    """Return a pack of the entries, the last of which seals."""
    forged(b"\n".join(json.dumps(line).encode() for line in entries), folder)
    return folder


STATES: dict[str, tuple[str, Change, str]] = {
    "no command": ("action.rated", lambda s: s.pop("command"), STRANGE),
    "a number too large": ("action.rated", lambda s: s.update(n=2**60), STRANGE),
    "no entry": ("text.redacted", lambda s: s.pop("entry"), STRANGE),
    "a field too many": ("action.rated", lambda s: s.update(more="x"), STRANGE),
}


@pytest.mark.parametrize("case", STATES)
def test_an_entry_that_no_ledger_records_is_not_restored(
    empty: Stage, case: str
) -> None:
    wire, change, why = STATES[case]
    entry, sealed = lines(wire)
    change(entry["state"])
    pack = made(empty.folder / "pack", entry, sealed)
    before = files(empty.folder)

    answer = empty.run("restore", "--from", "pack", "--incomplete")

    assert findings(pack) == []
    assert f"Entry #1 of the packs {why}" in refused(answer)
    assert files(empty.folder) == before


def test_an_entry_of_a_newer_program_is_refused_as_one(empty: Stage) -> None:
    entry, sealed = lines("action.rated")
    made(empty.folder / "pack", {**entry, "wire": "action.dreamt"}, sealed)

    answer = empty.run("restore", "--from", "pack", "--incomplete")

    assert "recorded by a newer version of progress-ledger" in refused(answer)


def test_a_redaction_of_an_entry_that_is_not_there_restores_what_is(
    empty: Stage,
) -> None:
    entry, sealed = lines("text.redacted")
    entry["state"]["entry"] = 57
    made(empty.folder / "pack", entry, sealed)

    assert empty.run("restore", "--from", "pack", "--incomplete").code == 0
    assert empty.run("verify").code == 4


def test_a_seal_without_the_name_of_its_file_restores_without_the_file(
    empty: Stage,
) -> None:
    entry, sealed = lines("action.rated")
    del sealed["texts"]["name"]
    made(empty.folder / "pack", entry, sealed)

    answer = empty.run("restore", "--from", "pack", "--incomplete")

    assert answer.code == 0, answer.both
    assert "Entries with no file" in answer.out


def test_versions_that_do_not_follow_are_not_restored(empty: Stage) -> None:
    entry, sealed = lines("action.rated")
    again = {**sealed, "version": 1}
    pack = made(empty.folder / "pack", {**entry, "stream": sealed["stream"]}, again)

    answer = empty.run("restore", "--from", "pack", "--incomplete")

    assert findings(pack) == []
    assert f"Entry #2 of the packs {STRANGE}" in refused(answer)
    assert not (empty.folder / "ledger.db").exists()


def test_a_key_that_was_handed_over_and_is_none_is_no_crash(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"progress-ledger/key-rotation/v1\n{ORIGIN}\nkey-without-parts\n"
    handover = sign_note(text, ORIGIN, KEY).decode()
    entry, sealed = lines("checkpoint.key_adopted")
    entry["state"] |= {"handover": handover, "key": "key-without-parts"}
    pack = str(made(tmp_path / "pack", entry, sealed))

    assert VERIFY.main([pack, "--against", pack]) == 4
    assert "They are signed with two keys" in capsys.readouterr().out


@pytest.mark.parametrize(("depth", "holds"), [(29, True), (30, False), (300, False)])
def test_how_deep_a_value_may_be_does_not_depend_on_the_python(
    tmp_path: Path, depth: int, holds: bool
) -> None:
    entry, sealed = lines("action.rated")
    entry["state"]["deep"] = "x"
    for _ in range(depth):
        entry["state"]["deep"] = [entry["state"]["deep"]]

    found = findings(made(tmp_path / "pack", entry, sealed))

    deep = "holds values deeper in each other than an entry does"
    assert found == ([] if holds else [f"Line 1 of data/entries.jsonl {deep}."])
