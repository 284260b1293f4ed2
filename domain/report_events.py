"""Facts about what was reported, to whom and when."""

from typing import ClassVar

from pydantic import Field

from domain.event import Event
from domain.names import Label, MediaType, Sha256
from domain.text import Text


class ReportRegistered(Event):
    """A report that was made before the ledger, or without it, was registered.

    Its effective date is the day on which it was sent. The bytes themselves are kept
    beside the entries, under their hash.

    Attributes:
        number: Its permanent number among the reports of the plan.
        audience: To whom it was sent, such as "ofsted" or a board.
        sha256: Hash of the file's bytes.
        media_type: What kind of file it is, as its ending says.
        size: How many bytes it has.
        name: The file's name, as it was given.
        by: Who sent it, by role; None when that is not known.
        title: What the report was called; None when nobody says.
    """

    noun: ClassVar[str] = "a report"
    wire: ClassVar[str] = "report.registered"
    number: int = Field(ge=1, strict=True)
    audience: Label
    sha256: Sha256
    media_type: MediaType
    size: int = Field(ge=1, strict=True)
    name: Text
    by: Text | None = None
    title: Text | None = None
