"""Opens a plan document of any kind: the bytes decide which reader it gets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.documents.document_limits import check_amounts
from ledger.documents.errors import LOCK, LockFileError
from ledger.documents.kinds import kind_of
from ledger.documents.model import Document
from ledger.documents.package import read_bytes, refuse_other

if TYPE_CHECKING:
    from ledger.documents.word.changes import Tracked

_OUTLINES = (".yaml", ".yml", ".json")
_BRACE = re.compile(rb"[\xef\xbb\xbf \t\r\n]*+\{")
_AREAS = re.compile(rb"^(?:\xef\xbb\xbf)?[\"']?areas[\"']?[ \t]*:", re.MULTILINE)


def read_document(
    path: Path, *, tracked: Tracked = "ask", sheets: Sequence[str] = ()
) -> Document:
    """Return the words of the file at `path`, each with its place.

    A Word document, an Excel workbook, YAML, JSON and CSV are told apart by what is
    in them; only plain text is also told by its name, where it could be either.

    Args:
        path: The file.
        tracked: What to make of changes that are still tracked in Word.
        sheets: The sheets of a workbook to read; all of them if none is named.

    Raises:
        DocumentError: the file cannot be read; one sentence says why, and what to do.
    """
    if path.name.startswith(LOCK):
        excel = path.suffix.lower().startswith(".xl")
        raise LockFileError(path.name, "Excel" if excel else "Word")
    document = _read(path, tracked, sheets)
    check_amounts(document)
    return document


def _read(path: Path, tracked: Tracked, sheets: Sequence[str]) -> Document:
    data = read_bytes(path)
    kind = kind_of(data, path.name)
    if kind == "word":
        from ledger.documents.word.reading import read_word

        return read_word(path, tracked=tracked, data=data)
    if kind == "excel":
        from ledger.documents.excel.reading import read_workbook

        return read_workbook(path, sheets, data=data)
    refuse_other(data, path.name)
    if _is_outline(path, data):
        from ledger.documents.outline.reading import read_outline

        return read_outline(path, data)
    from ledger.documents.sheets.separated import read_csv

    return read_csv(path, data=data)


def _is_outline(path: Path, data: bytes) -> bool:
    """Tell YAML and JSON from CSV: by name, by a brace, or by a list of areas."""
    name = path.suffix.lower()
    if name in _OUTLINES or _BRACE.match(data):
        return True
    return name != ".csv" and _AREAS.search(data) is not None
