"""The offline verifier on the seal of a pack, and on the paths that lead from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from ledger.proof.checkpoint import Checkpoint
from ledger.proof.merkle import Tree
from tests.ledger.proof.packs import (
    ORIGIN,
    author,
    findings,
    rebag,
    texts_of,
    write,
)
from tests.ledger.proof.test_verify_signed import ANOTHER_ROOT, LEAVES, after

SEALED, INCLUSION = "proof/sealed.json", "proof/inclusion.json"
CONSISTENCY = "proof/consistency.json"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return author().pack(tmp_path / "pack", 5)


def after_json(pack: Path, name: str, change: Callable[[Any], object]) -> list[str]:
    """Return what is found after one file of JSON was changed and listed anew."""
    value = json.loads((pack / name).read_bytes())
    change(value)
    return after(pack, name, lambda _: rfc8785.dumps(value) + b"\n")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda entry: entry["state"].update(manifest="0" * 64),
            "Entry #7 was altered: its hash differs.",
        ),
        (
            lambda entry: entry["texts"]["title"].update(value="Another"),
            "The text of entry #7 (title) was altered.",
        ),
        (
            lambda entry: entry.update(type="report.sent"),
            f"{SEALED} is not the entry of a sealed report.",
        ),
        (
            lambda entry: entry.pop("nonce"),
            f"{SEALED} does not have the parts of an entry.",
        ),
    ],
)
def test_the_seal_is_an_entry_of_the_ledger(
    pack: Path, change: Callable[[Any], object], said: str
) -> None:
    assert after_json(pack, SEALED, change) == [said]


def test_another_entry_is_no_seal(pack: Path) -> None:
    first = (pack / "data/entries.jsonl").read_bytes().splitlines(keepends=True)[0]

    assert after(pack, SEALED, lambda _: first) == [
        f"{SEALED} is not the entry of a sealed report."
    ]


def test_a_seal_without_a_line_end_is_noticed(pack: Path) -> None:
    assert after(pack, SEALED, lambda line: line[:-1]) == [
        f"{SEALED} is not ended by a line feed."
    ]


OTHER_PLACE = f"{INCLUSION} is not about the entry that was sealed."
ASTRAY = f"{INCLUSION} does not lead from entry #7 to the root."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda proof: proof.update(index=5), OTHER_PLACE),
        (lambda proof: proof.update(size=8), OTHER_PLACE),
        (lambda proof: proof.update(more=1), OTHER_PLACE),
        (lambda proof: proof["path"].pop(), ASTRAY),
        (lambda proof: proof["path"].append("0" * 64), ASTRAY),
        (lambda proof: proof["path"].reverse(), ASTRAY),
        (lambda proof: proof["path"].append("0"), f"{INCLUSION} does not hold a path."),
        (lambda proof: proof.pop("path"), f"{INCLUSION} does not hold a path."),
        (
            lambda proof: proof.update(path=["0" * 64] * 65),
            f"{INCLUSION} does not hold a path.",
        ),
    ],
)
def test_the_way_from_the_seal_to_the_root_is_exact(
    pack: Path, change: Callable[[Any], object], said: str
) -> None:
    assert after_json(pack, INCLUSION, change) == [said]


OTHER_PACK = f"{CONSISTENCY} is not about this pack and one before."
BROKEN = f"{CONSISTENCY} does not lead from the pack before to this one."
REWRITTEN = (
    "The first {} entries are not those of the pack before: history was rewritten"
    " since."
)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda proof: proof.update(old_size=4), REWRITTEN.format(4)),
        (lambda proof: proof.update(old_root="0" * 64), REWRITTEN.format(5)),
        (lambda proof: proof.update(old_root=None), REWRITTEN.format(5)),
        (lambda proof: proof.update(old_size=0), OTHER_PACK),
        (lambda proof: proof.update(old_size=8), OTHER_PACK),
        (lambda proof: proof.update(old_size=True), OTHER_PACK),
        (lambda proof: proof.update(old_size="5"), OTHER_PACK),
        (lambda proof: proof.update(new_size=8), OTHER_PACK),
        (lambda proof: proof.pop("new_size"), OTHER_PACK),
        (lambda proof: proof.update(more=1), OTHER_PACK),
        (lambda proof: proof["path"].pop(), BROKEN),
        (lambda proof: proof["path"].append("0" * 64), BROKEN),
        (lambda proof: proof["path"].clear(), BROKEN),
        (lambda proof: proof.pop("path"), f"{CONSISTENCY} does not hold a path."),
    ],
)
def test_the_way_from_the_pack_before_is_exact(
    pack: Path, change: Callable[[Any], object], said: str
) -> None:
    assert after_json(pack, CONSISTENCY, change) == [said]


@pytest.mark.parametrize("old_size", range(8))
def test_a_pack_before_may_have_had_any_size(tmp_path: Path, old_size: int) -> None:
    assert findings(author().pack(tmp_path / "pack", old_size)) == []


def test_a_path_from_a_ledger_of_the_same_size_has_no_nodes(tmp_path: Path) -> None:
    pack = author().pack(tmp_path / "pack", 7)

    said = after_json(pack, CONSISTENCY, lambda proof: proof["path"].append("0" * 64))
    assert said == [BROKEN]


def test_a_checkpoint_of_other_entries_does_not_cover_the_seal(tmp_path: Path) -> None:
    """The key's holder can sign anything, but not make it fit."""
    made = author()
    pack = made.pack(tmp_path / "pack")
    made.entries[0], made.entries[1] = made.entries[1], made.entries[0]
    tree = Tree(made.leaves())
    made.sign(pack, Checkpoint(ORIGIN, 7, tree.root()).text())
    assert findings(pack) == [ANOTHER_ROOT]

    write(pack, LEAVES, "".join(f"{leaf}\n" for leaf in texts_of(made.leaves())))
    rebag(pack)

    assert findings(pack)[0] == "Entry #1 is not the one that the checkpoint covers."
