"""Keys and checkpoints of a ledger: who may follow whom, and that nothing is undone."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from domain.checkpoint_events import CheckpointSigned, KeyAdopted
from domain.checkpoints import (
    Checkpoints,
    KeyAdoptedError,
    NoKeyAdoptedError,
    SignedForGoodError,
)
from domain.names import CHECKPOINTS
from domain.partial_date import PartialDate
from tests.domain.given import BECAUSE, by, day, is_one_sentence, numbers
from tests.examples import examples
from tests.signed_examples import handover, written

EXAMPLES = examples()
NOTE, SSH = (
    EXAMPLES["checkpoint.signed"].model_dump()[name] for name in ("note", "ssh")
)
ROOT = "34" * 32


def adopted(count: int = 1) -> Checkpoints:
    """Return the checkpoints of a ledger that had so many keys."""
    found = Checkpoints.none()
    for number in range(1, count + 1):
        word = handover() if number > 1 else None
        found = found.apply([found.adopt(written(number), word, by())])
    return found


def test_a_ledger_has_no_key_at_first() -> None:
    found = Checkpoints.none()

    assert (found.keys, found.signed) == ([], [])
    with pytest.raises(NoKeyAdoptedError, match="make one with `ledger key create`"):
        _ = found.key
    with pytest.raises(NoKeyAdoptedError):
        found.sign(56, ROOT, NOTE, SSH, by())


def test_the_first_key_is_adopted_without_anybodys_word() -> None:
    event = Checkpoints.none().adopt(written(1), None, by())

    assert (event.number, event.key, event.handover) == (1, written(1), None)
    assert (event.originator_id, event.originator_version) == (CHECKPOINTS, 1)


def test_a_second_key_needs_the_word_of_the_first() -> None:
    found = adopted()

    with pytest.raises(KeyAdoptedError) as refused:
        found.adopt(written(2), None, by())
    assert is_one_sentence(refused.value)
    assert found.adopt(written(2), handover(), by()).number == 2


def test_nobody_hands_over_to_a_first_key() -> None:
    with pytest.raises(NoKeyAdoptedError):
        Checkpoints.none().adopt(written(1), handover(), by())


def test_the_last_key_is_the_one_in_force_and_signs() -> None:
    found = adopted(2)

    signed = found.sign(56, ROOT, NOTE, SSH, by())

    assert found.key.number == 2
    assert (signed.key, signed.size, signed.root) == (2, 56, ROOT)
    assert found.apply([signed]).signed == [signed]
    assert found.signed == []


def test_what_was_signed_is_of_the_day_on_which_it_was_recorded() -> None:
    earlier = by(day(3))

    event = adopted().sign(56, ROOT, NOTE, SSH, earlier)

    assert event.effective == PartialDate.day(earlier.today)


@pytest.mark.parametrize("version", [1, 2])
def test_what_was_signed_can_be_neither_corrected_nor_retracted(version: int) -> None:
    found = adopted(2)

    with pytest.raises(SignedForGoodError, match=f"Entry #{100 + version} is about"):
        found.retract(version, BECAUSE, by(), numbers)
    with pytest.raises(SignedForGoodError) as refused:
        found.correct(found.keys[version - 1], BECAUSE, by(), numbers)
    assert is_one_sentence(refused.value)
    assert refused.value.number == 100 + version


@pytest.mark.parametrize(
    ("wire", "field", "value"),
    [
        ("checkpoint.key_adopted", "key", "no key"),
        ("checkpoint.key_adopted", "number", 0),
        ("checkpoint.key_adopted", "handover", "a note without an end"),
        ("checkpoint.signed", "root", "34" * 31),
        ("checkpoint.signed", "size", 0),
        ("checkpoint.signed", "key", True),
        ("checkpoint.signed", "note", ""),
        ("checkpoint.signed", "ssh", "-----BEGIN SSH SIGNATURE-----"),
    ],
)
def test_what_cannot_be_a_key_or_a_checkpoint_is_refused(
    wire: str, field: str, value: object
) -> None:
    kinds: dict[str, type[KeyAdopted | CheckpointSigned]] = {
        "checkpoint.key_adopted": KeyAdopted,
        "checkpoint.signed": CheckpointSigned,
    }
    fields = EXAMPLES[wire].model_dump()

    with pytest.raises(ValidationError):
        kinds[wire].model_validate({**fields, field: value})
    assert kinds[wire].model_validate(fields) == EXAMPLES[wire]
