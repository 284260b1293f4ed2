"""The library `eventsourcing` as its own pages teach it: aggregates with `@event`.

What a fold of one's own leaves out is here: an object for each action, to which each
event is applied by the method that raised it.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.domain import Aggregate, event

from benchmarks.estate import KINDS, Point, Update
from benchmarks.peers.course import main
from benchmarks.peers.eventsourced import pages
from benchmarks.peers.oracle import Clock, Line, Status
from benchmarks.peers.protocol import Peer

CHUNK = 1_000


class Action(Aggregate):
    """An action with all that was ever said of it."""

    @event("Opened")
    def __init__(self, key: str) -> None:
        """Open the action."""
        self.key = key
        self.said: dict[str, list[tuple[str, int, str, str]]] = {}

    @staticmethod
    def create_id(key: str) -> UUID:
        """Return the id of an action, which its key gives."""
        return uuid5(NAMESPACE_URL, key)

    # The library's own JSON knows no dates, so the day comes as ISO words.
    @event("Updated")
    def update(
        self, number: int, kind: str, effective: str, value: str, words: str
    ) -> None:
        """Take in one update."""
        self.said.setdefault(kind, []).append((effective, number, value, words))

    def standing(self, day: str) -> tuple[str, str, str, str]:
        """Return what stood on a day of all that was said."""
        rating, progress, target, delivery = (self._stood(kind, day) for kind in KINDS)
        return rating, progress, target, delivery

    def _stood(self, kind: str, day: str) -> str:
        by_then = [one for one in self.said.get(kind, ()) if one[0] <= day]
        return max(by_then)[2] if by_then else ""


class Taught(Application[UUID]):
    """The application with the library's own mapper and transcoder."""

    name = "estate"


class Aggregates(Peer):
    """Both clocks: both are in the event."""

    name: ClassVar[str] = "eventsourcing, aggregates"
    clock: ClassVar[Clock] = "both"

    def __init__(self, at: str) -> None:
        """Open the application at a folder."""
        super().__init__(at)
        place = str(Path(at) / "events.db")
        self.app = Taught(
            env={"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": place}
        )

    def bulk(self, updates: Iterable[Update]) -> None:
        """Save the events of many aggregates at once, which stay in memory."""
        source, held = iter(updates), dict[str, Action]()
        while some := list(islice(source, CHUNK)):
            # Collected at once: `save` would put the events of each action together.
            made: list[Any] = []
            for update in some:
                action = held.get(update.key) or Action(update.key)
                held[update.key] = action
                _take(action, update)
                made += action.collect_events()
            self.app.save(*made)

    def append(self, update: Update) -> None:
        """Load the action, update it and save it."""
        try:
            action: Action = self.app.repository.get(Action.create_id(update.key))
        except AggregateNotFoundError:
            action = Action(update.key)
        _take(action, update)
        self.app.save(action)

    def status(self, point: Point) -> Status:
        """Replay all events up to the entry, and ask each action for the day."""
        held: dict[UUID, Action] = {}
        for one in self._events():
            if getattr(one, "number", 0) > point.entry:
                break
            held[one.originator_id] = one.mutate(held.get(one.originator_id))
        day = str(point.day)
        found = {action.key: action.standing(day) for action in held.values()}
        return {key: four for key, four in found.items() if any(four)}

    def timeline(self, key: str) -> list[Line]:
        """Read the action's stream."""
        stream: Iterator[Any] = self.app.events.get(Action.create_id(key))
        return [
            Line(one.number, one.kind, one.effective, one.value, one.words)
            for one in stream
            if hasattr(one, "number")
        ]

    def close(self) -> None:
        """Close the application."""
        self.app.close()

    def _events(self) -> Iterator[Any]:
        for page in pages(self.app):
            yield from map(self.app.mapper.to_domain_event, page)


def _take(action: Action, update: Update) -> None:
    action.update(
        number=update.number,
        kind=update.kind,
        effective=str(update.effective),
        value=update.value,
        words=update.words,
    )


if __name__ == "__main__":
    main(Aggregates)
