"""Asking a timestamp authority over HTTP: one question, one short answer."""

import urllib.request
from http.client import HTTPException, HTTPResponse
from time import monotonic
from urllib.error import HTTPError
from urllib.parse import urlsplit

from ledger.proof.timestamp_errors import (
    AuthorityRefusedError,
    MalformedTimestampError,
    UnfitAuthorityError,
    UnreachableAuthorityError,
)

CHUNK = 8 * 1024


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Follows nothing: a question that was sent on would be asked without its words."""

    def redirect_request(self, *_: object) -> None:
        """Return no further request."""


def check_authority(url: str) -> None:
    """Refuse an address at which no authority is asked.

    Raises:
        UnfitAuthorityError: it is not of HTTP, and urllib would open files as well; or
            it holds a name or password, which the ledger would keep for good.
    """
    try:
        parts = urlsplit(url)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname)
        _ = parts.port
    except ValueError as error:
        raise UnfitAuthorityError from error
    if not fits or "@" in parts.netloc or not url.isascii() or not url.isprintable():
        raise UnfitAuthorityError


def posted(url: str, question: bytes, seconds: float, most: int) -> bytes:
    """Return the body that `url` answers to `question`, at most `most` bytes.

    Raises:
        UnfitAuthorityError: nobody is asked at such an address.
        UnreachableAuthorityError: nobody answers within `seconds`.
        AuthorityRefusedError: the answer is another status than 200.
        MalformedTimestampError: it is longer.
    """
    check_authority(url)
    headers = {"Content-Type": "application/timestamp-query"}
    request = urllib.request.Request(url, question, headers)
    opener = urllib.request.build_opener(_NoRedirects)
    deadline = monotonic() + seconds
    try:
        with opener.open(request, timeout=seconds) as answer:
            if answer.status != 200:
                raise AuthorityRefusedError(url, f"HTTP {answer.status}")
            return _read(answer, deadline, most)
    except HTTPError as error:
        error.close()
        raise AuthorityRefusedError(url, f"HTTP {error.code}") from error
    except (OSError, HTTPException) as error:
        why = getattr(error, "reason", error)
        said = " ".join(str(why).split()) or type(error).__name__
        raise UnreachableAuthorityError(url, said) from error


def _read(answer: HTTPResponse, deadline: float, most: int) -> bytes:
    """Return the body; one that comes by drops is not waited for."""
    body = b""
    while part := answer.read1(CHUNK):
        body += part
        if len(body) > most:
            raise MalformedTimestampError(f"it is longer than {most:,} bytes")
        if monotonic() > deadline:
            raise TimeoutError("its answer came too slowly")
    return body
