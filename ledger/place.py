"""Where a ledger lies: in a file, or in a schema of a PostgreSQL server."""

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from domain.errors import LedgerError

SCHEMES = ("postgresql", "postgres")
SCHEMA = "ledger"
"""The schema in which a ledger lies if the URL names none."""

_NAME = "[a-z_][a-z0-9_]{0,39}"


class PlaceError(LedgerError):
    """A place for the ledger that this program cannot open."""


class ServerPlace(NamedTuple):
    """A ledger in a schema of a database.

    Attributes:
        url: The database, as PostgreSQL's own programs take it.
        schema: The schema: a small letter, then small letters, digits and `_`.
    """

    url: str
    schema: str = SCHEMA

    def __str__(self) -> str:
        """Return the URL for a person to read: without a password."""
        database, _, query = self.url.partition("?")
        scheme, mark, rest = database.partition("://")
        login, slash, path = rest.partition("/")
        user, at, host = login.rpartition("@")
        shown = f"{scheme}{mark}{user.partition(':')[0]}{at}{host}{slash}{path}"
        kept = _without(query, "password", "sslpassword")
        return f"{shown}?{kept}{'&' if kept else ''}schema={self.schema}"


Place = Path | ServerPlace


def place_of(words: str, folder: Path) -> Place:
    """Return the place that a person or LEDGER_URL names.

    Args:
        words: A path, `sqlite:///path`, or `postgresql://…`; with `schema=` among the
            options of the latter for another schema than `ledger`.
        folder: From where a path counts.

    Raises:
        PlaceError: it is a URL of another kind, or the schema has an odd name.
    """
    scheme, is_url, _ = words.partition("://")
    if not is_url or scheme == "sqlite":
        return folder / words.removeprefix("sqlite:///")
    if scheme not in SCHEMES:
        raise PlaceError(
            f"A ledger lies in a file or on a PostgreSQL server, and {scheme}:// is"
            " neither; give a path, or a URL such as postgresql://host/database."
        )
    database, _, query = words.partition("?")
    schema = dict(parse_qsl(query, keep_blank_values=True)).get("schema", SCHEMA)
    if not re.fullmatch(_NAME, schema) or schema.startswith("pg_"):
        raise PlaceError(
            "The schema of a ledger has a name of small letters, digits and _, at most"
            " 40 of them and no digit first; change `schema=` in the URL."
        )
    kept = _without(query, "schema")
    return ServerPlace(f"{database}?{kept}" if kept else database, schema)


def _without(query: str, *names: str) -> str:
    """Return the options of a URL but for some, the others as they were written."""
    options = query.split("&")
    return "&".join(o for o in options if unquote(o.partition("=")[0]) not in names)
