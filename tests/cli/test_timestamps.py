"""`ledger checkpoint` with a timestamp authority, one that answers and one that not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.office import ask, head, refused
from tests.ledger.proof.tsa import SIGNER, Authority, founded, served
from tools.stage import Stage


@pytest.fixture(scope="session")
def founded_once(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority that has its keys and certificates."""
    return founded(tmp_path_factory.mktemp("tsa") / "ours")


@pytest.fixture
def authority(
    founded_once: Authority, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Authority]:
    """The same, being served."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    founded_once.otherwise = None
    with served(founded_once):
        yield founded_once


@pytest.fixture
def desk(office: Stage, authority: Authority) -> Stage:
    """The office with a key, and an authority to ask."""
    office.environ["LEDGER_TSA_URL"] = authority.url
    assert office.run("key", "create", "--no-passphrase").code == 0
    return office


def unreachable(_: bytes) -> tuple[int, bytes]:
    return 503, b""


def test_a_checkpoint_is_signed_and_timestamped_at_once(
    desk: Stage, authority: Authority
) -> None:
    answer = ask(desk, "checkpoint", "sign", "--timestamp")

    kinds = [row["type"] for row in answer["recorded"]]
    assert kinds == ["checkpoint.signed", "checkpoint.timestamped"]
    (shown,) = ask(desk, "checkpoint", "show")
    said = shown["timestamp"]
    assert said["authority"] == authority.url
    assert (said["verified"], said["by"], said["finding"]) == (None, None, None)
    moment = datetime.fromisoformat(said["at"])
    assert abs(moment - datetime.now(UTC)) < timedelta(minutes=10)
    assert desk.run("verify").code == 0


def test_a_checkpoint_is_shown_without_a_timestamp_while_it_has_none(
    desk: Stage,
) -> None:
    assert desk.run("checkpoint", "sign").code == 0

    assert ask(desk, "checkpoint", "show")[0]["timestamp"] is None
    assert "timestamp  none" in desk.run("checkpoint", "show").out


def test_without_an_answer_the_checkpoint_stays_signed_and_one_can_ask_again(
    desk: Stage, authority: Authority
) -> None:
    authority.otherwise = unreachable

    answer = desk.run("checkpoint", "sign", "--timestamp")

    assert answer.code == 0
    assert "signed" in answer.out
    assert answer.err == (
        "The checkpoint is signed, without a timestamp: The timestamp authority"
        f" {authority.url} refused (HTTP 503); ask whoever runs it what it wants. Ask"
        " again with `ledger checkpoint timestamp`.\n"
    )
    authority.otherwise = None
    again = desk.run("checkpoint", "timestamp")
    assert again.code == 0, again.both
    assert f"timestamped: the checkpoint of 19 entries, by {authority.url}" in again.out
    assert ask(desk, "checkpoint", "show")[0]["timestamp"]["at"]
    assert "no checkpoint without" in refused(desk.run("checkpoint", "timestamp"))


def test_asking_again_in_vain_is_refused_and_records_nothing(
    desk: Stage, authority: Authority
) -> None:
    assert desk.run("checkpoint", "sign").code == 0
    before = head(desk)
    authority.otherwise = unreachable

    answer = desk.run("checkpoint", "timestamp")

    assert "refused (HTTP 503)" in refused(answer)
    assert head(desk) == before


def test_timestamps_are_verified_by_the_authoritys_certificate(
    desk: Stage, authority: Authority, tmp_path: Path
) -> None:
    stranger = founded(tmp_path / "stranger")
    assert desk.run("checkpoint", "sign", "--timestamp").code == 0
    show = ("checkpoint", "show", "--verify-timestamp")

    verified = desk.run(*show, str(authority.roots))
    alien = desk.run(*show, str(stranger.roots))

    assert verified.code == 0, verified.both
    (shown,) = ask(desk, *show, str(authority.roots))
    assert (shown["timestamp"]["verified"], shown["timestamp"]["by"]) == (True, SIGNER)
    assert "verified:" in " ".join(verified.out.split())
    assert alien.code == 4, alien.both
    assert "No authority that you trust" in " ".join(alien.out.split())


def test_there_must_be_something_to_verify_and_something_to_verify_by(
    desk: Stage, authority: Authority
) -> None:
    show = ("checkpoint", "show", "--verify-timestamp")
    assert desk.run("checkpoint", "sign").code == 0
    assert "nothing to verify" in refused(desk.run(*show, str(authority.roots)))
    assert desk.run("checkpoint", "timestamp").code == 0

    assert "no certificates in PEM" in refused(desk.run(*show, "ledger.db"))
    assert "machine refused" in refused(desk.run(*show, "nowhere.pem"))


def test_an_authority_must_be_named_before_anything_is_signed(desk: Stage) -> None:
    del desk.environ["LEDGER_TSA_URL"]
    before = head(desk)

    for words in (("sign", "--timestamp"), ("timestamp",), ("sign", "--tsa", "x")):
        assert desk.run("checkpoint", *words).code == 2
    bad = ("sign", "--timestamp", "--tsa", "file:///etc/hostname")
    assert "not the address" in refused(desk.run("checkpoint", *bad))

    assert head(desk) == before


def test_an_option_names_another_authority_than_the_environment(
    desk: Stage, authority: Authority
) -> None:
    desk.environ["LEDGER_TSA_URL"] = "http://127.0.0.1:9/"

    answer = desk.run("checkpoint", "sign", "--timestamp", "--tsa", authority.url)

    assert answer.err == ""
    assert ask(desk, "checkpoint", "show")[0]["timestamp"]["authority"] == authority.url
