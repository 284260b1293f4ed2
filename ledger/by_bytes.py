"""What kind of file some bytes are, whatever they are called.

No library does it for us: `filetype` takes some Word documents for archives and was
last released in 2022, `puremagic` needs a later Python than ours or takes some archives
for Word documents, and `libmagic` is no part of Windows.
"""

import codecs
import io
import re
import zipfile
import zlib
from dataclasses import replace
from pathlib import PureWindowsPath

from ledger.files import KeptFile
from ledger.media_types import ENDINGS, OLD_OFFICE, OPEN, PLAIN, UNKNOWN, ZIP

# What begins in the same way; some have their mark a few bytes further in.
_STARTS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftyphei", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
    (4, b"ftyp", "video/mp4"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
)
# The contents list of a package names the type of its main part.
_PACKAGES: tuple[tuple[bytes, str], ...] = (
    (b"wordprocessingml.document.main+xml", ENDINGS["docx"]),
    (b"spreadsheetml.sheet.main+xml", ENDINGS["xlsx"]),
    (b"presentationml.presentation.main+xml", ENDINGS["pptx"]),
    (b"ms-word.document.macroEnabled.main+xml", ENDINGS["docm"]),
    (b"ms-excel.sheet.macroEnabled.main+xml", ENDINGS["xlsm"]),
)
# Streams of the files that Office wrote before 2007, named in UTF-16.
_STREAMS: tuple[tuple[str, str], ...] = (
    ("WordDocument", ENDINGS["doc"]),
    ("Workbook", ENDINGS["xls"]),
    ("PowerPoint Document", ENDINGS["ppt"]),
    ("__properties_version1.0", ENDINGS["msg"]),
)
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_LIST = 1024 * 1024
"""Bytes of a package's list of contents that are looked at."""

_MARKUP = (
    (re.compile(rb"\s*(<!doctype html|<html)", re.IGNORECASE), "text/html"),
    (re.compile(rb"\s*<\?xml"), "application/xml"),
    (
        re.compile(rb"(Received|Return-Path|MIME-Version|Message-ID): ", re.IGNORECASE),
        "message/rfc822",
    ),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError),
    *(EOFError, OSError, RuntimeError, ValueError),
)


def as_evidence(file: KeptFile) -> KeptFile:
    """Return `file` as of the kind that its bytes are, without the folder in its name.

    The name may be that of another machine.
    """
    name = PureWindowsPath(file.name).name or file.name
    return replace(file, name=name, media_type=kind_of_bytes(file.content))


def kind_of_bytes(content: bytes) -> str:
    """Return what kind of file `content` is, whatever it is called.

    Words without a form of their own are `text/plain`: nothing tells CSV or Markdown
    from other words. What is not known is `application/octet-stream`.
    """
    if content.startswith(_OLE):
        return _old_office(content)
    if content.startswith(b"PK\x03\x04"):
        return _package(content)
    for at, start, found in _STARTS:
        if content.startswith(start, at):
            return found
    if content.startswith(_WIDE):
        return PLAIN
    if _CONTROLS.search(content):
        return UNKNOWN
    plain = content.removeprefix(codecs.BOM_UTF8)
    return next((kind for form, kind in _MARKUP if form.match(plain)), PLAIN)


def _old_office(content: bytes) -> str:
    """Return the kind of a file of Office from before 2007, or behind a password."""
    places = ((content.find(s.encode("utf-16-le")), kind) for s, kind in _STREAMS)
    # A document that is embedded in another is listed after it.
    return min(
        (at, kind) for at, kind in (*places, (len(content), OLD_OFFICE)) if at >= 0
    )[1]


def _package(content: bytes) -> str:
    """Return the kind of a zip archive: what Office and OpenDocument make of it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
            types = _start_of(package, "[Content_Types].xml", names)
            mimetype = _start_of(package, "mimetype", names)
    except _BROKEN:
        return ZIP
    for mark, kind in _PACKAGES:
        if mark in types:
            return kind
    said = mimetype.decode("ascii", "ignore").strip()
    return said if said in ENDINGS.values() and said.startswith(OPEN) else ZIP


def _start_of(package: zipfile.ZipFile, part: str, names: set[str]) -> bytes:
    if part not in names:
        return b""
    with package.open(part) as file:
        return file.read(_LIST)
