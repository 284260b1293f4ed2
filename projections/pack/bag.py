"""The files of a pack as a BagIt bag (RFC 8493), in one archive."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from projections.documents.stamping import zipped

MANIFEST = "manifest-sha256.txt"
TAGS = "tagmanifest-sha256.txt"
AGENT = "progress-ledger"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class Bag(NamedTuple):
    """A bag, ready to be handed over.

    Attributes:
        content: The zip archive: one folder, which is the bag.
        manifest: SHA-256 of its list of files and their hashes, 64 hex digits.
    """

    content: bytes
    manifest: str


def bagged(name: str, files: Mapping[str, bytes], about: Mapping[str, str]) -> Bag:
    """Return `files` as a bag that was validated; the same files, the same bytes.

    Args:
        name: The folder that the archive holds.
        files: The path of each file below the bag's `data` folder -> its bytes.
        about: What `bag-info.txt` says, in words without line ends; it must name the
            day of bagging, or the clock would.

    Raises:
        bagit.BagValidationError: the bag is not what it says.
    """
    import bagit  # It costs 30 ms, and only who makes a pack needs it.

    with TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch).resolve() / name
        for path, content in files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        info = {"Bag-Software-Agent": AGENT, **about}
        bagit.make_bag(str(folder), info, checksums=["sha256"])
        _settle(folder)
        bagit.Bag(str(folder)).validate()
        content = zipped(_parts(folder))
        return Bag(content, _hashed(folder / MANIFEST))


def _settle(folder: Path) -> None:
    """Name the version of RFC 8493, and list the files in one order and form.

    The library names the draft, whose bags are the same. Its lists have an order of
    folders before files, and one space where `sha256sum -c` wants two.
    """
    (folder / "bagit.txt").write_bytes(DECLARATION)
    _list(folder / MANIFEST, [p for p in (folder / "data").rglob("*") if p.is_file()])
    _list(folder / TAGS, [p for p in folder.glob("*.txt") if p.name != TAGS])


def _list(manifest: Path, places: Sequence[Path]) -> None:
    """Write the hash and path of each file, by path."""
    paths = {p.relative_to(manifest.parent).as_posix(): p for p in places}
    lines = (f"{_hashed(paths[path])}  {path}\n" for path in sorted(paths))
    manifest.write_bytes("".join(lines).encode())


def _hashed(place: Path) -> str:
    return hashlib.sha256(place.read_bytes()).hexdigest()


def _parts(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a bag by name, what a person looks for first."""
    places = [place for place in folder.rglob("*") if place.is_file()]
    names = {place.relative_to(folder.parent).as_posix(): place for place in places}
    for name in sorted(names):
        yield name, names[name].read_bytes()
