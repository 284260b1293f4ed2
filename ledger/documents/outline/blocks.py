"""Turns the nodes of a plan file into the paragraphs and tables of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ledger.documents.layouts.layout import normal
from ledger.documents.model import (
    Cell,
    Outright,
    Paragraph,
    Position,
    Said,
    Table,
)
from ledger.documents.outline.nodes import (
    BrokenOutlineError,
    Entries,
    Items,
    Node,
    Words,
)

Keys = dict[str, tuple[Words, Node]]
"""What a key is known by -> the key as it stands, and what stands under it."""


def name_of(key: str) -> str:
    """Return a key as headings are compared: "Due_date" is "due date"."""
    return normal(key.replace("_", " "))


def sort_keys(
    entries: Entries, names: Mapping[str, str]
) -> tuple[Keys, list[tuple[Words, Node]]]:
    """Return the keys of `entries` that are known, and the others, in order.

    Args:
        entries: Keys with what stands under each.
        names: Key, as `name_of` has it -> what it is known by. A second key that is
            known by the same is among the others.
    """
    known: Keys = {}
    left = []
    for key, node in entries.pairs:
        name = names.get(name_of(key.text))
        if name is None or name in known:
            left.append((key, node))
        else:
            known[name] = (key, node)
    return known, left


@dataclass
class Page:
    """Collects the blocks of one file.

    Attributes:
        name: The file's name, for refusals.
        flat: Whether all of it stands on one line, so that lines tell no places.
        blocks: What was written so far, in order.
        notices: Full sentences on what was read otherwise than it stands there.
    """

    name: str
    flat: bool = False
    blocks: list[Paragraph | Table] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    _tables: int = 0
    _paragraphs: int = 0

    def heading(self, text: str, line: int, level: int) -> None:
        """Write a heading."""
        self._write(text, line, level=level)

    def say(
        self, what: Outright, text: str, line: int, parts: Mapping[str, str]
    ) -> None:
        """Write what the file says outright.

        Args:
            what: What it is; a title and an area are headings.
            text: How it is shown.
            line: Where it stands.
            parts: Those of `Said`; blank ones are left out.
        """
        kept = tuple((name, words) for name, words in parts.items() if words.strip())
        level = {"title": 0, "area": 1}.get(what)
        self._write(text, line, level=level, said=Said(what, kept))

    def leave(self, node: Node, *keys: str) -> None:
        """Write words that have no place in a plan, with their keys in front."""
        for where, words in _flat(node, keys):
            label = ": ".join(where)
            self._write(f"{label}: {words.text}" if label else words.text, words.line)

    def table(self, actions: Sequence[Entries]) -> None:
        """Write the actions of one area: a row each, and a column for each key."""
        headings: dict[str, Words] = {}
        for action in actions:
            for key, _ in action.pairs:
                headings.setdefault(name_of(key.text), key)
        if len(headings) == 1:
            # One column alone is not known for a table of actions.
            headings["progress"] = Words("progress", actions[0].line)
        self._tables += 1
        first = next(iter(headings.values())).line
        row = [_Held((Words(_printed(key), key.line),)) for key in headings.values()]
        rows = [self._row(1, first, row)]
        for at, action in enumerate(actions, 2):
            held: dict[str, _Held] = {}
            for key, node in action.pairs:
                name = name_of(key.text)
                before = held.get(name, _Held(()))
                held[name] = before.joined(_held(key, node))
            row = [held.get(name, _Held(())) for name in headings]
            rows.append(self._row(at, action.line, row))
        self.blocks.append(Table(tuple(rows), rows[0][0].position.of_row()))

    def words(self, key: Words, node: Node) -> Words:
        """Return the words that stand under `key`.

        Raises:
            BrokenOutlineError: a list or keys stand there.
        """
        if isinstance(node, Words):
            return Words(node.text.strip(), node.line)
        why = f'"{key.text}" has to be words, not a list or further keys'
        raise BrokenOutlineError(self.name, key.line, why)

    def _row(self, at: int, line: int, row: Sequence[_Held]) -> tuple[Cell, ...]:
        begun = [held.lines[0].line for held in row if held.lines]
        cells = []
        for column, held in enumerate(row, 1):
            place = Position(line=held.lines[0].line if held.lines else line)
            if self.flat:
                place = Position(table=self._tables, row=at, cell=column)
            elif held.lines and begun.count(held.lines[0].line) > 1:
                place = replace(place, cell=column)
            lines = tuple(words.text for words in held.lines)
            places = self._places(held, place)
            cells.append(Cell(lines, None, place, column=column, places=places))
        return tuple(cells)

    def _places(self, held: _Held, place: Position) -> tuple[Position, ...]:
        """Return where each item of a cell stands; none for the lines of one text."""
        if len(held.lines) < 2 or not held.items:
            return ()
        lines = [words.line for words in held.lines]
        if not self.flat and len(set(lines)) == len(lines):
            return tuple(replace(place, line=line) for line in lines)
        count = range(1, len(lines) + 1)
        return tuple(replace(place, paragraph=number) for number in count)

    def _write(
        self,
        text: str,
        line: int,
        level: int | None = None,
        said: Said | None = None,
    ) -> None:
        if not text.strip():
            return
        self._paragraphs += 1
        place = Position(line=line)
        if self.flat:
            place = Position(paragraph=self._paragraphs)
        self.blocks.append(Paragraph(text.strip(), "", place, level=level, said=said))


class _Held(NamedTuple):
    """The lines of a cell, and whether each is an item of a list."""

    lines: tuple[Words, ...]
    items: bool = False

    def joined(self, more: _Held) -> _Held:
        return _Held(self.lines + more.lines, self.items or more.items)


def _held(key: Words, node: Node) -> _Held:
    """Return what a cell holds: the lines of words, or one for each list item."""
    if isinstance(node, Words):
        lines = node.text.strip().split("\n") if node.text.strip() else []
        return _Held(tuple(Words(line.strip(), key.line) for line in lines))
    if isinstance(node, Items):
        items = (Words(_item(item), item.line) for item in node.nodes)
    else:
        items = (
            Words(f"{name.text}: {_item(value)}", name.line)
            for name, value in node.pairs
        )
    return _Held(tuple(words for words in items if words.text), items=True)


def _item(node: Node) -> str:
    """Return an item of a list as one line, which may have line ends inside."""
    if isinstance(node, Words):
        return node.text.strip()
    if isinstance(node, Entries):
        parts = {name_of(key.text): value for key, value in node.pairs}
        label, text = parts.get("label"), parts.get("text")
        if set(parts) == {"label", "text"} and isinstance(text, Words):
            letter = label.text.strip(" ()") if isinstance(label, Words) else ""
            return f"{letter}) {text.text}" if letter else text.text
    return "; ".join(
        ": ".join([*where, words.text]) for where, words in _flat(node, ())
    )


def _printed(key: Words) -> str:
    return key.text.replace("_", " ").strip()


def _flat(node: Node, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Words]]:
    """Yield all words below `node` with the keys that lead to them."""
    if isinstance(node, Words):
        if node.text.strip():
            yield keys, node
    elif isinstance(node, Items):
        for item in node.nodes:
            yield from _flat(item, keys)
    else:
        for key, value in node.pairs:
            yield from _flat(value, (*keys, key.text))
