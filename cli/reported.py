"""A report in words: as a row of a list, and with all that is recorded of it."""

from typing import Any

from cli.headings import day, minute
from cli.words import counted
from domain.printing import NOT_RECORDED
from projections.says import who

HEADS = ("Report", "To", "As at", "Sent", "In the ledger", "File", "SHA-256")
SHORT = 12
"""How many digits of a hash a listing shows."""


def registered(row: dict[str, Any]) -> str:
    """Return how much later than it was sent a report was registered."""
    if not row["days_late"]:
        return "registered on the day it was sent"
    return f"registered {counted(row['days_late'], 'day')} later"


def made(row: dict[str, Any]) -> str:
    """Return how and when a report came into the ledger."""
    if row["made"] == "registered":
        return registered(row)
    sealed = f"sealed on {day(row['recorded_on'])}"
    if row["replaces"]:
        sealed = f"redacted edition of report {row['replaces']}, {sealed}"
    if row["replaced_by"]:
        sealed += f", replaced by report {row['replaced_by']}"
    return sealed


def sent(row: dict[str, Any]) -> str:
    """Return when a report was sent, and how much later that was recorded."""
    if row["sent_on"] is None:
        return "not sent yet"
    late = row["days_late"] if row["made"] == "sealed" else 0
    recorded = f", recorded {counted(late, 'day')} later" if late else ""
    return f"{row['sent_printed']}{recorded}"


def as_row(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one report for a person."""
    file = f"{row['title']}\n{row['name']}" if row["title"] else row["name"]
    return (
        str(row["number"]),
        row["audience"],
        day(row["as_at"]),
        sent(row),
        f"#{row['place']}, {made(row)}",
        file,
        row["sha256"][:SHORT],
    )


def details(row: dict[str, Any]) -> list[tuple[str, str]]:
    """Return name and words of all that is recorded of a report."""
    corrected = row["entry"] != row["place"]
    rows = [
        ("to", row["audience"]),
        ("as at", day(row["as_at"])),
        ("known to", row["known_to"] and f"#{row['known_to']}"),
        ("sent", sent(row) + (f", as #{row['sent_entry']}" if row["sent_on"] else "")),
        ("sent by", row["by"] or (row["sent_on"] and NOT_RECORDED)),
        ("in the ledger", f"{made(row)}, as #{row['place']}"),
        (row["made"], f"{minute(row['recorded_at'])} by {who(row)}"),
        ("corrected by", f"#{row['entry']}" if corrected else None),
        ("title", row["title"] or NOT_RECORDED),
        ("because", row["because"]),
        ("withheld", ", ".join(row["withheld"])),
        ("file", row["name"]),
        ("kind of file", row["media_type"]),
        ("size", counted(row["size"], "byte")),
        ("SHA-256", row["sha256"]),
        ("manifest", row["manifest"]),
    ]
    return [(name, str(words)) for name, words in rows if words]
