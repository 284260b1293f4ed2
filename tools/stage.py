"""A stage for the program: a folder, a clock and a user that are always the same.

What runs on it gives the same bytes each time, root hashes included, so pages can
quote it and tests can compare it.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

from cli.machine import Machine
from cli.main import run

WIDTH = 100
SHOWN_AS = "/plans"
"""How a page prints the scratch folder, whatever it is called."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one command said.

    Attributes:
        code: The exit code.
        out: Standard output.
        err: Standard error.
        both: The two as a person sees them, in the order of writing.
    """

    code: int
    out: str
    err: str
    both: str


@dataclass
class Stage:
    """A folder in which commands run one after the other, a minute apart.

    Attributes:
        folder: The working folder.
        now: The instant of the next command.
        user: The user name that entries carry.
        environ: What the program may read of the environment.
        drawn: How many random bytes and names were asked for so far.
    """

    folder: Path
    now: datetime = datetime(2022, 3, 1, 10, 0, tzinfo=UTC)
    user: str = "policy.officer"
    environ: dict[str, str] = field(default_factory=dict)
    drawn: int = 0

    def run(
        self,
        *words: str,
        stdin: str | bytes = "",
        watched: bool = False,
        typing: bool = False,
    ) -> Answer:
        """Run `ledger` with `words` and return what it said.

        Args:
            words: The arguments, as the shell would hand them over.
            stdin: What standard input holds; words in UTF-8.
            watched: Whether the program takes its output for a terminal.
            typing: Whether it takes standard input for a keyboard.
        """
        together: list[str] = []
        out, err = _Heard(together, watched), _Heard(together, watched)
        typed = stdin.encode() if isinstance(stdin, str) else stdin
        given = _Keyboard(io.BytesIO(typed), encoding="utf-8")
        given.typing = typing
        with (
            patch.object(sys, "stdout", out),
            patch.object(sys, "stderr", err),
            patch.object(sys, "stdin", given),
            _environment(self.environ),
        ):
            code = run(words, self.machine())
        self.now += timedelta(minutes=1)
        said = (out.getvalue(), err.getvalue(), "".join(together))
        return Answer(code, *(self._shown(words) for words in said))

    def machine(self) -> Machine:
        """Return the machine as the next command sees it."""
        return Machine(
            clock=lambda: self.now,
            user=lambda: self.user,
            name=lambda: self._bytes(16).hex(),
            entropy=self._bytes,
            folder=lambda: self.folder,
            environ=self.environ,
        )

    def _bytes(self, count: int) -> bytes:
        """Return bytes that look random and are the same in each performance."""
        self.drawn += 1
        seed = f"stage {self.drawn}".encode()
        return b"".join(sha256(b"%d" % i + seed).digest() for i in range(4))[:count]

    def _shown(self, said: str) -> str:
        pattern = re.escape(str(self.folder)) + r"([\\/]?)"
        return re.sub(pattern, lambda m: SHOWN_AS + ("/" if m[1] else ""), said)


class _Keyboard(io.TextIOWrapper):
    """Standard input, from a person if `typing` is set."""

    typing = False

    def isatty(self) -> bool:
        return self.typing


class _Heard(io.StringIO):
    """A stream that also notes, beside others, what it is told."""

    def __init__(self, together: list[str], watched: bool) -> None:
        super().__init__()
        self.together = together
        self.watched = watched

    def write(self, said: str) -> int:
        # First, because it refuses bytes, which is how click asks what it takes.
        length = super().write(said)
        self.together.append(said)
        return length

    def isatty(self) -> bool:
        return self.watched


@contextmanager
def _environment(added: Mapping[str, str]) -> Iterator[None]:
    """Give the process a terminal of fixed width, and no settings of its own."""
    stray = ("LEDGER_URL", "NO_COLOR", "FORCE_COLOR")
    kept = {key: value for key, value in os.environ.items() if key not in stray}
    with patch.dict(os.environ, {**kept, "COLUMNS": str(WIDTH), **added}, clear=True):
        yield
