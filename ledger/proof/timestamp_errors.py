"""What keeps a timestamp from being had, or from proving anything."""

from pathlib import Path

from domain.errors import LedgerError


class NoTimestampLibraryError(LedgerError):
    """The library that reads timestamps is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Timestamps need a library that is not installed; install"
            " progress-ledger[timestamp]."
        )


class UnfitAuthorityError(LedgerError):
    """An address that no authority is asked at."""

    def __init__(self) -> None:
        super().__init__(
            "That is not the address of a timestamp authority; give one that begins"
            " with https:// or http:// and holds neither a user name nor a password."
        )


class UnreachableAuthorityError(LedgerError):
    """An authority that does not answer."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(
            f"The timestamp authority {url} does not answer ({why}); check its address"
            " and the network."
        )


class AuthorityRefusedError(LedgerError):
    """An authority that answers and gives no timestamp."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(
            f"The timestamp authority {url} refused ({why}); ask whoever runs it what"
            " it wants."
        )


class NoTimestampError(LedgerError):
    """Timestamps are to be verified, of which there are none."""

    def __init__(self) -> None:
        super().__init__(
            "No checkpoint of this ledger has a timestamp, so there is nothing to"
            " verify; `ledger checkpoint timestamp` asks for one."
        )


class MalformedTimestampError(LedgerError):
    """Bytes that are no timestamp."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"This is not a timestamp that can be read: {why}; ask for another one."
        )


class ForeignTimestampError(LedgerError):
    """A timestamp of something else."""

    def __init__(self) -> None:
        super().__init__(
            "The timestamp is of other bytes than these, so it says nothing of them;"
            " ask for another one."
        )


class ForgedTimestampError(LedgerError):
    """A timestamp that nobody who is trusted signed."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"No authority that you trust signed this timestamp: {why}; do not rely on"
            " the time that it names."
        )


class BadCertificatesError(LedgerError):
    """A file without a certificate by which to verify."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"{place} holds no certificates in PEM; give the file of root certificates"
            " that the authority publishes."
        )
