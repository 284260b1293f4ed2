"""Checkpoints with a timestamp: recorded once, of their own note, and verified."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from domain.checkpoints import (
    NothingToTimestampError,
    SignedForGoodError,
    TimestampedAlreadyError,
)
from domain.text import Text
from ledger.book import Ledger
from ledger.connection import connect
from ledger.proof.keys import SigningKey, create_key
from ledger.proof.timestamp import request_timestamp, timestamp_of
from ledger.proof.timestamp_errors import ForeignTimestampError
from ledger.verify import verify
from tests.ledger.given import BEGUN, ORIGIN, WHY, begin, command, made
from tests.ledger.proof.tsa import Authority, openssl

SIZE = BEGUN + 1
"""How many entries the first checkpoint signs for: those of a plan, and the key's."""


@pytest.fixture
def key(tmp_path: Path) -> SigningKey:
    return create_key(tmp_path / "key", ORIGIN, None)


@pytest.fixture
def ledger(tmp_path: Path, key: SigningKey) -> Iterator[Ledger]:
    """A ledger with a plan, a key, and a checkpoint."""
    with made(tmp_path / "ledger.db") as ledger:
        begin(ledger)
        ledger.adopt_key(command(), key)
        ledger.sign_checkpoint(command(), key)
        yield ledger


def note(ledger: Ledger, which: int = -1) -> bytes:
    return ledger.log.checkpoints().signed[which].note.encode()


def stamped(ledger: Ledger, authority: Authority, size: int = SIZE) -> bytes:
    """Have the checkpoint of `size` entries timestamped, and return the token."""
    (one,) = (c for c in ledger.log.checkpoints().signed if c.size == size)
    token = request_timestamp(authority.url, one.note.encode())
    ledger.timestamp_checkpoint(command(), size, token, Text(authority.url))
    return token


def findings(ledger: Ledger) -> list[str]:
    return [one.sentence for one in verify(ledger.log.place).findings]


def test_a_timestamp_is_recorded_and_verified_with_the_ledger(
    ledger: Ledger, authority: Authority
) -> None:
    token = stamped(ledger, authority)

    assert findings(ledger) == []
    with closing(connect(ledger.log.place)) as connection:
        assert timestamp_of(connection, SIZE) == token
        assert timestamp_of(connection, SIZE + 1) is None


def test_what_a_pack_carries_is_verified_by_plain_openssl(
    ledger: Ledger, authority: Authority, tmp_path: Path
) -> None:
    stamped(ledger, authority)
    with closing(connect(ledger.log.place)) as connection:
        token = timestamp_of(connection, SIZE)
    assert token is not None
    (tmp_path / "config").touch()
    (tmp_path / "checkpoint.tsr").write_bytes(token)
    (tmp_path / "checkpoint").write_bytes(note(ledger))

    what = ("ts", "-verify", "-in", "checkpoint.tsr", "-data", "checkpoint", "-CAfile")
    done = openssl(*what, authority.roots, folder=tmp_path)

    assert done.returncode == 0, done.stderr


def test_the_last_checkpoint_without_a_timestamp_is_the_one_to_ask_for(
    ledger: Ledger, authority: Authority, key: SigningKey
) -> None:
    ledger.sign_checkpoint(command(), key)
    later = ledger.log.checkpoints().untimestamped.size
    stamped(ledger, authority, later)
    earlier = ledger.log.checkpoints().untimestamped.size
    stamped(ledger, authority, earlier)

    assert (later, earlier) == (SIZE + 1, SIZE)
    assert ledger.log.checkpoints().timestamped.keys() == {SIZE, SIZE + 1}
    assert findings(ledger) == []
    with pytest.raises(NothingToTimestampError, match="no checkpoint without"):
        _ = ledger.log.checkpoints().untimestamped


def test_a_token_of_another_checkpoint_is_not_recorded(
    ledger: Ledger, authority: Authority, key: SigningKey
) -> None:
    ledger.sign_checkpoint(command(), key)
    token = request_timestamp(authority.url, note(ledger, 0))

    with pytest.raises(ForeignTimestampError):
        ledger.timestamp_checkpoint(command(), SIZE + 1, token, Text(authority.url))
    with pytest.raises(NothingToTimestampError):
        ledger.timestamp_checkpoint(command(), SIZE + 2, token, Text(authority.url))

    assert ledger.log.checkpoints().timestamped == {}


def test_a_checkpoint_has_one_timestamp_and_keeps_it(
    ledger: Ledger, authority: Authority
) -> None:
    stamped(ledger, authority)

    with pytest.raises(TimestampedAlreadyError, match="has a timestamp"):
        stamped(ledger, authority)
    with pytest.raises(SignedForGoodError):
        ledger.retract(command(), SIZE + 2, WHY)


def recorded_unseen(
    ledger: Ledger, patched: pytest.MonkeyPatch, size: int, token: bytes
) -> None:
    """Record a token as a program would that looks at nothing."""
    with patched.context() as blind:
        blind.setattr("ledger.proof.timestamp.claimed_time", lambda *_: None)
        blind.setattr("domain.checkpoints.Checkpoints.timestamped", {})
        ledger.timestamp_checkpoint(command(), size, token, Text("http://x.example"))


def test_a_timestamp_of_other_bytes_is_found_by_verify(
    ledger: Ledger, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = request_timestamp(authority.url, note(ledger) + b"more")
    recorded_unseen(ledger, monkeypatch, SIZE, token)

    assert findings(ledger) == [
        f"The timestamp of entry #{SIZE + 2} does not hold: The timestamp is of other"
        " bytes than these, so it says nothing of them; ask for another one."
    ]


def test_what_is_no_timestamp_is_found_by_verify(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded_unseen(ledger, monkeypatch, SIZE, b"nothing of the sort")

    (found,) = findings(ledger)
    assert found.startswith(f"The timestamp of entry #{SIZE + 2} does not hold: ")


def test_a_second_timestamp_is_found_by_verify(
    ledger: Ledger, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = stamped(ledger, authority)
    recorded_unseen(ledger, monkeypatch, SIZE, token)

    assert findings(ledger) == [
        f"The timestamp of entry #{SIZE + 3} does not hold: the checkpoint of {SIZE}"
        " entries had one before."
    ]


def test_a_timestamp_of_no_checkpoint_is_found_by_verify(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as blind:
        blind.setattr("ledger.checkpoint_checks.SignedCheck._check", lambda *_: None)
        recorded_unseen(ledger, monkeypatch, SIZE, b"token")
        (found,) = findings(ledger)

    assert found == (
        f"The timestamp of entry #{SIZE + 2} does not hold: no checkpoint before it"
        f" signs for {SIZE} entries."
    )


def test_without_the_library_verify_says_that_it_cannot_tell(
    ledger: Ledger, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamped(ledger, authority)
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)

    (found,) = findings(ledger)

    assert found.endswith("install progress-ledger[timestamp].")
