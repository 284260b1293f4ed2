"""Which texts a stored state commits to, and where in it."""

import json
from collections.abc import Iterator
from typing import Any

COMMIT = "commit"
"""The one key of what stands in a state for a text."""


def count_commitments(state: bytes) -> int:
    """Return how many texts a stored state commits to, without parsing it.

    Within a string, a quotation mark has a stroke before it, so that this finds no
    words; and what is canonical has no space in between.
    """
    return state.count(b'{"commit":"')


def commitments(state: bytes) -> dict[str, str]:
    """Return path -> commitment for each text of a stored state."""
    return committed(json.loads(state))


def committed(state: Any) -> dict[str, str]:
    """Return path -> commitment for each text of a state that was parsed."""
    return dict(_committed(state, ""))


def under(path: str, key: str) -> str:
    """Return the field path of what is called `key` at `path`; "" is the top."""
    return f"{path}.{key}" if path else key


def _committed(value: Any, path: str) -> Iterator[tuple[str, str]]:
    match value:
        case {"commit": str() as commit} if len(value) == 1:
            yield path, commit
        case dict():
            for key, inner in value.items():
                yield from _committed(inner, under(path, key))
        case list():
            for index, inner in enumerate(value):
                yield from _committed(inner, under(path, str(index)))
        case _:
            pass
