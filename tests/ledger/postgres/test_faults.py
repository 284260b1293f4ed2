"""What a fault of the server is told as."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import errors

from ledger.errors import LedgerUnwritableError
from ledger.place import ServerPlace
from ledger.postgres.faults import refusal

STANDBY = (errors.FeatureNotSupported, errors.ReadOnlySqlTransaction)
"""What a standby answers to the beginning of a write, and to a write itself."""


@pytest.mark.parametrize("fault", STANDBY)
def test_a_standby_is_told_from_a_login_that_may_not(
    fault: type[psycopg.Error],
) -> None:
    place = ServerPlace("postgresql://officer@db2/plans")

    told = refusal(fault("cannot execute INSERT"), place, 5, recording=True)

    # Then a question draws its views beside the ledger.
    assert isinstance(told, LedgerUnwritableError)
    assert "only follows another one" in str(told)
