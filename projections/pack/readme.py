"""`read-me.txt`: what the pack is, what each of its files is for, how to check it."""

from __future__ import annotations

import re
import textwrap

from projections.documents import content
from projections.pack.material import Material
from projections.pack.saying import AGAINST, AGAINST_ON_WINDOWS, left_out

WIDTH = 78
_KEPT = "\0"
"""Stands for a space at which no line ends."""

_FILES = (
    ("report.html", "the report, for a browser; nothing has to be installed"),
    ("report.pdf", "the same to print, tagged for screen readers"),
    ("report.docx", "the plan as a Word document, in the layout councils use"),
    ("history.html", "the plan on any day: move the date and read what was so"),
    ("plan.xlsx", "the plan and its entries up to that day, for Excel"),
    ("plan.csv", "the plan as a plain table"),
    ("timeline.csv", "its entries up to that day as a plain table"),
    ("plan.json", "the plan as data; schema/plan.schema.json says what is where"),
    ("timeline.json", "the same entries as data"),
    ("entries.jsonl", "every entry as it was recorded; schema/entry.schema.json"),
)

_CHECKING = (
    "If a file verify.py lies in the folder above this one, open a terminal there and"
    " type `python3 -I -S verify.py` (on Windows `py -I -S verify.py`): it needs"
    " nothing but Python, checks everything, and says what it means.",
    "If you have an older pack of the same ledger, lay its folder beside that of this"
    f" pack and type `{AGAINST}` (on Windows `{AGAINST_ON_WINDOWS}`), with the name of"
    " that folder for OLDER-PACK: this shows whether the history before was rewritten.",
    "In the folder above this one, manifest-sha256.txt lists each file with its"
    " SHA-256. On Linux, `sha256sum -c manifest-sha256.txt` compares them all; on a"
    " Mac, `shasum -a 256 -c manifest-sha256.txt` does. On Windows, `Get-FileHash"
    " data\\report.html` in PowerShell gives the one to compare. Any program that knows"
    " BagIt (RFC 8493) checks the whole folder.",
    "That shows that no file was changed since this list was made. Whether the list is"
    " the one that was sealed, the council's ledger can show: it keeps the list's own"
    " hash in an entry that cannot be altered unseen.",
)

_UNSEALED = (
    "These files are a working copy: they were drawn to be read and were sealed by"
    " nobody, so nothing shows whether they were changed since. Ask for the report.",
)

_READING = (
    '"As at" is the day that the report speaks of. "Known to entry" is the last entry'
    " that it takes into account: what was recorded later is not in it, even if it was"
    ' about an earlier day. A value that nobody recorded reads "not recorded"; nothing'
    " is guessed.",
    "Word, Excel and CSV have the latest note of each action and no earlier one; no"
    " evidence, no words of an exception report, and no action that has left the plan."
    ' A measure whose own words say that it is one, such as "95% of visits", stands'
    ' there among the target timescales; below "Success measure" stand the others.',
)


_MEASURED = (
    "Measures stand in the report, in Word, in Excel and in plan.json, with the latest"
    " reading of each; plan.csv has none, and timeline.csv has every reading."
)


def as_readme(material: Material) -> bytes:
    """Return the file as UTF-8 text with line ends that every system shows."""
    data = material.data
    checking = _UNSEALED if data["report"] is None else _CHECKING
    later = left_out(material.later, sealed=True)
    measured = _MEASURED if data["measures"] else ""
    reading = [*_READING, *(words for words in (measured, later) if words)]
    said = (*content.marked(data), content.sealed_although(data))
    parts = [
        _filled(content.shown(data["title"])),
        "\n".join(map(_filled, filter(None, said))),
        "What is here\n\n" + "\n".join(_file(*one) for one in _FILES),
        "How to read it\n\n" + "\n\n".join(map(_filled, reading)),
        "How to check it\n\n" + "\n\n".join(map(_with_commands, checking)),
    ]
    return ("\n\n".join(parts) + "\n").replace("\n", "\r\n").encode()


def _file(name: str, what: str) -> str:
    return textwrap.fill(
        what, WIDTH, initial_indent=f"  {name:15}", subsequent_indent=" " * 17
    )


def _filled(words: str) -> str:
    return textwrap.fill(words, WIDTH, break_long_words=False)


def _with_commands(words: str) -> str:
    """Return a paragraph in lines, each of its commands whole on one of them."""
    whole = re.sub("`[^`]*`", lambda found: found[0].replace(" ", _KEPT), words)
    lines = textwrap.wrap(whole, WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines).replace(_KEPT, " ")
