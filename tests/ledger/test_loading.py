"""What a command that records has to load before it can begin."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_recording_loads_nothing_that_only_signing_needs() -> None:
    program = (
        "import sys, ledger.book\n"
        "heavy = {'cryptography', 'bcrypt', 'rfc3161_client'}\n"
        "sys.exit(' '.join(sorted(heavy & set(sys.modules))) or 0)"
    )

    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False
    )

    assert (run.returncode, run.stderr) == (0, b"")
