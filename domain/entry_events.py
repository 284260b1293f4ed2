"""Facts about entries: one stands corrected, one is retracted.

They live in the stream of the entry they are about, so that a stream tells its
whole story (ADR 0003).
"""

from typing import Any, ClassVar

from pydantic import Field, ValidationInfo, field_serializer, field_validator

from domain.catalog import EVENTS
from domain.event import ENVELOPE, Event
from domain.names import TextPath
from domain.text import Text


class EntryCorrected(Event):
    """Another fact stands in the place of an earlier entry.

    Attributes:
        entry: The number of the entry whose place it takes.
        version: That entry's version in this stream.
        replacement: The fact as it should have been recorded, of the same type.
            It shares this event's envelope; `effective` is its date.
        reason: Why it is corrected.
    """

    wire: ClassVar[str] = "entry.corrected"
    reason: Text
    entry: int = Field(ge=1, strict=True)
    version: int = Field(ge=1, strict=True)
    replacement: Event

    @field_validator("replacement", mode="before")
    @classmethod
    def _as_event(cls, body: Any, info: ValidationInfo) -> Any:
        """Build the fact from its own fields and the envelope around it."""
        if not isinstance(body, dict):
            return body
        fields = {k: v for k, v in body.items() if k != "type"}
        envelope = {k: v for k, v in info.data.items() if k in ENVELOPE}
        return EVENTS[body["type"]].model_validate({**envelope, **fields})

    @field_serializer("replacement")
    def _as_body(self, fact: Event) -> dict[str, Any]:
        """Return the fact's own fields and its wire name."""
        body = fact.model_dump(exclude=set(ENVELOPE), exclude_none=True)
        return {"type": fact.wire, **body}


class EntryRetracted(Event):
    """An earlier entry counts as never recorded; it stays visible.

    Attributes:
        entry: The number of the entry that is taken back.
        version: That entry's version in this stream.
        reason: Why.
    """

    wire: ClassVar[str] = "entry.retracted"
    reason: Text
    entry: int = Field(ge=1, strict=True)
    version: int = Field(ge=1, strict=True)


class TextRedacted(Event):
    """Words of an earlier entry were removed for good, salt and all.

    Its effective date is the day of recording. What the entry committed to stays in
    its state, so that every hash stays true.

    Attributes:
        entry: The number of the entry whose words are gone.
        version: That entry's version in this stream.
        fields: Where the words stood: paths of the entry's state; and `file` if the
            bytes of its file of evidence are gone too.
        basis: On what grounds in law, such as an article of the UK GDPR.
        by: Who decided it, by role.
    """

    final: ClassVar[str] = "what it removed is gone for good"
    wire: ClassVar[str] = "text.redacted"
    entry: int = Field(ge=1, strict=True)
    version: int = Field(ge=1, strict=True)
    fields: tuple[TextPath, ...] = Field(min_length=1)
    basis: Text
    by: Text
