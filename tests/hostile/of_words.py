"""Words and figures that people type or paste, and files that are no documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.dates import Known, find_dates, read_date
from domain.errors import LedgerError
from domain.figures import read_figure, read_parts, read_unit
from domain.printing import printable
from domain.target_reading import read_target, split_targets
from domain.text import Text
from tests.hostile.mutating import packed

TODAY = date(2020, 7, 30)
LINES = (
    "by 30th July 2020, or 3/7/20; w/c 6 July 2020 - end of Q2 2020/21",
    "January 2020 and ongoing from Oct 03; 18th - 20th January 2022",
    "1) revised from March to July 2021, now 30 June\n2) and monthly thereafter",
    "85% of audits by Autumn term 2020; 46 out of 52; s.20 March 2021",
    "FY 2019-20, 2019/2020, first quarter of 2020, mid-March, yesterday, 29/02/2021",
)
NUMBERS = ("95%", "88.50 per cent", "1,250", "46/52", "46 out of 52", "-0.5000", "007")


class BrokenLawError(Exception):
    """Something that always holds, and did not."""


def need(holds: bool, law: str) -> None:
    """Go on only if a law holds."""
    if not holds:
        raise BrokenLawError(law)


def dates(data: bytes) -> None:
    """Find dates in a text, and read each line of it as a date that was typed."""
    text = data.decode("utf-8", "replace")
    end = 0
    for found in find_dates(text, Known(near=TODAY)):
        need(found.words == text[found.start : found.end], "words stand at their place")
        need(end <= found.start < found.end, "dates do not overlap")
        need((found.date is None) != (found.doubt is None), "a date or a doubt")
        end = found.end
    for line in text.splitlines()[:20]:
        try:
            read = read_date(line, TODAY)
        except LedgerError as refusal:
            one_sentence(refusal)
            continue
        again = read_date(str(read.model_copy(update={"words": None})), TODAY)
        need(
            (again.first, again.last) == (read.first, read.last), "it prints as itself"
        )


def targets(data: bytes) -> None:
    """Read the lines of a cell as targets."""
    lines = data.decode("utf-8", "replace").replace("\x00", "").split("\n")
    for words in split_targets(lines):
        try:
            read = read_target(words)
        except LedgerError as refusal:
            one_sentence(refusal)
            continue
        need(read.target.words == Text(words), "its words are kept")


def figures(data: bytes) -> None:
    """Read figures, parts and units."""
    words = data.decode("utf-8", "replace")
    try:
        plain = read_figure(words)
        need(read_figure(plain) == plain, "a figure that was read reads as itself")
    except LedgerError as refusal:
        one_sentence(refusal)
    try:
        read_parts(words)
    except LedgerError as refusal:
        one_sentence(refusal)
    need(read_unit(read_unit(words)) == read_unit(words), "a unit reads as itself")


def evidence(data: bytes) -> None:
    """Tell what kind of file some bytes are, and name it safely."""
    from ledger.by_bytes import kind_of_bytes
    from ledger.files import safe_name

    kind = kind_of_bytes(data)
    need(kind.count("/") == 1 and kind.isascii(), "a kind is a media type")
    name = safe_name(data.decode("utf-8", "replace"), "file")
    need(bool(name) and len(name.encode()) < 240, "a safe name fits")
    need(not set(name) & set('/\\:\x00<>"|?*') and name[0] != ".", "it stays here")
    need(name == printable(name), "no terminal is moved by it")


def one_sentence(refusal: LedgerError) -> None:
    """Check that a refusal is short enough to be read."""
    need(len(str(refusal)) < 100_000 and str(refusal).endswith("."), "one sentence")


def lines() -> Sequence[bytes]:
    """Return words about dates to begin with."""
    return [line.encode() for line in LINES]


def numbers() -> Sequence[bytes]:
    """Return figures to begin with."""
    return [words.encode() for words in NUMBERS]


def files() -> Sequence[bytes]:
    """Return files of many kinds to begin with."""
    types = b"<Types>wordprocessingml.document.main+xml</Types>"
    ole = bytes.fromhex("D0CF11E0A1B11AE1") + "WordDocument".encode("utf-16-le")
    document = packed([("[Content_Types].xml", types)])
    open_text = packed([("mimetype", b"application/vnd.oasis.opendocument.text")])
    plain = b"Minutes of 30 July 2020.pdf", b"MIME-Version: 1.0\n", b"<html>"
    return [document, open_text, ole, b"%PDF-1.7\n", *plain]
