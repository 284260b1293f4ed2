"""The offline verifier on the form of entries: each has one, to the byte."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ledger.proof.packs import author
from tests.ledger.proof.test_verify_entries import ENTRIES, after, after_edit, lines

FIRST = f"Line 1 of {ENTRIES}"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return author().pack(tmp_path / "pack")


NOT_ONE_FORM = f"{FIRST} is not in the one form that JSON has here."
NOT_JSON = f"{FIRST} is not strict JSON."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda line: line.replace(b'":', b'": ', 1), NOT_ONE_FORM),
        (lambda line: line.replace(b'"leaf"', b'"l\\u0065af"', 1), NOT_ONE_FORM),
        (lambda line: line.replace(b'"number":1', b'"number":-0', 1), NOT_ONE_FORM),
        (lambda line: b" " + line, NOT_ONE_FORM),
        (lambda line: line.replace(b"\n", b"\r\n"), NOT_ONE_FORM),
        (lambda line: line.replace(b'"number":1', b'"number":1.0', 1), NOT_JSON),
        (lambda line: line.replace(b'"number":1', b'"number":1e0', 1), NOT_JSON),
        (lambda line: line.replace(b'"number":1', b'"number":NaN', 1), NOT_JSON),
        (
            lambda line: line.replace(b'"number":1', b'"number":1,"number":1', 1),
            NOT_JSON,
        ),
        (lambda line: line.replace(b"Riverton", b"River\xffton", 1), NOT_JSON),
        (lambda line: line.replace(b"Riverton", b"\\ud800", 1), NOT_JSON),
        (lambda line: b"[" * 100_000 + b"\n", NOT_JSON),
        (lambda line: b"9" * 5000 + b"\n", NOT_JSON),
        (lambda line: b"\n", NOT_JSON),
        (lambda line: b"\xef\xbb\xbf" + line, NOT_JSON),
        (lambda line: b"[]\n", f"{FIRST} does not hold what it should."),
        (lambda line: b"{}\n", f"{FIRST} does not have the parts of an entry."),
    ],
)
def test_a_line_has_one_form(
    pack: Path, change: Callable[[bytes], bytes], said: str
) -> None:
    one, *rest = lines(pack)

    assert after(pack, b"".join((change(one), *rest))) == said


@pytest.mark.parametrize("part", ["number", "version", "state", "texts", "stream"])
@pytest.mark.parametrize("value", [None, True, [], "1"])
def test_a_part_is_of_its_kind(pack: Path, part: str, value: object) -> None:
    if part == "stream" and value == "1":
        value = "plan/x\n"

    said = after_edit(pack, lambda entry: entry.update({part: value}))

    assert said == f"{FIRST} has no {part} that can be one."


@pytest.mark.parametrize("change", [{"number": 0}, {"number": 8}, {"version": 0}])
def test_numbers_are_those_that_entries_have(
    pack: Path, change: dict[str, int]
) -> None:
    said = after_edit(pack, lambda entry: entry.update(change))

    assert said == f"{FIRST} has a number or version that no entry has."


def test_a_line_that_is_cut_short_is_noticed(pack: Path) -> None:
    said = after(pack, b"".join(lines(pack))[:-1])

    assert said == (f"Line 6 of {ENTRIES} is too long, or not ended by a line feed.")
