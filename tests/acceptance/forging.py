"""What somebody with the file, this program and enough care can make of a ledger.

`forge` writes a history anew so that every number, version, leaf, command and the head
fit together again: what then gives it away is a signature, or a pack.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ledger.codec import SCRUBBED, Opening, commitment
from ledger.frontier import Frontier
from ledger.leaf import SealedEntry, leaf_of
from ledger.proof.checkpoint import Checkpoint
from ledger.proof.note import VerifierKey, sign_note
from ledger.proof.sshsig import ssh_sign
from ledger.schema import triggers

SALT = b"s" * 32
TABLES = ("stored_events", "leaf", "vault", "command")


@dataclass
class Forged:
    """One entry as an attacker holds it.

    Attributes:
        entry: What the leaf is of; number, version and state are computed anew.
        state: Its state, parsed.
        texts: Path -> salt and words.
    """

    entry: SealedEntry
    state: Any
    texts: dict[str, Opening]

    def say(self, path: str, words: str) -> None:
        """Let a text at the top of the state be another one."""
        self.texts[path] = Opening(SALT, words)
        self.state[path] = {"commit": commitment(self.texts[path])}


History = list[Forged]
Rewriting = Callable[[History], History]


@contextmanager
def by_hand(place: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection to the ledger at `place` whose triggers are away meanwhile."""
    with closing(sqlite3.connect(place)) as connection:
        for name in triggers():
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for statement in triggers().values():
            connection.execute(statement)
        connection.commit()


def history(connection: sqlite3.Connection) -> History:
    """Return all entries of a ledger."""
    rows = connection.execute(
        "SELECT number, recorded_at, originator_id, originator_version, topic, nonce,"
        " state FROM stored_events JOIN leaf ON number = stored_events.rowid"
        " ORDER BY number"
    )
    found = [Forged(SealedEntry(*row), json.loads(row[-1]), {}) for row in rows]
    for number, path, *opening in connection.execute("SELECT * FROM vault"):
        found[number - 1].texts[path] = Opening(*opening)
    return found


def forge(
    place: Path,
    rewriting: Rewriting,
    key: Ed25519PrivateKey | None = None,
    *,
    relabelled: bool = False,
) -> None:
    """Let `rewriting` change the history of a ledger, and compute all that hangs on it.

    Args:
        place: The ledger.
        rewriting: Returns the history as it is to have been.
        key: Signs the checkpoints in it anew, and is adopted as the first; without
            one the notes stay as they are.
        relabelled: Whether the entries of checkpoints say the new root all the same.
    """
    with by_hand(place) as connection:
        sql = "SELECT value FROM meta WHERE key = 'origin'"
        (origin,) = connection.execute(sql).fetchone()
        wanted = rewriting(history(connection))
        for table in TABLES:
            connection.execute(f"DELETE FROM {table}")
        frontier = _written(connection, wanted, origin, key, relabelled)
        _remembered(connection, wanted)
        connection.execute(
            "UPDATE head SET entries = ?, recorded_at = ?, frontier = ?",
            (frontier.size, wanted[-1].entry.recorded_at, frontier.packed()),
        )
        kept = [one.state.get("sha256", "") for one in wanted]
        marks = ", ".join("?" * len(kept))
        connection.execute(f"DELETE FROM blob WHERE sha256 NOT IN ({marks})", kept)


def _written(
    connection: sqlite3.Connection,
    wanted: History,
    origin: str,
    key: Ed25519PrivateKey | None,
    relabelled: bool,
) -> Frontier:
    versions, frontier = dict[str, int](), Frontier()
    for number, one in enumerate(wanted, 1):
        if key is not None:
            _sign(one, frontier, origin, key)
        if relabelled:
            _relabel(one, frontier)
        stream = one.entry.stream
        versions[stream] = versions.get(stream, 0) + 1
        state = rfc8785.dumps(one.state)
        entry = one.entry._replace(number=number, version=versions[stream], state=state)
        leaf = leaf_of(origin, entry)
        connection.execute(
            "INSERT INTO stored_events VALUES (?, ?, ?, ?, ?)",
            (number, stream, entry.version, entry.wire, state),
        )
        row = number, entry.recorded_at, entry.nonce, leaf
        connection.execute("INSERT INTO leaf VALUES (?, ?, ?, ?)", row)
        for path, opening in one.texts.items():
            words = (number, path, *opening)
            connection.execute("INSERT INTO vault VALUES (?, ?, ?, ?)", words)
        frontier = frontier.grown([leaf])
    return frontier


def _relabel(one: Forged, before: Frontier) -> None:
    """Let the entry of a checkpoint name the root over what was written before it."""
    if one.entry.wire == "checkpoint.signed":
        one.state |= {"size": before.size, "root": before.root.hex()}


def _sign(one: Forged, before: Frontier, origin: str, key: Ed25519PrivateKey) -> None:
    """Let a key or checkpoint be by `key`, over what was written before it."""
    if one.entry.wire == "checkpoint.key_adopted":
        public = key.public_key().public_bytes_raw()
        one.state["key"] = VerifierKey(origin, public).written()
    if one.entry.wire == "checkpoint.signed":
        text = Checkpoint(origin, before.size, before.root).text()
        note = sign_note(text, origin, key)
        one.state |= {"size": before.size, "root": before.root.hex()}
        one.state |= {"note": note.decode(), "ssh": ssh_sign(note, key)}


def _remembered(connection: sqlite3.Connection, wanted: History) -> None:
    """Remember each command for the entries that now name it."""
    runs: dict[str, list[int]] = {}
    for number, one in enumerate(wanted, 1):
        runs.setdefault(one.state["command"], []).append(number)
    redacted = {
        one.state["entry"] for one in wanted if one.entry.wire == "text.redacted"
    }
    for command, numbers in runs.items():
        mark = SALT if redacted.isdisjoint(numbers) else SCRUBBED
        row = (command, mark, mark, numbers[0], numbers[-1])
        connection.execute("INSERT INTO command VALUES (?, ?, ?, ?, ?)", row)


def inserted(place: int, like: int, words: str) -> Rewriting:
    """Return what inserts an entry at number `place`, made like entry `like`."""

    def rewriting(found: History) -> History:
        model, before = found[like - 1], found[place - 2].entry.recorded_at
        entry = model.entry._replace(recorded_at=f"{before[:-7]}999999Z")
        fresh = replace(model, entry=entry, state=dict(model.state), texts={})
        fresh.state["command"] = "never-asked"
        fresh.say("text", words)
        for one in found:
            for name in ("entry", "known_to"):
                if one.state.get(name, 0) >= place:
                    one.state[name] += 1
                    if name == "entry" and one.entry.stream == model.entry.stream:
                        one.state["version"] += 1
        return [*found[: place - 1], fresh, *found[place - 1 :]]

    return rewriting
