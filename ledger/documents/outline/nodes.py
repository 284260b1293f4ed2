"""What a YAML or JSON file holds: words, lists and keys, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ledger.documents.errors import DocumentError

DEEPEST = 16
MOST_NODES = 200_000
"""Words, lists and mappings of one file; a plan of 5,000 actions has half of them."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class BrokenOutlineError(DocumentError):
    """A YAML or JSON file that cannot be read as a plan; `line` is where."""

    def __init__(self, name: str, line: int, why: str) -> None:
        super().__init__(
            name, f"{name}, line {line}: {why}; correct it in a text editor."
        )
        self.line = line


class OversizedOutlineError(DocumentError):
    """A YAML or JSON file with more in it than a plan can need."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(
            name,
            f"{name} {what}, which no plan needs; take out what is not of the plan.",
        )


def too_much(name: str) -> OversizedOutlineError:
    """Return the refusal of a file with more than `MOST_NODES`."""
    return OversizedOutlineError(name, f"holds more than {MOST_NODES:,} parts")


class Words(NamedTuple):
    """Words as the file has them; empty where it says that there are none."""

    text: str
    line: int


class Items(NamedTuple):
    """A list."""

    nodes: tuple[Node, ...]
    line: int


class Entries(NamedTuple):
    """Keys with what stands under each, in order; no key is there twice."""

    pairs: tuple[tuple[Words, Node], ...]
    line: int


Node = Words | Items | Entries


@dataclass
class _Growing:
    """A list or mapping that is not closed yet; keys and values in turn."""

    line: int
    keyed: bool
    nodes: list[Node] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)

    @property
    def awaits_key(self) -> bool:
        return self.keyed and len(self.nodes) % 2 == 0

    def closed(self) -> Node:
        if not self.keyed:
            return Items(tuple(self.nodes), self.line)
        keys = (key for key in self.nodes[::2] if isinstance(key, Words))
        return Entries(tuple(zip(keys, self.nodes[1::2], strict=True)), self.line)


@dataclass
class Builder:
    """Puts nodes together from what a parser meets, in order and without recursion.

    Attributes:
        name: The file's name, for refusals.
        root: The whole, once it is closed.

    Raises:
        BrokenOutlineError: a key is there twice, is no words, or words cannot be
            stored.
        OversizedOutlineError: the file is too deep or holds too much.
    """

    name: str
    root: Node | None = None
    _open: list[_Growing] = field(default_factory=list)
    _count: int = 0

    def words(self, text: str, line: int) -> None:
        """Take words, which are a key if a key is next."""
        if _UNSTORABLE.search(text):
            why = "a character that cannot be stored (a NUL or half of a pair)"
            raise BrokenOutlineError(self.name, line, f"there is {why}")
        top = self._open[-1] if self._open else None
        if top is not None and top.awaits_key:
            text = text.strip()
            if text in top.keys:
                why = f'"{text}" is there twice, first in line {top.keys[text]}'
                raise BrokenOutlineError(self.name, line, why)
            top.keys[text] = line
        self._add(Words(text, line))

    def begin(self, line: int, *, keyed: bool) -> None:
        """Open a mapping, or a list."""
        if self._open and self._open[-1].awaits_key:
            raise BrokenOutlineError(self.name, line, "a key has to be words")
        if len(self._open) == DEEPEST:
            what = f"has lists and keys more than {DEEPEST} deep in each other"
            raise OversizedOutlineError(self.name, what)
        self._open.append(_Growing(line, keyed))

    def end(self) -> None:
        """Close what was opened last."""
        self._add(self._open.pop().closed())

    def _add(self, node: Node) -> None:
        self._count += 1
        if self._count > MOST_NODES:
            raise too_much(self.name)
        if self._open:
            self._open[-1].nodes.append(node)
        else:
            self.root = node
