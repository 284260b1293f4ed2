"""By what a command that was sent before is known again."""

from hashlib import sha256
from typing import NamedTuple

import rfc8785
from pydantic_core import to_jsonable_python

from ledger.codec import SCRUBBED
from ledger.engine import Writing
from ledger.errors import CommandReusedError, CommandScrubbedError
from ledger.session import Command

Request = tuple[object, ...]
"""What is asked: the verb, and its words in their order."""


def request_mark(salt: bytes, request: Request, command: Command) -> bytes:
    r"""Return the 32 bytes by which a request is known again.

    SHA-256 over `command/v1\n`, the salt, and RFC 8785 JSON of a list: verb, words,
    effective date, user name, and that of the one for whom it is, if for another.
    Salted, because a request holds words that may have to be forgotten one day.
    """
    names = [command.recorded_by, command.on_behalf_of]
    asked = [*request, command.effective, *(name for name in names if name is not None)]
    plain = to_jsonable_python(asked, exclude_none=True)
    return sha256(b"command/v1\n" + salt + rfc8785.dumps(plain)).digest()


class Sent(NamedTuple):
    """A command that was recorded.

    Attributes:
        numbers: Its entries, in order.
        salt: What its mark is salted with, which no other command has.
    """

    numbers: tuple[int, ...]
    salt: bytes


def sent_before(c: Writing, command: Command, request: Request) -> Sent | None:
    """Return what the command recorded if it was sent before; None if it was not.

    Raises:
        CommandReusedError: it was sent with another request.
        CommandScrubbedError: it was sent, and words of that request are gone.
    """
    c.execute(
        "SELECT salt, request, first, last FROM command WHERE id = ?", (command.id,)
    )
    row = c.fetchone()
    if row is None:
        return None
    salt, mark, first, last = row
    if mark == SCRUBBED:
        raise CommandScrubbedError(command.id, first)
    if not _is_marked(mark, salt, request, command):
        raise CommandReusedError(command.id, first)
    return Sent(tuple(range(first, last + 1)), salt)


def _is_marked(mark: bytes, salt: bytes, request: Request, command: Command) -> bool:
    try:
        return mark == request_mark(salt, request, command)
    except rfc8785.CanonicalizationError:
        return False  # A number too great for JSON: nothing was recorded for it.
