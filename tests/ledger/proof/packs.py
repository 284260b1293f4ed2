"""Small packs, made as an honest ledger makes them, and what an attacker does next."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import ledger.proof
from domain.clock import print_instant
from ledger.codec import Opening, commitment, seal
from ledger.leaf import SealedEntry, leaf_of
from ledger.proof.checkpoint import Checkpoint
from ledger.proof.merkle import Tree
from ledger.proof.note import sign_note
from ledger.proof.ssh import allowed_signers_line, public_line
from ledger.proof.sshsig import NAMESPACE, ssh_sign
from tests.book import START, Book

VERIFIER = Path(ledger.proof.__file__).parent / "verifier" / "verify.py"
ORIGIN = "riverton.example/ledger"
REPORTS = "report/riverton-2019"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def loaded() -> ModuleType:
    """Return the verifier as a module; the product itself never imports it."""
    spec = importlib.util.spec_from_file_location("verify", VERIFIER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VERIFY = loaded()


def findings(folder: Path) -> list[str]:
    """Return what the verifier finds in a pack."""
    return list(dict.fromkeys(VERIFY.findings(VERIFY.Pack(str(folder)))))


@dataclass
class Author:
    """A ledger in memory that hands out packs.

    Attributes:
        entries: What was recorded, each with what opens its texts.
        origin: Its name.
        key: What signs its checkpoints.
    """

    entries: list[tuple[SealedEntry, dict[str, Opening]]] = field(default_factory=list)
    origin: str = ORIGIN
    key: Ed25519PrivateKey = KEY

    def record(
        self, stream: str, wire: str, state: bytes, texts: dict[str, Opening]
    ) -> None:
        """Record one more entry, a minute after the one before."""
        number = len(self.entries) + 1
        version = 1 + sum(entry.stream == stream for entry, _ in self.entries)
        at = print_instant(START + timedelta(minutes=number))
        nonce = sha256(b"nonce %d" % number).digest()[:16]
        entry = SealedEntry(number, at, stream, version, wire, nonce, state)
        self.entries.append((entry, texts))

    @classmethod
    def of(cls, book: Book) -> Author:
        """Return the author whose ledger holds what a book does."""
        author = cls()
        for event in (entry.event for entry in book.entries):
            state, texts = seal(event, lambda count: sha256(b"salt").digest()[:count])
            stream, wire = event.originator_id, event.wire
            author.record(stream, wire, state, texts)
        return author

    def leaves(self) -> list[bytes]:
        """Return the leaf of each entry."""
        return [leaf_of(self.origin, entry) for entry, _ in self.entries]

    def pack(
        self,
        folder: Path,
        old_size: int = 0,
        *,
        left_out: Iterable[int] = (),
        withheld: Iterable[tuple[int, str]] = (),
        verifier: bytes = b"# The verifier lies here.\n",
    ) -> Path:
        """Seal a pack in a new folder and return it.

        Args:
            folder: Where it goes.
            old_size: How many entries the pack before had.
            left_out: Numbers of entries that are not in it.
            withheld: Number and path of texts that are not shown.
            verifier: What lies there as the verifier; short unless a test runs it.
        """
        for below in ("data/html", "proof"):
            (folder / below).mkdir(parents=True)
        kept = [pair for pair in self.entries if pair[0].number not in left_out]
        lines = [self.line(pair, withheld) for pair in kept]
        write(folder, "data/entries.jsonl", b"".join(lines))
        write(folder, "data/html/report.html", b"<p>2.6 is Red.</p>\n")
        write(folder, "bagit.txt", BAGIT)
        write(folder, "bag-info.txt", b"Source-Organization: Riverton\n")
        write(folder, "verify.py", verifier)
        relist(folder, "manifest-sha256.txt")
        self.seal(folder)
        self.prove(folder, old_size)
        return folder

    def line(
        self,
        pair: tuple[SealedEntry, dict[str, Opening]],
        withheld: Iterable[tuple[int, str]] = (),
    ) -> bytes:
        """Return the line that discloses an entry."""
        entry, texts = pair
        shown = {
            path: {"salt": one.salt.hex(), "value": one.value}
            for path, one in texts.items()
            if (entry.number, path) not in withheld
        }
        parts = entry._asdict()
        parts["type"], parts["nonce"] = parts.pop("wire"), entry.nonce.hex()
        parts["state"], parts["texts"] = json.loads(entry.state), shown
        parts["leaf"] = leaf_of(self.origin, entry).hex()
        return rfc8785.dumps(parts) + b"\n"

    def seal(self, folder: Path) -> None:
        """Record that the pack was sealed."""
        digest = sha256((folder / "manifest-sha256.txt").read_bytes()).hexdigest()
        title = Opening(sha256(b"title").digest(), "Return for the spring")
        state: Any = {"manifest": digest, "title": {"commit": commitment(title)}}
        self.record(REPORTS, "report.sealed", rfc8785.dumps(state), {"title": title})
        write(folder, "proof/sealed.json", self.line(self.entries[-1]))

    def prove(self, folder: Path, old_size: int = 0) -> None:
        """Write the proof of a pack whose sealing is the last entry."""
        leaves = self.leaves()
        tree, size = Tree(leaves), len(leaves)
        path = tree.inclusion(size - 1, size)
        inclusion: Any = {"index": size - 1, "size": size, "path": texts_of(path)}
        consistency: dict[str, Any] = {"old_size": 0}
        if old_size:
            path = tree.consistency(old_size, size)
            root = tree.root(old_size).hex()
            consistency = {"old_size": old_size, "old_root": root, "new_size": size}
            consistency["path"] = texts_of(path)
        write(folder, "proof/leaves.txt", "".join(f"{leaf.hex()}\n" for leaf in leaves))
        write(folder, "proof/inclusion.json", rfc8785.dumps(inclusion) + b"\n")
        write(folder, "proof/consistency.json", rfc8785.dumps(consistency) + b"\n")
        self.sign(folder, Checkpoint(self.origin, size, tree.root()).text())

    def sign(self, folder: Path, text: str) -> None:
        """Write the checkpoint and all that goes with the key."""
        public = self.key.public_key().public_bytes_raw()
        note = sign_note(text, self.origin, self.key)
        line = allowed_signers_line(public, self.origin, NAMESPACE)
        write(folder, "proof/checkpoint", note)
        write(folder, "proof/checkpoint.sig", ssh_sign(note, self.key))
        write(folder, "proof/key.pub", f"{public_line(public, self.origin)}\n")
        write(folder, "proof/allowed_signers", line)
        relist(folder, "tagmanifest-sha256.txt")


def author() -> Author:
    """Return the author of a ledger with six entries about a plan."""
    book = Book()
    book.begin("1.1", "2.6")
    return Author.of(book)


def texts_of(path: list[bytes]) -> list[str]:
    """Return the nodes of a path as a proof writes them."""
    return [node.hex() for node in path]


def write(folder: Path, name: str, content: bytes | str) -> None:
    """Write a file of a pack byte for byte, on any system."""
    whole = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(whole)


def edit(folder: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Change a file of a pack, which the change must really do."""
    before = (folder / name).read_bytes()
    after = change(before)
    assert after != before
    write(folder, name, after)


def relist(folder: Path, manifest: str) -> None:
    """Write a manifest anew, as anybody can who has changed a file."""
    payload = manifest == "manifest-sha256.txt"
    files = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "tagmanifest-sha256.txt"
    )
    lines = [
        f"{sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"
        for name in files
        if name.startswith("data/") == payload
    ]
    write(folder, manifest, "".join(lines))


def rebag(folder: Path) -> None:
    """Write both manifests anew."""
    relist(folder, "manifest-sha256.txt")
    relist(folder, "tagmanifest-sha256.txt")
