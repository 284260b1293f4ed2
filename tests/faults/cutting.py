"""A way to a server that can be cut at one moment: when an answer is on its way."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Thread

SIZE = 65536
COMMIT = b"COMMIT\0"
"""How it goes to the server; "READ COMMITTED" is something else."""


@dataclass
class Way:
    """A way to a server.

    Attributes:
        port: Where it begins, on 127.0.0.1.
        server: Where it ends.
        after: The bytes after which the way is cut once, before any answer to them;
            empty while it is not to be cut.
        lets_through: Whether those bytes still reach the server.
    """

    port: int
    server: int
    after: bytes = b""
    lets_through: bool = True
    _ends: list[socket.socket] = field(default_factory=list)

    def cut_after(self, said: bytes, *, lets_through: bool) -> None:
        """Cut the way as soon as somebody says `said`."""
        self.after, self.lets_through = said, lets_through

    def serve(self, listening: socket.socket) -> None:
        """Let through whoever comes, until `listening` is closed."""
        with suppress(OSError):
            while True:
                here, _ = listening.accept()
                there = socket.create_connection(("127.0.0.1", self.server))
                self._ends += [here, there]
                for pump, way in ((self._up, (here, there)), (_down, (there, here))):
                    Thread(target=pump, args=way, daemon=True).start()

    def _up(self, here: socket.socket, there: socket.socket) -> None:
        with suppress(OSError):
            while said := here.recv(SIZE):
                if self.after and self.after in said:
                    self.after = b""
                    # Nobody hears what the server answers.
                    here.shutdown(socket.SHUT_RDWR)
                    if self.lets_through:
                        there.sendall(said)
                        there.shutdown(socket.SHUT_WR)
                        return
                    there.shutdown(socket.SHUT_RDWR)
                    return
                there.sendall(said)
            there.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """Cut whatever is left."""
        for end in self._ends:
            with suppress(OSError):
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
        Thread(target=way.serve, args=(listening,), daemon=True).start()
        try:
            yield way
        finally:
            way.close()
