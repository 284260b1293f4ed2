"""What a ledger has on a server stays as it is: there are ledgers made of it."""

from __future__ import annotations

from pathlib import Path

from ledger.postgres.adapter import as_made
from ledger.postgres.schema import functions, older_functions, statements

GOLDEN = Path(__file__).parents[2] / "golden" / "format-1-server.sql"
OLDER = GOLDEN.with_name("format-1-server-older.sql")


def test_the_statements_are_those_that_ledgers_were_made_of() -> None:
    made = "".join(f"{as_made(statement)};\n" for statement in statements("ledger"))

    assert made == GOLDEN.read_text(encoding="utf-8")


def test_the_functions_of_earlier_versions_are_known() -> None:
    made = "".join(f"{statement};\n" for statement in older_functions("ledger"))

    assert made == OLDER.read_text(encoding="utf-8")
    assert not set(older_functions("ledger")) & set(functions("ledger"))
