"""The files of this repository, as the architecture tests see them."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("domain", "ledger", "projections", "cli")


MADE = {"__pycache__", "build", "dist"}
"""Folders that tools make, beside `demo` at the top and those with a dot in front."""


def tracked() -> list[Path]:
    """Return every file that git tracks or would add, sorted, as absolute paths.

    In a copy without its history, it is every file that no tool has made.
    """
    if not (ROOT / ".git").exists():
        return sorted(
            path for path in ROOT.rglob("*") if path.is_file() and _kept(path)
        )
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout.decode("utf-8")
    paths = {ROOT / name for name in listed.split("\0") if name}
    return sorted(path for path in paths if path.is_file())


def _kept(path: Path) -> bool:
    folders = path.relative_to(ROOT).parts[:-1]
    made = MADE.intersection(folders) or folders[:1] == ("demo",)
    hidden = any(f.startswith(".") and f != ".ci" for f in folders)
    return not (made or hidden or path.suffix in {".db", ".egg-info"})


def sources() -> list[Path]:
    """Return the Python files among `tracked`."""
    return [path for path in tracked() if path.suffix == ".py"]


def texts() -> list[tuple[Path, bytes]]:
    """Return the tracked files that hold no zero byte, each with its bytes.

    CSV files are left out: plans that stand as another program wrote them.
    """
    read = [(path, path.read_bytes()) for path in tracked() if path.suffix != ".csv"]
    return [(path, content) for path, content in read if b"\0" not in content]


def place(path: Path, line: int = 0) -> str:
    """Return `path` as written from the root, with the line where there is one."""
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{line}" if line else name
