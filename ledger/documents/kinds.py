"""What kind of file some bytes are, whatever the file is called."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePath
from typing import Literal, NamedTuple

Kind = Literal["word", "excel", "other"]
"""Which program a file belongs to; whether it can be read is another question."""

# The contents list of a package names its main part so; an empty name is readable.
_PACKAGES: tuple[tuple[bytes, Kind, str], ...] = (
    (b"wordprocessingml.document.main+xml", "word", ""),
    (b"spreadsheetml.sheet.main+xml", "excel", ""),
    (b"ms-word.document.macroEnabled", "word", "a Word document with macros"),
    (b"wordprocessingml.template", "word", "a Word template"),
    (b"ms-word.template", "word", "a Word template with macros"),
    (
        b"ms-excel.sheet.macroEnabled",
        "excel",
        "an Excel workbook with macros (.xlsm)",
    ),
    (b"ms-excel.sheet.binary", "excel", "a binary Excel workbook (.xlsb)"),
    (b"spreadsheetml.template", "excel", "an Excel template"),
    (b"ms-excel.template", "excel", "an Excel template with macros"),
    (b"presentationml", "other", "a PowerPoint presentation"),
)
_OPEN_DOCUMENTS: tuple[tuple[bytes, Kind, str], ...] = (
    (b"opendocument.spreadsheet", "excel", "an OpenDocument spreadsheet (.ods)"),
    (b"opendocument.text", "word", "an OpenDocument text (.odt)"),
    (b"opendocument.", "other", "an OpenDocument file"),
)
# Streams of the files that Office wrote before 2007, named in UTF-16.
_OLD: tuple[tuple[str, Kind, str], ...] = (
    ("WordDocument", "word", "a Word document of the kind before 2007 (.doc)"),
    ("Workbook", "excel", "an Excel workbook of the kind before 2007 (.xls)"),
    ("PowerPoint Document", "other", "a PowerPoint presentation"),
)
_STARTS: tuple[tuple[bytes, Kind, str], ...] = (
    (b"%PDF", "other", "a PDF"),
    (b"{\\rtf", "word", "a rich text file"),
    (b"\x89PNG", "other", "a picture"),
    (b"\xff\xd8\xff", "other", "a picture"),
    (b"GIF8", "other", "a picture"),
    (b"<?xml", "other", "an XML file"),
)
_WORDS = re.compile(rb"\S")
_WEB_PAGE = re.compile(rb"\s*(<!doctype html|<html)", re.IGNORECASE)

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_EXCEL_NAMES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".xltx", ".ods")
_WORD_NAMES = (".docx", ".docm", ".doc", ".dotx", ".odt", ".rtf")
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The ways in which Office packs a part; the others have errors of their own."""

_TYPES_LIST = 1024 * 1024
"""Bytes of a list of contents that are looked at; real ones have a few thousand."""


class FileKind(NamedTuple):
    """What a file is.

    Attributes:
        kind: The program it belongs to.
        found: What it is in words, such as "a PDF"; empty for a package of Word or
            Excel that can be read, and for what may be plain text.
        locked: Whether it only opens with a password.
    """

    kind: Kind
    found: str = ""
    locked: bool = False


def kind_of(data: bytes, name: str = "") -> Kind:
    """Return which reader `data` is for, by the bytes.

    The file's `name` is asked only where the bytes cannot tell: behind a password,
    and when a package broke off. "other" is text, or a file that no reader takes.
    """
    return look_at(data, name).kind


def look_at(data: bytes, name: str = "") -> FileKind:
    """Return what `data` is, without unpacking more than its list of contents."""
    if data.startswith(_OLE):
        return _look_at_old(data, name)
    if data.startswith(b"PK"):
        return _look_at_package(data, name)
    if _WORDS.search(data) is None:
        return FileKind("other", "an empty file")
    for start, kind, found in _STARTS:
        if data.startswith(start):
            return FileKind(kind, found)
    if _WEB_PAGE.match(data):
        return FileKind("other", "a web page")
    if b"\x00" in data[:8192] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return FileKind("other", "a file of another kind")
    return FileKind("other")


def _look_at_old(data: bytes, name: str) -> FileKind:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return FileKind(_by_name(name), "a file behind a password", locked=True)
    places = [
        (data.find(stream.encode("utf-16-le")), FileKind(kind, found))
        for stream, kind, found in _OLD
    ]
    # A document that is embedded in another is listed after it.
    found_at = [place for place in places if place[0] >= 0]
    if found_at:
        return min(found_at)[1]
    return FileKind(_by_name(name), "an Office file of the kind before 2007")


def _look_at_package(data: bytes, name: str) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            types = _start_of(package, "[Content_Types].xml", names)
            mimetype = _start_of(package, "mimetype", names)
    except (
        zipfile.BadZipFile,
        EOFError,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ):
        return FileKind(_by_parts(data) or _by_name(name))
    for text, table in ((types, _PACKAGES), (mimetype, _OPEN_DOCUMENTS)):
        for mark, kind, found in table:
            if mark in text:
                return FileKind(kind, found)
    return FileKind("other", "an archive of other files")


def _start_of(package: zipfile.ZipFile, part: str, names: list[str]) -> bytes:
    if part not in names or package.getinfo(part).compress_type not in PACKED:
        return b""
    with package.open(part) as file:
        return file.read(_TYPES_LIST)


def _by_parts(data: bytes) -> Kind | None:
    """Return the kind of a package that broke off, by the names of its parts."""
    if b"xl/workbook" in data:
        return "excel"
    return "word" if b"word/document" in data else None


def _by_name(name: str) -> Kind:
    suffix = PurePath(name).suffix.lower()
    if suffix in _EXCEL_NAMES:
        return "excel"
    return "word" if suffix in _WORD_NAMES else "other"
