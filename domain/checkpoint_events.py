"""Facts about the ledger as a whole: whose key signs it, and what was signed."""

from typing import ClassVar

from pydantic import Field

from domain.event import Event
from domain.names import (
    NoteText,
    Sha256,
    SshSignature,
    TimestampToken,
    VerifierKeyText,
)
from domain.text import Text


class KeyAdopted(Event):
    """Checkpoints are signed by this key from here on.

    Attributes:
        number: Which key of the ledger it is, counted from 1.
        key: Its public half, as a verifier key of signed notes.
        handover: A note that names it, signed by the key before; None for the first.
    """

    noun: ClassVar[str] = "a key"
    wire: ClassVar[str] = "checkpoint.key_adopted"
    number: int = Field(ge=1, strict=True)
    key: VerifierKeyText
    handover: NoteText | None = None


class CheckpointSigned(Event):
    """All entries before this one were signed for.

    Attributes:
        size: How many those are.
        root: The root over their leaves, 64 hex digits.
        key: Which key of the ledger signed.
        note: The signed note.
        ssh: The same text signed in the form of SSH.
    """

    noun: ClassVar[str] = "a checkpoint"
    wire: ClassVar[str] = "checkpoint.signed"
    size: int = Field(ge=1, strict=True)
    root: Sha256
    key: int = Field(ge=1, strict=True)
    note: NoteText
    ssh: SshSignature


class CheckpointTimestamped(Event):
    """An outside authority said by when a checkpoint existed.

    Attributes:
        size: Which checkpoint: how many entries it signs for.
        token: The authority's whole RFC 3161 answer, in base64.
        authority: The address at which it was asked.
    """

    noun: ClassVar[str] = "a timestamp"
    wire: ClassVar[str] = "checkpoint.timestamped"
    size: int = Field(ge=1, strict=True)
    token: TimestampToken
    authority: Text
