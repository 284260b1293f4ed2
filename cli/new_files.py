"""Files that a person asked for beside the ledger: new ones, never written over."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

from cli.snapshots import OutputFailedError
from cli.wiring import Workspace
from cli.words import printable
from domain.errors import LedgerError


class FileInTheWayError(LedgerError):
    """A file of the name that a new one is to have."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"{place} exists already, and nothing is written over it; choose another"
            " name."
        )


def format_of(output: Path | None, formats: Iterable[str]) -> str:
    """Return the format that the name of a file asks for; table if it says none.

    Raises:
        click.UsageError: the name ends as that of another kind of file.
    """
    ending = "" if output is None else output.suffix.lower().removeprefix(".")
    known = tuple(dict.fromkeys(formats))
    if ending in known:
        return ending
    if ending in ("", "txt"):
        return "table"
    named = " or ".join(f".{one}" for one in known if one != "table")
    raise click.UsageError(
        f"{printable(str(output))} ends as no kind of file that is written here; let it"
        f" end in {named}, or say --format."
    )


def check_free(workspace: Workspace, wanted: Path | None) -> Path | None:
    """Return where a file is to be written; None if none is.

    Raises:
        FileInTheWayError: there is one of that name.
    """
    if wanted is None:
        return None
    place = workspace.machine.folder() / wanted
    if place.exists() or place.is_symlink():
        raise FileInTheWayError(place)
    return place


def make_new(place: Path, pieces: Iterable[bytes]) -> None:
    """Write bytes to a file that is made for them, or leave none behind.

    Raises:
        FileInTheWayError: there is a file of that name.
        OutputFailedError: the folder or disk refuses.
    """
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            try:
                file.writelines(pieces)
            except BaseException:
                file.close()
                with suppress(OSError):
                    place.unlink()
                raise
    except FileExistsError as error:
        raise FileInTheWayError(place) from error
    except OSError as error:
        raise OutputFailedError(printable(str(place)), str(error)) from error


def write_new(place: Path, text: str) -> None:
    """Write `text` to a file that is made for it.

    Raises:
        FileInTheWayError: somebody made one of that name meanwhile.
    """
    try:
        with place.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise FileInTheWayError(place) from error
