"""Python looks for no cycles meanwhile, and does again afterwards."""

from __future__ import annotations

import gc

import pytest

from domain.errors import LedgerError
from domain.unswept import unswept


def test_nothing_is_looked_for_meanwhile_and_all_is_afterwards() -> None:
    assert gc.isenabled()

    with unswept():
        during = gc.isenabled()

    assert not during
    assert gc.isenabled()


def test_it_is_looked_for_again_after_a_refusal_too() -> None:
    with pytest.raises(LedgerError), unswept():
        raise LedgerError

    assert gc.isenabled()


def test_who_looks_for_nothing_at_all_goes_on_so() -> None:
    gc.disable()
    try:
        with unswept():
            pass

        assert not gc.isenabled()
    finally:
        gc.enable()
