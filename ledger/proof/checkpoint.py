"""What is signed of a ledger: its name, how many entries it has, and their root.

The text is that of c2sp.org/tlog-checkpoint.
"""

import re
from typing import NamedTuple

from ledger.frontier import SIZE
from ledger.proof.base64 import decoded, encoded
from ledger.proof.errors import MalformedCheckpointError
from ledger.tree import EMPTY_ROOT

_SIZE = re.compile("0|[1-9][0-9]{0,17}")
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f]")


class Checkpoint(NamedTuple):
    """A ledger as it was with so many entries.

    Attributes:
        origin: The name of the ledger's tree, which every leaf contains.
        size: How many entries there were.
        root: The root over their leaves, 32 bytes.
        extensions: Further lines, which mean nothing to us; ours have none.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the text that is signed, each line ended by a line feed.

        Raises:
            MalformedCheckpointError: what it holds cannot be written so.
        """
        lines = (self.origin, str(self.size), encoded(self.root), *self.extensions)
        text = "".join(f"{line}\n" for line in lines)
        if read_checkpoint(text) != self:
            raise MalformedCheckpointError("a part of it holds a line feed")
        return text


def read_checkpoint(text: str) -> Checkpoint:
    """Return the checkpoint that the text of a note is.

    Whoever reads a note has to verify a signature on it first.

    Raises:
        MalformedCheckpointError: the text is none.
    """
    lines = text.split("\n")
    if len(lines) < 4 or lines.pop() or not all(lines):
        raise MalformedCheckpointError(
            "it is not three lines or more, each ended and none of them empty"
        )
    origin, size, root, *extensions = lines
    if any(map(_UNFIT.search, lines)):
        raise MalformedCheckpointError("it holds control characters")
    if not _SIZE.fullmatch(size):
        raise MalformedCheckpointError("its second line is not a number of entries")
    digest = decoded(root)
    if digest is None or len(digest) != SIZE:
        raise MalformedCheckpointError("its third line is not the root of a tree")
    if size == "0" and digest != EMPTY_ROOT:
        raise MalformedCheckpointError("without entries it has another root")
    return Checkpoint(origin, int(size), digest, tuple(extensions))
