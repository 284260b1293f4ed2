"""Verbs about the ledger as a whole: whose key signs it, and signing it."""

from typing import TYPE_CHECKING

from domain.checkpoint_events import CheckpointSigned
from domain.text import Text
from ledger.proof.base64 import encoded
from ledger.proof.checkpoint import Checkpoint, read_checkpoint
from ledger.proof.errors import InconsistentError, OtherKeyInForceError
from ledger.proof.merkle import Tree
from ledger.proof.note import (
    VerifierKey,
    read_note,
    read_verifier_key,
    sign_note,
    verify_note,
)
from ledger.proof.rotation import handover_text
from ledger.proof.ssh import fingerprint
from ledger.proof.sshsig import ssh_sign
from ledger.recording import Recorded
from ledger.session import Command, Session
from ledger.verbs import Verbs

if TYPE_CHECKING:
    from ledger.proof.keys import SigningKey


class CheckpointVerbs(Verbs):
    """Everything that can be recorded of keys and checkpoints."""

    def adopt_key(self, command: Command, key: "SigningKey") -> Recorded:
        """Let `key` sign for this ledger, which must not have a key yet."""
        written = self._named(key).written()

        def decide(session: Session) -> None:
            checkpoints = session.store.checkpoints()
            session.add(checkpoints.adopt(written, None, session.by))

        return self._record(command, ("key adopt", written), decide)

    def rotate_key(
        self, command: Command, old: "SigningKey", new: "SigningKey"
    ) -> Recorded:
        """Let `new` sign from here on, by the word of `old`, the key in force.

        Raises:
            OtherKeyInForceError: `old` is not the key in force.
        """
        name, written = self._named(old).name, self._named(new).written()

        def decide(session: Session) -> None:
            checkpoints = session.store.checkpoints()
            self._check_in_force(old, checkpoints.key.key)
            note = sign_note(handover_text(name, written), name, old.private)
            session.add(checkpoints.adopt(written, note.decode(), session.by))

        return self._record(command, ("key rotate", written), decide)

    def sign_checkpoint(
        self, command: Command, key: "SigningKey", last: bytes | None = None
    ) -> Recorded:
        """Sign for all entries there are, and record that as the next entry.

        Args:
            command: Who asks.
            key: The key in force.
            last: The last note that this key signed, as it was kept elsewhere.

        Raises:
            OtherKeyInForceError: it is another key.
            InconsistentError: the entries are not those that were signed for before;
                nothing is signed.
            NoKeyAdoptedError: the ledger has no key.
        """

        def decide(session: Session) -> None:
            checkpoints = session.store.checkpoints()
            self._check_in_force(key, checkpoints.key.key)
            tree = self.log.tree()
            for before in checkpoints.signed[-1:]:
                check_continues(tree, before.size, bytes.fromhex(before.root))
            if last is not None:
                self._check_kept(tree, last, key)
            session.add(self._signed(session, tree, key))

        return self._record(command, ("checkpoint sign",), decide)

    def timestamp_checkpoint(
        self, command: Command, size: int, token: bytes, authority: Text
    ) -> Recorded:
        """Record what an authority said of the checkpoint of `size` entries.

        Raises:
            MalformedTimestampError, ForeignTimestampError: the token is not of it.
            NothingToTimestampError: there is no such checkpoint.
            TimestampedAlreadyError: it has a timestamp.
        """
        from ledger.proof.timestamp import claimed_time

        def decide(session: Session) -> None:
            checkpoints = session.store.checkpoints()
            about = size, encoded(token), authority
            session.add(checkpoints.timestamp(*about, session.by))
            for one in checkpoints.signed:
                if one.size == size:
                    claimed_time(token, one.note.encode())

        request = "checkpoint timestamp", size, authority
        return self._record(command, request, decide)

    def _signed(
        self, session: Session, tree: Tree, key: "SigningKey"
    ) -> CheckpointSigned:
        checkpoint = Checkpoint(self.log.recorder.origin, tree.size, tree.root())
        text = checkpoint.text()
        note = sign_note(text, self._named(key).name, key.private)
        ssh = ssh_sign(note, key.private)
        of_ledger = session.store.checkpoints()
        size, root = tree.size, tree.root().hex()
        return of_ledger.sign(size, root, note.decode(), ssh, session.by)

    def _check_kept(self, tree: Tree, last: bytes, key: "SigningKey") -> None:
        """Compare with what this very key signed, wherever the ledger was then."""
        note = read_note(last)
        verify_note(note, [self._named(key)])
        before = read_checkpoint(note.text)
        if before.origin == self.log.recorder.origin:
            check_continues(tree, before.size, before.root)

    def _check_in_force(self, key: "SigningKey", in_force: str) -> None:
        if self._named(key).written() != in_force:
            public = read_verifier_key(in_force).public
            raise OtherKeyInForceError(key.fingerprint, fingerprint(public))

    def _named(self, key: "SigningKey") -> VerifierKey:
        return VerifierKey(self.log.recorder.origin, key.public)


def check_continues(tree: Tree, size: int, root: bytes) -> None:
    """Refuse a ledger that is no continuation of what was signed for.

    Raises:
        InconsistentError: it has fewer entries, or others.
    """
    if size > tree.size:
        raise InconsistentError(
            f"{size} entries were signed for before, and the ledger has {tree.size}"
        )
    if tree.root(size) != root:
        raise InconsistentError(
            f"its first {size} entries are not those that were signed for before"
        )
