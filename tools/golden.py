"""The golden bytes of every event: how it is stored, for good.

    python -m tools.golden             write the files that are missing
    python -m tools.golden --change    write them all anew; read the difference

Bytes that were recorded once stay as they were. An event that needs another shape
gets another wire name, and so another file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from domain.catalog import Event
from ledger.codec import Entropy, seal
from ledger.leaf import SealedEntry, leaf_of
from ledger.sealing import NONCE_BYTES

FOLDER = Path(__file__).parents[1] / "tests" / "golden" / "events"
DELEGATED = FOLDER.parent / "delegated"
"""Where entries lie that were recorded for another; any event can be."""
NUMBER = 57
RECORDED_AT = "2020-07-30T10:15:00.000001Z"
ORIGIN = "riverton.example/ledger"
NONCE = bytes(range(NONCE_BYTES))


def counted() -> Entropy:
    """Return entropy that can be known: 1, 2, 3, … in as many bytes as asked for."""
    given = iter(range(1, sys.maxsize))
    return lambda size: next(given).to_bytes(size, "big")


def golden(event: Event) -> dict[str, Any]:
    """Return everything that is stored of `event` under fixed number and entropy."""
    state, openings = seal(event, counted())
    stream, version = event.originator_id, event.originator_version
    entry = SealedEntry(NUMBER, RECORDED_AT, stream, version, event.wire, NONCE, state)
    return {
        "wire": event.wire,
        "stream": stream,
        "version": version,
        "state": state.decode("utf-8"),
        "openings": {
            path: {"salt": opening.salt.hex(), "value": opening.value}
            for path, opening in sorted(openings.items())
        },
        "origin": ORIGIN,
        "number": NUMBER,
        "recorded_at": RECORDED_AT,
        "nonce": NONCE.hex(),
        "leaf": leaf_of(ORIGIN, entry).hex(),
    }


def printed(event: Event) -> str:
    """Return the content of the event's golden file."""
    return json.dumps(golden(event), indent=2, ensure_ascii=False) + "\n"


def write(events: Sequence[Event], folder: Path, *, change: bool) -> list[Path]:
    """Write the golden file of each event that lacks one.

    Args:
        events: The events, each of another type.
        folder: Where the files lie.
        change: Whether files that say something else are written anew.

    Returns:
        The files that say something else than the code and were left as they are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    differing = []
    for event in events:
        file, content = folder / f"{event.wire}.json", printed(event)
        if not file.exists() or change:
            file.write_text(content, encoding="utf-8", newline="\n")
        elif file.read_text(encoding="utf-8") != content:
            differing.append(file)
    return differing


def main(arguments: Sequence[str]) -> int:
    """Write what is missing; return 1 if a file would have had to change."""
    from tests.examples import delegated_examples, examples

    if set(arguments) - {"--change"}:
        print(__doc__)
        return 2
    change = "--change" in arguments
    differing = write(list(examples().values()), FOLDER, change=change)
    differing += write(delegated_examples(), DELEGATED, change=change)
    for file in differing:
        print(f"{file.name}: the code stores other bytes than were recorded.")
    if differing:
        print("Give the new shape a wire name of its own, or pass --change.")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
