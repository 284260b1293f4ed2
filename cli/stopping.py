"""Being asked to stop, by Ctrl-C or by what runs the services of a machine."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from time import monotonic, sleep
from types import FrameType
from typing import Any

Handler = Any
"""Whatever `signal.signal` gives back."""

SLICE = 0.25
"""A longer sleep is cut into such parts: on Windows nothing else ends one."""


class Stop:
    """Whether somebody asked to stop.

    Attributes:
        asked: Whether they did.
    """

    def __init__(self) -> None:
        self.asked = False

    def sleep(self, seconds: float) -> None:
        """Sleep, but not on after being asked to stop."""
        ends = monotonic() + seconds
        while not self.asked and (left := ends - monotonic()) > 0:
            sleep(min(left, SLICE))


@contextmanager
def stopping() -> Iterator[Stop]:
    """Yield what Ctrl-C or SIGTERM asks to stop; the second time either ends at once.

    Not an Event: a handler that sets one can wait for ever for whoever waits for it.
    """
    stop = Stop()
    if current_thread() is not main_thread():
        yield stop  # Python hands signals to that one alone.
        return
    before: dict[int, Handler] = {}

    def ask(_number: int, _frame: FrameType | None) -> None:
        stop.asked = True
        restore()

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    for asks in (signal.SIGINT, signal.SIGTERM):
        before[asks] = signal.signal(asks, ask)
    try:
        yield stop
    finally:
        restore()
