"""Files of a sealed report, read from the archive that the ledger keeps of it."""

import io
import json
import zipfile
from collections.abc import Collection, Mapping
from types import TracebackType
from typing import Self

from ledger.engine import Connection
from ledger.files import BytesLostError, pieces

PLAN = "data/plan.json"
"""The plan of a pack as data, under the keys of `ledger snapshot`."""

LINES = "data/timeline.json"
"""The entries of a pack as data, under the keys of `ledger log`."""


ENTRIES = "data/entries.jsonl"
"""The entries of a pack with what opens their texts, one a line."""


class Archive:
    """The files of a sealed report, by their paths in the bag. Use it in a `with`."""

    def __init__(self, content: bytes, sha256: str) -> None:
        """Open the archive `content`, whose hash is `sha256`.

        Raises:
            BytesLostError: it is no archive of one folder.
        """
        self._sha256 = sha256
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except zipfile.BadZipFile as error:
            raise BytesLostError(sha256) from error
        self._names = {n.partition("/")[2]: n for n in self._zip.namelist()}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    @property
    def paths(self) -> list[str]:
        """The paths of all files in the bag, in the order of the archive."""
        return list(self._names)

    def read(self, path: str) -> bytes:
        """Return the bytes of the file at `path`, such as `data/report.html`.

        Raises:
            BytesLostError: the archive has no such file.
        """
        if path not in self._names:
            raise BytesLostError(self._sha256)
        return self._zip.read(self._names[path])


def archive(connection: Connection, sha256: str, of: str = "") -> Archive:
    """Return the archive of a sealed report, its bytes compared with their hash.

    Args:
        connection: To the ledger.
        sha256: The hash, as the entry names it.
        of: What it is the file of, for a refusal.

    Raises:
        BytesLostError: the ledger does not hold its bytes as they were.
    """
    try:
        return Archive(b"".join(pieces(connection, sha256)), sha256)
    except BytesLostError as error:
        raise BytesLostError(sha256, of) from error


def named(connection: Connection, entry: int) -> str:
    """Return the hash of the file that an entry rests on, as the entry itself says.

    The views say it too, but they can be written without a trace.

    Raises:
        BytesLostError: there is no such entry, or it names no file.
    """
    row = connection.execute(
        "SELECT state FROM stored_events WHERE rowid = ?", (entry,)
    ).fetchone()
    state = {} if row is None else json.loads(row[0])
    found = state.get("replacement", state).get("sha256")
    if found is None:
        raise BytesLostError("", f"entry #{entry}")
    return str(found)


def opens_any(pack: Archive, gone: Mapping[int, Collection[str]]) -> bool:
    """Tell whether a pack opens a text that was redacted since.

    Args:
        pack: The pack.
        gone: Entry -> the fields whose words were redacted.
    """
    for line in pack.read(ENTRIES).splitlines():
        entry = json.loads(line)
        if not entry["texts"].keys().isdisjoint(gone.get(entry["number"], ())):
            return True
    return False
