"""Anything is recorded, redacted, sealed, signed, handed over, and attacked."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from cli.pack_checking import first_difference
from domain.checkpoint_events import CheckpointSigned
from domain.text import Text
from ledger.connection import connect
from ledger.proof.keys import SigningKey
from ledger.proof.merkle import Tree
from ledger.proof.verifier.verify import Pack
from ledger.verify import verify
from tests.acceptance.forging import History, by_hand, forge, inserted
from tests.ledger.given import ORIGIN, audit, query
from tests.ledger.proof.proving import verify_consistency
from tests.ledger.test_redaction_machine import Redacting

PRIVATE = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
KEY = SigningKey(PRIVATE, PRIVATE.public_key().public_bytes_raw())
SPACE = "UPDATE stored_events SET state = CAST(state || ' ' AS BLOB) WHERE rowid = {}"
GONE = "DELETE FROM {} WHERE {} >= {}"
NOTE = 7
"""An entry that is there from the beginning, and is a note."""


def _edit(at: int) -> Callable[[History], History]:
    def rewriting(found: History) -> History:
        found[at - 1].state["recorded_by"] = "somebody.else"
        return found

    return rewriting


def _cut(at: int) -> Callable[[History], History]:
    return lambda found: found[: at - 1]


def _insert(at: int) -> Callable[[History], History]:
    return inserted(at, NOTE, "It had been done in time")


def _swap(at: int) -> Callable[[History], History]:
    def rewriting(found: History) -> History:
        one, other = found[at - 1 : at + 1]
        one.entry, other.entry = (
            one.entry._replace(recorded_at=other.entry.recorded_at),
            other.entry._replace(recorded_at=one.entry.recorded_at),
        )
        return [*found[: at - 1], other, one, *found[at + 1 :]]

    return rewriting


REWRITINGS = {"edit": _edit, "cut": _cut, "insert": _insert, "swap": _swap}
LOST = "has lost its text"
PASSING = {"edit", "cut"}
"""Those after which a ledger that is signed anew holds in itself, whatever it says."""


class Proving(Redacting):
    """The same two programs, a key, packs that were handed over, and an attacker."""

    def __init__(self) -> None:
        super().__init__()
        self.packs: list[Pack] = []

    @initialize()
    def opened(self) -> None:
        super().opened()
        self.send(lambda ledger, c: ledger.adopt_key(c, KEY))
        self.progress("1.1", Text("A note to begin with"), None, "h.mensah", None)
        self.sign()
        self.hand_over()

    @rule()
    def sign(self) -> None:
        before = len(self.recorded)
        self.send(lambda ledger, c: ledger.sign_checkpoint(c, KEY))
        assert len(self.recorded) == before + 1

    @rule()
    def hand_over(self) -> None:
        """Keep what a pack holds of the last checkpoint, as whoever gets it does."""
        signed = [e for e in self.recorded.values() if isinstance(e, CheckpointSigned)]
        for event in signed[-1:]:
            pack = Pack("")
            pack.origin, pack.size, pack.root = ORIGIN, event.size, event.root
            pack.key = KEY.public
            pack.leaves = bytearray(b"".join(self.leaves(event.size)))
            self.packs.append(pack)

    def leaves(self, last: int) -> list[bytes]:
        """Return the first leaves that the ledger's file holds."""
        sql = "SELECT leaf FROM leaf WHERE number <= ? ORDER BY number"
        return [leaf for (leaf,) in query(self.place, sql, last) if type(leaf) is bytes]

    @invariant()
    def the_ledger_holds_what_was_returned(self) -> None:
        """Look at one of the programs; `tests.ledger.test_machine` looks at both."""
        if self.recorded:
            held = {entry.number: entry.event for entry in audit(self.programs[0])}
            assert held == self.recorded

    @invariant()
    def every_pack_that_was_handed_over_agrees_with_the_ledger(self) -> None:
        if not self.packs:
            return
        tree = Tree(self.leaves(len(self.recorded)))
        for pack in self.packs:
            assert _differs(self.file, pack) is None
            old, new = bytes.fromhex(pack.root), tree.root()
            proof = tree.consistency(pack.size, tree.size)
            verify_consistency(pack.size, old, tree.size, new, proof)

    @rule(how=st.sampled_from(sorted(REWRITINGS)), data=st.data())
    def rewrite_a_copy_with_the_real_key(self, how: str, data: st.DataObject) -> None:
        """Write history anew from some entry on, so that all fits together again."""
        last = len(self.recorded) - (how == "swap")
        first = NOTE + 1 if how == "insert" else 2
        at = data.draw(st.integers(first, max(first, last)), "entry")
        if at > last:
            return
        with TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.db"
            shutil.copyfile(self.file, copy)
            forge(copy, REWRITINGS[how](at), PRIVATE)
            alone = verify(copy)
            # A cut can take the entry by which words went, and then they are missed.
            other = [one for one in alone.findings if LOST not in one.sentence]
            assert not other or how not in PASSING, alone.findings
            self.judge(copy, at, alone.verified)

    @rule(sql=st.sampled_from([SPACE, GONE]), data=st.data())
    def change_a_copy_by_sql(self, sql: str, data: st.DataObject) -> None:
        at = data.draw(st.integers(1, len(self.recorded)), "entry")
        with TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.db"
            shutil.copyfile(self.file, copy)
            with by_hand(copy) as connection:
                if sql == SPACE:
                    connection.execute(SPACE.format(at))
                for table in ("stored_events", "leaf", "vault") if sql == GONE else ():
                    key = "rowid" if table == "stored_events" else "number"
                    connection.execute(GONE.format(table, key, at))
            assert not verify(copy).verified

    def judge(self, copy: Path, at: int, alone: bool) -> None:
        """See that the packs find a change from entry `at` on, and no other ones."""
        for pack in self.packs:
            found = _differs(copy, pack)
            if pack.size < at:
                assert found is None
            elif found is None:
                assert not alone, f"nobody sees what was changed from #{at} on"
            else:
                assert found[1] == at


def _differs(place: Path, pack: Pack) -> tuple[str, int | None] | None:
    with closing(connect(place)) as connection:
        return first_difference(connection, pack)


def test_an_honest_ledger_agrees_with_its_packs_and_an_attacked_one_never_does() -> (
    None
):
    run_state_machine_as_test(
        Proving, settings=settings(max_examples=12, stateful_step_count=20)
    )


class Blind(Proving):
    """The control: whoever got packs and looks at their sizes alone."""

    def judge(self, copy: Path, at: int, alone: bool) -> None:
        for pack in self.packs:
            if alone and pack.size >= at:
                assert verify(copy).entries < pack.size


def test_whoever_does_not_compare_leaves_would_miss_it() -> None:
    # The first example will do, and comes by chance; a shorter one takes its time.
    how = settings(max_examples=300, stateful_step_count=20, phases=[Phase.generate])
    with pytest.raises((AssertionError, BaseExceptionGroup)):
        run_state_machine_as_test(Blind, settings=how)
