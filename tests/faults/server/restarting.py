"""A server that can be killed and started again, with all that it had."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

import psycopg

from tests.postgres import (
    OWNER,
    Server,
    account,
    as_account,
    free_port,
    programs,
    run_as,
)

PATIENCE = 60


@dataclass
class Restarting:
    """A server of a folder.

    Attributes:
        folder: Where its data are.
        server: What is asked.
        process: The one that started all others of it.
    """

    folder: Path
    server: Server
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Start it, and return after how many seconds it answered."""
        begun = monotonic()
        while True:
            # What the last one had started may still hold its memory.
            self.process = self._started()
            if self._answers(self.process, begun + PATIENCE):
                return monotonic() - begun
            assert monotonic() < begun + PATIENCE, "the server does not come back"
            sleep(0.1)

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [
                *(programs() / "postgres", "-D", self.folder / "data"),
                *("-p", str(self.server.port), "-c", "listen_addresses=127.0.0.1"),
                *("-c", "unix_socket_directories=", "-c", "log_min_messages=panic"),
            ],
            **as_account(account()),
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _answers(self, process: subprocess.Popen[bytes], deadline: float) -> bool:
        """Wait until it answers; tell whether it does."""
        while process.poll() is None and monotonic() < deadline:
            try:
                psycopg.connect(self.server.url(), connect_timeout=2).close()
            except psycopg.OperationalError:
                sleep(0.05)
            else:
                return True
        return False

    def kill(self) -> None:
        """Kill it, without a word to anybody."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()


@contextmanager
def restarting() -> Iterator[Restarting]:
    """Yield a running server that writes to the disk as one that is meant to last."""
    who = account()
    with TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        if who is not None:
            os.chown(folder, who.pw_uid, who.pw_gid)
        made_by = (programs() / "initdb", "-D", folder / "data", "-U", OWNER)
        run_as(who, folder, *made_by, "-A", "trust", "-E", "UTF8", "--locale=C")
        cluster = Restarting(folder, Server(free_port()))
        try:
            cluster.start()
            yield cluster
        finally:
            if cluster.process is not None:
                cluster.process.send_signal(2)
                cluster.process.wait(60)
