"""Redactions of the tests, and every byte of a ledger's files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from domain.text import Text
from ledger import connection
from ledger.book import Ledger
from ledger.codec import Opening
from ledger.place import Place as LedgerPlace
from ledger.recording import Recorded
from ledger.redact_verbs import Redaction
from ledger.words import Place
from tests.ledger.given import command, query

ARTICLE, OFFICER = Text("UK GDPR Article 17"), Text("Data Protection Officer")
NAME = "Zebedee was seen on Tuesday"
"""Words that stand nowhere by chance."""


def redaction(
    number: int, *fields: str, whole: bool = False, everywhere: bool = False
) -> Redaction:
    """Return what is asked of a redaction."""
    return Redaction(number, fields, whole, everywhere, ARTICLE, OFFICER)


def redact(
    ledger: Ledger,
    number: int,
    *fields: str,
    name: str = "",
    whole: bool = False,
    everywhere: bool = False,
) -> Recorded:
    """Redact words of an entry; its `text` if no field is named."""
    named = fields or (() if whole else ("text",))
    asked = redaction(number, *named, whole=whole, everywhere=everywhere)
    return ledger.redact(command(name), asked)


def vault(place: LedgerPlace) -> Mapping[Place, Opening]:
    """Return all that the vault holds."""
    rows = query(place, "SELECT number, field, salt, value FROM vault")
    return {
        Place(number, field): Opening(salt, value)  # type: ignore[arg-type]
        for number, field, salt, value in rows
    }


def found_in(folder: Path, words: str) -> list[str]:
    """Return the files of a folder that hold `words`, as UTF-8 or UTF-16."""
    forms = words.encode(), words.encode("utf-16-le")
    return sorted(
        place.name
        for place in folder.rglob("*")
        if place.is_file() and any(form in place.read_bytes() for form in forms)
    )


@contextmanager
def journal(mode: str) -> Iterator[None]:
    """Let every connection use a journal mode, whatever this SQLite is trusted with."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "journal_mode", lambda _: mode)
        yield
