"""Files that a person asked for beside the ledger: new ones, never written over."""

from pathlib import Path

from cli.wiring import Workspace
from domain.errors import LedgerError


class FileInTheWayError(LedgerError):
    """A file of the name that a new one is to have."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"{place} exists already, and nothing is written over it; choose another"
            " name."
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
