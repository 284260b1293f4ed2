"""Two servers that are set up, killed and brought back by the commands of the page."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from tempfile import mkdtemp
from time import sleep

import psycopg

from ledger.place import ServerPlace
from tests.faults.server.page import Desk
from tests.ledger.given import begin, opened
from tests.postgres import account, free_port
from tools.stage import Stage

FIRST, STANDBY = "The first server", "A standby that has all that was acknowledged"
LOGINS = "The ledger and its logins"
FAILS, BACK = "When the first server fails", "Bringing the old server back"
FOLLOWED, LATER = "Following as a service", "A later version of the program"
BACKUPS, MOMENT = "Backups", "Back to a moment"

OFFICER, OWNER = "h.mensah", "ledger_owner"
_LOGINS = (
    *("postgres", OWNER, "ledger_standby"),
    *(OFFICER, "d.okafor", "p.lindqvist", "follower"),
)


@dataclass
class Two:
    """Two servers, and a third for what is restored.

    Attributes:
        desk: Where the commands of the page are typed.
    """

    desk: Desk

    def port(self, which: int) -> int:
        """Return the port of server 1, 2 or 3."""
        return int(self.desk.settings[f"port{which}"])

    def data(self, which: int) -> Path:
        """Return the folder of server 1, 2 or 3."""
        return Path(self.desk.settings[f"data{which}"])

    def url(self, login: str, *which: int, database: str = "plans") -> str:
        """Return the URL of the servers `which`, with what the password is in."""
        hosts = ",".join(f"127.0.0.1:{self.port(one)}" for one in which)
        words = f"passfile={self.desk.settings['PGPASSFILE']}"
        if len(which) > 1:
            words += "&target_session_attrs=read-write"
        return f"postgresql://{login}@{hosts}/{database}?{words}"

    def place(self, *which: int, login: str = OFFICER) -> ServerPlace:
        """Return the ledger as a login finds it at the servers `which`."""
        return ServerPlace(self.url(login, *which))

    def ask(self, which: int, sql: str, *, silent: bool = False) -> str:
        """Return the one value that a server answers its administrator, if any."""
        url = self.url("postgres", which, database="postgres")
        with psycopg.connect(url, autocommit=True, connect_timeout=2) as connection:
            answer = connection.execute(sql.encode())
            row = None if silent else answer.fetchone()
            return "" if row is None else str(row[0])

    def answers(self, which: int) -> bool:
        """Tell whether a server answers."""
        try:
            return self.ask(which, "SELECT 1") == "1"
        except psycopg.OperationalError:
            return False

    def kill(self, which: int) -> None:
        """Kill a server, as a machine that loses its power."""
        os.kill(self._process(which), signal.SIGKILL)
        # What it had started ends by itself as soon as it sees that.
        self._wait_for_end(which)

    def _process(self, which: int) -> int:
        file = self.data(which) / "postmaster.pid"
        return int(file.read_text("utf-8").split()[0])

    def _wait_for_end(self, which: int) -> None:
        for _ in range(100):
            if not self.answers(which):
                return
            sleep(0.1)

    def close(self) -> None:
        """Stop what is still running."""
        running = []
        for which in (1, 2, 3):
            with suppress(OSError, ValueError, IndexError):
                running.append(self._process(which))
                os.kill(running[-1], signal.SIGQUIT)
        for process in running:
            with suppress(OSError):
                for _ in range(100):
                    os.kill(process, 0)
                    sleep(0.1)


@contextmanager
def two_servers() -> Iterator[Two]:
    """Yield two servers that are not there yet: the page makes them."""
    folder = Path(mkdtemp(prefix="two"))
    try:
        two = Two(Desk(folder, _settings(folder)))
        try:
            yield two
        finally:
            two.close()
    finally:
        rmtree(folder, ignore_errors=True)


def with_ledger(two: Two) -> None:
    """Follow the page until there are a ledger, its officers and a standby."""
    two.desk.follow(FIRST)
    two.desk.follow(LOGINS)
    with opened(two.place(1, login=OWNER)) as ledger:
        begin(ledger)
    two.desk.follow(STANDBY)


def seal(two: Two) -> None:
    """Let the officer seal a pack and hand it over."""
    stage = Stage(two.desk.folder, user=OFFICER)
    stage.environ = {"LEDGER_URL": two.url(OFFICER, 1, 2)}
    for words in (
        ("key", "create", "--no-passphrase"),
        ("report", "seal", "--to", "ofsted"),
        ("report", "export", "1", "packs"),
    ):
        answer = stage.run(*words)
        assert answer.code == 0, answer.both


def _settings(folder: Path) -> dict[str, str]:
    """Return what the names of the page stand for in `folder`."""
    passwords, archive = folder / "secrets", folder / "wal"
    passwords.mkdir()
    archive.mkdir()
    words = {login: token_hex(8) for login in _LOGINS}
    for login, word in words.items():
        (passwords / login).write_text(word, "utf-8")
    known = passwords / "pgpass"
    lines = [f"*:*:*:{login}:{word}\n" for login, word in words.items()]
    known.write_text("".join(lines), "utf-8")
    for file in passwords.iterdir():
        file.chmod(0o600)
    who = account()
    if who is not None:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, who.pw_uid, who.pw_gid)
    found = {
        **{f"db{n}": "127.0.0.1" for n in (1, 2, 3)},
        **{f"port{n}": str(free_port()) for n in (1, 2, 3)},
        **{f"data{n}": str(folder / f"data{n}") for n in (1, 2, 3)},
        "archive": str(archive),
        "base": str(folder / "base"),
        "secrets": str(passwords),
        "PGPASSFILE": str(known),
        "moment": "",
    }
    ports = [f"127.0.0.1:{found[f'port{n}']}" for n in (1, 2)]
    return {**found, "at": ",".join(ports)}
