"""The key that signs for a ledger: where it is, how it is opened, what it signed."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.streams import tell
from cli.wiring import Workspace
from cli.words import printable
from domain.errors import LedgerError
from ledger.place import ServerPlace

if TYPE_CHECKING:
    from domain.checkpoints import Checkpoints
    from ledger.book import Ledger
    from ledger.proof.keys import SigningKey
    from ledger.recording import Recorded
    from ledger.session import Command

PASSPHRASE = "LEDGER_KEY_PASSPHRASE"
NEXT = ".next"
"""How a key that is being put in the place of another one is called until it is."""

key_option = click.option(
    "--key",
    "key",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The key's file; otherwise LEDGER_KEY, or the ledger's name with .key.",
)
no_passphrase_option = click.option(
    "--no-passphrase", is_flag=True, help="For unattended use: no passphrase."
)


class PassphraseDiffersError(LedgerError):
    """A passphrase that was typed differently the second time."""

    def __init__(self) -> None:
        super().__init__("The two passphrases differ, and no key was made; try again.")


def key_place(workspace: Workspace, named: Path | None) -> Path:
    """Return where the key is, or is to be."""
    from_environment = workspace.machine.environ.get("LEDGER_KEY")
    if named is None and from_environment:
        named = Path(from_environment)
    if named is not None:
        return workspace.machine.folder() / named
    place = workspace.place()
    if isinstance(place, ServerPlace):
        return workspace.machine.folder() / f"{place.schema}.key"
    return place.with_suffix(".key")


def new_passphrase(workspace: Workspace, none: bool) -> str | None:
    """Return the passphrase of a new key, from the person or the environment.

    Raises:
        click.UsageError: nobody is there to ask.
    """
    given = workspace.machine.environ.get(PASSPHRASE)
    if none or given is not None:
        return None if none else given
    if not sys.stdin.isatty():
        raise click.UsageError(
            f"A key wants a passphrase; set {PASSPHRASE}, or say --no-passphrase for"
            " unattended use."
        )
    first = _asked("Passphrase for the new key")
    if _asked("The same again") != first:
        raise PassphraseDiffersError
    return first


def opened_key(workspace: Workspace, place: Path) -> "SigningKey":
    """Return the key at `place`, having asked for its passphrase if it has one.

    Raises:
        LedgerError: it cannot be opened; says why.
    """
    from ledger.proof.keys import is_locked, load_key

    passphrase = workspace.machine.environ.get(PASSPHRASE)
    if passphrase is None and is_locked(place) and sys.stdin.isatty():
        passphrase = _asked(f"Passphrase of {printable(place.name)}")
    return load_key(place, passphrase)


def key_in_force(
    workspace: Workspace, place: Path, checkpoints: "Checkpoints"
) -> tuple["SigningKey", Path]:
    """Return the key that signs for a ledger now, and where it is.

    A rotation that was stopped leaves the next key beside the one before.

    Raises:
        OtherKeyInForceError: no key there is the one in force.
        NoKeyAdoptedError: the ledger has none.
        LedgerError: the key cannot be opened.
    """
    in_force = checkpoints.key.key
    following = place.with_name(place.name + NEXT)
    there = [one for one in (place, following) if one.exists()]
    offered = ""
    # Where there is none, opening it says so.
    for candidate in there or [place]:
        key = opened_key(workspace, candidate)
        if in_force.endswith(_material(key)):
            return key, candidate
        offered = offered or key.fingerprint
    from ledger.proof.errors import OtherKeyInForceError
    from ledger.proof.note import read_verifier_key
    from ledger.proof.ssh import fingerprint

    raise OtherKeyInForceError(offered, fingerprint(read_verifier_key(in_force).public))


def sign(
    ledger: "Ledger", command: "Command", key: "SigningKey", place: Path
) -> "Recorded":
    """Sign for all entries and record it; once it is recorded, `remember` it.

    Raises:
        InconsistentError: the ledger is no continuation of what the key signed.
    """
    from ledger.proof.last_note import read_last

    return ledger.sign_checkpoint(command, key, read_last(place))


def remember(recorded: "Recorded", place: Path) -> None:
    """Keep the note that was signed beside the key at `place`; never fail."""
    from ledger.proof.last_note import keep_last

    for event in recorded.events:
        note: Any = event
        try:
            keep_last(place, note.note.encode())
        except LedgerError as error:
            # It was signed and recorded; only the reminder is missing.
            tell(f"It cannot be remembered beside the key: {error}")


def _material(key: "SigningKey") -> str:
    """Return how a verifier key of this key ends."""
    from ledger.proof.note import VerifierKey

    return VerifierKey("", key.public).written().split("+", 2)[2]


def _asked(what: str) -> str:
    found: str = click.prompt(what, hide_input=True, err=True)
    return found
