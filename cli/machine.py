"""What the program asks the machine: time, user, names, places. Nothing else does."""

import os
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from domain.clock import day_of


def system_user() -> str:
    """Return the name of the logged-in user, as the operating system knows it.

    Environment variables are not asked: anybody can set them.
    """
    try:
        import pwd
    except ImportError:  # Windows has no such module, and a call of its own.
        return os.getlogin()
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # An account without a name, as containers have.
        return f"uid {os.getuid()}"


@dataclass(frozen=True)
class Machine:
    """The machine as one command sees it; tests hand in another.

    Attributes:
        clock: Gives the present instant, in UTC.
        user: Gives the user name that entries carry.
        name: Gives a fresh name for a command or a ledger, 32 hex digits.
        entropy: Gives random bytes.
        folder: Gives the working folder.
        environ: The environment variables.
    """

    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    user: Callable[[], str] = system_user
    name: Callable[[], str] = lambda: uuid.uuid4().hex
    entropy: Callable[[int], bytes] = os.urandom
    folder: Callable[[], Path] = Path.cwd
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)

    @property
    def today(self) -> date:
        """The present day in London."""
        return day_of(self.clock())
