"""Keys and checkpoints of the live ledger against the entries that they sign for."""

from typing import Any

from domain.errors import LedgerError
from ledger.frontier import Frontier
from ledger.leaf import SealedEntry

ADOPTED, SIGNED = "checkpoint.key_adopted", "checkpoint.signed"
STAMPED = "checkpoint.timestamped"
CALLED = {ADOPTED: "key", SIGNED: "checkpoint", STAMPED: "timestamp"}


class SignedCheck:
    """What has been adopted and signed so far."""

    def __init__(self) -> None:
        self._keys: list[Any] = []
        self._notes: dict[int, bytes] = {}
        self._stamped: set[int] = set()

    def copied(self) -> "SignedCheck":
        """Return one that goes on from here, and leaves this one as it is."""
        copy = SignedCheck()
        copy._keys, copy._notes = list(self._keys), dict(self._notes)
        copy._stamped = set(self._stamped)
        return copy

    def take(
        self, entry: SealedEntry, state: Any, before: Frontier, origin: str
    ) -> str | None:
        """Look at one entry, and return what is wrong with it, as a sentence.

        Args:
            entry: The entry; those that are not about keys or checkpoints are right.
            state: Its state, parsed.
            before: The tree over all entries before it.
            origin: The name of the ledger's tree.
        """
        if entry.wire not in CALLED:
            return None
        try:
            if entry.wire == ADOPTED:
                self._adopt(state, origin)
            elif entry.wire == SIGNED:
                self._check(state, before, origin)
            else:
                self._stamp(state)
        except (LedgerError, LookupError, TypeError, ValueError) as error:
            what, why = CALLED[entry.wire], str(error).rstrip(".")
            return f"The {what} of entry #{entry.number} does not hold: {why}."
        return None

    def _adopt(self, state: Any, origin: str) -> None:
        """Take the next key if the one before handed over to it."""
        from ledger.proof.note import read_note, read_verifier_key, verify_note
        from ledger.proof.rotation import handover_text

        key = read_verifier_key(state["key"])
        if self._keys:
            note = read_note(state["handover"].encode())
            verify_note(note, self._keys[-1:])
            if note.text != handover_text(origin, state["key"]):
                raise ValueError("the key before it handed over to another one")
        elif "handover" in state:
            raise ValueError("no key was there to hand over to it")
        self._keys.append(key)

    def _check(self, state: Any, before: Frontier, origin: str) -> None:
        """Compare a checkpoint with the entries before it, and its signatures."""
        from ledger.proof.checkpoint import read_checkpoint
        from ledger.proof.note import read_note, verify_note
        from ledger.proof.sshsig import ssh_verify

        if not self._keys:
            raise ValueError("the ledger had no key yet")
        written = state["note"].encode()
        note = read_note(written)
        (key,) = verify_note(note, self._keys[-1:])
        ssh_verify(written, state["ssh"], key.public)
        signed = read_checkpoint(note.text)
        if (signed.origin, signed.size) != (origin, before.size):
            raise ValueError("it does not sign for just the entries before it")
        if signed.root != before.root or state["root"] != before.root.hex():
            raise ValueError(f"its root is not that of the {before.size} entries")
        if state["size"] != before.size:
            raise ValueError(f"it says that it signs for {state['size']} entries")
        self._notes[before.size] = written

    def _stamp(self, state: Any) -> None:
        """Compare a timestamp with the checkpoint that it is of; who signed is open."""
        from ledger.proof.base64 import decoded
        from ledger.proof.timestamp import claimed_time

        size, token = state["size"], decoded(state["token"])
        if size not in self._notes:
            raise ValueError(f"no checkpoint before it signs for {size} entries")
        if size in self._stamped:
            raise ValueError(f"the checkpoint of {size} entries had one before")
        if token is None:
            raise ValueError("it is not in base64")
        claimed_time(token, self._notes[size])
        self._stamped.add(size)
