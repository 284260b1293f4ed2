"""The evidence of a plan: which files and links show what, by the day it was so."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from domain.printing import FILE
from projections.axes import codes
from projections.facts import Row, history_rows
from projections.line_row import LineRow
from projections.lines_of import lines_of
from projections.says import redacted_fields
from projections.tables import Connection


@dataclass(frozen=True)
class Evidence:
    """One file or link, as it stands.

    Attributes:
        entry: The entry that says so.
        place: The entry that attached it; another one if it was corrected.
        action: Code that its action wears, or wore last.
        subject: Permanent id of the action.
        description: What it shows.
        name: The file's name; None for a link.
        link: The address; None for a file.
        media_type: What kind of file its bytes are; None for a link.
        size: How many bytes it has; None for a link.
        sha256: Hash of the bytes; None for a link.
        redacted_by: The entry that says that the bytes are gone for good; None while
            they are kept, and for a link.
        supports: The entry that it supports; None for the whole action.
        effective: ISO day on which it was so at the latest; None when unknown.
        effective_printed: The same as people gave it.
        days_late: Days from then to its recording; None when unknown.
        recorded_by: Who attached it.
        on_behalf_of: For whom, if for somebody else.
        recorded_at: When, as stored.
    """

    entry: int
    place: int
    action: str
    subject: str
    description: str
    name: str | None
    link: str | None
    media_type: str | None
    size: int | None
    sha256: str | None
    redacted_by: int | None
    supports: int | None
    effective: str | None
    effective_printed: str
    days_late: int | None
    recorded_by: str
    on_behalf_of: str | None
    recorded_at: str

    def as_json(self) -> dict[str, Any]:
        """Return it under the keys of `evidence list --format json`."""
        return asdict(self)


def evidence(
    connection: Connection,
    plan: str,
    as_at: date,
    known_to: int,
    subject: str | None = None,
) -> list[Evidence]:
    """Return what was attached by the day `as_at`, as known up to `known_to`.

    It comes in the order of attaching. What was retracted is not in it.

    Args:
        connection: A connection to the views.
        plan: The plan's slug.
        as_at: V, the day on which it was so.
        known_to: K, the last entry that is taken into account.
        subject: The action that it is of, by its id; None for all of the plan.
    """
    worn = codes(connection, plan, known_to)
    gone = _files_gone(connection, plan)
    rows = [
        row
        for row in history_rows(connection, plan, "evidence/%", as_at, known_to)
        if subject in (None, row.subject)
    ]
    lines = lines_of(connection, (row.entry for row in rows))
    return [
        _evidence(row, lines[row.entry], worn[row.subject], gone.get(row.entry))
        for row in sorted(rows, key=lambda row: row.place)
    ]


def _files_gone(connection: Connection, plan: str) -> dict[int, int]:
    """Return entry -> the entry that says that its file is gone, whoever asks when.

    What is gone does not depend on a point of view.
    """
    rows = connection.execute(
        "SELECT names, number, text FROM line WHERE type = 'text.redacted'"
        " AND plan = ?",
        (plan,),
    )
    return {
        entry: number for entry, number, text in rows if FILE in redacted_fields(text)
    }


def _evidence(row: Row, line: LineRow, action: str, gone: int | None) -> Evidence:
    parts = json.loads(row.value)
    supports = parts.pop("entry")
    return Evidence(
        **parts,
        supports=supports,
        entry=row.entry,
        place=row.place,
        action=action,
        redacted_by=gone,
        subject=row.subject,
        effective=line.known_day,
        effective_printed=line.effective,
        days_late=line.days_late,
        recorded_by=line.recorded_by,
        on_behalf_of=line.on_behalf_of,
        recorded_at=line.recorded_at,
    )
