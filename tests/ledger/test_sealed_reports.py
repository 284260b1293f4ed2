"""Sealed reports in a real ledger: frozen with their bytes, and sealed once."""

from __future__ import annotations

import io
import zipfile
from contextlib import closing
from datetime import date

import pytest

from domain.report_refusals import NumberTakenError
from domain.reports import Sealing
from domain.text import Text
from ledger.book import Ledger
from ledger.connection import connect
from ledger.files import BytesLostError, KeptFile
from ledger.packs import archive
from ledger.recording import Recorded
from tests.ledger.given import (
    BEGUN,
    SLUG,
    audit,
    command,
    file_of,
    kept,
    query,
    tampering,
)

AS_AT = date(2020, 1, 6)


def packed(**files: str) -> KeptFile:
    """Return an archive of one folder with these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name, words in files.items():
            pack.writestr(f"report-1/data/{name}", words)
    return kept(out.getvalue(), "report-1.zip")


def seal(
    ledger: Ledger,
    pack: KeptFile,
    name: str = "",
    number: int = 1,
    asked: tuple[str | None, ...] = (None, None),
) -> Recorded:
    """Seal a report to Ofsted."""
    sealing = Sealing(number, "ofsted", AS_AT, BEGUN, "ab" * 32)
    return ledger.seal_report(command(name), SLUG, pack, sealing, asked)


def test_a_sealed_report_keeps_its_archive_beside_its_entry(ledger: Ledger) -> None:
    pack = packed(plan="{}")

    recorded = seal(ledger, pack)
    ledger.send_report(command(), SLUG, 1, Text("Director"))

    assert recorded.numbers == (BEGUN + 1,)
    entries = audit(ledger)
    assert [e.event.wire for e in entries[-2:]] == ["report.sealed", "report.sent"]
    with (
        closing(connect(ledger.log.place)) as connection,
        archive(connection, pack.sha256) as frozen,
    ):
        assert frozen.paths == ["data/plan"]
        assert frozen.read("data/plan") == b"{}"
        with pytest.raises(BytesLostError):
            frozen.read("data/other")


def test_a_command_sent_again_seals_nothing_though_it_drew_other_bytes(
    ledger: Ledger,
) -> None:
    first = seal(ledger, packed(plan="drawn on Monday"), "seal-1")

    again = seal(ledger, packed(plan="drawn on Tuesday"), "seal-1", number=2)

    assert (again.numbers, again.again) == (first.numbers, True)
    assert query(ledger.log.place, "SELECT count(*) FROM blob") == [(1,)]


def test_of_two_that_were_drawn_at_once_the_second_is_refused(ledger: Ledger) -> None:
    seal(ledger, packed(plan="one"))

    with pytest.raises(NumberTakenError):
        seal(ledger, packed(plan="two"))
    audit(ledger)


def test_altered_bytes_of_a_sealed_report_are_never_shown(ledger: Ledger) -> None:
    pack = packed(plan="{}")
    seal(ledger, pack)
    with tampering(file_of(ledger)) as connection:
        connection.execute(
            "UPDATE blob SET bytes = zeroblob(size) FROM"
            " (SELECT length(bytes) AS size FROM blob)"
        )

    with (
        closing(connect(ledger.log.place)) as connection,
        pytest.raises(BytesLostError),
    ):
        archive(connection, pack.sha256)
