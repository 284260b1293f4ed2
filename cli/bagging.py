"""A pack as one archive with a name, and as a folder on the disk."""

import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from cli.packing import Drawing
from cli.snapshots import OutputExistsError, OutputFailedError
from cli.words import printable

if TYPE_CHECKING:
    from ledger.files import KeptFile
    from projections.pack.bag import Bag


def bag_of(drawing: Drawing, name: str) -> "Bag":
    """Return the pack as a bag in an archive, whose folder is called `name`."""
    from projections.documents.content import shown
    from projections.pack.bag import bagged

    files = drawing.files()
    report = drawing.report or {}
    about = {
        "Bagging-Date": drawing.workspace.today.isoformat(),
        "External-Identifier": f"{drawing.plan}, report {report.get('number', 'none')}",
        "External-Description": (
            f"As at {drawing.seen.as_at.isoformat()}, known to entry"
            f" #{drawing.seen.known_to}; ledger head {drawing.view.head.size},"
            f" root {drawing.view.head.root.hex()}"
        ),
    }
    if report.get("title"):
        about["Internal-Sender-Description"] = " ".join(shown(report["title"]).split())
    return bagged(name, files, about)


def kept(name: str, content: bytes) -> "KeptFile":
    """Return an archive as a file that the ledger can keep."""
    from ledger.files import KeptFile, media_type_of

    named = f"{name}.zip"
    hashed = sha256(content).hexdigest()
    return KeptFile(named, content, hashed, media_type_of(named))


def name_of(number: int, audience: str, as_at: date) -> str:
    """Return what the folder of a report is called: "report-2-ofsted-2020-07-30"."""
    ascii_ = audience.casefold().encode("ascii", "ignore").decode()
    plain = re.sub("[^a-z0-9]+", "-", ascii_)[:40].strip("-")
    parts = (f"report-{number}", plain, as_at.isoformat())
    return "-".join(part for part in parts if part)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder that is not there yet.

    Raises:
        OutputExistsError: it is there.
        OutputFailedError: the disk refuses.
    """
    try:
        folder.mkdir(parents=True)
        for path, content in files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
    except FileExistsError as error:
        raise OutputExistsError(printable(str(folder))) from error
    except OSError as error:
        raise OutputFailedError(printable(str(folder)), str(error)) from error
