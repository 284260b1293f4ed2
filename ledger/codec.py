"""Between an event and its stored bytes: free text out of the state, and back in."""

from binascii import b2a_base64
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

from pydantic_core import from_json, to_json

from domain.catalog import EVENTS
from domain.clock import print_instant
from domain.event import ENVELOPE, Event
from domain.partial_date import PartialDate
from domain.printing import REDACTED, is_redacted
from domain.text import Text
from domain.value import Value
from ledger.committed import COMMIT, under
from ledger.errors import DamagedEntryError, NewerEntryError, RemovedTextError

SALT_BYTES = 32
SCRUBBED = bytes(32)
"""What is left of salt and mark of a command some of whose words were redacted.

No SHA-256 that anybody could find is all zeros.
"""

_GREATEST = 2**53 - 1
"""The greatest number that every reader of JSON takes exactly."""

NOT_STATE = {"originator_id", "originator_version"}
_NOTHING: Mapping[str, str] = {}

Entropy = Callable[[int], bytes]
"""Gives as many random bytes as it is asked for, such as `os.urandom`."""


class Opening(NamedTuple):
    """What opens the commitment to a text: kept in the vault, never in the state."""

    salt: bytes
    value: str


class FieldTypeError(TypeError):
    """A field of an event that has no place in the state: a mistake in its class."""


def commitment(opening: Opening) -> str:
    r"""Return the commitment to a text: base64 of SHA-256 over salt and value.

    The hash is over `commit/v1\n`, the 32-byte salt, and the value in UTF-8.
    """
    content = b"commit/v1\n" + opening.salt + opening.value.encode()
    return b2a_base64(sha256(content).digest(), newline=False).decode()


def seal(event: Event, entropy: Entropy) -> tuple[bytes, dict[str, Opening]]:
    """Return the state bytes of `event` and, by field path, what opens its texts.

    A path is the keys from the top, joined by dots, such as `target.words`.

    Raises:
        RemovedTextError: a text reads like one that was removed.
    """
    sealing = _Sealing(event.wire, entropy, {})
    return to_json(sealing.fields(event, NOT_STATE, "")), sealing.openings


@dataclass(slots=True)
class _Sealing:
    """One event on its way into bytes.

    Functions within one another would keep its words until Python looks for what
    holds each other.
    """

    wire: str
    entropy: Entropy
    openings: dict[str, Opening]

    def fields(self, of: Value, but: Collection[str], at: str) -> dict[str, Any]:
        """Return what is said in the fields of a value, but for some, by their names.

        They are sorted as RFC 8785 asks for: all are ASCII.
        """
        found = {}
        # Not by `model_dump`, which makes a copy first; and by their number of
        # occurrences: an import takes this way for all its fields.
        for key, value in vars(of).items():
            kind = type(value)
            if value is None or key in but:
                continue
            if kind is str:
                found[key] = value
            elif kind is Text:
                found[key] = {COMMIT: self._committed(value, under(at, key))}
            elif kind is PartialDate and value.words is None:
                found[key] = _wordless(value)
            elif kind is date:
                found[key] = value.isoformat()
            else:
                found[key] = self.plain(value, under(at, key))
        return dict(sorted(found.items()))

    def plain(self, value: Any, path: str) -> Any:
        """Return what stands in the state for a value that may hold texts."""
        match value:
            case Text():
                return {COMMIT: self._committed(value, path)}
            case str() | bool():
                return value
            case int() if -_GREATEST <= value <= _GREATEST:
                return value
            case Event():
                body = self.fields(value, ENVELOPE, path)
                return dict(sorted({"type": value.wire, **body}.items()))
            case Value():
                return self.fields(value, (), path)
            case date():
                return _printed(value, self.wire, path)
            case list() | tuple():
                return [self.plain(v, f"{path}.{i}") for i, v in enumerate(value)]
            case _:
                raise FieldTypeError(f"{self.wire} {path}: {type(value).__name__}")

    def _committed(self, text: Text, path: str) -> str:
        if is_redacted(text):
            raise RemovedTextError(text)
        opening = self.openings[path] = Opening(self.entropy(SALT_BYTES), str(text))
        return commitment(opening)


@lru_cache(maxsize=1000)
def _wordless(day: PartialDate) -> dict[str, Any]:
    """Return what is said of a date; once, as many entries are of the same day."""
    return _Sealing("", bytes, {}).fields(day, (), "")


def _printed(value: date, wire: str, path: str) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.tzinfo is None:
        raise FieldTypeError(f"{wire} {path}: datetime without a time zone")
    return print_instant(value)


def unseal(
    stream: str,
    version: int,
    wire: str,
    state: bytes,
    texts: Mapping[str, Opening],
    gone: Mapping[str, str] = _NOTHING,
) -> Event:
    """Return the event that `seal` took apart.

    Args:
        stream: Its stream.
        version: Its version there.
        wire: Its wire name.
        state: Its state bytes.
        texts: What opens its texts, by field path.
        gone: What reads in the place of a text that was redacted, likewise. Any
            other text whose opening is gone reads as `[redacted]`.

    Raises:
        NewerEntryError: the type of the event, or of the fact it corrects, is
            unknown.
        DamagedEntryError: a text is not the one that was committed to, or the
            fields do not fit.
    """
    kind = EVENTS.get(wire)
    if kind is None:
        raise NewerEntryError(stream, version, wire)

    def words(commit: str, path: str) -> str:
        opening = texts.get(path)
        if opening is None:
            return gone.get(path, REDACTED)
        if commitment(opening) != commit:
            raise DamagedEntryError(stream, version, f"its {path} was altered")
        return opening.value

    try:
        # It takes a third of the time of Python's own.
        fields = _joined(from_json(state), "", words)
        _check_known(fields.get("replacement"), stream, version)
        return kind(originator_id=stream, originator_version=version, **fields)
    except _UNREADABLE as error:
        raise DamagedEntryError(stream, version, "its fields do not fit") from error


# What damaged bytes can make of JSON, of a correction's fact, and of the fields.
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


def _check_known(fact: Any, stream: str, version: int) -> None:
    """Refuse a correction whose fact is of a type that is not known."""
    match fact:
        case {"type": str() as wire} if wire not in EVENTS:
            raise NewerEntryError(stream, version, wire)


def _joined(value: Any, path: str, words: Callable[[str, str], str]) -> Any:
    """Return a state with the words in the place of each commitment."""
    if type(value) is dict:
        commit = value.get(COMMIT)
        if len(value) == 1 and isinstance(commit, str):
            return words(commit, path)
        return {
            # Most of what is in one is a word, and needs no look of its own.
            k: v if type(v) is str else _joined(v, under(path, k), words)
            for k, v in value.items()
        }
    if type(value) is list:
        return [_joined(v, under(path, str(i)), words) for i, v in enumerate(value)]
    return value
