"""Timestamps: what a real authority gives, and what was done to it on the way."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.x509 import Certificate, load_pem_x509_certificates

from domain.errors import LedgerError
from ledger.proof.timestamp import (
    claimed_time,
    read_timestamp,
    request_timestamp,
)
from ledger.proof.timestamp_errors import (
    ForeignTimestampError,
    ForgedTimestampError,
    MalformedTimestampError,
    NoTimestampLibraryError,
)
from tests.ledger.proof.tsa import SIGNER, Authority, asked_by_openssl, openssl

NOTE = b"riverton.example/ledger\n57\nAAAA\n\n\xe2\x80\x94 name c2lnbmF0dXJl\n"


def roots(authority: Authority) -> list[Certificate]:
    return load_pem_x509_certificates(authority.roots.read_bytes())


def ask(authority: Authority) -> bytes:
    return request_timestamp(authority.url, NOTE)


def test_an_authority_says_when_and_who_it_is(authority: Authority) -> None:
    token = ask(authority)

    read = read_timestamp(token, NOTE, roots(authority))

    assert read.by == SIGNER
    assert abs(read.when - datetime.now(UTC)) < timedelta(minutes=10)
    assert claimed_time(token, NOTE) == read.when


def test_plain_openssl_verifies_the_token_beside_the_checkpoint(
    authority: Authority, stranger: Authority, tmp_path: Path
) -> None:
    (tmp_path / "config").touch()
    (tmp_path / "checkpoint").write_bytes(NOTE)
    (tmp_path / "checkpoint.tsr").write_bytes(ask(authority))
    what = ("ts", "-verify", "-in", "checkpoint.tsr", "-data", "checkpoint", "-CAfile")

    done = openssl(*what, authority.roots, folder=tmp_path)
    other = openssl(*what, stranger.roots, folder=tmp_path)
    (tmp_path / "checkpoint").write_bytes(NOTE.replace(b"57", b"58"))
    changed = openssl(*what, authority.roots, folder=tmp_path)

    assert b"Verification: OK" in done.stdout + done.stderr
    assert (done.returncode, other.returncode, changed.returncode) == (0, 1, 1)


@pytest.mark.parametrize("function", ["sha384", "sha512"])
def test_a_token_over_another_good_hash_counts_too(
    founded_once: Authority, function: str
) -> None:
    token = asked_by_openssl(founded_once, NOTE, function)

    assert read_timestamp(token, NOTE, roots(founded_once)).by == SIGNER


def test_a_token_over_a_hash_that_is_broken_does_not_count(
    founded_once: Authority,
) -> None:
    config = founded_once.folder / "config"
    kept = config.read_text(encoding="utf-8")
    config.write_text(kept.replace("sha256, sha384", "sha1"), encoding="utf-8")
    try:
        token = asked_by_openssl(founded_once, NOTE, "sha1")
    finally:
        config.write_text(kept, encoding="utf-8")

    with pytest.raises(MalformedTimestampError, match="a hash that does not count"):
        read_timestamp(token, NOTE, roots(founded_once))


def test_a_token_that_brings_no_certificate_proves_nothing(
    founded_once: Authority,
) -> None:
    token = asked_by_openssl(founded_once, NOTE, "sha256", "-no_nonce")

    with pytest.raises(ForgedTimestampError, match="No authority that you trust"):
        read_timestamp(token, NOTE, roots(founded_once))


def test_a_token_of_other_bytes_or_of_a_stranger_is_refused(
    authority: Authority, stranger: Authority
) -> None:
    token = ask(authority)

    with pytest.raises(ForeignTimestampError, match="of other bytes than these"):
        read_timestamp(token, NOTE.replace(b"57", b"58"), roots(authority))
    with pytest.raises(ForgedTimestampError, match="No authority that you trust"):
        read_timestamp(token, NOTE, roots(stranger))
    with pytest.raises(ForgedTimestampError, match="at least one root"):
        read_timestamp(token, NOTE, [])


def test_a_stranger_that_takes_our_name_is_refused(
    authority: Authority, stranger: Authority
) -> None:
    """Both roots and both clocks are called the same; only the keys differ."""
    token = asked_by_openssl(stranger, NOTE, "sha256")

    assert read_timestamp(token, NOTE, roots(stranger)).by == SIGNER
    with pytest.raises(ForgedTimestampError):
        read_timestamp(token, NOTE, roots(authority))


def test_without_the_library_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)

    with pytest.raises(NoTimestampLibraryError, match=r"progress-ledger\[timestamp\]"):
        claimed_time(b"", NOTE)
    with pytest.raises(NoTimestampLibraryError):
        request_timestamp("http://127.0.0.1:9/", NOTE)


@pytest.mark.slow
def test_no_bit_that_counts_can_be_flipped(authority: Authority) -> None:
    """Three fields of the envelope are under no signature, and nothing relies on them.

    They are the two version numbers of the signed-data format and the name of the
    signature's algorithm, which follows from the key. Time, imprint, signer and
    signature hold in each such token as they were.
    """
    token, trusted = ask(authority), roots(authority)
    true = read_timestamp(token, NOTE, trusted)
    passed = set()
    for place in range(len(token)):
        for bit in range(8):
            flipped = bytearray(token)
            flipped[place] ^= 1 << bit
            try:
                assert read_timestamp(bytes(flipped), NOTE, trusted) == true
            except LedgerError:
                continue
            passed.add(place)

    ecdsa = bytes.fromhex("06082a8648ce3d040302")
    algorithm = token.rindex(ecdsa)
    versions = {token.index(b"\x02\x01\x03") + 2, token.rindex(b"\x02\x01\x01\x30") + 2}
    assert passed <= versions | set(range(algorithm + 2, algorithm + len(ecdsa)))


def test_a_token_cut_anywhere_or_lengthened_is_refused(authority: Authority) -> None:
    token = ask(authority)

    for damaged in (*(token[:end] for end in range(0, len(token), 7)), token + b"\0"):
        with pytest.raises(MalformedTimestampError):
            claimed_time(damaged, NOTE)
