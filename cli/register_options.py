"""The options of `ledger import` that `ledger report register --import` has too."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypedDict

import click

from cli.import_options import Way, import_options


class OfRows(TypedDict):
    """What those options say, in the person's words."""

    new: bool
    columns: tuple[str, ...]
    mapping: Path | None
    sheets: tuple[str, ...]
    tracked: Way | None
    number: bool
    decisions: Path | None
    because: str | None
    approved_by: str | None
    renumbered: tuple[str, ...]
    gone: tuple[str, ...]


def options_of_rows() -> list[click.Option]:
    """Return the options, with the help that they have at `ledger import`."""

    @click.command()
    @import_options
    def borrowed() -> None: ...

    return [
        option
        for option in borrowed.params
        if isinstance(option, click.Option) and option.name in OfRows.__annotations__
    ]


def check_importing(importing: bool, asked: Mapping[str, Any]) -> None:
    """Refuse options about rows where no rows are to be recorded.

    Raises:
        click.UsageError: one was given without --import.
    """
    for option in options_of_rows():
        if not importing and asked[option.name or ""]:
            said = "says how rows are read or recorded; add --import, or leave it out"
            raise click.UsageError(f"{option.opts[0]} {said}.")
