"""Asking an authority: what it is told, and what may come instead of an answer."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable

import pytest

from domain.errors import LedgerError
from ledger.proof.timestamp import MOST_BYTES, request_timestamp
from ledger.proof.timestamp_errors import (
    AuthorityRefusedError,
    ForeignTimestampError,
    MalformedTimestampError,
    UnfitAuthorityError,
    UnreachableAuthorityError,
)
from tests.ledger.proof.tsa import Answer, Authority, asked_by_openssl

NOTE = b"riverton.example/ledger\n57\nAAAA\n"
NO_ANSWER = "This is not a timestamp that can be read: it is not an answer of RFC 3161;"


def ask(authority: Authority, seconds: float = 20) -> bytes:
    return request_timestamp(authority.url, NOTE, seconds)


def test_an_authority_learns_a_hash_and_nothing_else(authority: Authority) -> None:
    ask(authority)

    ((kind, question),) = authority.asked
    assert kind == "application/timestamp-query"
    assert len(question) < 100
    assert b"riverton" not in question


def nonsense(_: bytes) -> Answer:
    return 200, b"<html>It works!</html>"


def nothing(_: bytes) -> Answer:
    return 200, b""


def endless(_: bytes) -> Answer:
    return 200, b"0" * (MOST_BYTES + 1)


def failing(_: bytes) -> Answer:
    return 503, b"Try again later"


def elsewhere(_: bytes) -> Answer:
    return 302, b""


def empty(_: bytes) -> Answer:
    return 204, b""


@pytest.mark.parametrize(
    ("otherwise", "kind", "words"),
    [
        (nonsense, MalformedTimestampError, NO_ANSWER),
        (nothing, MalformedTimestampError, NO_ANSWER),
        (endless, MalformedTimestampError, "it is longer than 49,152 bytes"),
        (failing, AuthorityRefusedError, r"refused \(HTTP 503\)"),
        (elsewhere, AuthorityRefusedError, r"refused \(HTTP 302\)"),
        (empty, AuthorityRefusedError, r"refused \(HTTP 204\)"),
    ],
)
def test_what_is_no_answer_is_refused_with_a_sentence(
    authority: Authority,
    otherwise: Callable[[bytes], Answer],
    kind: type[LedgerError],
    words: str,
) -> None:
    authority.otherwise = otherwise

    with pytest.raises(kind, match=words) as refusal:
        ask(authority)

    assert re.fullmatch(r"[A-Z].*[a-z]\.", str(refusal.value))
    assert len(authority.asked) == 1


def test_an_authority_that_rejects_the_question_is_quoted(authority: Authority) -> None:
    authority.otherwise = lambda _: authority.reply(b"\x30\x03\x02\x01\x01")

    with pytest.raises(AuthorityRefusedError, match="format"):
        ask(authority)


def test_an_answer_to_another_question_is_refused(authority: Authority) -> None:
    other = asked_by_openssl(authority, NOTE, "sha256")
    elsewhere = request_timestamp(authority.url, b"other words")

    for answer in (other, elsewhere):
        authority.otherwise = lambda _, answer=answer: (200, answer)
        with pytest.raises(ForeignTimestampError):
            ask(authority)


@pytest.mark.usefixtures("authority")
def test_an_authority_that_is_not_there_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"

    with pytest.raises(UnreachableAuthorityError, match=f"{url} does not answer"):
        request_timestamp(url, NOTE, 5)


def test_an_authority_that_keeps_silent_is_not_waited_for(authority: Authority) -> None:
    def slow(question: bytes) -> Answer:
        time.sleep(0.5)
        return authority.reply(question)

    authority.otherwise = slow

    with pytest.raises(UnreachableAuthorityError, match="timed out"):
        ask(authority, seconds=0.1)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "tsa.example",
        "file:///etc/hostname",
        "ftp://tsa.example/",
        "data:text/plain,x",
        "https://",
        "http://officer:secret@tsa.example/",
        "http://tsa.example:port/",
        "http://[::1/",
        "http://tsa.example/\nX: y",
        "http://tsa.example/\u202e",
    ],
)
def test_only_an_address_of_the_web_without_a_password_is_asked(url: str) -> None:
    with pytest.raises(UnfitAuthorityError, match="not the address of a timestamp"):
        request_timestamp(url, NOTE)
