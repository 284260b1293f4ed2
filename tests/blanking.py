"""How an event reads once words of it were redacted: what tests expect."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from domain.event import Event
from domain.printing import FILE
from domain.text import Text


def blanked(event: Event, fields: Iterable[str], mark: str) -> Event:
    """Return `event` as it reads once words of it were redacted."""
    parts: Any = event.model_dump(exclude_none=True)
    for field in fields:
        if field == FILE:
            continue  # Its bytes are no part of the event.
        *path, last = (int(key) if key.isdigit() else key for key in field.split("."))
        at = parts
        for key in path:
            if isinstance(at[key], tuple):
                at[key] = list(at[key])
            at = at[key]
        at[last] = Text(mark)
    return type(event).model_validate(parts)
