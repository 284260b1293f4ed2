"""Files that the ledger keeps byte for byte: taken in, and given out again."""

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import LedgerError
from domain.printing import visible
from ledger.engine import Connection
from ledger.media_types import media_type_of as media_type_of

if TYPE_CHECKING:
    from domain.named_file import NamedFile

LARGEST = 50 * 1024 * 1024
"""How many bytes a file may have that the ledger keeps."""

_PIECE = 1024 * 1024
# What Windows reserves, whatever ending follows; and what some file system refuses.
_RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)
_REFUSED = re.compile(r'[<>:"/\\|?*]')


class FileRefusedError(LedgerError):
    """A file that cannot be kept as it is."""


class BytesLostError(LedgerError):
    """Bytes that the ledger should keep and does not, or not unchanged."""

    def __init__(self, sha256: str, of: str = "") -> None:
        what = f"the file of {of}" if of else f"the file with the SHA-256 {sha256}"
        super().__init__(
            f"The ledger no longer holds {what} as it was kept; run `ledger verify` and"
            " restore a backup."
        )
        self.sha256 = sha256


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file with its bytes, to be kept.

    Attributes:
        name: Its name, without the folder.
        content: Its bytes.
        sha256: Their hash, 64 hex digits.
        media_type: What kind of file it is.
    """

    name: str
    content: bytes
    sha256: str
    media_type: str

    @property
    def named(self) -> "NamedFile":
        """What an entry says of it."""
        # Whoever only reads files need not load the models.
        from domain.named_file import NamedFile
        from domain.text import Text

        known = self.sha256, self.media_type, len(self.content)
        return NamedFile(Text(self.name), *known)


def read_file(place: Path) -> KeptFile:
    """Return the file at `place`, read once.

    Raises:
        FileRefusedError: it cannot be read, is empty, or has more than 50 MB.
    """
    name = place.name.encode("utf-8", "backslashreplace").decode("utf-8")
    try:
        with place.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        why = "it is a folder" if place.is_dir() else error.strerror or "no reason"
        raise FileRefusedError(
            f"The file {name} cannot be opened ({why}); check the name and your rights."
        ) from error
    return kept_file(name, content, media_type_of(name))


def kept_file(name: str, content: bytes, media_type: str) -> KeptFile:
    """Return a file with its bytes, to be kept.

    Raises:
        FileRefusedError: it is empty, or has more than 50 MB.
    """
    if not content:
        said = f"The file {name} is empty; give the one that is meant."
        raise FileRefusedError(said)
    if len(content) > LARGEST:
        raise FileRefusedError(
            f"The file {name} has more than {LARGEST // 1024**2} MB, the most that the"
            " ledger keeps; give a smaller copy, such as a PDF of it."
        )
    return KeptFile(name, content, hashlib.sha256(content).hexdigest(), media_type)


def safe_name(name: str, instead: str) -> str:
    """Return a file name that every system takes, as near to `name` as can be.

    Args:
        name: A name from a document or another machine; it may hold anything.
        instead: What to call the file if nothing of the name is left.
    """
    # Two names that differ in what nobody sees would look like one.
    shown = visible("".join(c if c.isprintable() else " " for c in name))
    plain = " ".join(_REFUSED.sub("_", shown).split()).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    if len(ending.encode()) > 20 or not dot:
        stem, dot, ending = plain, "", ""
    # File systems count bytes, and none takes more than 255.
    cut = stem.encode()[:180].decode("utf-8", "ignore").rstrip(". ")
    found = f"{cut}{dot}{ending}"
    if not cut:
        return instead
    return f"_{found}" if _RESERVED.fullmatch(found) else found


def pieces(connection: Connection, sha256: str) -> Iterator[bytes]:
    """Yield the bytes kept under `sha256`, a piece at a time.

    Raises:
        BytesLostError: there are none, or they are others.
    """
    found = hashlib.sha256()
    for piece in blob_pieces(connection, sha256):
        found.update(piece)
        yield piece
    if found.hexdigest() != sha256:
        raise BytesLostError(sha256)


def blob_pieces(connection: Connection, sha256: str) -> Iterator[bytes]:
    """Yield the bytes kept under `sha256`, whatever they are, a piece at a time.

    There are none if nothing is kept under it.
    """
    if not isinstance(connection, sqlite3.Connection):
        yield from _server_pieces(connection, sha256)
        return
    row = connection.execute(
        "SELECT rowid FROM blob WHERE sha256 = ?", (sha256,)
    ).fetchone()
    if row is None:
        return
    with connection.blobopen("blob", "bytes", row[0], readonly=True) as blob:
        while piece := blob.read(_PIECE):
            yield piece


def _server_pieces(connection: Connection, sha256: str) -> Iterator[bytes]:
    start = 1
    while row := connection.execute(
        "SELECT substring(bytes FROM ? FOR ?) FROM blob WHERE sha256 = ?",
        (start, _PIECE, sha256),
    ).fetchone():
        yield row[0]
        if len(row[0]) < _PIECE:
            return
        start += len(row[0])
