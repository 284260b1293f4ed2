"""Reads the text of a JSON file, with the line of everything in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NoReturn

from ledger.documents.outline.nodes import (
    MOST_NODES,
    BrokenOutlineError,
    Builder,
    Node,
    OversizedOutlineError,
    too_much,
)

_BEGINNING = re.compile(r'[{\[}\]"]|[-+.0-9a-zA-Z]+')


def read_json(text: str, name: str) -> Node | None:
    """Return what `text` holds: numbers as they are written, null as no words.

    Args:
        text: The whole file.
        name: Its name, for refusals.

    Raises:
        DocumentError: it is not JSON, a key is there twice, too deep or too much;
            names the line.
    """
    _check(text, name)
    builder, line, seen = Builder(name), 1, 0
    for start, token in _tokens(text):
        line += text.count("\n", seen, start)
        seen = start
        match token[0]:
            case "{" | "[":
                builder.begin(line, keyed=token == "{")
            case "}" | "]":
                builder.end()
            case '"':
                builder.words(_unquoted(token), line)
            case _:
                builder.words("" if token == "null" else token, line)
    return builder.root


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    """Yield every bracket, string, number and word with its start.

    Strings are searched for their end: a pattern for them keeps every escape in
    memory, which were gigabytes for a hostile file.
    """
    at = 0
    while (found := _BEGINNING.search(text, at)) is not None:
        at = found.end() if found[0] != '"' else _string_end(text, found.end())
        yield found.start(), text[found.start() : at]


def _string_end(text: str, at: int) -> int:
    """Return where the string ends whose words begin at `at`."""
    while (quote := text.find('"', at)) >= 0:
        before = quote
        while text[before - 1] == "\\":
            before -= 1
        at = quote + 1
        if (quote - before) % 2 == 0:
            return at
    return len(text)


def _check(text: str, name: str) -> None:
    """Refuse what is not JSON, by the standard library's parser.

    That makes an object of everything, so what is too much is refused before.
    """
    if sum(map(text.count, ",[{")) > MOST_NODES:
        for count, _ in enumerate(_tokens(text)):
            if count > 2 * MOST_NODES:
                raise too_much(name)

    def refuse(word: str) -> NoReturn:
        raise BrokenOutlineError(name, _line(text, word), f"{word} is not JSON")

    try:
        json.loads(text, parse_int=str, parse_float=str, parse_constant=refuse)
    except json.JSONDecodeError as error:
        why = f"this is not JSON ({error.msg})"
        raise BrokenOutlineError(name, error.lineno, why) from error
    except RecursionError as error:
        raise OversizedOutlineError(
            name, "has brackets too deep in each other"
        ) from error


def _unquoted(token: str) -> str:
    return str(json.loads(token)) if "\\" in token else token[1:-1]


def _line(text: str, word: str) -> int:
    return text.count("\n", 0, max(0, text.find(word))) + 1
