"""One timestamp authority for all tests, and one that nobody trusts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ledger.proof.tsa import Authority, founded, served


@pytest.fixture(scope="session")
def founded_once(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return founded(tmp_path_factory.mktemp("tsa") / "ours")


@pytest.fixture
def authority(
    founded_once: Authority, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Authority]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    founded_once.asked.clear()
    founded_once.otherwise = None
    with served(founded_once):
        yield founded_once


@pytest.fixture(scope="session")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return founded(tmp_path_factory.mktemp("tsa") / "stranger")
