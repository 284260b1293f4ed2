"""`read-me.txt`: what the pack is, what each of its files is for, how to check it."""

from __future__ import annotations

import textwrap

from projections.documents import content
from projections.pack.material import Material

WIDTH = 78

_FILES = (
    ("report.html", "the report, for a browser; nothing has to be installed"),
    ("report.pdf", "the same to print, tagged for screen readers"),
    ("report.docx", "the plan as a Word document, in the layout councils use"),
    ("history.html", "the plan on any day: move the date and read what was so"),
    ("plan.xlsx", "the plan and every entry as tables for Excel"),
    ("plan.csv", "the plan as a plain table"),
    ("timeline.csv", "every entry as a plain table"),
    ("plan.json", "the plan as data; schema/plan.schema.json says what is where"),
    ("timeline.json", "every entry as data"),
    ("entries.jsonl", "every entry as it was recorded; schema/entry.schema.json"),
)

_CHECKING = (
    "In the folder above this one, manifest-sha256.txt lists each file with its"
    " SHA-256. On Linux, `sha256sum -c manifest-sha256.txt` compares them all; on a"
    " Mac, `shasum -a 256 -c manifest-sha256.txt` does. On Windows, `Get-FileHash"
    " data\\report.html` in PowerShell gives the one to compare. Any program that knows"
    " BagIt (RFC 8493) checks the whole folder.",
    "That shows that no file was changed since this list was made. Whether the list is"
    " the one that was sealed, the council's ledger can show: it keeps the list's own"
    " hash in an entry that cannot be altered unseen.",
)

_READING = (
    '"As at" is the day that the report speaks of. "Known to entry" is the last entry'
    " that it takes into account: what was recorded later is not in it, even if it was"
    ' about an earlier day. A value that nobody recorded reads "not recorded"; nothing'
    " is guessed."
)


def as_readme(material: Material) -> bytes:
    """Return the file as UTF-8 text with line ends that every system shows."""
    data = material.data
    parts = [
        _filled(content.shown(data["title"])),
        "\n".join(_filled(sentence) for sentence in content.marked(data)),
        "What is here\n\n" + "\n".join(_file(*one) for one in _FILES),
        "How to read it\n\n" + _filled(_READING),
        "How to check it\n\n" + "\n\n".join(_filled(words) for words in _CHECKING),
    ]
    return ("\n\n".join(parts) + "\n").replace("\n", "\r\n").encode()


def _file(name: str, what: str) -> str:
    return textwrap.fill(
        what, WIDTH, initial_indent=f"  {name:15}", subsequent_indent=" " * 17
    )


def _filled(words: str) -> str:
    return textwrap.fill(words, WIDTH, break_long_words=False)
