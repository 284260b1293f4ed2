"""How a ledger's file is attacked, step by step."""

from __future__ import annotations

import shutil
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from ledger.proof.keys import load_key
from tests.acceptance.forging import History, by_hand, forge, inserted
from tests.cli.handed import done
from tools.stage import Stage

OWN_KEY = Ed25519PrivateKey.from_private_bytes(b"a" * 32)


def by_sql(*statements: str) -> Callable[[Stage], None]:
    """Return what changes the file by hand, and nothing else."""

    def run(stage: Stage) -> None:
        with by_hand(stage.folder / "ledger.db") as connection:
            for statement in statements:
                assert connection.execute(statement).rowcount > 0, statement

    return run


def forged(
    rewriting: Callable[[History], History],
    *,
    real_key: bool = False,
    relabelled: bool = False,
) -> Callable[[Stage], None]:
    """Return what writes history anew, and draws the views of it."""

    def run(stage: Stage) -> None:
        key = load_key(stage.folder / "ledger.key").private if real_key else None
        forge(stage.folder / "ledger.db", rewriting, key, relabelled=relabelled)
        done(stage, "rebuild")

    return run


def green(found: History) -> History:
    """Let entry 12 have rated the action Green."""
    found[11].state["rating"] = "Green"
    return found


def own_key(stage: Stage) -> None:
    """Write history anew, signed from the beginning by a key of one's own."""
    opened = (Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    (stage.folder / "ledger.key").write_bytes(OWN_KEY.private_bytes(*opened))
    forge(stage.folder / "ledger.db", green, OWN_KEY)
    done(stage, "rebuild")


def restore(stage: Stage) -> None:
    """Put an old copy in the place of the ledger."""
    shutil.copyfile(stage.folder / "before.db", stage.folder / "ledger.db")


def restore_and_work_on(stage: Stage) -> None:
    """Put an old copy in its place, and record five notes more."""
    restore(stage)
    for number in range(5):
        done(stage, "progress", "2.6", f"Another note {number}")


def reordered(found: History) -> History:
    """Let entries 13 and 14 have been the other way round."""
    owner, note = found[12], found[13]
    owner.entry, note.entry = (
        owner.entry._replace(recorded_at=note.entry.recorded_at),
        note.entry._replace(recorded_at=owner.entry.recorded_at),
    )
    found[16].state["entry"] = 13
    return [*found[:12], note, owner, *found[14:]]


BACKDATED = inserted(11, 11, "The report was sent in time")
INSERT = (
    "INSERT INTO stored_events SELECT 26, originator_id, 99, topic, state"
    " FROM stored_events WHERE rowid = 11"
)
EDIT = (
    "UPDATE stored_events SET state = CAST(replace(CAST(state AS TEXT),"
    " '\"Red\"', '\"Green\"') AS BLOB) WHERE rowid = 12"
)
GONE = (
    "DELETE FROM stored_events WHERE rowid > 23",
    "DELETE FROM leaf WHERE number > 23",
    "DELETE FROM vault WHERE number > 23",
)
SWAP = (
    "UPDATE {0} SET {1} = 99 WHERE {1} = 13",
    "UPDATE {0} SET {1} = 13 WHERE {1} = 14",
    "UPDATE {0} SET {1} = 14 WHERE {1} = 99",
)
TABLES = {"stored_events": "rowid", "leaf": "number", "vault": "number"}
