"""The files that entries rest on, against the bytes that are kept beside them."""

import hashlib

from ledger.checking import Check
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
        number, types = check.files.get(sha256, (None, set()))
        who = "no entry" if number is None else f"entry #{number}"
        if _hashed(connection, sha256) != sha256:
            said = f"The file of {who} was altered: the SHA-256 of its bytes is not"
            check.found(number, f"{said} {sha256}.")
        elif number is None:
            check.found(None, f"A file is kept that no entry names: {sha256}.")
        elif media_type not in types:
            said = f"is kept as {media_type}, which it was not recorded as"
            check.found(number, f"The file of entry #{number} {said}.")
        elif (edition := check.editions.of(sha256)) is not None:
            said = f"is kept, although the redacted edition of #{edition} replaced it"
            check.found(number, f"The file of entry #{number} {said}.")
    for sha256, (first, _) in check.files.items():
        if sha256 not in kept and check.editions.of(sha256) is None:
            said = f"has lost its file: no bytes are kept under {sha256}"
            check.found(first, f"Entry #{first} {said}.")


def _hashed(connection: Connection, sha256: str) -> str:
    found = hashlib.sha256()
    for piece in blob_pieces(connection, sha256):
        found.update(piece)
    return found.hexdigest()
