"""Base64 as proofs have it: a value has one spelling."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ledger.proof.base64 import decoded, encoded


@given(st.binary(max_size=40))
def test_a_value_has_one_spelling_in_base64(value: bytes) -> None:
    text = encoded(value)

    assert decoded(text) == value
    for other in (f"{text} ", f"{text}\n", f"{text}=", text.rstrip("=") + "é"):
        assert decoded(other) is None
