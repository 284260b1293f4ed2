"""A plan as the bytes of a JSON file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from domain.printing import escaped


def as_json_file(data: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> bytes:
    """Return `data` as indented JSON in UTF-8, keys in the order given.

    Args:
        data: The plan under the keys of `ledger snapshot --format json`.
    """
    return f"{as_json(data)}\n".encode()


def as_json(data: object) -> str:
    """Return `data` as indented JSON without a character that moves a terminal.

    Control and invisible characters stand as escapes, which mean the same in JSON.
    """
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return "\n".join(_safe(line) for line in text.split("\n"))


def as_json_items(data: Sequence[object]) -> str:
    """Return the members of a list, one at least, as they stand in its `as_json`.

    Joined by a comma and a line feed, several of them are those of the longer list.
    """
    return as_json(data)[len("[\n") : -len("\n]")]


def as_json_line(data: object) -> str:
    """Return `data` as JSON in one line, with the same characters as escapes."""
    return _safe(json.dumps(data, ensure_ascii=False))


def _safe(line: str) -> str:
    return escaped(line, lambda char: json.dumps(char)[1:-1])
