"""A Word file's bytes, believed only after every part has been looked at."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from ledger.documents.errors import (
    DamagedDocumentError,
    NotAWordDocumentError,
    OversizedDocumentError,
    ProtectedDocumentError,
    UnreadableFileError,
    UnsafeDocumentError,
)

LARGEST = 200 * 1024 * 1024
"""Bytes that all parts together may unpack to, and that the file may have."""

MOST_PARTS = 10_000

# A plan's XML packs at 10:1 to 50:1; only above this many bytes does it matter.
_STEEPEST, _STEEP_FROM = 200, 20 * 1024 * 1024

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_MAIN = b"wordprocessingml.document.main+xml"
_OTHERS = (
    (b"spreadsheetml", "an Excel workbook"),
    (b"presentationml", "a PowerPoint presentation"),
    (b"ms-word.document.macroEnabled", "a Word document with macros"),
    (b"wordprocessingml.template", "a Word template"),
)


def read_package(path: Path) -> tuple[bytes, str]:
    """Return the bytes of the Word file at `path` and their SHA-256 in hex.

    The file is read once. Sizes are checked before anything is unpacked, and every
    part is parsed without expanding anything, before a library sees the bytes.

    Raises:
        DocumentError: one subclass for each reason not to read the file.
    """
    if path.is_dir():
        raise UnreadableFileError(path.name, "it is a folder")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableFileError(path.name, error.strerror or "no reason") from error
    if len(data) > LARGEST:
        raise OversizedDocumentError(path.name, "is larger than 200 MB")
    check_package(data, path.name)
    return data, hashlib.sha256(data).hexdigest()


def check_package(data: bytes, name: str) -> None:
    """Refuse `data` unless it is a whole and harmless Word document.

    Raises:
        DocumentError: one subclass for each reason not to read the file.
    """
    _check_signature(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_sizes(package, len(data), name)
            _check_type(package, name)
            for info in package.infolist():
                _check_part(info.filename, package.read(info), name)
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        raise DamagedDocumentError(name, "it ends early or was changed") from error
    except (NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise DamagedDocumentError(name, "a part cannot be unpacked") from error


def _check_signature(data: bytes, name: str) -> None:
    """Refuse what is no zip archive, by its first bytes."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ProtectedDocumentError(name)
        raise NotAWordDocumentError(name, "an Office file of the kind before 2007")
    if not data.startswith(b"PK"):
        raise NotAWordDocumentError(name, _guess(data))


def _guess(data: bytes) -> str:
    if not data.strip():
        return "an empty file"
    if data.startswith(b"%PDF"):
        return "a PDF"
    if data.startswith(b"{\\rtf"):
        return "a rich text file"
    return "a file of another kind"


def _check_sizes(package: zipfile.ZipFile, packed: int, name: str) -> None:
    """Refuse an archive whose parts declare more than a plan can need.

    `zipfile` never unpacks a part beyond its declared size, so the declared sizes
    bound the memory.
    """
    parts = package.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS:
        raise OversizedDocumentError(name, f"has {len(parts):,} parts")
    if unpacked > LARGEST:
        raise OversizedDocumentError(name, "unpacks to more than 200 MB")
    if unpacked > _STEEP_FROM and unpacked > _STEEPEST * packed:
        raise OversizedDocumentError(
            name, f"unpacks to {unpacked // packed} times its size"
        )
    if any(part.flag_bits & 1 for part in parts):
        raise ProtectedDocumentError(name)
    if len({part.filename for part in parts}) < len(parts):
        raise DamagedDocumentError(name, "it holds a part twice")


def _check_type(package: zipfile.ZipFile, name: str) -> None:
    """Refuse an archive that is not a Word document, by its list of contents."""
    if "[Content_Types].xml" not in package.namelist():
        raise NotAWordDocumentError(name, "an archive of other files")
    types = package.read("[Content_Types].xml")
    for mark, found in _OTHERS:
        if _MAIN not in types and mark in types:
            raise NotAWordDocumentError(name, found)
    if _MAIN not in types:
        raise NotAWordDocumentError(name, "an archive of other files")


def _check_part(part: str, data: bytes, name: str) -> None:
    """Refuse a part that declares a document type, or XML that is not well-formed."""

    def refuse(*_: object) -> NoReturn:
        raise UnsafeDocumentError(name, part)

    # Every part is offered to the parser whatever it is called: a part's name does
    # not decide whether Word's libraries take it for XML.
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        if part.lower().endswith((".xml", ".rels")):
            raise DamagedDocumentError(name, f"its part {part} is not XML") from error
