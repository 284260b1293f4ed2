"""The files that entries rest on, against the bytes that are kept beside them."""

import hashlib

from ledger.checking import Check, Named
from ledger.engine import Connection
from ledger.files import blob_pieces


def check_blobs(connection: Connection, check: Check) -> None:
    """Hash all bytes that are kept, and look for entries that lack theirs.

    Files are read a piece at a time, so that memory does not grow with them.

    Args:
        connection: To the ledger.
        check: Has read all entries, and is told what is wrong.
    """
    kept: set[str] = set()
    rows = connection.execute(
        "SELECT sha256, media_type FROM blob ORDER BY sha256"
    ).fetchall()
    for sha256, media_type in rows:
        kept.add(sha256)
        named = check.files.get(sha256)
        who = "no entry" if named is None else f"entry #{min(named.entries)}"
        if _hashed(connection, sha256) != sha256:
            said = f"The file of {who} was altered: the SHA-256 of its bytes is not"
            check.found(named and min(named.entries), f"{said} {sha256}.")
        elif named is None:
            check.found(None, f"A file is kept that no entry names: {sha256}.")
        else:
            _check_kept(sha256, media_type, named, check)
    for sha256, named in check.files.items():
        lost = named.entries - named.gone.keys()
        if lost and sha256 not in kept and check.editions.of(sha256) is None:
            said = f"has lost its file: no bytes are kept under {sha256}"
            check.found(min(lost), f"Entry #{min(lost)} {said}.")


def _check_kept(sha256: str, media_type: str, named: Named, check: Check) -> None:
    """Look whether a file that is kept is what entries say, and is to be kept."""
    number = min(named.entries)
    if media_type not in named.types:
        said = f"is kept as {media_type}, which it was not recorded as"
    elif (edition := check.editions.of(sha256)) is not None:
        said = f"is kept, although the redacted edition of #{edition} replaced it"
    elif named.gone:
        number, by = min(named.gone.items())
        said = f"is kept, although #{by} says that it was redacted"
    else:
        return
    check.found(number, f"The file of entry #{number} {said}.")


def _hashed(connection: Connection, sha256: str) -> str:
    found = hashlib.sha256()
    for piece in blob_pieces(connection, sha256):
        found.update(piece)
    return found.hexdigest()
