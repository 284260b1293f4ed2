"""The library's own scenarios for a recorder, run against ours."""

from __future__ import annotations

import sys
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier, Thread
from types import ModuleType
from unittest.mock import patch
from uuid import UUID

import pytest
from eventsourcing.persistence import IntegrityError, StoredEvent

from ledger.book import Ledger
from ledger.connection import connect, create
from ledger.datastore import LedgerDatastore
from ledger.sqlite import LedgerRecorder
from ledger.verify import verify
from tests.ledger.given import ORIGIN, Clock, audit, made, note
from tools.golden import counted

# The scenarios come in one module with those for ciphers, which need a library that
# nothing here uses.
cipher = ModuleType("eventsourcing.cipher")
cipher.AESCipher = object  # type: ignore[attr-defined]
with patch.dict(sys.modules, {"eventsourcing.cipher": cipher}):
    from eventsourcing.tests.persistence import ApplicationRecorderTestCase

ids = count(1)


@dataclass
class Foreign:
    """An event that the library would take and the ledger does not know."""

    originator_id: str = "plan/a"
    originator_version: int = 1


class TestLedgerRecorder(ApplicationRecorderTestCase[LedgerRecorder]):
    def setUp(self) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.place = Path(folder.name) / "ledger.db"
        create(self.place, ORIGIN)

    def tearDown(self) -> None:
        # Whatever a scenario stored, it was numbered, sealed and hashed.
        with closing(connect(self.place)) as connection:
            stored = connection.execute("SELECT count(*) FROM leaf").fetchone()[0]
        findings = verify(self.place).findings
        assert stored > 0
        # These scenarios store topics, versions and states that are no event of ours.
        assert not [f for f in findings if "leaf" in f.sentence]
        assert not [f for f in findings if "missing" in f.sentence]
        assert not [f for f in findings if "instant" in f.sentence]

    def new_originator_id(self) -> UUID | str:
        return f"action/riverton-2019/{next(ids)}"

    def create_recorder(self) -> LedgerRecorder:
        datastore = LedgerDatastore(str(self.place))
        self.addCleanup(datastore.close)
        recorder = LedgerRecorder(datastore)
        recorder.origin, recorder.entropy = ORIGIN, counted()
        recorder.clock = Clock()
        return recorder


# The base class would be collected as a test of its own.
del ApplicationRecorderTestCase


def test_a_save_that_conflicts_leaves_no_trace(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    with made(place) as ledger:
        ledger.log.recorder.insert_events([StoredEvent("plan/a", 1, "t", b"{}")])
        both = [
            StoredEvent("plan/b", 1, "t", b"{}"),
            StoredEvent("plan/a", 1, "t", b""),
        ]

        with pytest.raises(IntegrityError):
            ledger.log.recorder.insert_events(both)

        assert list(ledger.log.recorder.select_events("plan/b")) == []
        assert ledger.log.recorder.max_notification_id() == 1
    assert verify(place).entries == 1


def test_threads_that_share_a_ledger_record_one_after_the_other(
    ledger: Ledger,
) -> None:
    start, before = Barrier(6), len(audit(ledger))

    def write(number: int) -> None:
        start.wait()
        for index in range(5):
            note(ledger, f"Thread {number} note {index}", f"thread-{number}-{index}")

    threads = [Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    entries = audit(ledger)[before:]
    assert len(entries) == 30
    assert len({entry.event.command for entry in entries}) == 30


def test_an_event_of_another_kind_is_not_stored(ledger: Ledger) -> None:
    with pytest.raises(TypeError, match="is no event of the ledger"):
        ledger.log.mapper.to_stored_event(Foreign())
