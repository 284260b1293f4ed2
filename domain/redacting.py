"""Redaction: which words of an entry can be removed, and the event that says so."""

from collections.abc import Iterable, Iterator
from typing import Any

from domain.amending import Numbers
from domain.entry_events import TextRedacted
from domain.errors import LedgerError
from domain.event import Attribution, Event, make
from domain.evidence import file_of
from domain.history import History
from domain.partial_date import PartialDate
from domain.printing import FILE
from domain.text import Text

_NOT_STATE = {"originator_id", "originator_version"}


class WhichFieldError(LedgerError):
    """A redaction that does not say which words of the entry are to go."""

    def __init__(self, number: int, fields: Iterable[str]) -> None:
        super().__init__(
            f"Entry #{number} has words in {_listed(fields)}; say which are to go with"
            " --field, or all of them with --all-fields."
        )
        self.number, self.fields = number, tuple(fields)


class UnknownFieldError(LedgerError):
    """A field of which the entry has no words."""

    def __init__(self, number: int, field: str, fields: Iterable[str]) -> None:
        super().__init__(
            f'Entry #{number} has no words under "{field}"; it has some in'
            f" {_listed(fields)}."
        )
        self.number, self.field = number, field


class NoWordsError(LedgerError):
    """An entry that has no words of people."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Entry #{number} has no words that could be redacted; `ledger log` shows"
            " what each entry says."
        )
        self.number = number


class AlreadyRedactedError(LedgerError):
    """Words that are gone already."""

    def __init__(self, number: int, field: str, by: int) -> None:
        super().__init__(
            f"The words of entry #{number} ({field}) were redacted by #{by} already; if"
            " that was cut short, `ledger redact --finish` cleans the file."
        )
        self.number, self.field, self.by = number, field, by


class SharedFileError(LedgerError):
    """Bytes that other entries name too."""

    def __init__(self, number: int, others: Iterable[int]) -> None:
        named = _listed(f"#{other}" for other in others)
        super().__init__(
            f"The file of entry #{number} is also that of {named}; give it up there too"
            " with --everywhere, or name with --field only what else is to go."
        )
        self.number, self.others = number, tuple(others)


class ReportedFileError(LedgerError):
    """Bytes that are also those of a report."""

    def __init__(self, number: int, report: int) -> None:
        super().__init__(
            f"The file of entry #{number} is also that of the report of entry"
            f" #{report}, which stays as it is; name with --field only what else is to"
            " go."
        )
        self.number, self.report = number, report


def texts_of(event: Event) -> dict[str, Text]:
    """Return path -> text for all words of people in `event`.

    The paths are those of its stored state, in the order of its fields.
    """
    fields = event.model_dump(exclude=_NOT_STATE, exclude_none=True)
    return dict(_texts(fields, ""))


def redacted_by(history: History, version: int) -> dict[str, int]:
    """Return field -> version of the event that redacted it, for one entry."""
    return {
        field: event.originator_version
        for event in history.events
        if isinstance(event, TextRedacted) and event.version == version
        for field in event.fields
    }


def fields_left(history: History, version: int, numbers: Numbers) -> tuple[str, ...]:
    """Return the fields of an entry that can be redacted, `FILE` among them.

    Raises:
        UnknownEntryError: the stream has no such version.
        NoWordsError: it has none, and never had.
        AlreadyRedactedError: all of them are gone.
    """
    number = numbers(version)
    event = history.at(version, number)
    fields = [*texts_of(event), *([FILE] if file_of(event) else [])]
    if not fields:
        raise NoWordsError(number)
    gone = redacted_by(history, version)
    left = tuple(field for field in fields if field not in gone)
    if not left:
        field = fields[0]
        raise AlreadyRedactedError(number, field, numbers(gone[field]))
    return left


def redaction(
    history: History,
    version: int,
    fields: Iterable[str],
    basis: Text,
    role: Text,
    by: Attribution,
    numbers: Numbers,
) -> TextRedacted:
    """Return the event that says that words of an entry are gone.

    Args:
        history: The stream of the entry.
        version: The entry's version.
        fields: Where the words stand; at least one.
        basis: On what grounds.
        role: Who decided it.
        by: Who records it. It is so from the day of recording on, whatever this says.
        numbers: Gives the entry number of a version of the stream.

    Raises:
        UnknownEntryError, NoWordsError, AlreadyRedactedError, UnknownFieldError: as
            the names say.
        WhichFieldError: no field is named.
    """
    number, left = numbers(version), fields_left(history, version, numbers)
    gone = redacted_by(history, version)
    wanted = tuple(dict.fromkeys(fields))
    if not wanted:
        raise WhichFieldError(number, left)
    for field in wanted:
        if field in gone:
            raise AlreadyRedactedError(number, field, numbers(gone[field]))
        if field not in left:
            raise UnknownFieldError(number, field, left)
    said = {"entry": number, "version": version, "fields": wanted}
    today, following = by.on(PartialDate.day(by.today)), history.version + 1
    grounds = {"basis": basis, "by": role}
    return make(TextRedacted, history.stream, following, today, **said, **grounds)


def _texts(value: Any, path: str) -> Iterator[tuple[str, Text]]:
    match value:
        case Text():
            yield path, value
        case dict():
            for key, inner in value.items():
                yield from _texts(inner, f"{path}.{key}" if path else key)
        case list() | tuple():
            for index, inner in enumerate(value):
                yield from _texts(inner, f"{path}.{index}")
        case _:
            pass


def _listed(fields: Iterable[str]) -> str:
    *most, last = fields
    return f"{', '.join(most)} and {last}" if most else last
