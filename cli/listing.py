"""Rows of the log as a listing."""

from typing import Any

from cli.words import lateness

HEADS = ("Entry", "Recorded", "By", "Effective", "Action", "What", "Says")


def cells(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one log row for a table, CSV or Markdown."""
    late = lateness(row["days_late"])
    dated = row["effective_printed"] + (f"\n{late}" if late else "")
    return (
        f"#{row['number']}",
        row["recorded_at"][:16].replace("T", " "),
        row["recorded_by"],
        dated,
        row["action"] or "",
        row["type"].partition(".")[2].replace("_", " "),
        "\n".join(_says(row)),
    )


def _says(row: dict[str, Any]) -> list[str]:
    """Return the lines that tell what an entry says and what became of it."""
    lines = []
    if row["names"]:
        verb = "in place of" if row["type"] == "entry.corrected" else "takes back"
        lines.append(f"{verb} #{row['names']}")
    if row["text"]:
        lines.append(row["text"])
    if row["reason"]:
        lines.append(f"because: {row['reason']}")
    if row["corrected_by"]:
        lines.append(f"[corrected by #{row['corrected_by']}]")
    if row["retracted_by"]:
        lines.append(f"[retracted by #{row['retracted_by']}]")
    if row["redacted"]:
        lines.append("[holds redacted text]")
    return lines
