"""What a ledger has on a server stays as it is: there are ledgers made of it."""

from __future__ import annotations

from pathlib import Path

from ledger.postgres.adapter import as_made
from ledger.postgres.schema import statements

GOLDEN = Path(__file__).parents[2] / "golden" / "format-1-server.sql"


def test_the_statements_are_those_that_ledgers_were_made_of() -> None:
    made = "".join(f"{as_made(statement)};\n" for statement in statements("ledger"))

    assert made == GOLDEN.read_text(encoding="utf-8")
