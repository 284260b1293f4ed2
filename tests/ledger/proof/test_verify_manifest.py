"""The offline verifier on the lists of a bag: one form, and nothing without end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ledger.proof.packs import VERIFY, author, edit, findings, relist
from tests.ledger.proof.test_verify_bag import MANIFEST, NOT_SEALED, TAGMANIFEST


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return author().pack(tmp_path / "pack", 4)


@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [
        ("MOST_FILES", 5, "The folder holds more than 5 files."),
        ("MOST_BYTES", 20, "bagit.txt is too long to be what it should be."),
        (
            "MOST_BYTES",
            64,
            f"Line 1 of {TAGMANIFEST} is too long, or not ended by a line feed.",
        ),
        ("MOST_ENTRIES", 6, "Line 7 of proof/leaves.txt is not the hash of an entry."),
    ],
)
def test_nothing_is_read_without_end(
    pack: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, said: str
) -> None:
    monkeypatch.setattr(VERIFY, limit, value)

    assert findings(pack)[0] == said


SHAPE = "is not a hash and the name of a file."
DIGEST = b"a" * 64


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda m: m.replace(b"  ", b" ", 1), f"Line 1 of {MANIFEST} {SHAPE}"),
        (lambda m: m.replace(b"  ", b" *", 1), f"Line 1 of {MANIFEST} {SHAPE}"),
        (lambda m: m.upper(), f"Line 1 of {MANIFEST} {SHAPE}"),
        (lambda m: m.replace(b"\n", b"\r\n"), f"Line 1 of {MANIFEST} {SHAPE}"),
        (lambda m: m + b"\n", f"Line 3 of {MANIFEST} {SHAPE}"),
        (lambda m: m + DIGEST + b"  /etc/passwd\n", f"Line 3 of {MANIFEST} {SHAPE}"),
        (lambda m: m + DIGEST + b"  data/../x\n", f"Line 3 of {MANIFEST} {SHAPE}"),
        (lambda m: m + DIGEST + b"  data//x\n", f"Line 3 of {MANIFEST} {SHAPE}"),
        (lambda m: m + DIGEST + b"  data\\x\n", f"Line 3 of {MANIFEST} {SHAPE}"),
        (lambda m: m + DIGEST + b"  C:x\n", f"Line 3 of {MANIFEST} {SHAPE}"),
        (lambda m: m + DIGEST + b"  data/%0a\n", f"Line 3 of {MANIFEST} {SHAPE}"),
        (
            lambda m: m[:-1],
            f"Line 2 of {MANIFEST} is too long, or not ended by a line feed.",
        ),
        (lambda m: m + m, f"Line 3 of {MANIFEST} is out of order, or there twice."),
        (
            lambda m: b"".join(reversed(m.splitlines(keepends=True))),
            f"Line 2 of {MANIFEST} is out of order, or there twice.",
        ),
        (
            lambda m: m + DIGEST + b"  data/html/report.htmL\n",
            f"Line 3 of {MANIFEST} is out of order, or there twice.",
        ),
        (
            lambda m: DIGEST + b"  data/HTML/report.html\n" + m,
            f"{MANIFEST} lists two names that differ in capitals alone.",
        ),
        (
            lambda m: m + DIGEST + b"  data/x\n",
            f"data/x is missing: {MANIFEST} lists it.",
        ),
        (
            lambda m: m + DIGEST + b"  verify.py\n",
            f"verify.py is missing: {MANIFEST} lists it.",
        ),
    ],
)
def test_a_manifest_has_one_form(
    pack: Path, change: Callable[[bytes], bytes], said: str
) -> None:
    edit(pack, MANIFEST, change)
    relist(pack, TAGMANIFEST)

    assert findings(pack) == [said, NOT_SEALED]
