"""A row of the table `line`, for those who write it and those who read it."""

from typing import NamedTuple


class LineRow(NamedTuple):
    """A row of the table `line`, its columns in the table's order."""

    number: int
    recorded_at: str
    recorded_day: str
    recorded_by: str
    on_behalf_of: str | None
    type: str
    plan: str
    subject: str
    effective_day: str | None
    precision: str
    effective: str
    words: str | None
    days_late: int | None
    reason: str | None
    text: str | None
    names: int | None
    place: int
    source: str | None
    command: str
    redacted: int

    @property
    def known_day(self) -> str | None:
        """ISO day on which it was so at the latest; None if nobody said when."""
        return None if self.precision == "unknown" else self.effective_day
