"""The library's mapper between domain events and stored events, by our codec."""

from typing import Any

from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Mapper, StoredEvent

from domain.event import Event
from ledger.codec import Entropy, Opening, seal, unseal
from ledger.sealing import TextedEvent, TextedNotification


class LedgerMapper(Mapper[str]):
    """Maps by wire name, canonical JSON and committed texts."""

    entropy: Entropy

    def to_stored_event(self, domain_event: DomainEventProtocol[str]) -> StoredEvent:
        """Return the event as it is stored, with what opens its texts."""
        if not isinstance(domain_event, Event):
            raise TypeError(f"{type(domain_event).__name__} is no event of the ledger.")
        state, texts = seal(domain_event, self.entropy)
        return TextedEvent(
            domain_event.originator_id,
            domain_event.originator_version,
            domain_event.wire,
            state,
            texts,
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Any:
        """Return the event that was stored, its texts joined in again."""
        texts: dict[str, Opening] = {}
        gone: dict[str, str] = {}
        if isinstance(stored_event, TextedEvent | TextedNotification):
            texts, gone = stored_event.texts, stored_event.gone
        return unseal(
            str(stored_event.originator_id),
            stored_event.originator_version,
            stored_event.topic,
            stored_event.state,
            texts,
            gone,
        )
