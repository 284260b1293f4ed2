"""Verifying in blocks of any size, and with a close look at everything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import ledger.verify
from ledger import quick_checks
from ledger.checking import check_row
from ledger.verify import KnownRoot, Verification, verify


@contextmanager
def in_blocks_of(size: int) -> Iterator[list[int]]:
    """Compare so many entries at once; yields what is looked at closely."""
    closely: list[int] = []

    def look(row: object, check: object) -> None:
        closely.append(row.number)  # type: ignore[attr-defined]  # It is a row.
        check_row(row, check)  # type: ignore[arg-type]  # And a check.

    with (
        patch.object(quick_checks, "BLOCK", size),
        patch.object(ledger.verify, "check_row", look),
    ):
        yield closely


def slowly(place: Path, known: KnownRoot | None = None) -> Verification:
    """Return what looking closely at everything finds."""
    with patch.object(ledger.verify, "check_block", lambda *_: False):
        return verify(place, known=known)
