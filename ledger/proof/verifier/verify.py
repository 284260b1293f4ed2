#!/usr/bin/env python3
r"""Check a pack of the progress ledger, with nothing but Python 3.9 or later.

    python3 -I -S verify.py                      checks the folder that this file is in
    python3 -I -S verify.py PACK                 checks another one
    python3 -I -S verify.py PACK --against OLD   and that it goes on where OLD ended

It needs no network, writes nothing and opens no file outside the folders. It ends with
0 only if all holds, with 4 if anything does not, and with 2 if it was called wrongly.

A pack holds, as text in UTF-8 whose every line is ended by one line feed:

    bagit.txt, bag-info.txt                a bag of files as RFC 8493 has it
    manifest-sha256.txt                    the SHA-256 of each file under data/
    tagmanifest-sha256.txt                 and of every file beside it
    data/entries.jsonl                     the entries that are disclosed
    proof/checkpoint                       name, size and root of the ledger, signed
    proof/key.pub                          the key that signed, as OpenSSH writes it
    proof/leaves.txt                       the hash of every entry, #1 first
    proof/sealed.json                      the entry that names the manifest's hash
    proof/inclusion.json                   the way from that entry up to the root
    proof/consistency.json                 the way from the pack before to this one
    proof/checkpoint.sig, allowed_signers  the same signed for `ssh-keygen -Y verify`
    proof/checkpoint.tsr                   when an authority saw it, for `openssl ts`

So the signature covers the root, the root every entry, the sealed entry the manifest,
and the manifest every file under data/. Nothing of it has to be believed.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn

MOST_FILES, MOST_ENTRIES = 100_000, 10_000_000
MOST_BYTES = 1 << 24
"""How long a line may be, or a file that is read at once."""

DEEPEST = 32
"""How deep values may lie in each other; no entry has them ten deep."""

BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST, TAGMANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
ENTRIES, LEAVES = "data/entries.jsonl", "proof/leaves.txt"
CHECKPOINT, KEY, SEALED = "proof/checkpoint", "proof/key.pub", "proof/sealed.json"
INCLUSION, CONSISTENCY = "proof/inclusion.json", "proof/consistency.json"
BESIDE = {"bagit.txt", "bag-info.txt", MANIFEST, TAGMANIFEST, "verify.py"}
PROOF = {CHECKPOINT, KEY, LEAVES, SEALED, INCLUSION, CONSISTENCY}
SSH_SIGNATURE, SIGNERS = "proof/checkpoint.sig", "proof/allowed_signers"
TIMESTAMP = "proof/checkpoint.tsr"
PURPOSE = "progress-ledger-checkpoint"

NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*")
LISTED = re.compile(r"([0-9a-f]{64})  ([!-~]{1,400})")
ORIGIN = "[A-Za-z0-9][A-Za-z0-9._/-]{0,199}"
TEXT = rf"({ORIGIN})\n(0|[1-9][0-9]{{0,17}})\n(\S{{44}})\n"
NOTE = re.compile(rf"({TEXT})\n\u2014 ({ORIGIN}) (\S{{92}})\n")
HANDOVER = re.compile(
    rf"(progress-ledger/key-rotation/v1\n({ORIGIN})\n(\S{{1,300}})\n)"
    rf"\n\u2014 {ORIGIN} (\S{{92}})\n"
)
PUBLIC = re.compile(rf"ssh-ed25519 (\S{{68}}) ({ORIGIN})\n")
HASH = re.compile("[0-9a-f]{64}")
KINDS = {"number": int, "version": int, "state": dict, "texts": dict}
PATTERNS = {
    "recorded_at": re.compile(
        "[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}[.][0-9]{6}Z"
    ),
    "stream": re.compile("[!-~]{1,300}"),
    "type": re.compile("[a-z0-9_.]{1,100}"),
    "nonce": re.compile("[0-9a-f]{32}"),
    "leaf": HASH,
}
OF_COMPUTERS = (".DS_Store", "Thumbs.db", "desktop.ini")


class FindingError(Exception):
    """Something that does not hold, in one sentence."""


def need(holds: bool, otherwise: str) -> None:
    """Go on only if something holds."""
    if not holds:
        raise FindingError(otherwise)


def shown(text: str) -> str:
    """Return words of a pack so that no terminal can be moved by them."""
    return re.sub("[^ -~]", lambda found: ascii(found[0])[1:-1], text[:300])


class Pack:
    """One pack: its files, and what has been learnt of them so far."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)
        self.files: dict[str, Path] = {}
        self.origin = self.root = self.sealed_at = self.last_at = ""
        self.size = self.sealed = self.old_size = 0
        self.disclosed = self.last = self.texts = self.withheld = 0
        self.key, self.leaves = b"", bytearray()
        self.adopted: list[dict[str, Any]] = []

    def opened(self, name: str) -> Any:
        """Open a file that was found in the folder; no other can be."""
        need(name in self.files, f"{name} is missing.")
        return self.files[name].open("rb")

    def text(self, name: str) -> str:
        """Return the text of a file that is read at once."""
        with self.opened(name) as file:
            content: bytes = file.read(MOST_BYTES + 1)
        need(len(content) <= MOST_BYTES, f"{name} is too long to be what it should be.")
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            raise FindingError(f"{name} is not text in UTF-8.") from None

    def lines(self, name: str) -> Iterator[tuple[int, str, bytes]]:
        """Yield number, place and content of each line of a file, one at a time."""
        with self.opened(name) as file:
            number = 0
            while line := file.readline(MOST_BYTES):
                number += 1
                place = f"Line {number} of {name}"
                ended = line[-1:] == b"\n"
                need(ended, f"{place} is too long, or not ended by a line feed.")
                yield number, place, line[:-1]

    def leaf(self, number: int) -> bytes:
        """Return the leaf of an entry; empty if there is no such entry."""
        return bytes(self.leaves[32 * number - 32 : 32 * number])


