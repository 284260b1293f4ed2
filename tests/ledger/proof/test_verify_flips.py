"""Every single bit of a small pack, flipped: the offline verifier lets none pass."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from io import FileIO
from pathlib import Path
from typing import Any

import pytest

from tests.ledger.proof.packs import (
    ORIGIN,
    VERIFY,
    Author,
    author,
    findings,
    rebag,
    write,
)
from tests.ledger.proof.test_verify_bag import NOT_SEALED

PROOF = (
    "manifest-sha256.txt",
    "proof/allowed_signers",
    "proof/checkpoint",
    "proof/checkpoint.sig",
    "proof/consistency.json",
    "proof/inclusion.json",
    "proof/key.pub",
    "proof/leaves.txt",
    "proof/sealed.json",
)
FILES = (
    *PROOF,
    "bag-info.txt",
    "bagit.txt",
    "data/entries.jsonl",
    "data/html/report.html",
    "tagmanifest-sha256.txt",
    "verify.py",
)
STEP = 61
"""Of how many bits one is flipped where a test is to be quick; each bit of a byte."""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a pack of two entries, with a pack of one before it."""
    made = Author(author().entries[:2])
    made.entries[1] = (made.entries[1][0]._replace(state=b'{"letter":"R"}'), {})
    return made.pack(tmp_path_factory.mktemp("flips") / "pack", 1)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work out each signature once: most flips leave words and signature alone."""
    cached = functools.cache(VERIFY.signature_holds)
    monkeypatch.setattr(VERIFY, "signature_holds", cached)


@pytest.fixture
def listed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the bag pass, as it does after both manifests were written anew."""

    def walk_alone(pack: Any) -> None:
        pack.files = VERIFY.walk(pack.folder)

    monkeypatch.setattr(VERIFY, "check_bag", walk_alone)


def survivors(pack: Path, name: str, step: int = 1) -> Iterator[int]:
    """Yield every bit of a file that can be flipped without any finding."""
    # In place and a byte at a time: disks are slow to cut a file off and fill it again.
    with (pack / name).open("r+b", buffering=0) as file:
        whole = file.read()
        for bit in range(0, len(whole) * 8, step):
            at = bit // 8
            _put(file, at, whole[at] ^ 1 << bit % 8)
            try:
                if next(VERIFY.findings(VERIFY.Pack(str(pack))), None) is None:
                    yield bit
            finally:
                _put(file, at, whole[at])


def _put(file: FileIO, at: int, byte: int) -> None:
    file.seek(at)
    file.write(bytes([byte]))


def test_every_file_of_the_pack_is_flipped_here(pack: Path) -> None:
    there = {path.relative_to(pack).as_posix() for path in pack.rglob("*.*")}

    assert there | set(PROOF) == set(FILES)
    assert findings(pack) == []
    assert ORIGIN in (pack / "proof/checkpoint").read_text("utf-8")


@pytest.mark.parametrize("name", FILES)
def test_bits_that_are_flipped_are_noticed(pack: Path, name: str) -> None:
    assert list(survivors(pack, name, STEP)) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_no_bit_of_a_pack_can_be_flipped(pack: Path, name: str) -> None:
    assert list(survivors(pack, name)) == []


@pytest.mark.usefixtures("listed_anew")
@pytest.mark.parametrize("name", PROOF)
def test_flipped_bits_of_a_proof_are_noticed_under_new_manifests(
    pack: Path, name: str
) -> None:
    assert list(survivors(pack, name, STEP)) == []


@pytest.mark.slow
@pytest.mark.usefixtures("listed_anew")
@pytest.mark.parametrize("name", PROOF)
def test_no_bit_of_a_proof_can_be_flipped_under_new_manifests(
    pack: Path, name: str
) -> None:
    assert list(survivors(pack, name)) == []


@pytest.mark.parametrize("name", ["data/entries.jsonl", "data/html/report.html"])
def test_no_flipped_data_is_what_was_sealed_under_new_manifests(
    tmp_path: Path, name: str
) -> None:
    pack = author().pack(tmp_path / "pack")
    whole = (pack / name).read_bytes()
    for bit in range(0, len(whole) * 8, 997):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        write(pack, name, bytes(flipped))
        rebag(pack)

        assert NOT_SEALED in findings(pack)
