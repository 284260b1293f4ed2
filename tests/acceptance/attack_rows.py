"""The tables of attacks in docs/proof.md, as the attacks themselves have them.

python -m tests.acceptance.attack_rows     prints them
"""

from __future__ import annotations

from tests.acceptance.ledger_attacks import ATTACKS, Attack
from tests.acceptance.pack_attacks import PACK_ATTACKS

FOUND, PASSES = "**found**", "passes"
HEAD = (
    "| what is done to the ledger's file | `ledger verify` alone | with an earlier"
    " pack, or the minutes | sealing the next report | the next pack, alone | the next"
    " pack against an earlier one |",
    "| --- | --- | --- | --- | --- | --- |",
)
OF_PACKS = (
    "| what is done to a pack | its `verify.py` alone says first |",
    "| --- | --- |",
)


def attack_rows() -> list[str]:
    """Return every line of the two tables."""
    of_packs = [f"| {one.what} | {one.says} |" for one in PACK_ATTACKS]
    return [*HEAD, *map(_row, ATTACKS), *OF_PACKS, *of_packs]


def _row(attack: Attack) -> str:
    cells = [attack.what, _said(attack.alone), _said(attack.with_packs)]
    if attack.refused:
        cells += ["**refused**", "", ""]
    else:
        cells += ["goes on", _said(attack.newer), _said(attack.against)]
    return f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |")


def _said(sentence: str) -> str:
    return FOUND if sentence else PASSES
