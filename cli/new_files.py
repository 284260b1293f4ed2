"""Files that a person asked for beside the ledger: new ones, never written over."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

from cli.snapshots import OutputExistsError, OutputFailedError
from cli.wiring import Workspace
from cli.words import printable


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
        OutputExistsError: there is one of that name.
    """
    if wanted is None:
        return None
    place = workspace.machine.folder() / wanted
    if place.exists() or place.is_symlink():
        raise OutputExistsError(printable(str(place)))
    return place


def make_new(place: Path, pieces: Iterable[bytes]) -> None:
    """Write bytes to a file that is made for them, or leave none behind.

    Raises:
        OutputExistsError: there is a file of that name.
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
        raise OutputExistsError(printable(str(place))) from error
    except OSError as error:
        raise OutputFailedError(printable(str(place)), str(error)) from error
