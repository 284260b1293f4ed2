"""Packs that were handed over, as folders or as archives that have to be unpacked."""

import errno
import lzma
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from cli.words import printable
from domain.errors import LedgerError
from ledger.proof.verifier.verify import Pack

LARGEST = 2 * 1024**3
"""Bytes that the files of a pack may have in all."""

MOST = 10_000
"""Files that a pack in an archive may have."""

STEEPEST, STEEP_FROM = 200, 100 * 1024**2
"""How many times its size an archive may unpack to, above how many bytes."""

UNPACKED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(NotImplementedError, RuntimeError, EOFError, ValueError),
)
"""What an archive that is damaged, locked or strange can raise."""

_NAMES = {
    *(errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ENOENT),
    *(errno.ENAMETOOLONG, errno.EINVAL),
}
"""What the machine says to names and places that no pack has."""

_BROKEN = "it cannot be unpacked"


class NoPackError(LedgerError):
    """Something that cannot be read as a pack at all."""

    def __init__(self, place: Path, why: str) -> None:
        super().__init__(
            f"{printable(str(place))} is no pack ({why}); name the folder or the"
            " archive that `ledger report export` wrote."
        )


class AlteredPack(Pack):
    """An archive that is not as it was handed over, so that no file of it is read.

    Attributes:
        why: What is wrong with it.
    """

    def __init__(self, place: Path, why: str) -> None:
        super().__init__(str(place))
        self.why = why


class _StrangeError(Exception):
    """An archive that can be unpacked, and holds what no pack does."""


@contextmanager
def opened(place: Path) -> Iterator[Pack]:
    """Yield a pack, unpacked into a folder that is thrown away if it is an archive.

    It is an `AlteredPack` if it is an archive, and not one of a pack as it was made.

    Raises:
        NoPackError: it is neither a folder nor an archive.
    """
    if place.is_dir():
        yield Pack(str(place))
        return
    with TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        yield _pack(place, Path(scratch))


def _pack(place: Path, scratch: Path) -> Pack:
    if not place.is_file():
        raise NoPackError(place, "there is no such file or folder")
    try:
        return Pack(str(scratch / _unpacked(place, scratch)))
    except _StrangeError as error:
        return AlteredPack(place, str(error))
    except (*UNPACKED, OSError) as error:
        if isinstance(error, OSError) and error.errno not in _NAMES:
            raise NoPackError(place, str(error.strerror)) from error
        if not _is_archive(place):
            raise NoPackError(place, _BROKEN) from error
        return AlteredPack(place, _BROKEN)


def _is_archive(place: Path) -> bool:
    """Tell whether a file begins or ends as an archive does."""
    with place.open("rb") as file:
        return file.read(2) == b"PK" or zipfile.is_zipfile(place)


def _unpacked(place: Path, scratch: Path) -> str:
    """Unpack the archive at `place`, and return its one folder."""
    with zipfile.ZipFile(place) as archive:
        folder = _checked(archive, place.stat().st_size)
        for info in archive.infolist():
            target = scratch / info.filename
            # An empty folder is laid out too: it is no part of a pack.
            folder_of = target if info.is_dir() else target.parent
            folder_of.mkdir(parents=True, exist_ok=True)
            if not info.is_dir():
                with archive.open(info) as part, target.open("wb") as file:
                    shutil.copyfileobj(part, file)
    return folder


def _checked(archive: zipfile.ZipFile, size: int) -> str:
    """Return the one folder that an archive holds, having looked at every name.

    Args:
        archive: The archive.
        size: How many bytes it has.

    Raises:
        _StrangeError: it is not as a pack is.
    """
    members = archive.infolist()
    whole = sum(one.file_size for one in members)
    steep = whole > STEEP_FROM and whole > STEEPEST * size
    if len(members) > MOST or whole > LARGEST or steep:
        raise _StrangeError("it would unpack to more than a pack can have")
    paths = [PurePosixPath(one.filename) for one in members]
    # As a disk has it that does not tell capitals from small letters.
    if len({str(path).casefold() for path in paths}) < len(members):
        raise _StrangeError("it holds two files of one name")
    for one, path in zip(members, paths, strict=True):
        strange = path.is_absolute() or ".." in path.parts or "\\" in one.filename
        if strange or ":" in one.filename or stat.S_ISLNK(one.external_attr >> 16):
            raise _StrangeError("a name in it leads out of it")
    roots = {path.parts[:1] for path in paths}
    if len(roots) != 1 or not any(len(path.parts) > 1 for path in paths):
        raise _StrangeError("it does not hold one folder")
    return roots.pop()[0]
