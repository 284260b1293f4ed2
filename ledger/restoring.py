"""A ledger made anew of entries that packs carried, verbatim."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any

import rfc8785

from domain.errors import LedgerError
from ledger.carrying import Carried, OtherEntriesError, StrangeEntryError
from ledger.checking import span
from ledger.codec import SALT_BYTES, SCRUBBED, Entropy
from ledger.connection import connect, create
from ledger.engine import Connection
from ledger.files import read_file
from ledger.frontier import Frontier
from ledger.leaf import SealedEntry, leaf_of
from ledger.place import Place


class MissingEntriesError(LedgerError):
    """Entries that none of the packs carries."""

    def __init__(self, missing: str) -> None:
        super().__init__(
            f"None of the packs carries {missing}, so the ledger cannot be made whole;"
            " add a later pack, or one that looks from the end of the ledger."
        )


def restore(place: Place, carried: Carried, entropy: Entropy) -> str:
    """Make a new ledger at `place` of what packs carry, and return its root in hex.

    Raises:
        MissingEntriesError: an entry is in none of them; nothing is made.
        StrangeEntryError: an entry is none that a ledger records; nothing is made.
        LedgerExistsError, LedgerUnwritableError: as `create` does.
    """
    missing = carried.missing()
    if missing:
        raise MissingEntriesError(_listed(missing))
    entries = [_entry(carried.lines[n]) for n in range(1, carried.size + 1)]
    _check_versions(entries)
    leaves = [leaf_of(carried.origin, entry) for entry in entries]
    for entry, leaf in zip(entries, leaves, strict=True):
        if leaf.hex() != carried.lines[entry.number]["leaf"]:
            raise OtherEntriesError(entry.number)
    frontier = Frontier().grown(leaves)
    if frontier.root.hex() != carried.root:
        raise OtherEntriesError(carried.size)
    create(place, carried.origin)
    with closing(connect(place)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        _insert(connection, entries, leaves)
        _insert_beside(connection, carried)
        _insert_commands(connection, carried, entropy)
        connection.execute(
            "UPDATE head SET entries = ?, recorded_at = ?, frontier = ?",
            (carried.size, entries[-1].recorded_at, frontier.packed()),
        )
        connection.execute("COMMIT")
    return carried.root


def _entry(line: Mapping[str, Any]) -> SealedEntry:
    return SealedEntry(
        line["number"],
        line["recorded_at"],
        line["stream"],
        line["version"],
        line["type"],
        bytes.fromhex(line["nonce"]),
        rfc8785.dumps(line["state"]),
    )


def _check_versions(entries: Sequence[SealedEntry]) -> None:
    """Refuse streams whose versions do not follow: no ledger could hold them."""
    last: dict[str, int] = {}
    for entry in entries:
        if entry.version != last.get(entry.stream, 0) + 1:
            raise StrangeEntryError(entry.number)
        last[entry.stream] = entry.version


def _insert(
    connection: Connection,
    entries: Sequence[SealedEntry],
    leaves: Sequence[bytes],
) -> None:
    connection.executemany(
        "INSERT INTO stored_events VALUES (?, ?, ?, ?, ?)",
        [(e.number, e.stream, e.version, e.wire, e.state) for e in entries],
    )
    connection.executemany(
        "INSERT INTO leaf VALUES (?, ?, ?, ?)",
        [
            (e.number, e.recorded_at, e.nonce, leaf)
            for e, leaf in zip(entries, leaves, strict=True)
        ],
    )


def _insert_beside(connection: Connection, carried: Carried) -> None:
    """Put what opens the texts, and the files, beside the entries."""
    redacted, resting = carried.redacted(), carried.resting()
    connection.executemany(
        "INSERT INTO vault VALUES (?, ?, ?, ?)",
        [
            (number, name, bytes.fromhex(text["salt"]), text["value"])
            for number, line in carried.lines.items()
            for name, text in line["texts"].items()
            if (number, name) not in redacted
        ],
    )
    for sha256, kept in resting.items():
        # One at a time: together they may be more than memory holds.
        content = _content(carried, sha256)
        if content is not None:
            row = sha256, kept.media_type, content
            connection.execute("INSERT INTO blob VALUES (?, ?, ?)", row)


def _content(carried: Carried, sha256: str) -> bytes | None:
    """Return the bytes of a file that is to be kept; None if they are not there."""
    content = carried.files.get(sha256)
    if content is None and sha256 in carried.places:
        file = read_file(carried.places[sha256])
        return file.content if file.sha256 == sha256 else None
    return content


def _insert_commands(
    connection: Connection, carried: Carried, entropy: Entropy
) -> None:
    """Remember which command made which entries; not what was asked, which is gone.

    So a command sent again is refused, and not recorded twice.
    """
    ends: dict[str, tuple[int, int]] = {}
    for number in range(1, carried.size + 1):
        command = carried.lines[number]["state"]["command"]
        ends[command] = (ends.get(command, (number, 0))[0], number)
    scrubbed = {
        carried.lines[number]["state"]["command"]
        for number, _ in carried.redacted()
        if number in carried.lines
    }
    marks = {
        command: [SCRUBBED, SCRUBBED]
        if command in scrubbed
        else [entropy(SALT_BYTES), entropy(SALT_BYTES)]
        for command in ends
    }
    connection.executemany(
        "INSERT INTO command VALUES (?, ?, ?, ?, ?)",
        [(command, *marks[command], *run) for command, run in ends.items()],
    )


def _listed(numbers: Sequence[int]) -> str:
    """Return numbers of entries as people call them, runs of them together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [f"entry {span(run[0], run[-1])}" for run in runs[:5]]
    return ", ".join(said) + (" and more" if len(runs) > 5 else "")
