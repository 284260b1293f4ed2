"""Imported once by the process that writers are forked from: pays for first use."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import ledger.postgres.recorder
from tests.ledger.given import filled, note, opened

with TemporaryDirectory() as folder, opened(filled(Path(folder) / "l.db")) as program:
    note(program)

__all__ = ["ledger"]
