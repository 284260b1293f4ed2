"""A way to a server that can be cut at one moment: when an answer is on its way."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Thread
from typing import Literal

SIZE = 65536
COMMIT = b"COMMIT\0"
"""How it goes to the server; "READ COMMITTED" is something else."""

AT_ONCE = b"EXECUTE at_once"
"""In the middle of the message in which a decision that was made before goes there."""


@dataclass
class Way:
    """A way to a server.

    Attributes:
        port: Where it begins, on 127.0.0.1.
        server: Where it ends.
        after: The bytes after which something happens once, before any answer to them;
            empty while nothing is to happen.
        then: What happens. The way is cut, and those bytes still reach the server
            ("arrives"), never do ("lost"), or do when they are released ("late"). Or
            it is not cut, and nothing goes on from them ("stalls").
        next: The bytes after which it is cut once more, after the first time.
        is_open: Whether it is there again after a cut.
    """

    port: int
    server: int
    after: bytes = b""
    then: Literal["arrives", "lost", "late", "stalls"] = "lost"
    next: bytes = b""
    is_open: bool = True
    _ends: list[socket.socket] = field(default_factory=list)
    _late: list[tuple[socket.socket, bytes]] = field(default_factory=list)

    def cut_after(self, said: bytes, *, lets_through: bool) -> None:
        """Cut the way as soon as somebody says `said`."""
        self.after, self.then = said, "arrives" if lets_through else "lost"

    def cut_and_keep(self, said: bytes) -> None:
        """Cut the way as soon as somebody says `said`, and keep that back."""
        self.after, self.then = said, "late"

    def release(self) -> None:
        """Let the server have what was kept back."""
        while self._late:
            there, said = self._late.pop()
            there.sendall(said)

    def stall_at(self, said: bytes) -> None:
        """Let nothing more through from `said` on, and cut nothing."""
        self.after, self.then = said, "stalls"

    def serve(self, listening: socket.socket) -> None:
        """Let through whoever comes, until `listening` is closed."""
        with suppress(OSError):
            while True:
                here, _ = listening.accept()
                if not self.is_open:
                    here.close()
                    continue
                there = socket.create_connection(("127.0.0.1", self.server))
                self._ends += [here, there]
                for pump, way in ((self._up, (here, there)), (_down, (there, here))):
                    Thread(target=pump, args=way, daemon=True).start()

    def _up(self, here: socket.socket, there: socket.socket) -> None:
        with suppress(OSError):
            while said := here.recv(SIZE):
                if self.after and self.after in said:
                    self._happens(here, there, said)
                    return
                there.sendall(said)
            there.shutdown(socket.SHUT_WR)

    def _happens(self, here: socket.socket, there: socket.socket, said: bytes) -> None:
        before = said.index(self.after)
        self.after, self.next = self.next, b""
        if self.then == "stalls":
            there.sendall(said[:before])
            return
        then, self.then = self.then, "lost"
        # Nobody hears what the server answers.
        here.shutdown(socket.SHUT_RDWR)
        if then == "late":
            self._late.append((there, said))
        elif then == "lost":
            there.shutdown(socket.SHUT_RDWR)
        else:
            there.sendall(said)
            there.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """Cut whatever is left."""
        for end in self._ends:
            with suppress(OSError):
                # Who waits for something to read hears of it, as of no mere close.
                end.shutdown(socket.SHUT_RDWR)
            end.close()


def _down(there: socket.socket, here: socket.socket) -> None:
    with suppress(OSError):
        while said := there.recv(SIZE):
            here.sendall(said)
        here.shutdown(socket.SHUT_WR)


@contextmanager
def way_to(server: int) -> Iterator[Way]:
    """Yield a way to the server on port `server`."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        way = Way(listening.getsockname()[1], server)
        serving = Thread(target=way.serve, args=(listening,), daemon=True)
        serving.start()
        try:
            yield way
        finally:
            with suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)
            serving.join(5)
            way.close()
