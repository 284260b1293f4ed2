"""A ledger copied verbatim, from a file to a server or back, and the copy proved."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from hashlib import sha256
from typing import Any, NamedTuple

from domain.errors import LedgerError
from ledger.backup import part_of
from ledger.connection import connect, create
from ledger.engine import Connection
from ledger.errors import LedgerExistsError
from ledger.files import blob_pieces
from ledger.frontier import Frontier
from ledger.leaf import leaf_of
from ledger.place import Place, ServerPlace
from ledger.server import creating
from ledger.stored import stored_rows

BLOCK = 200
"""How many entries are copied at once."""

_NUMBERED = (("stored_events", "rowid"), ("leaf", "number"), ("vault", "number"))
"""The tables with rows of entries, and the column that has their numbers."""


class UnsoundLedgerError(LedgerError):
    """A ledger that is not whole, or a copy that is not the same."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"Nothing was copied: {what}. Run `ledger verify` on it, and restore a"
            " backup."
        )


class Copied(NamedTuple):
    """What was copied.

    Attributes:
        entries: How many entries.
        root: The root over them, the same on both sides, in hex.
    """

    entries: int
    root: str


def copy(source: Place, target: Place) -> Copied:
    """Copy a ledger, all of one moment, and return what both sides come to.

    Every row is copied as it is, and the tree is computed anew of what either side
    holds. The views are not copied: they are drawn anew.

    Args:
        source: The ledger.
        target: Where nothing is yet; it appears only when it is whole and proved.

    Raises:
        NoLedgerError, LedgerExistsError: as the names say.
        UnsoundLedgerError: the entries do not give the tree that is remembered.
    """
    with closing(connect(source)) as old:
        old.execute("BEGIN")
        (origin,) = old.execute(
            "SELECT value FROM meta WHERE key = 'origin'"
        ).fetchone()
        with _made(target, origin) as new:
            _copy_rows(old, new)
            sides = [_proved(side) for side in (old, new)]
            if sides[0] != sides[1]:
                raise UnsoundLedgerError("the copy was not the same as the original")
    return sides[0][0]


@contextmanager
def _made(target: Place, origin: str) -> Iterator[Connection]:
    """Yield a transaction in a new empty ledger, which is there if all goes well."""
    if isinstance(target, ServerPlace):
        with creating(target, origin) as connection:
            yield connection
        return
    if target.exists():
        raise LedgerExistsError(target)
    with part_of(target) as part:
        create(part, origin)
        with closing(connect(part)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
            connection.execute("PRAGMA journal_mode = DELETE")


def _copy_rows(old: Connection, new: Connection) -> None:
    """Copy all rows; what entries say is gone is not there to be copied."""
    for first, last in _spans(old):
        for table, key in _NUMBERED:
            rows = old.execute(
                f"SELECT * FROM {table} WHERE {key} BETWEEN ? AND ? ORDER BY {key}",
                (first, last),
            ).fetchall()
            _insert(new, table, rows)
    for name, _, _ in _files(old):
        found = old.execute("SELECT * FROM blob WHERE sha256 = ?", (name,))
        _insert(new, "blob", found.fetchall())
    for rows in _commands(old):
        _insert(new, "command", rows)
    head = old.execute("SELECT entries, recorded_at, frontier FROM head").fetchone()
    if head[0]:
        new.execute(
            "UPDATE head SET entries = ?, recorded_at = ?, frontier = ?", tuple(head)
        )


def _spans(connection: Connection) -> Iterator[tuple[int, int]]:
    """Yield first and last of each block of entries."""
    (last,) = connection.execute(
        "SELECT coalesce(max(rowid), 0) FROM stored_events"
    ).fetchone()
    for first in range(1, last + 1, BLOCK):
        yield first, min(last, first + BLOCK - 1)


def _commands(connection: Connection) -> Iterator[list[Any]]:
    """Yield the rows of all commands, a block at a time, by their ids."""
    after = ""
    while rows := connection.execute(
        "SELECT * FROM command WHERE id > ? ORDER BY id LIMIT ?", (after, BLOCK)
    ).fetchall():
        yield rows
        after = rows[-1][0]


def _files(connection: Connection) -> list[tuple[str, str, int]]:
    """Return hash, media type and size of all kept files, by their hashes."""
    return connection.execute(
        "SELECT sha256, media_type, length(bytes) FROM blob ORDER BY sha256"
    ).fetchall()


def _insert(connection: Connection, table: str, rows: Sequence[Any]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _proved(connection: Connection) -> tuple[Copied, str]:
    """Return the root as the entries give it, and a hash over all other rows.

    Raises:
        UnsoundLedgerError: they do not give the leaves or the head that are stored.
    """
    meta = sorted(map(tuple, connection.execute("SELECT key, value FROM meta")))
    origin, frontier = dict(meta)["origin"], Frontier()
    beside = sha256(repr(meta).encode())
    for span in _spans(connection):
        leaves = []
        for row in stored_rows(connection, *span):
            if row.entry is None or leaf_of(origin, row.entry) != row.leaf:
                raise UnsoundLedgerError(f"entry #{row.number} is not as recorded")
            leaves.append(row.leaf)
            beside.update(repr(sorted(row.texts.items())).encode())
        frontier = frontier.grown(leaves)
    for rows in _commands(connection):
        beside.update(repr([tuple(row) for row in rows]).encode())
    for file in _files(connection):
        beside.update(repr(tuple(file)).encode())
        for piece in blob_pieces(connection, file[0]):
            beside.update(piece)
    head = connection.execute("SELECT entries, recorded_at, frontier FROM head")
    entries, recorded_at, packed = head.fetchone()
    if (entries, packed) != (frontier.size, frontier.packed()):
        raise UnsoundLedgerError("its remembered head is not that of its entries")
    beside.update(recorded_at.encode())
    return Copied(frontier.size, frontier.root.hex()), beside.hexdigest()
