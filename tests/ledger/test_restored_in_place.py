"""An older copy that is written over the ledger while a program has it open."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.ledger.given import audit, filled, note, opened


def test_what_was_read_before_is_read_again_when_it_is_gone(tmp_path: Path) -> None:
    place, copy = filled(tmp_path / "ledger.db", 3), tmp_path / "copy.db"
    shutil.copy(place, copy)
    with opened(place) as ledger:
        last = note(ledger, "Goes with the copy")
        note(ledger, "Goes too")
        shutil.copy(copy, place)

        assert note(ledger, "Stays") == last

    with opened(place) as ledger:
        assert note(ledger, "Goes on") == last + 1
        audit(ledger)
