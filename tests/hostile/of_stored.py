"""Stored states that somebody changed, read back as events."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ledger.codec import Opening, unseal
from ledger.committed import commitments
from ledger.errors import DamagedEntryError, NewerEntryError
from tests.hostile.of_words import need
from tools.golden import FOLDER


def states(data: bytes) -> None:
    """Read a line of JSON with wire name, state and openings; or raw state bytes."""
    try:
        line = json.loads(data)
        wire, stream = str(line["wire"]), str(line["stream"])
        state = json.dumps(line["state"], separators=(",", ":")).encode()
        texts = {
            str(path): Opening(bytes.fromhex(one["salt"]), str(one["value"]))
            for path, one in line["texts"].items()
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        wire, stream, state, texts = "action.rated", "action/riverton/1", data, {}
    try:
        event = unseal(stream, 2, wire, state, texts)
    except (DamagedEntryError, NewerEntryError):
        return
    need(event.wire == wire, "an event of its type")
    commitments(state)


def golden() -> Sequence[bytes]:
    """Return one line for every type of entry."""
    return [_line(place.read_text("utf-8")) for place in sorted(FOLDER.iterdir())]


def _line(text: str) -> bytes:
    stored: dict[str, Any] = json.loads(text)
    line = {key: stored[key] for key in ("wire", "stream")}
    line["state"] = json.loads(stored["state"])
    line["texts"] = stored["openings"]
    return json.dumps(line).encode()
