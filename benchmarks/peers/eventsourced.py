"""The bare library `eventsourcing`, in its functional style with a mapper of one's own.

Of what the library offers this is the fastest way that still checks what it reads: a
frozen event of pydantic, a stream for each action, and a fold that is a plain function.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar

from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Mapper, Notification, StoredEvent
from eventsourcing.utils import get_topic
from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import from_json

from benchmarks.estate import KINDS, Kind, Point, Update
from benchmarks.peers.course import main
from benchmarks.peers.oracle import Clock, Line, Status
from benchmarks.peers.protocol import QUESTIONS, Peer, Work

PAGE = 5_000
"""How many events are read at once; the library's own log would read ten."""

NOT_STATE = {"originator_id", "originator_version"}


class Updated(BaseModel):
    """An update as an event of its action's stream."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    originator_id: str
    originator_version: int = Field(ge=1)
    timestamp: datetime
    number: int
    kind: Kind
    effective: date
    value: str
    words: str


class UpdatedMapper(Mapper[str]):
    """Stores an event as JSON and checks it when it is read."""

    def to_stored_event(self, domain_event: DomainEventProtocol[str]) -> StoredEvent:
        """Return the event with its state as JSON."""
        assert isinstance(domain_event, Updated)
        return StoredEvent(
            domain_event.originator_id,
            domain_event.originator_version,
            "action.updated",
            domain_event.model_dump_json(exclude=NOT_STATE).encode(),
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Any:
        """Return the event, checked."""
        return Updated.model_validate(
            {
                "originator_id": stored_event.originator_id,
                "originator_version": stored_event.originator_version,
                **from_json(stored_event.state),
            }
        )


class Estate(Application[str]):
    """The application; what it is set to comes with its constructor."""

    name = "estate"
    env: ClassVar[dict[str, str]] = {
        "MAPPER_TOPIC": get_topic(UpdatedMapper),
        "ORIGINATOR_ID_TYPE": "text",
    }


class Eventsourced(Peer):
    """Both clocks: both are in the event."""

    name: ClassVar[str] = "eventsourcing, SQLite"
    clock: ClassVar[Clock] = "both"
    works: ClassVar[tuple[Work, ...]] = (*QUESTIONS, "rebuild")
    chunk: ClassVar[int] = 1_000

    def __init__(self, at: str) -> None:
        """Open the application at a folder."""
        super().__init__(at)
        self.app = Estate(env=self.settings())
        self._versions: dict[str, int] = {}

    def settings(self) -> dict[str, str]:
        """Return what the library is told about where to keep events.

        It sets WAL mode itself, and leaves SQLite's full sync as it is.
        """
        return {
            "PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "SQLITE_DBNAME": str(Path(self.at) / "events.db"),
        }

    def bulk(self, updates: Iterable[Update]) -> None:
        """Save many events at once; versions are counted, as an import may."""
        source = iter(updates)
        while some := list(islice(source, self.chunk)):
            self.app.save(*(self._event(update) for update in some))

    def append(self, update: Update) -> None:
        """Load the action's stream for its version, and save one event."""
        try:
            last = self.app.repository.get(update.key, projector_func=_version)
        except AggregateNotFoundError:
            last = 0
        self.app.save(_updated(update, last + 1))

    def status(self, point: Point) -> Status:
        """Fold all events up to the entry."""
        held: dict[str, dict[Kind, tuple[date, str]]] = {}
        for event in self._events(point.entry):
            if event.effective > point.day:
                continue
            own = held.setdefault(event.originator_id, {})
            last = own.get(event.kind)
            if last is None or last[0] <= event.effective:
                own[event.kind] = event.effective, event.value
        return {key: _standing(own) for key, own in held.items()}

    def rebuild(self) -> int:
        """Read all notifications, which whoever makes views anew begins with."""
        return max(page[-1].id for page in pages(self.app))

    def timeline(self, key: str) -> list[Line]:
        """Read the action's stream."""
        return [
            Line(e.number, e.kind, str(e.effective), e.value, e.words)
            for e in self.app.events.get(key)
            if isinstance(e, Updated)
        ]

    def close(self) -> None:
        """Close the application."""
        self.app.close()

    def _event(self, update: Update) -> Updated:
        version = self._versions.get(update.key, 0) + 1
        self._versions[update.key] = version
        return _updated(update, version)

    def _events(self, last: int) -> Iterator[Updated]:
        # Each update is one event, so that an entry's number is its notification's.
        for page in pages(self.app, last):
            yield from map(self.app.mapper.to_domain_event, page)


def pages(
    app: Application[Any], last: int | None = None
) -> Iterator[Sequence[Notification]]:
    """Yield all notifications of an application, or those up to `last`, in pages."""
    position = 0
    while page := app.recorder.select_notifications(
        position, PAGE, stop=last, inclusive_of_start=False
    ):
        position = page[-1].id
        yield page


def _updated(update: Update, version: int) -> Updated:
    # What is built here is checked when it is read.
    return Updated(
        originator_id=update.key,
        originator_version=version,
        timestamp=update.recorded_at,
        number=update.number,
        kind=update.kind,
        effective=update.effective,
        value=update.value,
        words=update.words,
    )


def _version(state: Any, events: Iterable[Any]) -> Any:
    """Fold a stream to its version, which is all that this event needs to know."""
    for event in events:
        state = event.originator_version
    return state


def _standing(own: dict[Kind, tuple[date, str]]) -> tuple[str, str, str, str]:
    rating, progress, target, delivery = (
        own[kind][1] if kind in own else "" for kind in KINDS
    )
    return rating, progress, target, delivery


if __name__ == "__main__":
    main(Eventsourced)
