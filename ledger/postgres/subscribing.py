"""Hearing from the server that something was recorded."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

from eventsourcing.persistence import Subscription
from eventsourcing.postgres import PostgresSubscription
from psycopg.sql import SQL, Identifier

SECONDS = 0.5
"""How often the thread that listens looks whether it is to end."""


class ServerSubscription(PostgresSubscription):
    """A subscription of the library that looks again once it is sure to be told.

    The library looks once, maybe before the server knows that somebody listens. What is
    committed in between would be told to nobody until the next entry:
    https://www.postgresql.org/docs/current/sql-listen.html
    """

    def _listen(self) -> None:
        try:
            with self._recorder.datastore.get_connection() as connection:
                channel = Identifier(self._recorder.channel_name)
                connection.execute(SQL("LISTEN {}").format(channel))
                self._has_been_notified.set()
                while not self._has_been_stopped and not self._thread_error:
                    for _ in connection.notifies(timeout=SECONDS, stop_after=1):
                        self._has_been_notified.set()
        except BaseException as error:  # noqa: BLE001 -- Whoever iterates is told.
            self._thread_error = self._thread_error or error
            self.stop()


class Heard:
    """What was heard of a subscription, to be waited for with an end.

    The library waits without one, and on Windows nothing interrupts that: so another
    thread does it.
    """

    def __init__(self, subscription: Subscription[Any]) -> None:
        self._subscription = subscription
        self._any = Event()
        self._error: BaseException | None = None
        self._thread = Thread(target=self._hear, daemon=True)
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait up to `seconds` for an entry; tell whether there was one.

        Raises:
            LedgerError: the connection was lost, or what else ended it.
        """
        told = self._any.wait(seconds)
        self._any.clear()
        if self._error is not None:
            raise self._error
        return told

    def join(self) -> None:
        """Wait until nothing is heard any more, after the subscription was stopped."""
        self._thread.join()

    def _hear(self) -> None:
        try:
            for _ in self._subscription:
                self._any.set()
        except BaseException as error:  # noqa: BLE001 -- `wait` raises it.
            self._error = error
        self._any.set()


@contextmanager
def heard(subscription: Subscription[Any]) -> Iterator[Heard]:
    """Yield what is heard of a subscription, which ends with it."""
    with subscription:
        found = Heard(subscription)
        try:
            yield found
        finally:
            subscription.stop()
            found.join()
