"""What a key signs for the ledger: its successor, and all entries there are."""

from typing import TYPE_CHECKING

from domain.checkpoint_events import CheckpointSigned
from ledger.application import EventLog
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
from ledger.session import Session

if TYPE_CHECKING:
    from ledger.proof.keys import SigningKey


def named(log: EventLog, key: "SigningKey") -> VerifierKey:
    """Return the public half of `key` under the name of the ledger."""
    return VerifierKey(log.recorder.origin, key.public)


def handover(log: EventLog, old: "SigningKey", in_force: str, new: str) -> str:
    """Return the note by which `old` hands over to the key written `new`.

    Raises:
        OtherKeyInForceError: `old` is not the key written `in_force`.
    """
    _check_in_force(log, old, in_force)
    name = log.recorder.origin
    return sign_note(handover_text(name, new), name, old.private).decode()


def checkpoint_by(
    key: "SigningKey", log: EventLog, session: Session, last: bytes | None
) -> CheckpointSigned:
    """Return the checkpoint of all entries there are, signed by `key`.

    Args:
        key: The key in force.
        log: The ledger.
        session: Has its keys and checkpoints.
        last: The last note that this key signed, as it was kept elsewhere.

    Raises:
        OtherKeyInForceError: it is another key.
        InconsistentError: the entries are not those that were signed for before.
        NoKeyAdoptedError: the ledger has no key.
    """
    checkpoints = session.store.checkpoints()
    _check_in_force(log, key, checkpoints.key.key)
    tree = log.tree()
    for before in checkpoints.signed[-1:]:
        _check_continues(tree, before.size, bytes.fromhex(before.root))
    if last is not None:
        _check_kept(log, tree, last, key)
    text = Checkpoint(log.recorder.origin, tree.size, tree.root()).text()
    note = sign_note(text, named(log, key).name, key.private)
    ssh = ssh_sign(note, key.private)
    size, root = tree.size, tree.root().hex()
    return checkpoints.sign(size, root, note.decode(), ssh, session.by)


def _check_kept(log: EventLog, tree: Tree, last: bytes, key: "SigningKey") -> None:
    """Compare with what this very key signed, wherever the ledger was then."""
    note = read_note(last)
    verify_note(note, [named(log, key)])
    before = read_checkpoint(note.text)
    if before.origin == log.recorder.origin:
        _check_continues(tree, before.size, before.root)


def _check_in_force(log: EventLog, key: "SigningKey", in_force: str) -> None:
    if named(log, key).written() != in_force:
        public = read_verifier_key(in_force).public
        raise OtherKeyInForceError(key.fingerprint, fingerprint(public))


def _check_continues(tree: Tree, size: int, root: bytes) -> None:
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
