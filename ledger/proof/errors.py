"""What does not prove what it should, and keys that cannot be used."""

from pathlib import Path

from domain.errors import LedgerError


class MalformedNoteError(LedgerError):
    """Bytes that are not a signed note."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"This is not a signed note that can be read: {why}; get the file again"
            " from whoever handed it out."
        )


class MalformedCheckpointError(LedgerError):
    """A text that does not say the size and root of a tree."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"This is not a checkpoint that can be read: {why}; get the file again"
            " from whoever handed it out."
        )


class UnsignedNoteError(LedgerError):
    """A note without a signature of any key that counts."""

    def __init__(self, names: str) -> None:
        super().__init__(
            f"No signature on the note is by the key of {names}, so nothing that it"
            " says counts; check that the key is the one that signed."
        )


class ForgedNoteError(LedgerError):
    """A signature that claims a known key and was not made by it for this text."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The signature of {name} on the note was not made by that key for these"
            " words; somebody changed the one or the other."
        )


class MalformedVerifierKeyError(LedgerError):
    """A text that is no verifier key of a note."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"This is not a verifier key: {why}; it reads name+8 hex digits+base64."
        )


class UnfitNameError(LedgerError):
    """A name that a key or a tree cannot bear."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name!r} cannot name a key; take up to 200 letters, digits and the signs"
            " . _ / - with a letter or digit first."
        )
        self.name = name


class SshSignatureError(LedgerError):
    """An SSH signature that does not hold."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The SSH signature does not hold: {why}; do not rely on what it was to"
            " vouch for."
        )


class NoKeyError(LedgerError):
    """There is no signing key where one was looked for."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"There is no signing key at {place}; name the file that holds it, or make"
            " one."
        )


class KeyExistsError(LedgerError):
    """A file is in the way of a new key."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"{place} exists already, and a key replaces nothing; choose another name"
            " for the new key."
        )


class KeyUnwritableError(LedgerError):
    """The folder or disk refuses a new key."""

    def __init__(self, place: Path, why: str) -> None:
        super().__init__(
            f"The key cannot be written to {place} ({why}); check that the folder is"
            " there and that you may write to it."
        )


class UnreadableKeyError(LedgerError):
    """The file of a key cannot be opened."""

    def __init__(self, place: Path, why: str) -> None:
        super().__init__(
            f"The key {place} cannot be read ({why}); check that the file is yours."
        )


class DamagedKeyError(LedgerError):
    """A file that is no private key, or no longer."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"{place} does not hold a private key in the OpenSSH format, or it is"
            " damaged; take the right file, or a copy of it."
        )


class OtherKeyError(LedgerError):
    """A key of a kind that the ledger does not sign with."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"{place} holds a key of another kind; the ledger signs with Ed25519 keys"
            " alone, so make one for it."
        )


class PassphraseNeededError(LedgerError):
    """A locked key, and no passphrase."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"The key {place} is locked; set LEDGER_KEY_PASSPHRASE, or type its"
            " passphrase at a terminal."
        )


class WrongPassphraseError(LedgerError):
    """A passphrase that does not open the key."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"The key {place} does not open with that passphrase; type it again, and if"
            " it is the right one, the file is damaged."
        )


class EmptyPassphraseError(LedgerError):
    """An empty passphrase for a new key."""

    def __init__(self) -> None:
        super().__init__(
            "An empty passphrase locks nothing; choose one, or say outright that the"
            " key is to have none."
        )


class ExposedKeyError(LedgerError):
    """A private key that other users of the computer may read or change."""

    def __init__(self, place: Path, mode: int) -> None:
        super().__init__(
            f"Others may read or change the key {place} (its permissions are"
            f" {mode:04o}); make it yours alone with `chmod 600`, or make a new key if"
            " somebody may have had it."
        )


class InconsistentError(LedgerError):
    """A ledger that is no continuation of what was signed for before."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Nothing was signed: {why}; an older copy was put in its place, or history"
            " was rewritten, so run `ledger verify` with the last pack."
        )


class OtherKeyInForceError(LedgerError):
    """A key that is not the one that signs for this ledger."""

    def __init__(self, offered: str, in_force: str) -> None:
        super().__init__(
            f"The key {offered} does not sign for this ledger; the one that does is"
            f" {in_force}, so name its file with --key."
        )
