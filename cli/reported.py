"""A report in words, and its file written out again."""

from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from cli.headings import minute
from cli.snapshots import OutputExistsError, OutputFailedError
from cli.wiring import Workspace
from cli.words import counted, printable

HEADS = ("Report", "To", "Sent", "In the ledger", "File", "SHA-256")
SHORT = 12
"""How many digits of a hash a listing shows."""


def registered(row: dict[str, Any]) -> str:
    """Return how much later than it was sent a report was registered."""
    if not row["days_late"]:
        return "registered on the day it was sent"
    return f"registered {counted(row['days_late'], 'day')} later"


def as_row(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one report for a person."""
    file = f"{row['title']}\n{row['name']}" if row["title"] else row["name"]
    return (
        str(row["number"]),
        row["audience"],
        row["sent_printed"],
        f"#{row['entry']}, {registered(row)}",
        file,
        row["sha256"][:SHORT],
    )


def details(row: dict[str, Any]) -> list[tuple[str, str]]:
    """Return name and words of all that is recorded of a report."""
    corrected = row["entry"] != row["place"]
    rows = [
        ("to", row["audience"]),
        ("sent", row["sent_printed"]),
        ("in the ledger", f"{registered(row)}, as #{row['place']}"),
        ("registered", f"{minute(row['recorded_at'])} by {row['recorded_by']}"),
        ("corrected by", f"#{row['entry']}" if corrected else None),
        ("sent by", row["by"] or "not recorded"),
        ("title", row["title"] or "not recorded"),
        ("file", row["name"]),
        ("kind of file", row["media_type"]),
        ("size", counted(row["size"], "byte")),
        ("SHA-256", row["sha256"]),
    ]
    return [(name, str(words)) for name, words in rows if words]


def export_report(workspace: Workspace, row: dict[str, Any], folder: Path) -> Path:
    """Write the file of a report to a new file in `folder`, and return its place.

    Raises:
        BytesLostError: the ledger does not hold its bytes as they were.
        OutputExistsError: a file of its name is there already.
        OutputFailedError: the folder or disk refuses.
    """
    from ledger.connection import connect
    from ledger.files import pieces, safe_name

    place = folder / safe_name(row["name"], f"report-{row['number']}")
    with closing(connect(workspace.place())) as connection:
        # Nobody changes the bytes between looking at them and writing them.
        connection.execute("BEGIN")
        for _ in pieces(connection, row["sha256"]):
            pass  # Bytes that are not those that were kept are never written.
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as file:
                try:
                    for piece in pieces(connection, row["sha256"]):
                        file.write(piece)
                except BaseException:
                    file.close()
                    with suppress(OSError):
                        place.unlink()
                    raise
        except FileExistsError as error:
            raise OutputExistsError(printable(str(place))) from error
        except OSError as error:
            raise OutputFailedError(printable(str(place)), str(error)) from error
    return place
