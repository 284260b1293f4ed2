"""Parts that are spelt or packed as no Office program does are refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from ledger.documents.errors import DamagedDocumentError, NotAWordDocumentError
from ledger.documents.word.reading import read_word
from tests.ledger.documents.builders import repacked, save


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    word = docx.Document()
    word.add_paragraph("One line.")
    return save(word, tmp_path)


@pytest.mark.parametrize("encoding", ["no-such-letters", "shift_jis", "utf-7"])
@pytest.mark.parametrize("part", ["word/document.xml", "a.bin"])
def test_a_part_in_letters_that_are_not_known_is_refused(
    plan: Path, part: str, encoding: str
) -> None:
    words = f'<?xml version="1.0" encoding="{encoding}"?><x/>'
    repacked(plan, {part: words.encode()})

    with pytest.raises(DamagedDocumentError, match="cannot be read"):
        read_word(plan)


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_part_that_is_packed_as_office_packs_none_is_refused(
    plan: Path, packing: int
) -> None:
    with zipfile.ZipFile(plan, "a") as archive:
        archive.writestr("word/more.xml", "<x/>", packing)

    with pytest.raises(DamagedDocumentError, match="packed as Office packs none"):
        read_word(plan)


def test_a_list_of_contents_is_not_unpacked_as_office_packs_none(plan: Path) -> None:
    with zipfile.ZipFile(plan) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(plan, "w", zipfile.ZIP_LZMA) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    damaged = plan.read_bytes()
    at = damaged.index(b"[Content_Types].xml") + 60
    plan.write_bytes(damaged[:at] + b"\xff" * 40 + damaged[at + 40 :])

    with pytest.raises(NotAWordDocumentError):
        read_word(plan)
