"""Entries as a pack carries them: enough to compute their leaves, words included.

Words that are not for the audience are left out. The commitment to them stays in the
state, so that the leaf is true all the same.
"""

import json
from collections.abc import Iterator
from typing import Any

from domain.names import CHECKPOINTS
from domain.withholding import Withholding
from ledger.codec import Opening
from ledger.engine import Connection
from ledger.quick_checks import blocks
from ledger.stored import StoredRow, stored_rows


def disclosed(
    connection: Connection, plan: str, known_to: int, without: Withholding
) -> Iterator[bytes]:
    """Yield the entries of a plan up to `known_to`, each as one line of JSON.

    With them go all keys and checkpoints of the ledger, which are of no plan.

    A line has its keys sorted, no white space, and a line feed at its end, so that
    there is one way to write it.

    Args:
        connection: To the ledger.
        plan: The plan's slug.
        known_to: The last entry.
        without: Whose words are left out.
    """
    streams = (f"plan/{plan}", f"report/{plan}", f"measure/{plan}")
    for row in _rows(connection):
        if row.entry is None or row.leaf is None:
            continue  # `ledger verify` names it; no leaf could be computed here.
        stream = row.entry.stream
        of_plan = stream in streams or stream.startswith(f"action/{plan}/")
        if stream == CHECKPOINTS or (of_plan and row.number <= known_to):
            yield as_line(row, without)


def _rows(connection: Connection) -> Iterator[StoredRow]:
    """Yield all rows; a block at a time: a server sends all it is asked for."""
    for block in blocks(connection):
        yield from stored_rows(connection, block.first, block.last)


def as_line(row: StoredRow, without: Withholding | None = None) -> bytes:
    """Return one whole entry as a line of JSON, without what is left out.

    Raises:
        ValueError: the row lacks its event or its leaf.
    """
    entry, leaf = row.entry, row.leaf
    if entry is None or leaf is None:
        raise ValueError(f"Entry #{row.number} is not whole.")
    state = json.loads(entry.state)
    hidden = without is not None and _hides(without, row, entry.wire, state)
    line = {
        "number": entry.number,
        "recorded_at": entry.recorded_at,
        "stream": entry.stream,
        "version": entry.version,
        "type": entry.wire,
        "nonce": entry.nonce.hex(),
        "leaf": leaf.hex(),
        "state": state,
        "texts": {} if hidden else _openings(row.texts),
    }
    plain = json.dumps(line, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return plain.encode() + b"\n"


def _hides(without: Withholding, row: StoredRow, wire: str, state: Any) -> bool:
    said = [
        opening.value
        for path, opening in row.texts.items()
        if path in ("text", "replacement.text")
    ]
    return without.hides(row.number, _wire(wire, state), "\n".join(said))


def _wire(wire: str, state: Any) -> str:
    """Return the wire name of the fact that a state is about."""
    match state:
        case {"replacement": {"type": str() as inner}}:
            return inner
        case _:
            return wire


def _openings(texts: dict[str, Opening]) -> dict[str, dict[str, str]]:
    return {
        path: {"salt": opening.salt.hex(), "value": opening.value}
        for path, opening in texts.items()
    }
