"""Having a checkpoint timestamped by an outside authority, and reading what it said."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.wiring import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cryptography.x509 import Certificate

    from domain.checkpoint_events import CheckpointSigned, CheckpointTimestamped
    from domain.checkpoints import Checkpoints
    from ledger.book import Ledger
    from ledger.recording import Recorded

tsa_option = click.option(
    "--tsa",
    "tsa",
    metavar="URL",
    help="Where the timestamp authority is asked; otherwise LEDGER_TSA_URL.",
)
verify_option = click.option(
    "--verify-timestamp",
    "roots",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PEM",
    help="Verify the timestamps by the root certificates in this file.",
)


def authority(workspace: Workspace, named: str | None) -> str:
    """Return where to ask, having seen that asking there is possible.

    Raises:
        click.UsageError: neither the option nor the environment says.
        NoTimestampLibraryError, UnfitAuthorityError: as the names say.
    """
    from ledger.proof.authority import check_authority
    from ledger.proof.timestamp import check_library

    url = named or workspace.machine.environ.get("LEDGER_TSA_URL")
    if not url:
        raise click.UsageError("Name the authority with --tsa URL, or LEDGER_TSA_URL.")
    check_library()
    check_authority(url)
    return url


def stamp(
    workspace: Workspace, ledger: "Ledger", url: str, one: "CheckpointSigned"
) -> "Recorded":
    """Have a checkpoint timestamped, and record that; nobody is locked out meanwhile.

    Raises:
        LedgerError: the authority gives no timestamp, or it cannot be recorded.
    """
    from domain.text import Text
    from ledger.proof.timestamp import request_timestamp

    token = request_timestamp(url, one.note.encode())
    command = workspace.command()
    return ledger.timestamp_checkpoint(command, one.size, token, Text(url))


def stamps(checkpoints: "Checkpoints", roots: Path | None) -> dict[int, dict[str, Any]]:
    """Return what is known of each timestamp, by the size of its checkpoint.

    Args:
        checkpoints: The checkpoints.
        roots: A file of root certificates; None to verify no signature.

    Returns:
        `at`: the moment, `by`: who signed, once verified, `authority`: where it was
        asked, `verified`: None without `roots`, `finding`: what is wrong, or None.

    Raises:
        NoTimestampError: there is nothing to verify.
        BadCertificatesError: the file holds no certificates.
    """
    trusted = None if roots is None else certificates(roots)
    found = checkpoints.timestamped
    if trusted is not None and not found:
        from ledger.proof.timestamp_errors import NoTimestampError

        raise NoTimestampError
    notes = {one.size: one.note.encode() for one in checkpoints.signed}
    return {size: _read(one, notes[size], trusted) for size, one in found.items()}


def certificates(place: Path) -> "Sequence[Certificate]":
    """Return the certificates in a file of PEM.

    Raises:
        BadCertificatesError: it holds none.
        OSError: it cannot be read.
    """
    from cryptography.x509 import load_pem_x509_certificates

    from ledger.proof.timestamp_errors import BadCertificatesError

    try:
        return load_pem_x509_certificates(place.read_bytes())
    except ValueError as error:
        raise BadCertificatesError(place) from error


def _read(
    one: "CheckpointTimestamped", note: bytes, trusted: "Sequence[Certificate] | None"
) -> dict[str, Any]:
    from domain.clock import print_instant
    from domain.errors import LedgerError
    from ledger.proof.base64 import decoded
    from ledger.proof.timestamp import claimed_time, read_timestamp

    token = decoded(one.token) or b""
    read: dict[str, Any] = {"at": None, "by": None, "authority": str(one.authority)}
    verified, finding = None if trusted is None else False, None
    try:
        read["at"] = print_instant(claimed_time(token, note))
        if trusted is not None:
            read["by"] = read_timestamp(token, note, trusted).by
            verified = True
    except LedgerError as error:
        finding = str(error)
    return {**read, "verified": verified, "finding": finding}
