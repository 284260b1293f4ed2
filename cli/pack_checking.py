"""Packs that were handed over: checked alone, together, and against the ledger."""

import lzma
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from cli.view import origin_of
from cli.wiring import Workspace
from cli.words import printable
from domain.errors import LedgerError
from ledger.verify import Finding

if TYPE_CHECKING:
    from ledger.engine import Connection
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


class NoPackError(LedgerError):
    """Something that cannot be read as a pack at all."""

    def __init__(self, place: Path, why: str) -> None:
        super().__init__(
            f"{printable(str(place))} is no pack ({why}); name the folder or the"
            " archive that `ledger report export` wrote."
        )


@contextmanager
def opened(place: Path) -> Iterator["Pack"]:
    """Yield a pack, unpacked into a folder that is thrown away if it is an archive.

    Raises:
        NoPackError: it is neither a folder nor an archive of one.
    """
    from ledger.proof.verifier.verify import Pack

    with ExitStack() as stack:
        if place.is_dir():
            yield Pack(str(place))
            return
        scratch = TemporaryDirectory(ignore_cleanup_errors=True)
        yield Pack(str(_unpacked(place, Path(stack.enter_context(scratch)))))


def findings_of(pack: "Pack", place: Path) -> list[Finding]:
    """Return what does not hold in a pack, the name of the pack before each."""
    from ledger.proof.verifier.verify import findings

    return [_finding(place, said) for said in dict.fromkeys(findings(pack))]


def differences_of(pack: "Pack", older: "Pack", place: Path) -> list[Finding]:
    """Return why a pack does not go on where an older one ended."""
    from ledger.proof.verifier.verify import differences

    return [_finding(place, said) for said in differences(pack, older)]


def check_pack(
    place: Path, against: Path | None
) -> tuple[list[Finding], dict[str, Any]]:
    """Check a pack, alone or against an older one.

    Returns:
        What does not hold, and what the pack is: entries, root, key.
    """
    with opened(place) as pack:
        found = findings_of(pack, place)
        if against is not None:
            with opened(against) as older:
                found += findings_of(older, against)
                if not found:
                    found += differences_of(pack, older, place)
        return found, described(pack)


def described(pack: "Pack") -> dict[str, Any]:
    """Return what a pack that was checked is, for a person to compare."""
    from ledger.proof.verifier.verify import fingerprints

    printed, spoken = fingerprints(pack.key) if pack.key else ("", "")
    return {
        "origin": pack.origin,
        "entries": pack.size,
        "root": pack.root,
        "key": printed,
        "spoken": spoken,
        "sealed": pack.sealed,
    }


def check_against_ledger(workspace: Workspace, places: list[Path]) -> list[Finding]:
    """Return where the ledger is not what packs say that it was."""
    found: list[Finding] = []
    for place in places:
        with opened(place) as pack:
            of_pack = findings_of(pack, place)
            found += of_pack or _compared(workspace, pack, place)
    return found


def _compared(workspace: Workspace, pack: "Pack", place: Path) -> list[Finding]:
    """Compare the leaves of the ledger with those that a pack carries, and its key."""
    from ledger.connection import connect
    from ledger.proof.note import read_verifier_key

    with closing(connect(workspace.place())) as connection:
        differing = first_difference(connection, pack)
    if differing is not None:
        return [_finding(place, *differing)]
    with workspace.opened(workspace.place()) as ledger:
        keys = [read_verifier_key(k.key) for k in ledger.log.checkpoints().keys]
    if pack.key not in [key.public for key in keys]:
        return [_finding(place, "It is signed by a key that this ledger never had.")]
    return []


def first_difference(
    connection: "Connection", pack: "Pack"
) -> tuple[str, int | None] | None:
    """Return what differs first between a ledger and a pack, and in which entry."""
    origin = origin_of(connection)
    if origin != pack.origin:
        said = f"It is of another ledger, {pack.origin}; this one is {origin}."
        return said, None
    last = 0
    for number, leaf in connection.execute(
        "SELECT number, leaf FROM leaf WHERE number <= ? ORDER BY number", (pack.size,)
    ):
        last = number
        if leaf != pack.leaf(number):
            said = f"Entry #{number} of the ledger is another one than in the pack"
            return f"{said}: history was rewritten since it was handed over.", number
    if last < pack.size:
        said = f"The pack signs for {pack.size} entries and the ledger has {last}"
        lost = "its end was cut off, or an older copy was put in its place"
        return f"{said}: {lost}.", last + 1
    return None


def _finding(place: Path, said: str, entry: int | None = None) -> Finding:
    return Finding(entry, f"{place.name}: {said}")


def _unpacked(place: Path, scratch: Path) -> Path:
    """Unpack the archive at `place`, and return its one folder."""
    if not place.is_file():
        raise NoPackError(place, "there is no such file or folder")
    try:
        with zipfile.ZipFile(place) as archive:
            folder = _checked(place, archive)
            for info in archive.infolist():
                target = scratch / info.filename
                # An empty folder is laid out too: it is no part of a pack.
                folder_of = target if info.is_dir() else target.parent
                folder_of.mkdir(parents=True, exist_ok=True)
                if not info.is_dir():
                    with archive.open(info) as part, target.open("wb") as file:
                        shutil.copyfileobj(part, file)
    except UNPACKED as error:
        raise NoPackError(place, "it cannot be unpacked") from error
    except OSError as error:
        raise NoPackError(place, str(error.strerror)) from error
    return scratch / folder


def _checked(place: Path, archive: zipfile.ZipFile) -> str:
    """Return the one folder that an archive holds, having looked at every name."""
    members = archive.infolist()
    whole = sum(one.file_size for one in members)
    steep = whole > STEEP_FROM and whole > STEEPEST * place.stat().st_size
    if len(members) > MOST or whole > LARGEST or steep:
        raise NoPackError(place, "it would unpack to more than a pack can have")
    paths = [PurePosixPath(one.filename) for one in members]
    # As a disk has it that does not tell capitals from small letters.
    if len({str(path).casefold() for path in paths}) < len(members):
        raise NoPackError(place, "it holds two files of one name")
    for one, path in zip(members, paths, strict=True):
        strange = path.is_absolute() or ".." in path.parts or "\\" in one.filename
        if strange or ":" in one.filename or stat.S_ISLNK(one.external_attr >> 16):
            raise NoPackError(place, "a name in it leads out of it")
    roots = {path.parts[:1] for path in paths}
    if len(roots) != 1 or not any(len(path.parts) > 1 for path in paths):
        raise NoPackError(place, "it does not hold one folder")
    return roots.pop()[0]
