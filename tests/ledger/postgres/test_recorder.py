"""The library's own scenarios for a recorder, run against ours on a server."""

from __future__ import annotations

import sys
from itertools import count
from types import ModuleType
from unittest.mock import patch
from uuid import UUID

import pytest

from ledger.connection import create
from ledger.place import ServerPlace
from ledger.postgres.datastore import ServerDatastore
from ledger.postgres.recorder import ServerRecorder
from ledger.verify import verify
from tests.ledger.given import ORIGIN, Clock, query
from tests.postgres import Server
from tools.golden import counted

# The scenarios come in one module with those for ciphers, which need a library that
# nothing here uses.
cipher = ModuleType("eventsourcing.cipher")
cipher.AESCipher = object  # type: ignore[attr-defined]
with patch.dict(sys.modules, {"eventsourcing.cipher": cipher}):
    from eventsourcing.tests.persistence import ApplicationRecorderTestCase

ids = count(1)


class TestServerRecorder(ApplicationRecorderTestCase[ServerRecorder]):
    place: ServerPlace

    @pytest.fixture(autouse=True)
    def on_a_server(self, server: Server) -> None:
        self.place = server.place()
        create(self.place, ORIGIN)

    def tearDown(self) -> None:
        # Whatever a scenario stored, it was numbered, sealed and hashed.
        assert query(self.place, "SELECT count(*) FROM leaf") > [(0,)]
        findings = verify(self.place).findings
        # These scenarios store topics, versions and states that are no event of ours.
        assert not [f for f in findings if "leaf" in f.sentence]
        assert not [f for f in findings if "missing" in f.sentence]
        assert not [f for f in findings if "instant" in f.sentence]

    def new_originator_id(self) -> UUID | str:
        return f"action/riverton-2019/{next(ids)}"

    def create_recorder(self) -> ServerRecorder:
        datastore = ServerDatastore(self.place, 5)
        self.addCleanup(datastore.close)
        recorder = ServerRecorder(datastore)
        recorder.origin, recorder.entropy = ORIGIN, counted()
        recorder.clock = Clock()
        return recorder


# The base class would be collected as a test of its own.
del ApplicationRecorderTestCase
