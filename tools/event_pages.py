"""The page of reference about events: each by its wire name, with its fields."""

from __future__ import annotations

import inspect
import re
from collections.abc import Set
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from domain import names
from domain.catalog import EVENTS
from domain.event import ENVELOPE, Event, Source
from domain.partial_date import PartialDate
from domain.plan_events import Delegation, Inspection
from domain.scheme import RatingValue
from domain.target import Target
from domain.text import Text
from domain.value import Value

PARTS: tuple[type[Value], ...] = (
    *(PartialDate, Target, RatingValue, Inspection, Source, Delegation),
)
WORDS: dict[Any, str] = {
    names.Slug: "plan name",
    names.Code: "code",
    names.StreamId: "stream id",
    names.CommandId: "command id",
    names.UserName: "user name",
    names.Label: "label",
    names.Figure: "figure, such as `88.5`",
    names.Sha256: "SHA-256 in hex",
    names.MediaType: "media type",
    names.Place: "place in a document",
    names.TextPath: "path in the state",
    names.VerifierKeyText: "verifier key of a signed note",
    names.NoteText: "signed note",
    names.SshSignature: "armoured SSH signature",
    names.TimestampToken: "RFC 3161 answer in base64",
    Text: "text (in the vault)",
    str: "string",
    int: "integer",
    bool: "true or false",
    date: "day, `YYYY-MM-DD`",
    Event: "fact, with its own `type`",
}
INTRODUCTION = """\
# Events

An entry is one of these. Its wire name never changes; a new shape gets a new name.
How the fields become bytes is said in [the stored format](../format.md)."""


def events_page() -> str:
    """Return the page about all events, by stream and then by wire name."""
    shared = ENVELOPE | {"reason"}
    parts = [INTRODUCTION, "## What every event carries", _fields(Event, shared)]
    streams = (
        *("plan", "action", "measure", "report"),
        *("entry", "text", "checkpoint"),
    )
    order = {stream: place for place, stream in enumerate(streams)}
    for wire in sorted(EVENTS, key=lambda w: (order[w.split(".")[0]], w)):
        event = EVENTS[wire]
        own = event.model_fields.keys() - ENVELOPE
        if not event.model_fields["reason"].is_required():
            own -= {"reason"}
        parts += [f"## `{wire}`", _first(event), _fields(event, own)]
    for part in PARTS:
        title = f"## {_spaced(part.__name__).capitalize()}"
        parts += [title, _first(part), _fields(part, set(part.model_fields))]
    return "\n\n".join(part for part in parts if part) + "\n"


def attributes(documented: type) -> dict[str, str]:
    """Return field -> meaning, as the section Attributes of a docstring has it."""
    text = inspect.cleandoc(documented.__doc__ or "")
    _, _, section = text.partition("Attributes:\n")
    section = section.split("\n\n")[0]
    found = re.findall(r"^    (\w+): (.*(?:\n     +.*)*)", section, re.MULTILINE)
    return {name: " ".join(words.split()) for name, words in found}


def _fields(documented: type[Value], wanted: Set[str]) -> str:
    """Return a table of the wanted fields, in the order of their declaration."""
    kinds = get_type_hints(documented, include_extras=True)
    said = attributes(Event) | attributes(documented)
    rows = [
        f"| `{name}` | {_kind(kinds[name])} | {said.get(name, '')} |"
        for name in documented.model_fields
        if name in wanted
    ]
    if not rows:
        return ""
    return "\n".join(["| field | holds | meaning |", "| --- | --- | --- |", *rows])


def _kind(kind: Any) -> str:
    """Return a type in words."""
    if kind in WORDS:
        return WORDS[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        some = [_kind(one) for one in inner if one is not NoneType]
        return " or ".join(some) + ("; optional" if NoneType in inner else "")
    if origin is tuple:
        return f"list of: {_kind(inner[0])}"
    if origin is Literal:
        return ", ".join(f'"{choice}"' for choice in inner)
    return _spaced(getattr(kind, "__name__", str(kind)))


def _first(documented: type) -> str:
    return inspect.cleandoc(documented.__doc__ or "").split("\n\n")[0]


def _spaced(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r" \1", name).lower()
