"""RFC 3161 timestamps: an outside authority says that some bytes existed by a time.

A token here is the authority's whole answer in DER, which `openssl ts -verify -in`
takes as it is.
"""

import json
from datetime import datetime
from hashlib import sha256, sha384, sha512
from typing import TYPE_CHECKING, Any, NamedTuple

from ledger.engine import Connection
from ledger.proof.base64 import decoded
from ledger.proof.timestamp_errors import (
    AuthorityRefusedError,
    ForeignTimestampError,
    ForgedTimestampError,
    MalformedTimestampError,
    NoTimestampLibraryError,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cryptography.x509 import Certificate

MOST_BYTES = 48 * 1024
"""How long a token may be; with long chains of certificates they reach some ten."""

GRANTED = 0
"""How an authority says yes. With "modifications" it stamped something else."""

HASHES = {
    "2.16.840.1.101.3.4.2.1": sha256,
    "2.16.840.1.101.3.4.2.2": sha384,
    "2.16.840.1.101.3.4.2.3": sha512,
}
"""The hash functions over which a timestamp counts, by their object identifier."""

SECONDS = 20.0
"""How long an authority is waited for."""


class Timestamp(NamedTuple):
    """What a token says, once its signature was verified.

    Attributes:
        when: The moment at which the bytes existed, in UTC.
        by: The name in the certificate that signed.
    """

    when: datetime
    by: str


def request_timestamp(url: str, message: bytes, seconds: float = SECONDS) -> bytes:
    """Return the token that the authority at `url` gives for `message`.

    The authority gets a hash and a random number, nothing of the message. Its
    signature is not verified: by what certificate is for whoever relies on it to say.

    Raises:
        NoTimestampLibraryError: the library is not installed.
        UnfitAuthorityError: nobody is asked at such an address.
        UnreachableAuthorityError: no answer within `seconds`.
        AuthorityRefusedError: it gives none.
        MalformedTimestampError: what it answers is none.
        ForeignTimestampError: what it answers is about something else.
    """
    check_library()
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    from ledger.proof.authority import posted

    asked = TimestampRequestBuilder(message, HashAlgorithm.SHA256).build()
    token = posted(url, asked.as_bytes(), seconds, MOST_BYTES)
    answer = _parsed(token)
    if answer.status != GRANTED:
        said = " ".join(answer.status_string) or f"status {answer.status}"
        raise AuthorityRefusedError(url, said[:200].rstrip("."))
    claimed_time(token, message)
    if answer.tst_info.nonce != asked.nonce:
        raise ForeignTimestampError  # An answer to an earlier question.
    return token


def claimed_time(token: bytes, message: bytes) -> datetime:
    """Return the moment that `token` names for `message`, whoever signed it.

    Raises:
        NoTimestampLibraryError: the library is not installed.
        MalformedTimestampError: it is no token, or of a hash that does not count.
        ForeignTimestampError: it is of something else.
    """
    answer = _parsed(token)
    if answer.status != GRANTED:
        raise MalformedTimestampError("it says that none was given")
    try:
        info = answer.tst_info
        imprint, when = info.message_imprint, info.gen_time
        function = imprint.hash_algorithm.dotted_string
    except ValueError as error:
        raise MalformedTimestampError("its parts are damaged") from error
    if function not in HASHES:
        raise MalformedTimestampError("it is over a hash that does not count")
    if imprint.message != HASHES[function](message).digest():
        raise ForeignTimestampError
    moment: datetime = when
    return moment


def read_timestamp(
    token: bytes, message: bytes, certificates: "Sequence[Certificate]"
) -> Timestamp:
    """Return when, and by whom, `message` was stamped, having verified all of it.

    Args:
        token: The authority's answer.
        message: What was stamped.
        certificates: The root certificates that are trusted.

    Raises:
        NoTimestampLibraryError: the library is not installed.
        MalformedTimestampError, ForeignTimestampError: as for `claimed_time`.
        ForgedTimestampError: no chain leads from the signature to a root that is
            trusted, or the certificate that signed is not one for timestamps.
    """
    when = claimed_time(token, message)
    from rfc3161_client import VerificationError, VerifierBuilder

    answer = _parsed(token)
    try:
        verifier = VerifierBuilder(roots=list(certificates)).build()
        verifier.verify_message(answer, message)
        return Timestamp(when, _signer(answer))
    except (VerificationError, ValueError) as error:
        why = str(error).rstrip(".")
        raise ForgedTimestampError(why) from error


def timestamp_of(connection: Connection, size: int) -> bytes | None:
    """Return the token recorded for the checkpoint of `size` entries; None if none."""
    rows = connection.execute(
        "SELECT state FROM stored_events WHERE topic = 'checkpoint.timestamped'"
        " ORDER BY rowid"
    )
    for (stored,) in rows:
        state = json.loads(stored)
        if state["size"] == size:
            return decoded(state["token"])
    return None


def check_library() -> None:
    """See that the library is there, before anything is done that needs it.

    Raises:
        NoTimestampLibraryError: it is not installed.
    """
    try:
        import rfc3161_client  # noqa: F401  # To see whether it is there.
    except ImportError as error:
        raise NoTimestampLibraryError from error


def _parsed(token: bytes) -> Any:
    check_library()
    from rfc3161_client import decode_timestamp_response

    if len(token) > MOST_BYTES:
        raise MalformedTimestampError(f"it is longer than {MOST_BYTES:,} bytes")
    try:
        return decode_timestamp_response(token)
    except ValueError as error:
        raise MalformedTimestampError("it is not an answer of RFC 3161") from error


def _signer(answer: Any) -> str:
    """Return the name in the certificate that signed, of those that came along."""
    from cryptography.x509 import load_der_x509_certificate

    (signer,) = answer.signed_data.signer_infos
    for der in answer.signed_data.certificates:
        certificate = load_der_x509_certificate(der)
        known = certificate.issuer, certificate.serial_number
        if known == (signer.issuer, signer.serial_number):
            return certificate.subject.rfc4514_string()
    raise ForgedTimestampError("the certificate that signed did not come along")
