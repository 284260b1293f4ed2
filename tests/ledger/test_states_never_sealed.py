"""JSON that the ledger never writes is no state of an entry."""

from __future__ import annotations

import pytest

from ledger.codec import unseal
from ledger.errors import DamagedEntryError


@pytest.mark.parametrize(
    "value",
    [r'"\ud800"', "[" * 1000 + "]" * 1000, "NaN", "1e999", '{"commit": 1}'],
    ids=["lone surrogate", "deep lists", "not a number", "too great", "no commitment"],
)
def test_json_that_is_never_sealed_is_refused_as_damage(value: str) -> None:
    state = f'{{"rating": {value}}}'.encode()

    with pytest.raises(DamagedEntryError):
        unseal("action/riverton-2019/1", 1, "action.rated", state, {})
