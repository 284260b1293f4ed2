"""What can be done to a pack after it was handed over, and what it says then."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.ledger.proof.packs import edit, rebag, relist, write

HTML = "data/report.html"
ENTRIES, SEALED = "data/entries.jsonl", "proof/sealed.json"
EXCHANGED = "is not the one that entry #21 sealed: files were exchanged with their list"


@dataclass(frozen=True)
class PackAttack:
    """One thing that is done to a pack.

    Attributes:
        what: What is done, for the documentation.
        do: Does it in the folder of the pack.
        says: What the pack's own verifier says first, without "This pack: ".
    """

    what: str
    do: Callable[[Path], None]
    says: str


def _html(folder: Path) -> None:
    edit(folder, HTML, lambda page: page.replace(b"Amber", b"Green"))


def _html_and_lists(folder: Path) -> None:
    _html(folder)
    rebag(folder)


def _html_lists_and_entry(folder: Path) -> None:
    """Exchange the page, its lists, and the hash in the entry that seals them."""
    from hashlib import sha256

    _html(folder)
    relist(folder, "manifest-sha256.txt")
    digest = sha256((folder / "manifest-sha256.txt").read_bytes()).hexdigest()
    _of_sealed(folder, lambda entry: entry["state"].update(manifest=digest))


def _of_sealed(folder: Path, change: Callable[[Any], object]) -> None:
    _of_lines(folder, SEALED, change)
    relist(folder, "tagmanifest-sha256.txt")


def _of_entry_11(change: Callable[[Any], object]) -> Callable[[Path], None]:
    def run(folder: Path) -> None:
        _of_lines(folder, ENTRIES, lambda e: e["number"] == 11 and change(e))
        rebag(folder)

    return run


def _of_lines(folder: Path, name: str, change: Callable[[Any], object]) -> None:
    """Change the entries of a file, each written back in its one form."""
    entries = [json.loads(line) for line in (folder / name).read_bytes().splitlines()]
    for entry in entries:
        change(entry)
    form: dict[str, Any] = {"sort_keys": True, "ensure_ascii": False}
    lines = [json.dumps(e, separators=(",", ":"), **form) + "\n" for e in entries]
    assert "".join(lines).encode() != (folder / name).read_bytes()
    write(folder, name, "".join(lines))


def _drop(folder: Path) -> None:
    (folder / "data/plan.csv").unlink()


def _drop_and_lists(folder: Path) -> None:
    _drop(folder)
    rebag(folder)


def _add(folder: Path) -> None:
    write(folder, "data/more.html", "<p>All is Green.</p>")


def _add_and_lists(folder: Path) -> None:
    _add(folder)
    rebag(folder)


def _root(folder: Path) -> None:
    """Let the checkpoint speak of another root."""
    edit(folder, "proof/checkpoint", lambda note: note.replace(b"\n21\n", b"\n20\n"))
    relist(folder, "tagmanifest-sha256.txt")


PACK_ATTACKS: tuple[PackAttack, ...] = (
    PackAttack(
        "the page is edited",
        _html,
        f"{HTML} was changed: its bytes are not those that manifest-sha256.txt lists.",
    ),
    PackAttack(
        "the page is edited, and both lists of files with it",
        _html_and_lists,
        f"manifest-sha256.txt {EXCHANGED}.",
    ),
    PackAttack(
        "the page, the lists, and the entry that sealed them are edited",
        _html_lists_and_entry,
        "Entry #21 was altered: its hash differs.",
    ),
    PackAttack(
        "a disclosed text is edited, and both lists of files with it",
        _of_entry_11(lambda entry: entry["texts"]["text"].update(value="All is well")),
        "The text of entry #11 (text) was altered.",
    ),
    PackAttack(
        "what opens a text is named otherwise, and both lists of files with it",
        _of_entry_11(
            lambda entry: entry["texts"].update(reason=entry["texts"].pop("text"))
        ),
        "Entry #11 shows a text (reason) that it never had.",
    ),
    PackAttack(
        "an entry is edited, and both lists of files with it",
        _of_entry_11(lambda entry: entry["state"].update(recorded_by="s.o.else")),
        "Entry #11 was altered: its hash differs.",
    ),
    PackAttack(
        "a file is dropped",
        _drop,
        "data/plan.csv is missing: manifest-sha256.txt lists it.",
    ),
    PackAttack(
        "a file is dropped, and from the lists too",
        _drop_and_lists,
        f"manifest-sha256.txt {EXCHANGED}.",
    ),
    PackAttack(
        "a file is added",
        _add,
        "data/more.html was added: manifest-sha256.txt does not list it.",
    ),
    PackAttack(
        "a file is added, and to the lists too",
        _add_and_lists,
        f"manifest-sha256.txt {EXCHANGED}.",
    ),
    PackAttack(
        "the checkpoint is edited",
        _root,
        "The signature of proof/checkpoint is false: the key did not sign these words.",
    ),
)

LIAR = b'print("VERIFIED.")\n'


def exchange_verifier(folder: Path) -> None:
    """Edit the page, and let the pack's own verifier say that all holds."""
    _html(folder)
    write(folder, "verify.py", LIAR)
