"""An Office file's bytes, believed only after every part has been looked at."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from pathlib import Path
from typing import Literal, NoReturn
from xml.parsers import expat

from ledger.documents.errors import (
    DamagedDocumentError,
    NotAWordDocumentError,
    NotAWorkbookError,
    OtherKindError,
    OversizedDocumentError,
    OversizedTableError,
    Program,
    ProtectedDocumentError,
    UnreadableFileError,
    UnsafeDocumentError,
)
from ledger.documents.kinds import PACKED, FileKind, Kind, kind_of, look_at

__all__ = [
    "LARGEST",
    "Kind",
    "check_package",
    "kind_of",
    "read_bytes",
    "read_package",
    "refuse_other",
]

LARGEST = 200 * 1024 * 1024
"""Bytes that all parts together may unpack to, and that the file may have."""

MOST_XML = 64 * 1024 * 1024
"""Bytes of XML in all parts; a workbook of 5,000 long rows has a tenth of it."""

MOST_PARTS = 10_000

# A plan's XML packs at 10:1 to 50:1; only above this many bytes does it matter.
_STEEPEST, _STEEP_FROM = 200, 20 * 1024 * 1024
_CHUNK = 1024 * 1024

_PROGRAMS: dict[Kind, Program] = {"word": "Word", "excel": "Excel", "other": "Word"}


def read_bytes(path: Path) -> bytes:
    """Return the bytes of the file at `path`, read once.

    Raises:
        UnreadableFileError: it is a folder, or the machine does not hand it over.
        OversizedDocumentError, OversizedTableError: it is larger than `LARGEST`.
    """
    if path.is_dir():
        raise UnreadableFileError(path.name, "it is a folder")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableFileError(path.name, error.strerror or "no reason") from error
    if len(data) > LARGEST:
        kind, what = look_at(data[:_CHUNK], path.name).kind, "is larger than 200 MB"
        if kind == "other":
            raise OversizedTableError(path.name, what)
        raise OversizedDocumentError(path.name, what, _PROGRAMS[kind])
    return data


def read_package(
    path: Path,
    kind: Literal["word", "excel"] = "word",
    data: bytes | None = None,
) -> tuple[bytes, str]:
    """Return the bytes of the Office file at `path` and their SHA-256 in hex.

    The file is read once, or not at all when its bytes are given as `data`. Sizes
    are checked before anything is unpacked, and every part is parsed without
    expanding anything, before a library sees the bytes.

    Raises:
        DocumentError: one subclass for each reason not to read the file.
    """
    data = read_bytes(path) if data is None else data
    check_package(data, path.name, kind)
    return data, hashlib.sha256(data).hexdigest()


def check_package(
    data: bytes, name: str, kind: Literal["word", "excel"] = "word"
) -> None:
    """Refuse `data` unless it is a whole and harmless file of that kind.

    Raises:
        DocumentError: one subclass for each reason not to read the file.
    """
    program = _PROGRAMS[kind]
    _check_kind(data, name, kind)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_sizes(package, len(data), name, program)
            xml = 0
            for info in package.infolist():
                xml += _check_part(package, info, name, program)
                if xml > MOST_XML:
                    raise OversizedDocumentError(
                        name, "holds more than 64 MB of text and formatting", program
                    )
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        raise DamagedDocumentError(name, "it ends early or was changed") from error
    except (
        NotImplementedError,
        RuntimeError,
        LookupError,  # An encoding that nobody knows.
        ValueError,
        OSError,
    ) as error:
        raise DamagedDocumentError(name, "a part cannot be read") from error


def refuse_other(data: bytes, name: str) -> None:
    """Refuse `data` when it is plainly no text, such as a PDF or an empty file.

    Raises:
        DocumentError: one subclass for each reason not to read the file.
    """
    seen = look_at(data, name)
    if seen.locked:
        raise ProtectedDocumentError(name)
    if data.startswith(b"PK") and not seen.found:
        raise DamagedDocumentError(name, "it ends early or was changed")
    if seen.found:
        raise OtherKindError(name, seen.found)


def _check_kind(data: bytes, name: str, kind: Kind) -> None:
    """Refuse what the bytes show to be of another kind, or behind a password."""
    seen = look_at(data, name)
    if seen.locked:
        raise ProtectedDocumentError(name, _PROGRAMS[kind])
    found = seen.found
    if not data.startswith(b"PK"):
        found = found or "a file of another kind"
    elif not found and seen.kind != kind and zipfile.is_zipfile(io.BytesIO(data)):
        found = _PACKAGE_NAMES[seen.kind]
    if found:
        raise _wrong_kind(name, FileKind(seen.kind, found), kind)


_PACKAGE_NAMES: dict[Kind, str] = {
    "word": "a Word document",
    "excel": "an Excel workbook",
    "other": "an archive of other files",
}


def _wrong_kind(name: str, seen: FileKind, kind: Kind) -> OtherKindError:
    if kind == "excel":
        return NotAWorkbookError(name, seen.found)
    return NotAWordDocumentError(name, seen.found)


def _check_sizes(
    package: zipfile.ZipFile, packed: int, name: str, program: Program
) -> None:
    """Refuse an archive whose parts declare more than a plan can need.

    `zipfile` never unpacks a part beyond its declared size, so the declared sizes
    bound the memory.
    """
    parts = package.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS:
        raise OversizedDocumentError(name, f"has {len(parts):,} parts", program)
    if unpacked > LARGEST:
        raise OversizedDocumentError(name, "unpacks to more than 200 MB", program)
    if unpacked > _STEEP_FROM and unpacked > _STEEPEST * packed:
        raise OversizedDocumentError(
            name, f"unpacks to {unpacked // packed} times its size", program
        )
    if any(part.flag_bits & 1 for part in parts):
        raise ProtectedDocumentError(name, program)
    if any(part.compress_type not in PACKED for part in parts):
        raise DamagedDocumentError(name, "a part is packed as Office packs none")
    if len({part.filename for part in parts}) < len(parts):
        raise DamagedDocumentError(name, "it holds a part twice")


def _check_part(
    package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, program: Program
) -> int:
    """Return how many bytes of XML a part has; 0 when it is no XML.

    Refuses a part that declares a document type, and XML that is not well-formed.
    """

    def refuse(*_: object) -> NoReturn:
        raise UnsafeDocumentError(name, info.filename, program)

    # Every part is offered to the parser whatever it is called: a part's name does
    # not decide whether a library takes it for XML. Each is read to its end, where
    # its checksum is compared.
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    broken: expat.ExpatError | None = None
    with package.open(info) as part:
        while chunk := part.read(_CHUNK):
            broken = broken or _parsed(parser, chunk, last=False)
    broken = broken or _parsed(parser, b"", last=True)
    if broken is None:
        return info.file_size
    if info.filename.lower().endswith((".xml", ".rels")):
        what = f"its part {info.filename} is not XML"
        raise DamagedDocumentError(name, what) from broken
    return 0


def _parsed(
    parser: expat.XMLParserType, chunk: bytes, *, last: bool
) -> expat.ExpatError | None:
    try:
        parser.Parse(chunk, last)
    except expat.ExpatError as error:
        return error
    return None
