"""The offline verifier on the entries of a pack: none altered, moved or misquoted."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from ledger.codec import Opening, commitment
from tests.ledger.proof.packs import Author, author, edit, findings, rebag
from tests.ledger.proof.test_verify_bag import NOT_SEALED

ENTRIES = "data/entries.jsonl"
OF_ANOTHER = "is not the one that the checkpoint covers."

Entry = dict[str, Any]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return author().pack(tmp_path / "pack")


def lines(pack: Path) -> list[bytes]:
    return (pack / ENTRIES).read_bytes().splitlines(keepends=True)


def after_edit(pack: Path, change: Callable[[Entry], object], number: int = 1) -> str:
    """Return what is found after an edit of one entry and of both manifests."""
    all_lines = lines(pack)
    entry = json.loads(all_lines[number - 1])
    change(entry)
    all_lines[number - 1] = rfc8785.dumps(entry) + b"\n"
    return after(pack, b"".join(all_lines))


def after(pack: Path, content: bytes) -> str:
    """Return what is found when the entries are other bytes, listed as such."""
    edit(pack, ENTRIES, lambda _: content)
    rebag(pack)
    found, last = findings(pack)
    assert last == NOT_SEALED
    return found


def without_proof(made: Author, folder: Path) -> list[str]:
    """Return what is found in a pack whose every hash and signature was made anew."""
    return findings(made.pack(folder))


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry["state"].update(recorded_by="somebody.else"),
        lambda entry: entry["state"].update(more=1),
        lambda entry: entry.update(recorded_at="2020-01-06T09:31:00.000001Z"),
        lambda entry: entry.update(stream="plan/riverton-2020"),
        lambda entry: entry.update(type="plan.closed"),
        lambda entry: entry.update(nonce="0" * 32),
        lambda entry: entry.update(leaf="0" * 64),
        lambda entry: entry.update(version=2),
    ],
)
def test_an_altered_entry_is_named(
    pack: Path, change: Callable[[Entry], object]
) -> None:
    assert after_edit(pack, change) == "Entry #1 was altered: its hash differs."


def test_an_entry_altered_with_its_hash_is_not_covered(
    pack: Path, tmp_path: Path
) -> None:
    other = author()
    entry, texts = other.entries[1]
    other.entries[1] = (entry._replace(nonce=bytes(16)), texts)
    forged = lines(other.pack(tmp_path / "other"))[1]
    one, _, *rest = lines(pack)

    assert after(pack, b"".join((one, forged, *rest))) == f"Entry #2 {OF_ANOTHER}"


def test_an_entry_of_another_ledger_is_not_covered(pack: Path, tmp_path: Path) -> None:
    other = Author(author().entries, origin="northmere.example/ledger")
    forged = (other.pack(tmp_path / "other") / ENTRIES).read_bytes()

    assert after(pack, forged) == "Entry #1 was altered: its hash differs."


def test_an_edited_text_is_named(pack: Path) -> None:
    def change(entry: Entry) -> None:
        entry["texts"]["title"]["value"] += "!"

    assert after_edit(pack, change) == "The text of entry #1 (title) was altered."


@pytest.mark.parametrize(
    "opening",
    [
        None,
        [],
        "words",
        {},
        {"salt": "0" * 64},
        {"salt": "0" * 63, "value": "words"},
        {"salt": "0" * 64, "value": 1},
        {"salt": 0, "value": "words"},
        {"salt": "0" * 64, "value": "words", "more": ""},
    ],
)
def test_what_opens_no_text_is_not_taken_for_one(pack: Path, opening: object) -> None:
    said = after_edit(pack, lambda entry: entry["texts"].update(title=opening))

    assert said == "The text of entry #1 (title) was altered."


def test_a_renamed_opening_is_a_text_that_the_entry_never_had(pack: Path) -> None:
    def rename(entry: Entry) -> None:
        entry["texts"]["words"] = entry["texts"].pop("title")

    never = "Entry #1 shows a text (words) that it never had."
    assert after_edit(pack, rename) == never


def test_two_openings_that_changed_places_are_noticed(pack: Path) -> None:
    def swap(entry: Entry) -> None:
        texts = entry["texts"]
        texts["title"], texts["authority"] = texts["authority"], texts["title"]

    said = "The text of entry #1 (authority) was altered."
    assert after_edit(pack, swap) == said


def test_the_path_of_a_text_moves_no_terminal(pack: Path) -> None:
    path = "\x1b[2J\u202e"
    opening = {"salt": "0" * 64, "value": ""}
    said = after_edit(pack, lambda entry: entry["texts"].update({path: opening}))

    assert said == r"Entry #1 shows a text (\x1b[2J\u202e) that it never had."


def test_texts_may_be_withheld_and_are_counted(tmp_path: Path) -> None:
    withheld = [(1, "title"), (1, "authority"), (3, "title")]
    pack = author().pack(tmp_path / "pack", left_out={2, 6}, withheld=withheld)

    assert findings(pack) == []


def test_entries_may_be_left_out_but_not_without_the_seal(pack: Path) -> None:
    one, _, *rest = lines(pack)
    edit(pack, ENTRIES, lambda _: b"".join((one, *rest)))
    rebag(pack)

    assert findings(pack) == [NOT_SEALED]


def test_reordered_entries_are_noticed(pack: Path) -> None:
    one, two, three, *rest = lines(pack)

    assert after(pack, b"".join((one, three, two, *rest))) == (
        "Entry #2 stands after #3: they are out of order."
    )


def test_an_entry_that_is_there_twice_is_noticed(pack: Path) -> None:
    one, *rest = lines(pack)

    assert after(pack, b"".join((one, one, *rest))) == (
        "Entry #1 stands after #1: they are out of order."
    )


def test_a_version_that_is_missing_is_noticed(tmp_path: Path) -> None:
    made = author()
    entry, texts = made.entries[5]
    made.entries[5] = (entry._replace(version=7), texts)

    assert without_proof(made, tmp_path / "pack") == [
        "Entry #6 is version 7 of plan/riverton-2019 after 5."
    ]


def test_a_version_may_be_left_out_with_its_entry_but_not_come_twice(
    tmp_path: Path,
) -> None:
    made = author()
    entry, texts = made.entries[5]
    made.entries[5] = (entry._replace(version=5), texts)

    assert findings(made.pack(tmp_path / "pack", left_out={2})) == [
        "Entry #6 is version 5 of plan/riverton-2019 after 5."
    ]


def test_an_instant_that_goes_back_is_noticed(tmp_path: Path) -> None:
    made = author()
    (before, _), (entry, texts) = made.entries[1:3]
    made.entries[2] = (entry._replace(recorded_at=before.recorded_at), texts)

    assert without_proof(made, tmp_path / "pack") == [
        "Entry #3 claims an instant before its forerunner."
    ]


def test_an_entry_that_was_recorded_after_the_pack_is_noticed(tmp_path: Path) -> None:
    made = author()
    pack = made.pack(tmp_path / "pack")
    made.record("plan/riverton-2019", "plan.closed", b"{}", {})
    made.prove(pack)
    edit(pack, ENTRIES, lambda all_: all_ + made.line(made.entries[-1]))
    rebag(pack)

    assert findings(pack)[0] == "Entry #8 is in the pack, and was recorded after it."


def test_a_text_of_any_words_is_shown_and_proved(tmp_path: Path) -> None:
    made = author()
    words = '\u00dcberpr\u00fcft: "ja"\n\t\x7f\u2028\U0001f600 </script>'
    entry, texts = made.entries[0]
    other = {path: Opening(one.salt, words) for path, one in texts.items()}
    state = json.loads(entry.state)
    for path, one in other.items():
        state[path] = {"commit": commitment(one)}
    made.entries[0] = (entry._replace(state=rfc8785.dumps(state)), other)

    assert findings(made.pack(tmp_path / "pack")) == []
