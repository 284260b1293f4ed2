"""The files of this repository, as the architecture tests see them."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("domain", "ledger", "projections", "cli")


def tracked() -> list[Path]:
    """Return every file that git tracks or would add, sorted, as absolute paths."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout.decode("utf-8")
    paths = {ROOT / name for name in listed.split("\0") if name}
    return sorted(path for path in paths if path.is_file())


def sources() -> list[Path]:
    """Return the Python files among `tracked`."""
    return [path for path in tracked() if path.suffix == ".py"]


def texts() -> list[tuple[Path, bytes]]:
    """Return the tracked files that hold no zero byte, each with its bytes."""
    read = [(path, path.read_bytes()) for path in tracked()]
    return [(path, content) for path, content in read if b"\0" not in content]


def place(path: Path, line: int = 0) -> str:
    """Return `path` as written from the root, with the line where there is one."""
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{line}" if line else name
