"""Where a ledger lies, as a person or LEDGER_URL says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.place import PlaceError, ServerPlace, place_of

HERE = Path("/plans")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("ledger.db", HERE / "ledger.db"),
        ("sqlite:///boards/ledger.db", HERE / "boards/ledger.db"),
        ("postgresql://db/plans", ServerPlace("postgresql://db/plans", "ledger")),
        ("postgres://db/plans", ServerPlace("postgres://db/plans", "ledger")),
        (
            "postgresql://anna@db:5433/plans?schema=riverton&sslmode=require",
            ServerPlace("postgresql://anna@db:5433/plans?sslmode=require", "riverton"),
        ),
        ("postgresql:///plans", ServerPlace("postgresql:///plans", "ledger")),
        (
            "postgresql:///plans?schema=riverton&passfile=/my%20own/pgpass",
            ServerPlace("postgresql:///plans?passfile=/my%20own/pgpass", "riverton"),
        ),
    ],
)
def test_a_place_is_a_file_or_a_schema_on_a_server(
    words: str, place: Path | ServerPlace
) -> None:
    assert place_of(words, HERE) == place


@pytest.mark.parametrize(
    "words",
    ["mysql://db/plans", "https://db/plans", "postgresql://db/plans?schema=pg_temp"]
    + [f"postgresql://db/plans?schema={name}" for name in ("", "A", "1a", "a b", "a;")],
)
def test_another_url_or_an_odd_schema_is_refused(words: str) -> None:
    with pytest.raises(PlaceError, match=r"give a path|change `schema=`"):
        place_of(words, HERE)


def test_a_place_prints_without_its_password() -> None:
    url = "postgresql://anna:secret@db/plans?password=too&a=b&sslpassword=three"

    assert str(place_of(url, HERE)) == "postgresql://anna@db/plans?a=b&schema=ledger"
