"""Reads the text of a YAML file: everything in it is words, and nothing is run."""

from __future__ import annotations

from typing import Any

import yaml

from ledger.documents.outline.nodes import BrokenOutlineError, Builder, Node

_NONE = ("", "~", "null", "Null", "NULL")

# The parser in C is twenty times as fast, and not in every build of the library.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_yaml(text: str, name: str) -> Node | None:
    """Return what `text` holds; None if that is nothing.

    Every value is the words that stand there: `2.10` stays "2.10" and `yes` "yes".
    Aliases, tags, a key that is there twice and a second document are refused.

    Args:
        text: The whole file.
        name: Its name, for refusals.

    Raises:
        DocumentError: it is not such YAML, too deep or too much; names the line.
    """
    builder = Builder(name)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            _take(event, builder)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        why = f"this is not YAML ({error.problem or error.context})"
        if "mapping values are not allowed" in why:
            why += "; words that contain a colon need quotes round them"
        raise BrokenOutlineError(name, line, why) from error
    except yaml.YAMLError as error:
        why = "there is a character that YAML does not allow"
        raise BrokenOutlineError(name, _line_of(text, error), why) from error
    return builder.root


def _take(event: Any, builder: Builder) -> None:
    line = event.start_mark.line + 1
    if isinstance(event, yaml.AliasEvent):
        why = f'"*{event.anchor}" stands for words of another place; write them out'
        raise BrokenOutlineError(builder.name, line, why)
    if isinstance(event, yaml.NodeEvent) and _tag(event):
        why = f'the tag "{_tag(event)}" is not words of a plan; take it out'
        raise BrokenOutlineError(builder.name, line, why)
    match event:
        case yaml.DocumentStartEvent() if builder.root is not None:
            why = "a second document begins here; keep one plan in a file"
            raise BrokenOutlineError(builder.name, line, why)
        case yaml.ScalarEvent():
            plain = event.style in (None, "")
            none = plain and event.value in _NONE
            builder.words("" if none else event.value, line)
        case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
            builder.begin(line, keyed=isinstance(event, yaml.MappingStartEvent))
        case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
            builder.end()
        case _:
            pass  # The stream and the document begin or end.


def _tag(event: Any) -> str:
    return str(getattr(event, "tag", None) or "")


def _line_of(text: str, error: yaml.YAMLError) -> int:
    position = getattr(error, "position", None)
    return text.count("\n", 0, position) + 1 if isinstance(position, int) else 1
