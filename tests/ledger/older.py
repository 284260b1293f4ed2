"""Ledgers as an earlier version of the program made them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

OLDER = Path(__file__).parents[1] / "golden" / "format-1-older.sql"


def made_before(place: Path, *lines: str) -> Path:
    """Give a ledger triggers that it had before; those of version 0.1.0 if not said."""
    with closing(sqlite3.connect(place)) as connection:
        for line in lines or OLDER.read_text("utf-8").splitlines()[:3]:
            connection.execute(f"DROP TRIGGER {line.split()[2]}")
            connection.execute(line.removesuffix(";"))
    return place
