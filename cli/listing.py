"""Rows of the log as a listing."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cli.headings import minute
from cli.table import echo_rows
from cli.words import lateness, printable
from projections.says import says, who

VERBS = {
    "entry.corrected": "in place of",
    "entry.retracted": "takes back",
    "text.redacted": "removed words of",
}
"""What an entry does to the one that it names."""

HEADS = ("Entry", "Recorded", "By", "Effective", "Action", "What", "Says")


COLUMNS = {
    "Number": "number",
    "Recorded at": "recorded_at",
    "By": "recorded_by",
    "On behalf of": "on_behalf_of",
    "Effective": "effective",
    "Days late": "days_late",
    "Type": "type",
    "Action": "action",
    "Text": "text",
    "Reason": "reason",
    "Names": "names",
    "Corrected by": "corrected_by",
    "Retracted by": "retracted_by",
    "Source": "source",
    "Target": "target",
    "Before": "before",
    "Approved by": "approved_by",
}
"""The columns of CSV and Markdown, one fact in each, and their keys in JSON."""


def echo_log(format_: str, rows: list[dict[str, Any]]) -> None:
    """Print rows of the log in the format that was asked for."""
    echo_facts(format_, rows, COLUMNS, HEADS, cells)


def echo_facts(
    format_: str,
    rows: list[dict[str, Any]],
    columns: Mapping[str, str],
    heads: Sequence[str],
    for_person: Callable[[dict[str, Any]], tuple[str, ...]],
) -> None:
    """Print rows in the format that was asked for.

    Args:
        format_: One of table, json, csv, md.
        rows: What JSON prints.
        columns: The columns of CSV and Markdown, and their keys in a row.
        heads: The columns of a table.
        for_person: Returns the cells of a row below them.
    """
    if format_ == "table":
        echo_rows(format_, heads, [for_person(row) for row in rows], rows)
        return
    # A report that was frozen before some of these were printed does not have them.
    echo_rows(format_, tuple(columns), data_cells(rows, columns), rows)


def data_cells(
    rows: Sequence[dict[str, Any]], columns: Mapping[str, str]
) -> list[tuple[str, ...]]:
    """Return the cells of CSV and Markdown, where a key that is missing is empty."""
    return [tuple(plain(row.get(key)) for key in columns.values()) for row in rows]


def plain(value: object) -> str:
    """Return a value as a cell of data; "" for none."""
    return "" if value is None else str(value)


def cells(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of one log row for a person."""
    late = lateness(row["days_late"], row["type"])
    dated = row["effective_printed"] + (f"\n{late}" if late else "")
    return (
        f"#{row['number']}",
        minute(row["recorded_at"]),
        who(row),
        dated,
        row["action"] or "",
        row["type"].partition(".")[2].replace("_", " "),
        "\n".join(_says(row)),
    )


def in_one_line(row: dict[str, Any]) -> str:
    """Return the cells of one log row as one line, whatever was typed into them."""
    whole = (printable(cell).split("\n") for cell in cells(row))
    return "  ".join(filter(None, ("; ".join(filter(None, cell)) for cell in whole)))


def _says(row: dict[str, Any]) -> list[str]:
    """Return the lines that tell what an entry says and what became of it."""
    lines = []
    if row["names"]:
        lines.append(f"{VERBS[row['type']]} #{row['names']}")
    if text := says(row):
        lines.append(text)
    if row["reason"]:
        lines.append(f"because: {row['reason']}")
    if row["corrected_by"]:
        lines.append(f"[corrected by #{row['corrected_by']}]")
    if row["retracted_by"]:
        lines.append(f"[retracted by #{row['retracted_by']}]")
    if row["redacted"]:
        lines.append("[holds redacted text]")
    return lines
