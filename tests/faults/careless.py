"""A program that says what it recorded before it is committed: the control.

python -m tests.faults.careless PLACE
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from domain.text import Text
from ledger.recording import record
from ledger.session import Command, Session
from tests.ledger.given import SLUG, opened


def main(place: Path) -> None:
    """Record a note, say so, and do not commit it until killed."""
    with opened(place) as ledger:

        def decide(session: Session) -> None:
            action = session.action(SLUG, "1.1")
            event = session.add(action.record_progress(Text("Soon"), session.by))
            (stored,) = ledger.log.save(event)
            sys.stdout.write(f"{stored.notification.id} careless\n")
            sys.stdout.flush()
            time.sleep(60)

        record(ledger.log, Command("careless", "careless"), ("careless",), decide)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
