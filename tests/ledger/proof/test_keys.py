"""Keys: made once, read by OpenSSH too, and refused with one sentence each."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.errors import LedgerError
from ledger.proof.errors import (
    DamagedKeyError,
    EmptyPassphraseError,
    ExposedKeyError,
    KeyExistsError,
    KeyUnwritableError,
    NoKeyError,
    OtherKeyError,
    PassphraseNeededError,
    UnfitNameError,
    WrongPassphraseError,
)
from ledger.proof.keys import create_key, is_locked, load_key, public_place
from tests.ledger.proof.openssh import ssh_keygen

NAME = "riverton.example/ledger"
POSIX = pytest.mark.skipif(
    os.name != "posix", reason="this system has no permissions of this kind"
)


def test_a_key_comes_back_from_its_file(tmp_path: Path) -> None:
    made = create_key(tmp_path / "key", NAME, None)

    loaded = load_key(tmp_path / "key")

    assert loaded.public == made.public
    assert loaded.private.sign(b"words") == made.private.sign(b"words")
    assert not is_locked(tmp_path / "key")


def test_a_locked_key_opens_with_its_passphrase_alone(tmp_path: Path) -> None:
    place = tmp_path / "key"
    made = create_key(place, NAME, "grün und blau")

    assert is_locked(place)
    assert load_key(place, "grün und blau").public == made.public
    with pytest.raises(
        WrongPassphraseError, match="does not open with that passphrase"
    ):
        load_key(place, "grun und blau")
    with pytest.raises(WrongPassphraseError):
        load_key(place, "")
    with pytest.raises(PassphraseNeededError, match="is locked; set LEDGER_KEY_PASS"):
        load_key(place)


def test_a_passphrase_that_a_key_does_not_need_is_no_matter(tmp_path: Path) -> None:
    made = create_key(tmp_path / "key", NAME, None)

    assert load_key(tmp_path / "key", "any").public == made.public


@pytest.mark.parametrize("passphrase", [None, "a long one"])
def test_openssh_reads_the_key_and_prints_its_fingerprint(
    tmp_path: Path, passphrase: str | None
) -> None:
    place = tmp_path / "key"
    made = create_key(place, NAME, passphrase)

    public = ssh_keygen("-y", "-P", passphrase or "", "-f", place)
    printed = ssh_keygen("-l", "-f", public_place(place))

    line = public_place(place).read_text("utf-8")
    assert line == f"{public.rstrip()} {NAME}\n"
    assert printed == f"256 {made.fingerprint} {NAME} (ED25519)\n"


@pytest.mark.parametrize("passphrase", ["", "a long one"])
def test_a_key_that_openssh_made_is_taken(tmp_path: Path, passphrase: str) -> None:
    place = tmp_path / "key"
    ssh_keygen("-q", "-t", "ed25519", "-N", passphrase, "-C", NAME, "-f", place)

    loaded = load_key(place, passphrase)

    assert loaded.fingerprint in ssh_keygen("-l", "-f", place)


def test_a_fingerprint_can_be_read_aloud(tmp_path: Path) -> None:
    made = create_key(tmp_path / "key", NAME, None)

    assert re.fullmatch("[0-9]{5}( [0-9]{5}){7}", made.spoken)
    assert load_key(tmp_path / "key").spoken == made.spoken
    assert create_key(tmp_path / "other", NAME, None).spoken != made.spoken


@POSIX
def test_nobody_else_may_read_a_new_key(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        create_key(tmp_path / "key", NAME, None)
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


@POSIX
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601])
def test_a_key_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    place = tmp_path / "key"
    create_key(place, NAME, None)
    place.chmod(mode)

    with pytest.raises(ExposedKeyError, match=rf"\(its permissions are {mode:04o}\)"):
        load_key(place)


@pytest.mark.parametrize("taken", ["key", "key.pub"])
def test_a_new_key_replaces_nothing(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_text("somebody's", encoding="utf-8")

    with pytest.raises(KeyExistsError, match="and a key replaces nothing"):
        create_key(tmp_path / "key", NAME, None)

    assert [each.name for each in tmp_path.iterdir()] == [taken]
    assert (tmp_path / taken).read_text(encoding="utf-8") == "somebody's"


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (
            lambda folder: create_key(folder / "no" / "key", NAME, None),
            KeyUnwritableError,
        ),
        (lambda folder: create_key(folder / "key", NAME, ""), EmptyPassphraseError),
        (lambda folder: create_key(folder / "key", "a b", None), UnfitNameError),
        (lambda folder: load_key(folder / "key"), NoKeyError),
        (lambda folder: load_key(folder), NoKeyError),
    ],
)
def test_a_refusal_leaves_nothing_behind(
    tmp_path: Path, make: Callable[[Path], object], refusal: type[LedgerError]
) -> None:
    with pytest.raises(refusal) as refused:
        make(tmp_path)

    assert str(refused.value).endswith(".")
    assert list(tmp_path.iterdir()) == []


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "key"
    ssh_keygen("-q", "-t", "ecdsa", "-N", "", "-f", place)

    with pytest.raises(OtherKeyError, match="the ledger signs with Ed25519 keys alone"):
        load_key(place)


@pytest.mark.parametrize(
    "content", [b"", b"words", b"\xff" * 99, b"-----BEGIN OPENSSH"]
)
def test_a_file_that_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "key"
    create_key(place, NAME, None)
    place.write_bytes(content)

    with pytest.raises(
        DamagedKeyError, match="does not hold a private key in the Open"
    ):
        load_key(place)


def test_a_damaged_key_is_refused_or_is_still_the_key(tmp_path: Path) -> None:
    """A flipped bit may hit the line ends, the comment or the padding."""
    place = tmp_path / "key"
    made, whole = create_key(place, NAME, None), place.read_bytes()
    refused = 0
    for at in range(len(whole)):
        for bit in range(8):
            flipped = bytearray(whole)
            flipped[at] ^= 1 << bit
            place.write_bytes(flipped)
            try:
                assert load_key(place).public == made.public
            except (DamagedKeyError, OtherKeyError, PassphraseNeededError):
                refused += 1

    assert refused > len(whole) * 7
