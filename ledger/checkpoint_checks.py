"""Keys and checkpoints of the live ledger against the entries that they sign for."""

from typing import Any

from domain.errors import LedgerError
from ledger.leaf import SealedEntry
from ledger.tree import Frontier

ADOPTED, SIGNED = "checkpoint.key_adopted", "checkpoint.signed"


class SignedCheck:
    """What has been adopted and signed so far.

    Attributes:
        keys: The keys that were adopted, the one in force last.
    """

    def __init__(self) -> None:
        self.keys: list[Any] = []

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
        if entry.wire not in (ADOPTED, SIGNED):
            return None
        try:
            if entry.wire == ADOPTED:
                self._adopt(state, origin)
            else:
                self._check(state, before, origin)
        except (LedgerError, LookupError, TypeError, ValueError) as error:
            what = "key" if entry.wire == ADOPTED else "checkpoint"
            why = str(error).rstrip(".")
            return f"The {what} of entry #{entry.number} does not hold: {why}."
        return None

    def _adopt(self, state: Any, origin: str) -> None:
        """Take the next key if the one before handed over to it."""
        from ledger.proof.note import read_note, read_verifier_key, verify_note
        from ledger.proof.rotation import handover_text

        key = read_verifier_key(state["key"])
        if self.keys:
            note = read_note(state["handover"].encode())
            verify_note(note, self.keys[-1:])
            if note.text != handover_text(origin, state["key"]):
                raise ValueError("the key before it handed over to another one")
        elif "handover" in state:
            raise ValueError("no key was there to hand over to it")
        self.keys.append(key)

    def _check(self, state: Any, before: Frontier, origin: str) -> None:
        """Compare a checkpoint with the entries before it, and its signatures."""
        from ledger.proof.checkpoint import read_checkpoint
        from ledger.proof.note import read_note, verify_note
        from ledger.proof.sshsig import ssh_verify

        if not self.keys:
            raise ValueError("the ledger had no key yet")
        written = state["note"].encode()
        note = read_note(written)
        (key,) = verify_note(note, self.keys[-1:])
        ssh_verify(written, state["ssh"], key.public)
        signed = read_checkpoint(note.text)
        if (signed.origin, signed.size) != (origin, before.size):
            raise ValueError("it does not sign for just the entries before it")
        if signed.root != before.root or state["root"] != before.root.hex():
            raise ValueError(f"its root is not that of the {before.size} entries")
        if state["size"] != before.size:
            raise ValueError(f"it says that it signs for {state['size']} entries")
