"""The office of `tests.cli.office` with a key, after it handed over a pack.

Entries 1 to 18 are its history. Then: 19 key, 20 a note, 21 report 1 sealed, 22 signed,
23 sent, 24 a note, 25 a rating. `before.db` is a copy of the ledger as it was at 20.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.cli.office import HISTORY, files
from tools.stage import Stage

NOW = datetime(2021, 3, 1, 10, 0, tzinfo=UTC)
OLDER = "packs/report-1-ofsted-2021-02-01"
NEWER = "packs/report-2-ofsted-2021-03-01"
SIGNED, LAST = 21, 25
"""How many entries the older pack signs for, and how many there are."""

KEY = ("key", "create", "--no-passphrase")
BEFORE = (KEY, ("progress", "2.6", "The draft is with the partners"))
AFTER = (
    ("report", "seal", "--to", "ofsted"),
    ("report", "export", "1", "packs"),
    ("report", "send", "1", "--by", "Director of the service"),
    ("progress", "2.6", "The partners have it"),
    ("rate", "2.6", "green", "--because", "The partners have the report"),
)
SEAL = ("report", "seal", "--to", "ofsted")


def done(stage: Stage, *words: str) -> str:
    """Run a command that must be done, and return what it printed."""
    answer = stage.run(*words)
    assert answer.code == 0, answer.both
    return answer.out


@cache
def handed_over() -> Mapping[str, bytes]:
    """Return every file of the folder by its path; made once for all tests."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        stage = Stage(Path(folder).resolve(), drawn=50_000)
        for day, words in HISTORY:
            stage.now = datetime(*day, 9, 30, tzinfo=UTC)
            done(stage, *words)
        stage.now, stage.user = datetime(2021, 2, 1, 10, tzinfo=UTC), "h.mensah"
        for words in BEFORE:
            done(stage, *words)
        done(stage, "backup", "before.db")
        for words in AFTER:
            done(stage, *words)
        return files(stage.folder)


def laid_out(folder: Path) -> Stage:
    """Return a stage on 1 March 2021 in `folder`, where all those files are."""
    for name, content in handed_over().items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        if place.suffix == ".key":
            place.chmod(0o600)
    return Stage(folder, now=NOW, user="h.mensah", drawn=60_000)


def another(stage: Stage, *, forgetful: bool = False) -> str:
    """Seal and hand over report 2; return what was refused, "" if nothing was.

    Args:
        stage: Where.
        forgetful: Whether the file that remembers the last note is removed first,
            as whoever has the key can.
    """
    if forgetful:
        (stage.folder / "ledger.key.last").unlink(missing_ok=True)
    answer = stage.run(*SEAL)
    if answer.code:
        assert answer.code == 3, answer.both
        return answer.err.removeprefix("ledger: ").rstrip("\n")
    number = 2 if (stage.folder / "packs").exists() else 1
    exported = stage.run("report", "export", str(number), "packs")
    if exported.code == 3:  # The ledger never had report 1: this is its first.
        done(stage, "report", "export", "1", "packs")
    return ""
