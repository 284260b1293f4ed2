"""What can be done to a ledger's file, and who says what of it afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ledger.proof.ssh import fingerprint
from tests.acceptance.attack_steps import (
    BACKDATED,
    EDIT,
    GONE,
    INSERT,
    OWN_KEY,
    SWAP,
    TABLES,
    by_sql,
    forged,
    green,
    own_key,
    reordered,
    restore,
    restore_and_work_on,
)
from tests.cli.handed import OLDER, SIGNED
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
LEAFLESS = (
    "Version 99 of action/riverton-2019/2 is damaged: its leaf is missing or damaged;"
    " run `ledger verify` and restore a backup."
)
UNSIGNED = f"The checkpoint of entry #{SIGNED + 1} does not hold: its root is not that"
MOVED = "The checkpoint of entry #23 does not hold: it does not sign for just"


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


ALONE: tuple[Attack, ...] = (
    Attack(
        "an event is edited by SQL",
        by_sql(EDIT),
        alone="Entry #12 was altered: its leaf differs.",
        newer="This pack: Entry #12 was altered: its hash differs.",
        against="This pack: Entry #12 was altered: its hash differs.",
    ),
    Attack(
        "an event is edited, and every leaf and the head are computed anew",
        forged(green),
        alone=f"{UNSIGNED} of the {SIGNED} entries.",
        refused=ANOTHER,
    ),
    Attack(
        "the same, and the entry of the checkpoint is made to name the new root",
        forged(green, relabelled=True),
        alone=f"{UNSIGNED} of the {SIGNED} entries.",
        refused=ANOTHER,
    ),
    Attack(
        "the last entries are deleted by SQL",
        by_sql(*GONE),
        alone="Entry #24 to #25 is missing from the end of the ledger.",
        refused=UNUSABLE,
    ),
    Attack(
        "entries are put in another order by SQL",
        by_sql(*(s.format(*names) for names in TABLES.items() for s in SWAP)),
        alone="Entry #13 was altered: its leaf differs.",
        refused=ANOTHER,
    ),
    Attack(
        "entries are put in another order, and everything is computed anew",
        forged(reordered),
        alone=f"{UNSIGNED} of the {SIGNED} entries.",
        refused=ANOTHER,
    ),
    Attack(
        "a backdated event is inserted by SQL",
        by_sql(INSERT),
        alone="Entry #26 has no leaf: it was not recorded so.",
        refused=LEAFLESS,
    ),
    Attack(
        "a backdated event is inserted among others, and everything is computed anew",
        forged(BACKDATED),
        alone=f"{MOVED} the entries before it.",
        refused=ANOTHER,
    ),
)
"""What the ledger itself shows."""

WITH_PACKS: tuple[Attack, ...] = (
    Attack(
        "entries that a pack had are deleted from the end, and the head computed anew",
        forged(lambda found: found[: SIGNED - 1]),
        packs=SHORT,
        refused=ANOTHER,
    ),
    Attack(
        "an old backup is restored",
        restore,
        packs=SHORT,
        refused=ANOTHER,
    ),
    Attack(
        "an old backup is restored and worked on",
        restore_and_work_on,
        packs=OTHER.format(SIGNED),
        refused=ANOTHER,
    ),
    Attack(
        "an old backup is restored and worked on, and the key's memory is removed",
        restore_and_work_on,
        packs=OTHER.format(SIGNED),
        against=BETWEEN.format(SIGNED),
        forgetful=True,
    ),
    Attack(
        "the database is exchanged for a rewritten one, signed with the real key",
        forged(green, real_key=True),
        packs=OTHER.format(12),
        refused=ANOTHER,
    ),
    Attack(
        "the same, and the key's memory is removed",
        forged(green, real_key=True),
        packs=OTHER.format(12),
        against=BETWEEN.format(12),
        forgetful=True,
    ),
    Attack(
        "a backdated event is inserted, signed with the real key, its memory removed",
        forged(BACKDATED, real_key=True),
        packs=OTHER.format(11),
        against=BETWEEN.format(11),
        forgetful=True,
    ),
    Attack(
        "the database is exchanged for a rewritten one, signed with another key",
        own_key,
        packs=OTHER.format(12),
        against=f"The two packs: They are signed with two keys: {OWN}, and before",
        forgetful=True,
    ),
)
"""What passes in itself, and not beside a pack that was handed over before."""

UNSEEN = Attack(
    "entries that no pack had yet are deleted from the end, and the head computed anew",
    forged(lambda found: found[:-2]),
)
"""What nobody can see, because nobody else ever had those entries."""

ATTACKS = (*ALONE, *WITH_PACKS, UNSEEN)
