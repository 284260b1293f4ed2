"""Packs that were handed over: checked alone, together, and against the ledger."""

import stat
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from cli.wiring import Workspace
from cli.words import printable
from domain.errors import LedgerError
from ledger.verify import Finding

if TYPE_CHECKING:
    from ledger.proof.verifier.verify import Pack

LARGEST = 2 * 1024**3
"""Bytes that the files of a pack may have in all."""

MOST = 10_000
"""Files that a pack in an archive may have."""


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
    """Compare the leaves of the ledger, and its keys, with those of a pack."""
    found = _leaves_compared(workspace, pack, place)
    if found:
        return found
    from ledger.proof.note import read_verifier_key

    with workspace.opened(workspace.place()) as ledger:
        keys = [read_verifier_key(k.key) for k in ledger.log.checkpoints().keys]
    if pack.key not in [key.public for key in keys]:
        return [_finding(place, "It is signed by a key that this ledger never had.")]
    return []


def _leaves_compared(workspace: Workspace, pack: "Pack", place: Path) -> list[Finding]:
    from contextlib import closing

    from ledger.connection import connect

    with closing(connect(workspace.place())) as connection:
        (origin,) = connection.execute(
            "SELECT value FROM meta WHERE key = 'origin'"
        ).fetchone()
        if origin != pack.origin:
            said = f"It is of another ledger, {pack.origin}; this one is {origin}."
            return [_finding(place, said)]
        last = 0
        rows = connection.execute("SELECT number, leaf FROM leaf ORDER BY number")
        for number, leaf in rows:
            if number > pack.size:
                break
            if leaf != pack.leaf(number):
                said = (
                    f"Entry #{number} of the ledger is another one than in the pack:"
                    " history was rewritten since it was handed over."
                )
                return [_finding(place, said, number)]
            last = number
    if last < pack.size:
        said = (
            f"The pack signs for {pack.size} entries and the ledger has {last}: its end"
            " was cut off, or an older copy was put in its place."
        )
        return [_finding(place, said, last + 1)]
    return []


def _finding(place: Path, said: str, entry: int | None = None) -> Finding:
    return Finding(entry, f"{place.name}: {said}")


def _unpacked(place: Path, scratch: Path) -> Path:
    """Unpack the archive at `place`, and return its one folder."""
    if not place.is_file():
        raise NoPackError(place, "there is no such file or folder")
    try:
        with zipfile.ZipFile(place) as archive:
            names = _checked(place, archive)
            for info in archive.infolist():
                target = scratch / info.filename
                target.parent.mkdir(parents=True, exist_ok=True)
                if not info.is_dir():
                    target.write_bytes(archive.read(info))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise NoPackError(place, "it cannot be unpacked") from error
    except OSError as error:
        raise NoPackError(place, str(error.strerror)) from error
    return scratch / names.pop()


def _checked(place: Path, archive: zipfile.ZipFile) -> set[str]:
    """Return the one folder that an archive holds, having looked at every name."""
    members = archive.infolist()
    if len(members) > MOST or sum(one.file_size for one in members) > LARGEST:
        raise NoPackError(place, "it would unpack to more than a pack can have")
    if len({one.filename for one in members}) < len(members):
        raise NoPackError(place, "it holds two files of one name")
    for one in members:
        path = PurePosixPath(one.filename)
        strange = path.is_absolute() or ".." in path.parts or "\\" in one.filename
        if strange or ":" in one.filename or stat.S_ISLNK(one.external_attr >> 16):
            raise NoPackError(place, "a name in it leads out of it")
    folders = {PurePosixPath(one.filename).parts[0] for one in members}
    if len(folders) != 1:
        raise NoPackError(place, "it does not hold one folder")
    return folders
