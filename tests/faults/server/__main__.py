"""`python -m tests.faults.server [SHARE]`: the faults of a server, and a table of them.

SHARE is how much of each is done; 1 is what docs/faults-server.md shows.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import monotonic

from tests.faults.server.faults import FAULTS, HEAD, Run
from tests.faults.server.reckoning import Figures


def main(share: float) -> int:
    """Print the table; return 1 if a ledger broke, or a control did not."""
    sound = True
    _say(HEAD)
    for fault in FAULTS:
        found = _row(fault.name, fault.run, max(1, round(fault.tries * share)))
        broken = _row("  control", fault.control, max(1, round(fault.controls * share)))
        sound &= found.broken == 0 < broken.broken
    return int(not sound)


def _row(name: str, run: Run, tries: int) -> Figures:
    begun = monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        found = run(Path(scratch), tries, 1)
    numbers = (found.tries, found.told, found.lost, found.twice, found.gaps)
    seconds = f"{monotonic() - begun:.0f}"
    _say((name, *numbers, found.findings, seconds, found.more))
    return found


def _say(cells: tuple[object, ...]) -> None:
    name, *numbers, more = map(str, cells)
    sys.stdout.write(f"{name:30}{''.join(f'{n:>8}' for n in numbers)}  {more}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0))
