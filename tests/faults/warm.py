"""Imported once by the process that writers are forked from: pays for first use."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import ledger.postgres.recorder
from tests.faults.writer import main
from tests.ledger.given import filled

with TemporaryDirectory() as folder:
    main(filled(Path(folder) / "ledger.db"), "warm", 1, lambda _: None)

__all__ = ["ledger"]
