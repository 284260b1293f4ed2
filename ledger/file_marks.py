"""What lies at a place before it is opened: a ledger's first page, or a journal."""

from pathlib import Path

from ledger.errors import StaleJournalError
from ledger.schema import APPLICATION, FORMAT


def is_marked(place: Path) -> bool:
    """Tell whether the first page marks the file as a ledger of our format.

    It reads the bytes: whatever else is damaged, this much can be told.
    """
    try:
        with place.open("rb") as file:
            page = file.read(100)
    except OSError:
        return False
    version, application = page[60:64], page[68:72]
    return (int.from_bytes(version), int.from_bytes(application)) == (
        FORMAT,
        APPLICATION,
    )


def check_no_journal(place: Path) -> None:
    """Refuse a new file at `place` if SQLite would find a journal for it there.

    Raises:
        StaleJournalError: it would.
    """
    for ending in ("-journal", "-wal"):
        journal = place.with_name(place.name + ending)
        if journal.is_file() and journal.stat().st_size > 0:
            raise StaleJournalError(journal)
