"""Verbs about the ledger as a whole: whose key signs it, and signing it."""

from typing import TYPE_CHECKING

from domain.text import Text
from ledger.recording import Recorded
from ledger.session import Command, Session
from ledger.verbs import Verbs

if TYPE_CHECKING:
    from ledger.proof.keys import SigningKey


class CheckpointVerbs(Verbs):
    """Everything that can be recorded of keys and checkpoints."""

    def adopt_key(self, command: Command, key: "SigningKey") -> Recorded:
        """Let `key` sign for this ledger, which must not have a key yet."""
        from ledger.checkpoint_signing import named

        written = named(self.log, key).written()

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
        from ledger.checkpoint_signing import handover, named

        written = named(self.log, new).written()

        def decide(session: Session) -> None:
            checkpoints = session.store.checkpoints()
            note = handover(self.log, old, checkpoints.key.key, written)
            session.add(checkpoints.adopt(written, note, session.by))

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
        from ledger.checkpoint_signing import checkpoint_by

        def decide(session: Session) -> None:
            session.add(checkpoint_by(key, self.log, session, last))

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
        from ledger.proof.base64 import encoded
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
