"""The last note that a key signed, kept beside the key and not in the ledger.

An older copy of a ledger passes on its own. Whoever holds the key remembers that more
was signed for, as long as this file is not put back as well.
"""

import os
from pathlib import Path

from ledger.proof.errors import KeyUnwritableError
from ledger.proof.note import MOST_BYTES


def last_place(key: Path) -> Path:
    """Return where the last note of the key at `key` is kept."""
    return key.with_name(f"{key.name}.last")


def read_last(key: Path) -> bytes | None:
    """Return the last note that the key at `key` signed; None if none is kept."""
    try:
        with last_place(key).open("rb") as file:
            return file.read(MOST_BYTES)
    except FileNotFoundError:
        return None


def keep_last(key: Path, note: bytes) -> None:
    """Keep `note` as the last one; the one before is there until it is whole.

    Raises:
        KeyUnwritableError: folder or disk refuse.
    """
    place = last_place(key)
    part = place.with_name(f"{place.name}.part")
    try:
        with part.open("wb") as file:
            file.write(note)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    except OSError as error:
        raise KeyUnwritableError(place, str(error.strerror)) from error
