"""The real ssh-keygen, as an inspector has it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def ssh_keygen(*words: str | Path, given: bytes = b"") -> str:
    """Run ssh-keygen, which must succeed; return its standard output.

    A machine without it cannot run these tests, so they fail there and say so.
    """
    done = tried(*words, given=given)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def tried(*words: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run ssh-keygen, and return how it ended."""
    program = shutil.which("ssh-keygen")
    assert program, "ssh-keygen is not installed; it comes with openssh-client."
    return subprocess.run(
        [program, *words], input=given, capture_output=True, check=False
    )
