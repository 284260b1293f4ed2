"""What can be done to a ledger's file, and who says what of it afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from ledger.proof.keys import load_key
from ledger.proof.ssh import fingerprint
from tests.acceptance.forging import History, by_hand, forge, inserted
from tests.cli.handed import OLDER, SIGNED, done
from tools.stage import Stage

PACK = OLDER.partition("/")[2]
OTHER = (
    f"{PACK}: Entry #{{}} of the ledger is another one than in the pack: history was"
    " rewritten since it was handed over."
)
SHORT = (
    f"{PACK}: The pack signs for {SIGNED} entries and the ledger has {SIGNED - 1}: its"
    " end was cut off, or an older copy was put in its place."
)
BETWEEN = (
    "The two packs: Entry #{} is another one than in the older pack: history was"
    " rewritten between the two."
)
OWN_KEY = Ed25519PrivateKey.from_private_bytes(b"a" * 32)
OWN = fingerprint(OWN_KEY.public_key().public_bytes_raw())
NOT_SIGNED = (
    "Nothing was signed: {}; an older copy was put in its place, or history was"
    " rewritten, so run `ledger verify` with the last pack."
)
ANOTHER = NOT_SIGNED.format(
    f"its first {SIGNED} entries are not those that were signed for before"
)
UNUSABLE = (
    "The ledger's file cannot be used (its entries and its head differ); nothing was"
    " recorded, so run `ledger verify` and restore a backup."
)


@dataclass(frozen=True)
class Attack:
    """One thing that is done to a ledger which handed over a pack before.

    Attributes:
        what: What is done, for the documentation.
        do: Does it.
        alone: What `ledger verify` says first; "" if it passes.
        packs: What `ledger verify --pack OLDER` says first of a ledger that holds
            in itself; "" if it passes.
        refused: Why no further report is sealed; "" if one is.
        newer: What a report that is sealed all the same says first, checked alone.
        against: What it says first, checked against the older pack.
        forgetful: Whether the attacker removes what the key's holder remembers.
    """

    what: str
    do: Callable[[Stage], None]
    alone: str = ""
    packs: str = ""
    refused: str = ""
    newer: str = ""
    against: str = ""
    forgetful: bool = False

    @property
    def with_packs(self) -> str:
        """What `ledger verify --pack OLDER` says first: packs come after the rest."""
        return self.alone or self.packs


def _by_sql(*statements: str) -> Callable[[Stage], None]:
    """Return what changes the file by hand, and nothing else."""

    def run(stage: Stage) -> None:
        with by_hand(stage.folder / "ledger.db") as connection:
            for statement in statements:
                assert connection.execute(statement).rowcount > 0, statement

    return run


def _forged(
    rewriting: Callable[[History], History], *, real_key: bool = False
) -> Callable[[Stage], None]:
    """Return what writes history anew, and draws the views of it."""

    def run(stage: Stage) -> None:
        key = load_key(stage.folder / "ledger.key").private if real_key else None
        forge(stage.folder / "ledger.db", rewriting, key)
        done(stage, "rebuild")

    return run


def _green(found: History) -> History:
    """Let entry 12 have rated the action Green."""
    found[11].state["rating"] = "Green"
    return found


def _own_key(stage: Stage) -> None:
    """Write history anew, signed from the beginning by a key of one's own."""
    opened = (Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    (stage.folder / "ledger.key").write_bytes(OWN_KEY.private_bytes(*opened))
    forge(stage.folder / "ledger.db", _green, OWN_KEY)
    done(stage, "rebuild")


def _restore(stage: Stage) -> None:
    shutil.copyfile(stage.folder / "before.db", stage.folder / "ledger.db")


def _restore_and_work_on(stage: Stage) -> None:
    _restore(stage)
    for number in range(5):
        done(stage, "progress", "2.6", f"Another note {number}")


def _reordered(found: History) -> History:
    """Let entries 13 and 14 have been the other way round."""
    owner, note = found[12], found[13]
    owner.entry, note.entry = (
        owner.entry._replace(recorded_at=note.entry.recorded_at),
        note.entry._replace(recorded_at=owner.entry.recorded_at),
    )
    found[16].state["entry"] = 13
    return [*found[:12], note, owner, *found[14:]]


BACKDATED = inserted(11, 11, "The report was sent in time")
UNSIGNED = f"The checkpoint of entry #{SIGNED + 1} does not hold: its root is not that"
MOVED = "The checkpoint of entry #23 does not hold: it does not sign for just"
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

ALONE: tuple[Attack, ...] = (
    Attack(
        "an event is edited by SQL",
        _by_sql(EDIT),
        alone="Entry #12 was altered: its leaf differs.",
        newer="This pack: Entry #12 was altered: its hash differs.",
        against="This pack: Entry #12 was altered: its hash differs.",
    ),
    Attack(
        "an event is edited, and every leaf and the head are computed anew",
        _forged(_green),
        alone=f"{UNSIGNED} of the {SIGNED} entries.",
        refused=ANOTHER,
    ),
    Attack(
        "the last entries are deleted by SQL",
        _by_sql(*GONE),
        alone="Entry #24 to #25 is missing from the end of the ledger.",
        refused=UNUSABLE,
    ),
    Attack(
        "entries are put in another order by SQL",
        _by_sql(*(s.format(*names) for names in TABLES.items() for s in SWAP)),
        alone="Entry #13 was altered: its leaf differs.",
        refused=ANOTHER,
    ),
    Attack(
        "entries are put in another order, and everything is computed anew",
        _forged(_reordered),
        alone=f"{UNSIGNED} of the {SIGNED} entries.",
        refused=ANOTHER,
    ),
    Attack(
        "a backdated event is inserted by SQL",
        _by_sql(INSERT),
        alone="Entry #26 has no leaf: it was not recorded so.",
        refused=UNUSABLE,
    ),
    Attack(
        "a backdated event is inserted among others, and everything is computed anew",
        _forged(BACKDATED),
        alone=f"{MOVED} the entries before it.",
        refused=ANOTHER,
    ),
)
"""What the ledger itself shows."""

WITH_PACKS: tuple[Attack, ...] = (
    Attack(
        "entries that a pack had are deleted from the end, and the head computed anew",
        _forged(lambda found: found[: SIGNED - 1]),
        packs=SHORT,
        refused=ANOTHER,
    ),
    Attack(
        "an old backup is restored",
        _restore,
        packs=SHORT,
        refused=ANOTHER,
    ),
    Attack(
        "an old backup is restored and worked on",
        _restore_and_work_on,
        packs=OTHER.format(SIGNED),
        refused=ANOTHER,
    ),
    Attack(
        "an old backup is restored and worked on, and the key's memory is removed",
        _restore_and_work_on,
        packs=OTHER.format(SIGNED),
        against=BETWEEN.format(SIGNED),
        forgetful=True,
    ),
    Attack(
        "the database is exchanged for a rewritten one, signed with the real key",
        _forged(_green, real_key=True),
        packs=OTHER.format(12),
        refused=ANOTHER,
    ),
    Attack(
        "the same, and the key's memory is removed",
        _forged(_green, real_key=True),
        packs=OTHER.format(12),
        against=BETWEEN.format(12),
        forgetful=True,
    ),
    Attack(
        "a backdated event is inserted, signed with the real key, its memory removed",
        _forged(BACKDATED, real_key=True),
        packs=OTHER.format(11),
        against=BETWEEN.format(11),
        forgetful=True,
    ),
    Attack(
        "the database is exchanged for a rewritten one, signed with another key",
        _own_key,
        packs=OTHER.format(12),
        against=f"The two packs: They are signed with two keys: {OWN}, and before",
        forgetful=True,
    ),
)
"""What passes in itself, and not beside a pack that was handed over before."""

UNSEEN = Attack(
    "entries that no pack had yet are deleted from the end, and the head computed anew",
    _forged(lambda found: found[:-2]),
)
"""What nobody can see, because nobody else ever had those entries."""

ATTACKS = (*ALONE, *WITH_PACKS, UNSEEN)
