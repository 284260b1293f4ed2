"""A file as an entry names it."""

from typing import NamedTuple

from domain.text import Text


class NamedFile(NamedTuple):
    """What an entry says of a file; its bytes are kept elsewhere.

    Attributes:
        name: Its name, without the folder.
        sha256: Hash of its bytes, 64 hex digits.
        media_type: What kind of file its bytes are.
        size: How many bytes it has.
    """

    name: Text
    sha256: str
    media_type: str
    size: int
