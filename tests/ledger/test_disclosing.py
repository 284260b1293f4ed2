"""Entries as a pack carries them: leaves can be computed, words may be missing."""

from __future__ import annotations

import json
from base64 import b64encode
from contextlib import closing
from hashlib import sha256
from typing import Any

from domain.correcting import Changes
from domain.text import Text
from domain.withholding import Withholding
from ledger.book import Ledger
from ledger.committed import committed
from ledger.connection import connect
from ledger.disclosing import disclosed
from ledger.leaf import SealedEntry, leaf_of
from tests.ledger.given import BEGUN, ORIGIN, SLUG, command, note, query


def lines(ledger: Ledger, *without: str, known_to: int = 99) -> list[dict[str, Any]]:
    """Return the lines that a pack would have of a ledger."""
    with closing(connect(ledger.log.place)) as connection:
        hidden = Withholding.read(without)
        found = list(disclosed(connection, SLUG, known_to, hidden))
    assert all(line.endswith(b"}\n") and line.count(b"\n") == 1 for line in found)
    return [json.loads(line) for line in found]


def leaf(line: dict[str, Any]) -> str:
    """Return the leaf of an entry, computed from its line alone."""
    state = json.dumps(
        line["state"], sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    entry = SealedEntry(
        *(line["number"], line["recorded_at"], line["stream"], line["version"]),
        *(line["type"], bytes.fromhex(line["nonce"]), state.encode()),
    )
    return leaf_of(ORIGIN, entry).hex()


def opened(line: dict[str, Any]) -> dict[str, str]:
    """Return path -> commitment of the texts that a line opens."""
    return {
        path: b64encode(
            sha256(
                b"commit/v1\n" + bytes.fromhex(text["salt"]) + text["value"].encode()
            ).digest()
        ).decode()
        for path, text in line["texts"].items()
    }


def test_every_leaf_can_be_computed_from_its_line(ledger: Ledger) -> None:
    note(ledger, "Für drei Familien – “quoted” \t and\nlines \x7f")

    found = lines(ledger)

    stored = query(
        ledger.log.place, "SELECT lower(hex(leaf)) FROM leaf ORDER BY number"
    )
    assert [(line["leaf"],) for line in found] == stored
    assert [leaf(line) for line in found] == [line["leaf"] for line in found]


def test_every_text_opens_the_commitment_that_its_entry_made(ledger: Ledger) -> None:
    note(ledger)

    for line in lines(ledger):
        assert opened(line) == committed(line["state"])


def test_what_is_left_out_leaves_its_commitment_behind(ledger: Ledger) -> None:
    owner = Text("Head of Service")
    ledger.assign_owner(command(), SLUG, "1.1", owner, None)
    number = note(ledger, "A secret")

    *_, owned, noted = lines(ledger, "owners", f"texts:{number}")

    assert owned["texts"] == noted["texts"] == {}
    assert set(committed(noted["state"])) == {"text"}
    assert [leaf(line) for line in (owned, noted)] == [owned["leaf"], noted["leaf"]]


def test_a_correction_of_what_is_left_out_is_left_out_too(ledger: Ledger) -> None:
    owner = Text("Head of Service")
    first = ledger.assign_owner(command(), SLUG, "1.1", owner, None).numbers[0]
    changes = Changes(text=Text("Assistant Director"))
    ledger.correct(command(), first, changes, Text("It was the AD"))

    *_, corrected = lines(ledger, "owners")

    assert corrected["type"] == "entry.corrected"
    assert corrected["texts"] == {}


def test_entries_after_the_last_one_known_are_not_carried(ledger: Ledger) -> None:
    note(ledger)

    assert len(lines(ledger, known_to=BEGUN)) == BEGUN
    assert [line["number"] for line in lines(ledger, known_to=2)] == [1, 2]
