"""The real ssh-keygen, as an inspector has it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.needed import program


def ssh_keygen(*words: str | Path, given: bytes = b"") -> str:
    """Run ssh-keygen, which must succeed; return its standard output."""
    done = tried(*words, given=given)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def tried(*words: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run ssh-keygen, and return how it ended."""
    ssh = program("ssh-keygen", get="It comes with OpenSSH; `make programs` gets it.")
    return subprocess.run([ssh, *words], input=given, capture_output=True, check=False)
