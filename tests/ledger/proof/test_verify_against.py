"""The offline verifier on two packs: the newer goes on where the older one ended."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ledger.proof.keys import SigningKey
from tests.ledger.proof.packs import VERIFY, Author, author, edit, findings

STREAM = "action/riverton-2019/1"


def differences(pack: Path, older: Path) -> list[str]:
    """Return what is found between two packs that hold by themselves."""
    read = [VERIFY.Pack(str(folder)) for folder in (pack, older)]
    assert [list(VERIFY.findings(one)) for one in read] == [[], []]
    return list(VERIFY.differences(*read))


def handed_out(made: Author, folder: Path) -> int:
    """Seal the first pack of a ledger; return how many entries there are."""
    made.pack(folder)
    return len(made.entries)


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return author().pack(tmp_path / "older")


def went_on(made: Author) -> Author:
    """Return the author after two more entries."""
    for _ in range(2):
        made.record(STREAM, "action.reopened", b"{}", {})
    return made


def test_an_honest_continuation_holds(tmp_path: Path, older: Path) -> None:
    made = author()
    size = handed_out(made, tmp_path / "first")

    newer = went_on(made).pack(tmp_path / "newer", size)

    assert differences(newer, older) == []
    assert differences(older, older) == []


def test_an_entry_that_was_altered_and_all_recomputed_is_named(
    tmp_path: Path, older: Path
) -> None:
    made = author()
    entry, _ = made.entries[2]
    made.entries[2] = (entry._replace(state=b"{}"), {})
    size = handed_out(made, tmp_path / "first")

    newer = went_on(made).pack(tmp_path / "newer", size)

    assert findings(newer) == []
    assert differences(newer, older) == [
        "Entry #3 is another one than in the older pack: history was rewritten between"
        " the two."
    ]


def test_a_backdated_entry_and_all_recomputed_is_named(
    tmp_path: Path, older: Path
) -> None:
    honest, made = author(), Author()
    for entry, texts in honest.entries[:4]:
        made.entries.append((entry, texts))
    made.record("plan/riverton-2019", "plan.closed", b"{}", {})
    for entry, texts in honest.entries[4:]:
        made.record(entry.stream, entry.wire, entry.state, texts)
    newer = made.pack(tmp_path / "newer")

    assert findings(newer) == []
    assert differences(newer, older) == [
        "Entry #5 is another one than in the older pack: history was rewritten between"
        " the two."
    ]


def test_a_backup_that_was_restored_is_named(tmp_path: Path, older: Path) -> None:
    restored = author()
    del restored.entries[4:]
    newer = restored.pack(tmp_path / "newer")

    assert differences(newer, older) == [
        "The older one has 7 entries and this one 5: the end was cut off, or they were"
        " named in the wrong order.",
        "Entry #5 is another one than in the older pack: history was rewritten between"
        " the two.",
    ]


def test_a_backup_that_was_worked_on_is_named(tmp_path: Path, older: Path) -> None:
    restored = author()
    del restored.entries[4:]
    newer = went_on(went_on(restored)).pack(tmp_path / "newer")

    assert differences(newer, older) == [
        "Entry #5 is another one than in the older pack: history was rewritten between"
        " the two."
    ]


def test_packs_in_the_wrong_order_are_noticed(tmp_path: Path, older: Path) -> None:
    made = author()
    size = handed_out(made, tmp_path / "first")
    newer = went_on(made).pack(tmp_path / "newer", size)

    assert differences(older, newer) == [
        "The older one has 10 entries and this one 7: the end was cut off, or they were"
        " named in the wrong order."
    ]


def test_another_ledger_is_no_continuation(tmp_path: Path, older: Path) -> None:
    made = Author(author().entries, origin="northmere.example/ledger")
    newer = made.pack(tmp_path / "newer")

    first, second = differences(newer, older)

    assert first == (
        "They are of two ledgers: northmere.example/ledger, and before"
        " riverton.example/ledger."
    )
    assert second.startswith("Entry #1 is another one")


def test_another_key_is_named_with_both_fingerprints(
    tmp_path: Path, older: Path
) -> None:
    private = Ed25519PrivateKey.generate()
    key = SigningKey(private, private.public_key().public_bytes_raw())
    made = Author(author().entries, key=private)
    newer = made.pack(tmp_path / "newer")

    (said,) = differences(newer, older)

    assert said == (
        f"They are signed with two keys: {key.fingerprint}, and before"
        " SHA256:lbmsoA0yIEcEiVDRnMWuzm+nV+3ZEEpVIURqFoeSspg."
    )


def test_an_older_pack_that_does_not_hold_counts_for_nothing(
    tmp_path: Path, older: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer = author().pack(tmp_path / "newer")
    edit(older, "proof/leaves.txt", lambda all_: all_[:-65])

    assert VERIFY.main([str(newer), "--against", str(older)]) == 4

    assert capsys.readouterr().out.splitlines() == [
        "The older pack: proof/leaves.txt was changed: its bytes are not those that"
        " tagmanifest-sha256.txt lists.",
        "The older pack: proof/leaves.txt has 6 entries and the checkpoint speaks of"
        " 7.",
        "NOT VERIFIED. Do not rely on it; ask whoever handed it out for another.",
    ]
