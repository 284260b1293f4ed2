"""The option that names a ledger: a file, or a URL."""

from pathlib import Path
from typing import Any

import click

from ledger.place import place_of


class LedgerPlace(click.Path):
    """A path, or the URL of a ledger on a server."""

    name = "ledger"

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        """Return the place that was named.

        Raises:
            PlaceError: it is a URL of a kind that no ledger has.
        """
        if isinstance(value, str) and "://" in value:
            return place_of(value, Path())
        return super().convert(value, param, ctx)
