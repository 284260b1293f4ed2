"""Facts about what was reported, to whom and when."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from domain.event import Event
from domain.names import Label, MediaType, Sha256
from domain.partial_date import PartialDate
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


class ReportSealed(Event):
    """The plan at (V, K) was drawn as files, and their bytes were frozen.

    Its effective date is the day of sealing. The files are kept as one archive beside
    the entries, under its hash. Nothing was reported by it until it is sent.

    Attributes:
        number: Its permanent number among the reports of the plan.
        audience: For whom it was made, such as "ofsted" or a board.
        as_at: V, the day that it speaks of.
        known_to: K, the last entry that it takes into account.
        manifest: Hash of the list of its files and their hashes.
        sha256: Hash of the archive's bytes.
        media_type: What kind of file the archive is.
        size: How many bytes the archive has.
        name: What the archive is called.
        withheld: What was left out for the audience: `owners`, `evidence`, or
            `texts:57` for the words of entry #57.
        title: What the report is called; None for nothing in particular.
        replaces: The number of the report in whose place it is a redacted edition,
            and whose file is no longer kept; None for a report of its own.
        reason: Why it was sealed although something spoke against it.
    """

    noun: ClassVar[str] = "a report"
    wire: ClassVar[str] = "report.sealed"
    number: int = Field(ge=1, strict=True)
    audience: Label
    as_at: date
    known_to: int = Field(ge=1, strict=True)
    manifest: Sha256
    sha256: Sha256
    media_type: MediaType
    size: int = Field(ge=1, strict=True)
    name: Text
    withheld: tuple[Label, ...] = ()
    title: Text | None = None
    replaces: int | None = Field(default=None, ge=1, strict=True)


class ReportSent(Event):
    """A sealed report was sent; its effective date is the day on which it was.

    Attributes:
        report: Which one, by its number.
        by: Who sent it, by role.
    """

    noun: ClassVar[str] = "a report"
    wire: ClassVar[str] = "report.sent"
    report: int = Field(ge=1, strict=True)
    by: Text


class CommitmentMade(Event):
    """A report was promised; its effective date is the day of the promise.

    Attributes:
        number: Its permanent number among the commitments of the plan.
        audience: To whom the report is owed.
        due: When it is owed at the latest.
        about: What it is to be about; None for the plan as a whole.
    """

    noun: ClassVar[str] = "a commitment"
    wire: ClassVar[str] = "report.commitment_made"
    number: int = Field(ge=1, strict=True)
    audience: Label
    due: PartialDate
    about: Text | None = None
