"""Packs that somebody hands over: altered ones, and ones that a forger signed."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from ledger.leaf import SealedEntry, leaf_of
from ledger.proof.verifier import verify
from tests.hostile.mutating import packed, unpacked
from tests.hostile.of_documents import CrashedError, scratch
from tests.hostile.of_words import need
from tests.ledger.proof.packs import REPORTS, VERIFY, Author, author, relist, write
from tools.stage import Stage

SEALED = "report.sealed"
HOLDS = lru_cache(1000)(verify.signature_holds)


@contextlib.contextmanager
def quick() -> Iterator[None]:
    """Work out each signature once: a pack is checked several times over."""
    name = "signature_holds"
    with patch.object(VERIFY, name, HOLDS), patch.object(verify, name, HOLDS):
        yield


def packs(data: bytes) -> None:
    """Verify an archive, and restore from it; only what was sealed may hold."""
    (scratch() / "pack.zip").write_bytes(data)
    if _run("verify", "pack.zip") == 0:
        need(dict(unpacked(data)) == dict(unpacked(archives()[0])), "it is altered")
    _run("restore", "--ledger", "new.db", "--from", "pack.zip", "--incomplete")


def own_packs(data: bytes) -> None:
    """Verify and restore a pack of a forger, who signs whatever the lines say."""
    folder = scratch() / "own"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        forged(data, folder)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return  # Not even a forger can make a pack of it.
    said = io.StringIO()
    with contextlib.redirect_stdout(said), quick():
        code = VERIFY.main([str(folder), "--against", str(folder)])
    need(code in (0, 4), "the verifier says 0 or 4")
    need(said.getvalue().isascii() and "\x1b" not in said.getvalue(), "plain words")
    _run("verify", "own")
    _run("restore", "--ledger", "new.db", "--from", "own", "--incomplete")


def forged(data: bytes, folder: Path) -> None:
    """Make a pack of lines that each hold stream, wire name, state and texts.

    The last line is of the entry that seals, but for the hash of the manifest.
    """
    lines = [json.loads(line) for line in data.splitlines() if line.strip()]
    forger = Forger()
    for line in lines[:-1]:
        forger.take(line)
    last = lines[-1]

    def seal(folder: Path) -> None:
        listed = (folder / "manifest-sha256.txt").read_bytes()
        last["state"]["manifest"] = VERIFY.hashlib.sha256(listed).hexdigest()
        forger.take({**last, "wire": SEALED})
        write(folder, "proof/sealed.json", forger.line(forger.entries[-1]))

    forger.seal = seal  # type: ignore[method-assign]
    forger.pack(folder)


class Forger(Author):
    """An author who writes what no ledger would."""

    def take(self, line: Any) -> None:
        """Record what a line says."""
        texts = {"": line["texts"]}
        state = VERIFY.canonical(line["state"])
        self.record(str(line["stream"]), str(line["wire"]), state, texts)
        if "version" in line:  # Another one than follows.
            entry = self.entries[-1][0]._replace(version=line["version"])
            self.entries[-1] = (entry, texts)

    def line(
        self,
        pair: tuple[SealedEntry, Any],
        withheld: Iterable[tuple[int, str]] = (),  # noqa: ARG002 -- As an author has it.
    ) -> bytes:
        """Return the line that discloses an entry, its texts as they were given."""
        entry, texts = pair
        parts: dict[str, Any] = entry._asdict()
        parts["type"], parts["nonce"] = parts.pop("wire"), entry.nonce.hex()
        parts["state"], parts["texts"] = json.loads(entry.state), texts[""]
        parts["leaf"] = leaf_of(self.origin, entry).hex()
        line: bytes = VERIFY.canonical(parts)
        return line + b"\n"


def _run(*words: str) -> int:
    (scratch() / "new.db").unlink(missing_ok=True)
    with quick():
        answer = Stage(scratch()).run(*words)
    if answer.code not in (0, 3, 4):
        raise CrashedError(f"{words[0]}: {answer.both}")
    return answer.code


@cache
def archives() -> Sequence[bytes]:
    """Return a pack of a small ledger as an archive."""
    with TemporaryDirectory() as scratch_:
        folder = author().pack(Path(scratch_) / "pack")
        relist(folder, "tagmanifest-sha256.txt")
        files = sorted(place for place in folder.rglob("*") if place.is_file())
        names = [place.relative_to(folder.parent).as_posix() for place in files]
        contents = [place.read_bytes() for place in files]
        return [packed(list(zip(names, contents, strict=True)))]


@cache
def lines() -> Sequence[bytes]:
    """Return the lines of an honest ledger with a key, a redaction and a file."""
    from tests.hostile.of_stored import golden

    stored = [json.loads(line) for line in golden()]
    kept = [line for line in stored if line["wire"] != SEALED]
    sealed = [line for line in stored if line["wire"] == SEALED]
    return [_joined([*kept[at : at + 6], *sealed]) for at in range(0, len(kept), 6)]


def _joined(lines_: Sequence[Any]) -> bytes:
    return b"\n".join(
        json.dumps({**line, "stream": REPORTS}).encode() for line in lines_
    )