# --- the bag ---------------------------------------------------------------------


def walk(folder: Path) -> dict[str, Path]:
    """Return name -> place of every file in the folder, and follow no link."""
    found: dict[str, Path] = {}
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(folder / below) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
        need(bool(entries) or not below, f"The folder {shown(below)} is empty.")
        for entry in entries:
            name = below + entry.name
            need(not is_link(entry), f"{shown(name)} is a link, and a pack has none.")
            if entry.is_dir(follow_symlinks=False):
                waiting.append(name + "/")
            else:
                plain = entry.is_file(follow_symlinks=False)
                need(plain, f"{shown(name)} is neither a file nor a folder.")
                found[name] = Path(entry.path)
        many = len(found) + len(waiting) > MOST_FILES
        need(not many, f"The folder holds more than {MOST_FILES} files.")
    return found


def is_link(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry of a folder leads elsewhere, as junctions of Windows do."""
    flags = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    reparse = getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0)
    return entry.is_symlink() or bool(flags & reparse)


def check_bag(pack: Pack) -> None:
    """Check that every file is there as it was listed, and that no other is."""
    pack.files = walk(pack.folder)
    for name in sorted((BESIDE | PROOF | {ENTRIES}) - set(pack.files)):
        raise FindingError(f"{name} is missing.")
    label = pack.text("bagit.txt").encode()
    need(label == BAGIT, "bagit.txt does not say what it says in every pack.")
    beside = {name for name in pack.files if not name.startswith("data/")}
    check_listed(pack, TAGMANIFEST, beside - {TAGMANIFEST})
    check_listed(pack, MANIFEST, set(pack.files) - beside)
    for name in sorted(beside - BESIDE - PROOF - {SSH_SIGNATURE, SIGNERS, TIMESTAMP}):
        raise FindingError(f"{name} is no part of a pack: nothing proves what it says.")


def check_listed(pack: Pack, manifest: str, there: set[str]) -> None:
    """Check that `manifest` lists each of the files that are there, and their bytes."""
    listed = read_manifest(pack, manifest)
    for name in sorted(there - set(listed)):
        hint = "; your computer may have put it there, so delete it and try again"
        more = hint if name.endswith(OF_COMPUTERS) else ""
        raise FindingError(
            f"{shown(name)} was added: {manifest} does not list it{more}."
        )
    for name, digest in listed.items():
        need(name in there, f"{name} is missing: {manifest} lists it.")
        hashed = hashlib.sha256()
        with pack.opened(name) as file:
            while chunk := file.read(1 << 20):
                hashed.update(chunk)
        said = f"{name} was changed: its bytes are not those that {manifest} lists."
        need(hashed.hexdigest() == digest, said)


def read_manifest(pack: Pack, manifest: str) -> dict[str, str]:
    """Return name -> SHA-256 as a manifest lists them, in the one form it has."""
    listed: dict[str, str] = {}
    before = ""
    for _, place, line in pack.lines(manifest):
        match = LISTED.fullmatch(line.decode("ascii", "replace"))
        if not match or not NAME.fullmatch(match[2]):
            raise FindingError(f"{place} is not a hash and the name of a file.")
        need(match[2] > before, f"{place} is out of order, or there twice.")
        before = match[2]
        listed[before] = match[1]
    alike = len({name.casefold() for name in listed}) < len(listed)
    need(not alike, f"{manifest} lists two names that differ in capitals alone.")
    return listed


# --- JSON in one form ------------------------------------------------------------


def strict_json(line: bytes, what: str) -> dict[str, Any]:
    """Return the object of a line of JSON, which must be in its one canonical form."""
    try:
        value = json.loads(
            line.decode("utf-8"),
            object_pairs_hook=once,
            parse_float=refuse,
            parse_constant=refuse,
        )
        plain = canonical(value) == line
    except (ValueError, RecursionError):
        raise FindingError(f"{what} is not strict JSON.") from None
    need(plain, f"{what} is not in the one form that JSON has here.")
    need(isinstance(value, dict), f"{what} does not hold what it should.")
    # How deep a value may be is not left to the Python that happens to run this.
    level: list[Any] = [value]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in inside(outer)]
    need(not level, f"{what} holds values deeper in each other than an entry does.")
    found: dict[str, Any] = value
    return found


def inside(value: Any) -> Iterable[Any]:
    """Return the values that an object or a list holds; none if it is neither."""
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object whose keys are there once each."""
    found = dict(pairs)
    return found if len(found) == len(pairs) else refuse("a key is there twice")


def refuse(said: str) -> NoReturn:
    """Refuse numbers that are not whole, and keys that are there twice."""
    raise ValueError(said)


def canonical(value: Any) -> bytes:
    """Return a value as RFC 8785 writes it; its keys are plain ASCII in a ledger."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def read_json(pack: Pack, name: str) -> dict[str, Any]:
    """Return the object that a file of the proof holds on its one line."""
    text = pack.text(name)
    need(text.endswith("\n"), f"{name} is not ended by a line feed.")
    return strict_json(text[:-1].encode(), name)


# --- Ed25519, as RFC 8032 verifies it --------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)

Point = tuple[int, int, int, int]
NEUTRAL: Point = (0, 1, 1, 0)


def added(one: Point, other: Point) -> Point:
    """Return the sum of two points, in extended coordinates (section 5.1.4)."""
    a = (one[1] - one[0]) * (other[1] - other[0])
    b = (one[1] + one[0]) * (other[1] + other[0])
    c = 2 * D * one[3] * other[3]
    d = 2 * one[2] * other[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def decoded_point(octets: bytes) -> Point | None:
    """Return the point of 32 bytes (section 5.1.3); None if they spell none."""
    number = int.from_bytes(octets, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P


def encoded_point(point: Point) -> bytes:
    """Return the 32 bytes of a point (section 5.1.2)."""
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def signature_holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether `signature` is that of `message` by the key (section 5.1.7).

    It asks for [S]B = R + [k]A with S below the order, and for a key that is not one
    of the few points by which anybody can sign.
    """
    key = decoded_point(public)
    base = decoded_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    s = int.from_bytes(signature[32:], "little")
    if key is None or base is None or len(signature) != 64 or s >= ORDER:
        return False
    eight = key
    for _ in range(3):
        eight = added(eight, eight)
    if encoded_point(eight) == encoded_point(NEUTRAL):
        return False
    hashed = hashlib.sha512(signature[:32] + public + message).digest()
    k = int.from_bytes(hashed, "little") % ORDER
    minus_key = (P - key[0], key[1], 1, P - key[3])
    sums = (NEUTRAL, base, minus_key, added(base, minus_key))
    total = NEUTRAL
    for bit in range(252, -1, -1):
        total = added(total, total)
        total = added(total, sums[(s >> bit & 1) + 2 * (k >> bit & 1)])
    return encoded_point(total) == signature[:32]


# --- the signatures --------------------------------------------------------------


def check_checkpoint(pack: Pack) -> None:
    """Check that the checkpoint is signed by the key of the pack, and take it in."""
    public = PUBLIC.fullmatch(pack.text(KEY))
    blob = unpacked(public[1]) if public else b""
    if public is None or blob != ssh_key(blob[-32:]):
        raise FindingError(f"{KEY} is not an Ed25519 key as OpenSSH writes it.")
    note = NOTE.fullmatch(pack.text(CHECKPOINT))
    root, signed = (unpacked(note[4]), unpacked(note[6])) if note else (b"", b"")
    if note is None or len(root) != 32 or len(signed) != 68:
        raise FindingError(f"{CHECKPOINT} is not a checkpoint with one signature.")
    pack.key, pack.origin = blob[-32:], note[2]
    pack.size, pack.root = int(note[3]), root.hex()
    one = note[2] == note[5] == public[2]
    need(one, f"{CHECKPOINT} and {KEY} are not of one ledger.")
    named = hashlib.sha256(note[2].encode() + b"\n\x01" + pack.key).digest()
    other = f"{CHECKPOINT} was signed with another key than {KEY}."
    need(signed[:4] == named[:4], other)
    false = f"The signature of {CHECKPOINT} is false: the key did not sign these words."
    need(signature_holds(pack.key, note[1].encode(), signed[4:]), false)


def check_ssh(pack: Pack) -> None:
    """Check the files for `ssh-keygen -Y verify`, where the pack has them."""
    if SIGNERS in pack.files:
        line = f'{pack.origin} namespaces="{PURPOSE}" {pack.text(KEY)}'
        other = f"{SIGNERS} does not name the key of {KEY}, and it alone."
        need(pack.text(SIGNERS) == line, other)
    if SSH_SIGNATURE not in pack.files:
        return
    armoured = pack.text(SSH_SIGNATURE)
    signature = unpacked("".join(armoured.split("\n")[1:-2]))[-64:]
    purpose = string(PURPOSE.encode()) + string(b"") + string(b"sha512")
    blob = b"SSHSIG\0\0\0\1" + string(ssh_key(pack.key)) + purpose
    text = base64.b64encode(blob + string(string(b"ssh-ed25519") + string(signature)))
    lines = re.sub("(.{70})(?=.)", "\\1\n", text.decode())
    begin, end = ("-----" + word + " SSH SIGNATURE-----\n" for word in ("BEGIN", "END"))
    other = f"{SSH_SIGNATURE} is not a signature by the key of {KEY}."
    need(armoured == f"{begin}{lines}\n{end}", other)
    message = string(hashlib.sha512(pack.text(CHECKPOINT).encode()).digest())
    holds = signature_holds(pack.key, b"SSHSIG" + purpose + message, signature)
    need(holds, f"{SSH_SIGNATURE} is false: the key did not sign the checkpoint so.")


def string(value: bytes) -> bytes:
    """Return bytes with their length in front, as SSH writes a string."""
    return len(value).to_bytes(4, "big") + value


def ssh_key(key: bytes) -> bytes:
    """Return a key as SSH writes it."""
    return string(b"ssh-ed25519") + string(key)


def unpacked(text: str) -> bytes:
    """Return the bytes of base64; none if that is not the one way to spell them."""
    try:
        value = base64.b64decode(text.encode("ascii"), validate=True)
    except ValueError:
        return b""
    return value if base64.b64encode(value).decode() == text else b""


def fingerprints(key: bytes) -> tuple[str, str]:
    """Return what `ssh-keygen -l` prints of a key, and forty digits to be read aloud.

    The digits are the last ones of the same hash as a number, in groups of five.
    """
    digest = hashlib.sha256(ssh_key(key)).digest()
    digits = f"{int.from_bytes(digest, 'big') % 10**40:040}"
    printed = "SHA256:" + base64.b64encode(digest).decode().rstrip("=")
    return printed, " ".join(re.findall("[0-9]{5}", digits))


# --- the tree --------------------------------------------------------------------


def node(left: bytes, right: bytes) -> bytes:
    """Return the hash of the node above two others (RFC 9162, section 2.1.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def check_leaves(pack: Pack) -> None:
    """Check that the hashes of all entries have the root that was signed."""
    count = 0
    for count, place, line in pack.lines(LEAVES):
        text = line.decode("ascii", "replace")
        fits = HASH.fullmatch(text) and count <= MOST_ENTRIES
        need(bool(fits), f"{place} is not the hash of an entry.")
        pack.leaves += bytes.fromhex(text)
    other = f"{LEAVES} has {count} entries and the checkpoint speaks of {pack.size}."
    need(count == pack.size, other)
    other = f"The entries of {LEAVES} have another root than was signed."
    need(root_of(pack, count).hex() == pack.root, other)


def root_of(pack: Pack, size: int) -> bytes:
    """Return the root over the first `size` leaves."""
    nodes: list[bytes] = []
    for index in range(size):
        top, below = pack.leaf(index + 1), index
        while below & 1:
            top, below = node(nodes.pop(), top), below >> 1
        nodes.append(top)
    root = nodes.pop() if nodes else hashlib.sha256().digest()
    while nodes:
        root = node(nodes.pop(), root)
    return root


def climbed(place: int, last: int, tops: list[bytes], path: list[bytes]) -> list[bytes]:
    """Return where a path leads (sections 2.1.3.2 and 2.1.4.2); nowhere if it cannot.

    Of two tops, the first is in the older tree, which ends with this place.
    """
    for beside in path:
        if last == 0:
            return []
        if place & 1 or place == last:
            tops = [node(beside, top) for top in tops]
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            tops = [*tops[:-1], node(tops[-1], beside)]
        place, last = place >> 1, last >> 1
    return [] if last else tops


def check_inclusion(pack: Pack) -> None:
    """Check the way from the sealed entry up to the root."""
    proof = read_json(pack, INCLUSION)
    path = hashes(proof, INCLUSION)
    about = {"index": pack.sealed - 1, "size": pack.size, "path": proof["path"]}
    same = canonical(proof) == canonical(about)
    need(same, f"{INCLUSION} is not about the entry that was sealed.")
    tops = climbed(pack.sealed - 1, pack.size - 1, [pack.leaf(pack.sealed)], path)
    astray = f"{INCLUSION} does not lead from entry #{pack.sealed} to the root."
    need([top.hex() for top in tops] == [pack.root], astray)


def check_consistency(pack: Pack) -> None:
    """Check that the ledger goes on where it was in the pack before."""
    proof = read_json(pack, CONSISTENCY)
    if canonical(proof) == b'{"old_size":0}':
        return
    path = hashes(proof, CONSISTENCY)
    old: Any = proof.get("old_size")
    about = {"old_size": old, "old_root": proof.get("old_root")}
    about.update(new_size=pack.size, path=proof["path"])
    whole = type(old) is int and 0 < old <= pack.size
    whole = whole and canonical(proof) == canonical(about)
    need(whole, f"{CONSISTENCY} is not about this pack and one before.")
    root = root_of(pack, old)
    rewritten = f"The first {old} entries are not those of the pack before: history was"
    need(root.hex() == proof["old_root"], f"{rewritten} rewritten since.")
    if old & (old - 1) == 0 and old < pack.size:  # Then the older root is a node.
        path = [root, *path]
    place, last, pack.old_size = old - 1, pack.size - 1, old
    while place & 1:
        place, last = place >> 1, last >> 1
    tops = climbed(place, last, path[:1] * 2, path[1:])
    if old == pack.size and not path:
        tops = [root, root]
    leads = [top.hex() for top in tops] == [root.hex(), pack.root]
    need(leads, f"{CONSISTENCY} does not lead from the pack before to this one.")


def hashes(proof: dict[str, Any], name: str) -> list[bytes]:
    """Return the hashes of a path; a tree has no more than sixty-four levels."""
    path = proof.get("path")
    found: list[Any] = [None]
    if isinstance(path, list) and len(path) <= 64:
        found = path
    fits = all(type(one) is str and HASH.fullmatch(one) for one in found)
    need(fits, f"{name} does not hold a path.")
    return [bytes.fromhex(one) for one in found]


# --- the entries -----------------------------------------------------------------


def check_entries(pack: Pack) -> None:
    """Check every disclosed entry, its texts, and its place among all entries."""
    versions: dict[str, int] = {}
    for count, place, line in pack.lines(ENTRIES):
        entry = read_entry(pack, strict_json(line, place), place)
        number, stream, version = entry["number"], entry["stream"], entry["version"]
        late = f"Entry #{number} stands after #{pack.last}: they are out of order."
        need(number > pack.last, late)
        check_place(pack, entry)
        before = versions.get(stream, 0)
        # Where no number is left out so far, no version of any stream is either.
        follows = version == before + 1 if number == count else version > before
        need(
            follows, f"Entry #{number} is version {version} of {stream} after {before}."
        )
        early = f"Entry #{number} claims an instant before its forerunner."
        need(entry["recorded_at"] > pack.last_at, early)
        versions[stream], pack.disclosed = version, count
        if entry["type"] == "checkpoint.key_adopted":
            pack.adopted.append(entry["state"])
        pack.last, pack.last_at = number, entry["recorded_at"]


def read_entry(pack: Pack, entry: dict[str, Any], what: str) -> dict[str, Any]:
    """Return an entry, if every part of it is there and of the right kind."""
    whole = set(entry) == set(KINDS) | set(PATTERNS)
    need(whole, f"{what} does not have the parts of an entry.")
    for part, kind in KINDS.items():
        need(type(entry[part]) is kind, f"{what} has no {part} that can be one.")
    for part, pattern in PATTERNS.items():
        fits = type(entry[part]) is str and pattern.fullmatch(entry[part])
        need(bool(fits), f"{what} has no {part} that can be one.")
    inside = 0 < entry["number"] <= pack.size and entry["version"] > 0
    need(inside, f"{what} has a number or version that no entry has.")
    return entry


def check_place(pack: Pack, entry: dict[str, Any]) -> None:
    """Check an entry against its hash, its hash against the signed tree, its texts."""
    number = entry["number"]
    parts = ["ledger-entry/v1", pack.origin, number, entry["recorded_at"]]
    parts += [entry["stream"], entry["version"], entry["type"], entry["nonce"]]
    head = "".join(f"{part}\n" for part in parts).encode()
    leaf = hashlib.sha256(b"\x00" + head + canonical(entry["state"])).digest()
    altered = f"Entry #{number} was altered: its hash differs."
    need(leaf.hex() == entry["leaf"], altered)
    other = f"Entry #{number} is not the one that the checkpoint covers."
    need(leaf == pack.leaf(number), other)
    promised = dict(commitments(entry["state"], ""))
    for field, opening in sorted(entry["texts"].items()):
        never = f"Entry #{number} shows a text ({shown(field)}) that it never had."
        need(field in promised, never)
        altered = f"The text of entry #{number} ({shown(field)}) was altered."
        need(commitment(opening) == promised[field], altered)
    pack.texts += len(entry["texts"])
    pack.withheld += len(promised) - len(entry["texts"])


def commitments(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield the path and the commitment of every text in a state."""
    if isinstance(value, dict) and set(value) == {"commit"}:
        yield path, value["commit"]
    elif isinstance(value, (dict, list)):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in pairs:
            yield from commitments(inner, f"{path}.{key}" if path else str(key))


def commitment(opening: Any) -> str | None:
    """Return the commitment that salt and text open; None if they can open none."""
    if not isinstance(opening, dict) or set(opening) != {"salt", "value"}:
        return None
    salt, value = opening["salt"], opening["value"]
    if type(salt) is not str or type(value) is not str or not HASH.fullmatch(salt):
        return None
    content = b"commit/v1\n" + bytes.fromhex(salt) + value.encode()
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def check_sealed(pack: Pack) -> None:
    """Check the entry by which the pack was sealed, and that it names this pack."""
    entry = read_entry(pack, read_json(pack, SEALED), SEALED)
    kind = entry["type"] == "report.sealed"
    need(kind, f"{SEALED} is not the entry of a sealed report.")
    check_place(pack, entry)
    pack.sealed, pack.sealed_at = entry["number"], entry["recorded_at"]
    later = pack.sealed > pack.last and pack.sealed_at > pack.last_at
    need(later, f"Entry #{pack.last} is in the pack, and was recorded after it.")
    digest = hashlib.sha256(pack.text(MANIFEST).encode()).hexdigest()
    other = f"{MANIFEST} is not the one that entry #{pack.sealed} sealed: files were"
    need(
        entry["state"].get("manifest") == digest, f"{other} exchanged with their list."
    )
    check_inclusion(pack)


# --- one pack, and one against another -------------------------------------------


def findings(pack: Pack) -> Iterator[str]:
    """Yield what does not hold in a pack, the first thing of each kind."""
    checks = (check_bag, check_checkpoint, check_ssh, check_leaves)
    for check in (*checks, check_entries, check_sealed, check_consistency):
        try:
            check(pack)
        except FindingError as found:
            yield str(found)
        except OSError as error:
            name = shown(Path(str(error.filename)).name)
            yield f"{name} cannot be read ({shown(str(error.strerror))})."
        else:
            continue
        if not pack.files or check in (check_checkpoint, check_leaves):
            return  # Whatever else there is leans on these.


def differences(pack: Pack, older: Pack) -> Iterator[str]:
    """Yield why a pack does not go on where an older one ended."""
    if pack.origin != older.origin:
        yield f"They are of two ledgers: {pack.origin}, and before {older.origin}."
    if not handed_over(pack, older.key):
        now, before = fingerprints(pack.key)[0], fingerprints(older.key)[0]
        yield f"They are signed with two keys: {now}, and before {before}."
    if pack.size < older.size:
        sizes = f"The older one has {older.size} entries and this one {pack.size}"
        yield f"{sizes}: the end was cut off, or they were named in the wrong order."
    for number in range(1, min(pack.size, older.size) + 1):
        if pack.leaf(number) != older.leaf(number):
            other = f"Entry #{number} is another one than in the older pack"
            yield f"{other}: history was rewritten between the two."
            return


def handed_over(pack: Pack, key: bytes) -> bool:
    """Tell whether a key signs for the pack, or handed over to the one that does.

    Each key that follows another is named in a note that the one before signed.
    """
    for state in pack.adopted:
        note = HANDOVER.fullmatch(str(state.get("handover", "")))
        signed = unpacked(note[4]) if note else b""
        if note is None or (note[2], note[3]) != (pack.origin, state.get("key")):
            continue
        if signature_holds(key, note[1].encode(), signed[4:]):
            key = unpacked("".join(note[3].split("+", 2)[2:]))[-32:]
    return key == pack.key


def report(pack: Pack) -> Iterator[str]:
    """Yield what a pack that holds shows, and what to compare."""
    yield f"The pack in {shown(str(pack.folder))} holds:"
    yield f"  - All {len(pack.files)} files are as they were listed; none was added."
    yield f"  - What is under data/ was sealed as entry #{pack.sealed} of the ledger"
    yield f"    {pack.origin}, at {pack.sealed_at} by its own clock."
    yield f"  - Entries it shows: {pack.disclosed}, of {pack.size} in the ledger."
    yield f"  - Texts it shows: {pack.texts}. Withheld or redacted: {pack.withheld}."
    if pack.old_size:
        yield f"  - It goes on where the pack before ended, at entry #{pack.old_size}."
    else:
        yield "  - It says that no pack came before it."
    printed, spoken = fingerprints(pack.key)
    yield "Compare these with the minutes of the board, and with other packs:"
    yield f"  entries      {pack.size}"
    yield f"  root         {pack.root}"
    yield f"  key          {printed}"
    yield f"  read aloud   {spoken}"


UNTOLD = """\
What nobody can tell from this:
  - Whether what was recorded was true, or all that there was to record.
  - Whether others were shown another history. If the root or the key in minutes or
    in another pack is another one, somebody was.
  - Who held the key, and whether the clock was right. If there is a timestamp,
    proof/checkpoint.tsr, `openssl ts -verify` tells when the authority saw it.
  - Whether bag-info.txt is true: it is a label, which anybody can write.
  - Whether this program is the real one. Whoever doubts it runs a copy from elsewhere.
VERIFIED."""


def verified(pack: Pack, called: str) -> bool:
    """Print what does not hold in a pack, and return whether all does."""
    found = list(dict.fromkeys(findings(pack)))
    for line in found:
        print(f"{called}: {line}")
    return not found


def main(words: list[str]) -> int:
    """Check the packs that are named; return 0 if all holds, and 4 if not."""
    parser = argparse.ArgumentParser(prog="verify.py", allow_abbrev=False)
    here = str(Path(__file__).resolve().parent)
    parser.add_argument("pack", nargs="?", default=here, help="the folder of the pack")
    parser.add_argument("--against", metavar="OLD", help="the folder of an older pack")
    given = parser.parse_args(words)
    for folder in (given.pack, given.against):
        if folder is not None and not Path(folder).is_dir():
            parser.error(f"There is no folder {shown(folder)}.")
    pack = Pack(given.pack)
    whole = verified(pack, "This pack")
    if given.against is not None:
        older = Pack(given.against)
        whole = verified(older, "The older pack") and whole
        for line in differences(pack, older) if whole else ():
            whole = False
            print(f"The two packs: {line}")
    if not whole:
        print("NOT VERIFIED. Do not rely on it; ask whoever handed it out for another.")
        return 4
    print("\n".join(report(pack)))
    if given.against is not None:
        print(f"It goes on where the pack in {shown(given.against)} ended.")
    print(UNTOLD)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
