"""Files that are kept: taken in whole, and given out under a name that is safe."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.printing import visible
from ledger.connection import connect
from ledger.files import (
    LARGEST,
    BytesLostError,
    FileRefusedError,
    pieces,
    read_file,
    safe_name,
)
from tests.domain.given import is_one_sentence
from tests.ledger.given import SLUG, begin, command, kept, made, tampering

RESERVED = {"con", "prn", "aux", "nul", "com1", "lpt9"}


def test_a_file_is_read_with_its_hash_and_kind(tmp_path: Path) -> None:
    (tmp_path / "July.XLSX").write_bytes(b"rows")

    file = read_file(tmp_path / "July.XLSX")

    assert (file.name, file.content) == ("July.XLSX", b"rows")
    assert file.sha256 == hashlib.sha256(b"rows").hexdigest()
    assert file.media_type.endswith("spreadsheetml.sheet")


@pytest.mark.parametrize(
    ("name", "says"),
    [("gone.pdf", "cannot be opened"), ("empty.pdf", "is empty"), (".", "a folder")],
)
def test_what_is_no_file_with_something_in_it_is_refused(
    tmp_path: Path, name: str, says: str
) -> None:
    (tmp_path / "empty.pdf").touch()

    with pytest.raises(FileRefusedError, match=says) as refusal:
        read_file(tmp_path / name)

    assert is_one_sentence(refusal.value)


def test_a_file_of_more_than_50_mb_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "large.pdf"
    with place.open("wb") as file:
        file.truncate(LARGEST + 1)

    with pytest.raises(FileRefusedError, match="more than 50 MB") as refusal:
        read_file(place)

    assert is_one_sentence(refusal.value)


@given(st.text())
def test_a_name_that_is_given_out_is_safe_on_every_system(name: str) -> None:
    safe = safe_name(name, "report-1")

    assert safe
    assert len(safe.encode()) <= 255
    assert not set(safe) & set('<>:"/\\|?*\0')
    assert safe.isprintable()
    assert safe == visible(safe)
    assert safe == safe.strip(". ")
    assert safe.partition(".")[0].casefold() not in RESERVED


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("July report.docx", "July report.docx"),
        ("../../etc/passwd", "_._etc_passwd"),
        ("C:\\plans\\july.pdf", "C__plans_july.pdf"),
        ("con.pdf", "_con.pdf"),
        ("con .pdf", "_con.pdf"),
        ("COM¹.pdf", "_COM¹.pdf"),
        ("fdp.\u202edocx", "fdp. docx"),
        ("a\u034f\u3164\ufe0f\U000e0101b.pdf", "ab.pdf"),
        ("...", "report-1"),
        (".hidden", "hidden"),
        ("é" * 200 + ".pdf", "é" * 90 + ".pdf"),
    ],
)
def test_a_name_stays_as_near_to_its_own_as_can_be(name: str, safe: str) -> None:
    assert safe_name(name, "report-1") == safe


def test_kept_bytes_come_out_as_they_went_in(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    file = kept(bytes(range(256)) * 9000)
    with made(place) as ledger:
        begin(ledger)
        ledger.register_report(command(), SLUG, file, "ofsted")

    with closing(connect(place)) as connection:
        given_out = list(pieces(connection, file.sha256))

    assert len(given_out) > 1
    assert b"".join(given_out) == file.content


def test_bytes_that_are_gone_or_others_are_refused(tmp_path: Path) -> None:
    place, file = tmp_path / "ledger.db", kept()
    with made(place) as ledger:
        begin(ledger)
        ledger.register_report(command(), SLUG, file, "ofsted")

    with tampering(place) as connection:
        connection.execute("UPDATE blob SET bytes = x'00'")
        with pytest.raises(BytesLostError):
            list(pieces(connection, file.sha256))
        connection.execute("DELETE FROM blob")
        with pytest.raises(BytesLostError) as refusal:
            list(pieces(connection, file.sha256))

    assert is_one_sentence(refusal.value)
